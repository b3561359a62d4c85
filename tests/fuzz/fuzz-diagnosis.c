/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <libxml/parser.h>
#include <string.h>
#include <tidemark/tide-fix-plan.h>
#include <tidemark/tide-report.h>

#include "base/tide-wire.h"
#include "diagnosis/tide-diagnosis-private.h"
#include "fuzz-facts.h"

/* A line "%%% NAME" begins a file; what stands before the first belongs to a setup log. */
#define MARK "%%% "

static const struct
{
  TideParser  parser;
  const char *type;
} parsers[] = {
  { tide_reg_parse, TIDE_WIRE_REGISTRY },
  { tide_script_parse, TIDE_WIRE_SCRIPT },
  { tide_ldif_parse, TIDE_WIRE_LOG },
  { tide_service_log_parse, TIDE_WIRE_LOG },
  { tide_service_states_parse, TIDE_WIRE_LOG },
  { tide_log_parse, TIDE_WIRE_LOG },
};

static void
add_file (GPtrArray    *readings,
          const char   *name,
          const guint8 *data,
          gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    {
      g_auto (FuzzAnswer) said = fuzz_parse (parsers[i].parser, parsers[i].type, name, data, size, size);

      if (said.answer.reading != NULL)
        g_ptr_array_add (readings,
                         fuzz_reading_new (name, fuzz_kind_of (said.answer.kind), said.answer.reading));
      if (said.taken)
        return;
    }
}

static char *
take_name (const guint8 **data,
           const guint8  *end)
{
  const guint8 *line_end = memchr (*data, '\n', end - *data);
  char *name = g_utf8_make_valid ((const char *) *data, (line_end != NULL ? line_end : end) - *data);

  *data = line_end != NULL ? line_end + 1 : end;
  return name;
}

static GPtrArray *
read_files (const guint8 *data,
            gsize         size)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  const guint8 *end = data + size;
  g_autofree char *name = g_strdup ("ExchangeSetup.log");

  while (data < end)
    {
      const guint8 *mark = memmem (data, end - data, MARK, strlen (MARK));

      add_file (readings, name, data, (mark != NULL ? mark : end) - data);
      if (mark == NULL)
        break;
      data = mark + strlen (MARK);
      g_free (name);
      name = take_name (&data, end);
    }

  return readings;
}

static void
check_findings (GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *title = tide_finding_get_title (finding);
      g_autofree char *detail = tide_finding_get_detail (finding);

      g_assert (g_utf8_validate (title, -1, NULL) && g_utf8_validate (detail, -1, NULL));
      g_assert (g_utf8_validate (tide_finding_get_id (finding), -1, NULL));
    }
}

/* A report is what its format says, whatever was in the evidence. */
static void
check_report (TideDiagnosis   *diagnosis,
              TideFixPlan     *plan,
              TideReportFormat format)
{
  TideReportOptions options = { .format = format, .plan = plan };
  g_autofree char *report = tide_report_to_string (diagnosis, &options);
  g_autoptr (JsonParser) json = json_parser_new ();
  xmlDoc *xml;

  g_assert (g_utf8_validate (report, -1, NULL));
  if (format == TIDE_REPORT_FORMAT_JSON)
    g_assert (json_parser_load_from_data (json, report, -1, NULL));
  if (format == TIDE_REPORT_FORMAT_HTML)
    {
      xml = xmlReadMemory (report, strlen (report), "report", "UTF-8", XML_PARSE_NONET);
      g_assert (xml != NULL);
      xmlFreeDoc (xml);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (TideFacts) facts = fuzz_facts_new (read_files (data, size));
  g_autoptr (GListStore) evidence = g_list_store_new (TIDE_TYPE_EVIDENCE);
  static const TideReportFormat formats[] = { TIDE_REPORT_FORMAT_TEXT, TIDE_REPORT_FORMAT_JSON,
                                              TIDE_REPORT_FORMAT_HTML };
  const char *const limits[] = { NULL };
  g_autoptr (TideDiagnosis) diagnosis = tide_diagnosis_new (facts, G_LIST_MODEL (evidence), limits);
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, tide_diagnosis_get_fixes (diagnosis));

  check_findings (tide_diagnosis_get_findings (diagnosis));
  check_report (diagnosis, plan, formats[size % G_N_ELEMENTS (formats)]);

  return 0;
}
