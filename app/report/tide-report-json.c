/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-json.h"
#include "report/tide-report-private.h"
#include "report/tide-report-words.h"

static void
write_tool (TideJson      *json,
            TideDiagnosis *diagnosis)
{
  json_builder_set_member_name (json->builder, "tool");
  json_builder_begin_object (json->builder);
  tide_json_text (json, "name", "tidemark");
  tide_json_text (json, "version", PACKAGE_VERSION);
  tide_json_text (json, "catalog", tide_catalog_get_version (tide_diagnosis_get_catalog (diagnosis)));
  json_builder_end_object (json->builder);
}

static void
write_evidence (TideJson *json,
                gpointer  item)
{
  TideEvidence *evidence = item;

  tide_json_text (json, "id", tide_evidence_get_id (evidence));
  tide_json_text (json, "path", tide_evidence_get_path (evidence));
  tide_json_word (json, "kind", TIDE_TYPE_EVIDENCE_KIND, tide_evidence_get_kind (evidence));
  json_builder_set_member_name (json->builder, "size");
  json_builder_add_int_value (json->builder, MIN (tide_evidence_get_size (evidence), G_MAXINT64));
  tide_json_text (json, "sha256", tide_evidence_get_sha256 (evidence));
  tide_json_word (json, "state", TIDE_TYPE_EVIDENCE_STATE, tide_evidence_get_state (evidence));
  tide_json_text (json, "detail", tide_evidence_get_detail (evidence));
  tide_json_text (json, "server", tide_evidence_get_server (evidence));
}

static void
write_citation (TideJson *json,
                gpointer  item)
{
  TideCitation *citation = item;

  tide_json_text (json, "evidence", tide_citation_get_evidence (citation));
  tide_json_number (json, "line", tide_citation_get_line (citation));
  json_builder_set_member_name (json->builder, "offset");
  json_builder_add_int_value (json->builder, MIN (tide_citation_get_offset (citation), G_MAXINT64));
  tide_json_number (json, "length", tide_citation_get_length (citation));
  tide_json_text (json, "key", tide_citation_get_key (citation));
  tide_json_text (json, "value", tide_citation_get_value (citation));
  tide_json_word (json, "source", TIDE_TYPE_CITATION_SOURCE, tide_citation_get_source (citation));
  tide_json_text (json, "text", tide_citation_get_text (citation));
  tide_json_text (json, "hive_text", tide_citation_get_before (citation));
}

static void
write_fix_ids (TideJson   *json,
               GListModel *fixes)
{
  guint length = tide_report_cut_nested (json->cut, fixes);

  json_builder_set_member_name (json->builder, "fixes");
  json_builder_begin_array (json->builder);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      g_autofree char *id = tide_report_cut_text (json->cut, tide_fix_get_id (fix));

      json_builder_add_string_value (json->builder, id);
    }
  json_builder_end_array (json->builder);
}

static void
write_finding (TideJson *json,
               gpointer  item)
{
  TideFinding *finding = item;
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);
  g_auto (GStrv) advice = tide_finding_get_advice (finding);

  tide_json_text (json, "id", tide_finding_get_id (finding));
  tide_json_text (json, "rule", tide_finding_get_rule (finding));
  tide_json_strv (json, "aliases", tide_finding_get_aliases (finding));
  tide_json_text (json, "subject", tide_finding_get_subject (finding));
  tide_json_text (json, "server", tide_finding_get_server (finding));
  tide_json_word (json, "state", TIDE_TYPE_FINDING_STATE, tide_finding_get_state (finding));
  tide_json_word (json, "severity", TIDE_TYPE_SEVERITY, tide_finding_get_severity (finding));
  tide_json_text (json, "title", title);
  tide_json_text (json, "detail", detail);
  tide_json_strv (json, "advice", (const char *const *) advice);
  tide_json_strv (json, "sources", tide_finding_get_sources (finding));
  tide_json_list (json, "citations", tide_finding_get_citations (finding), FALSE, write_citation);
  write_fix_ids (json, tide_finding_get_fixes (finding));
}

static void
write_fix (TideJson *json,
           gpointer  item)
{
  TideFix *fix = item;
  g_autofree char *title = tide_fix_get_title (fix);

  tide_json_text (json, "id", tide_fix_get_id (fix));
  tide_json_text (json, "title", title);
  tide_json_word (json, "scope", TIDE_TYPE_FIX_SCOPE, tide_fix_get_scope (fix));
  tide_json_word (json, "risk", TIDE_TYPE_RISK, tide_fix_get_risk (fix));
  tide_json_bool (json, "reversible", tide_fix_get_reversible (fix));
  tide_json_strv (json, "commands", tide_fix_get_commands (fix));
}

/* What could not be read or told, what replaced the catalogue's own entries, and what was cut here */
static GStrv
dup_limits (TideJson      *json,
            TideDiagnosis *diagnosis)
{
  const char *const *limits = tide_diagnosis_get_limits (diagnosis);
  g_auto (GStrv) origin = tide_report_dup_origin (diagnosis);
  guint length = tide_report_cut_strv (json->cut, limits);
  GPtrArray *lines = g_ptr_array_new ();
  char *cut;

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (lines, tide_report_cut_text (json->cut, limits[i]));
  for (guint i = 2; i < g_strv_length (origin); i++)
    g_ptr_array_add (lines, g_strdup (origin[i]));
  cut = tide_report_cut_describe (json->cut);
  if (cut != NULL)
    g_ptr_array_add (lines, cut);
  g_ptr_array_add (lines, NULL);

  return (GStrv) g_ptr_array_free (lines, FALSE);
}

static void
write_case (TideJson      *json,
            TideDiagnosis *diagnosis)
{
  g_auto (GStrv) limits = NULL;

  json_builder_set_member_name (json->builder, "case");
  json_builder_begin_object (json->builder);
  tide_json_word (json, "verdict", TIDE_TYPE_VERDICT, tide_diagnosis_get_verdict (diagnosis));
  tide_json_list (json, "evidence", tide_diagnosis_get_evidence (diagnosis), TRUE, write_evidence);
  limits = dup_limits (json, diagnosis);
  json_builder_set_member_name (json->builder, "limits");
  json_builder_begin_array (json->builder);
  for (guint i = 0; limits[i] != NULL; i++)
    json_builder_add_string_value (json->builder, limits[i]);
  json_builder_end_array (json->builder);
  json_builder_end_object (json->builder);
}

char *
tide_report_write_json (TideDiagnosis *diagnosis,
                        TideFixPlan   *plan,
                        TideReportCut *cut)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  TideJson json = { builder, cut };

  json_builder_begin_object (builder);
  write_tool (&json, diagnosis);
  tide_json_list (&json, "servers", tide_diagnosis_get_servers (diagnosis), TRUE, tide_json_server);
  tide_json_cluster (&json, tide_diagnosis_get_cluster (diagnosis),
                     tide_diagnosis_get_node_matrix (diagnosis));
  tide_json_list (&json, "findings", tide_diagnosis_get_findings (diagnosis), TRUE, write_finding);
  tide_json_list (&json, "fixes", tide_diagnosis_get_fixes (diagnosis), TRUE, write_fix);
  /* Last, since it counts what was cut everywhere else */
  write_case (&json, diagnosis);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}
