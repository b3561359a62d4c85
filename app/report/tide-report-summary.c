/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

#define MAX_CAUSES 3
#define MAX_FIXES 5

static void
write_servers (TideTextReport *report)
{
  GListModel *servers = tide_diagnosis_get_servers (report->diagnosis);
  guint length = tide_report_cut_nested (report->cut, servers);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);
      g_autofree char *generation = tide_report_dup_generation (tide_server_get_generation (server));
      g_autofree char *line = g_strdup_printf ("%s, %s", tide_server_get_display_name (server), generation);

      tide_text_report_prose (report, 0, NULL, line);
    }
}

/* The worst stand first. */
static void
write_causes (TideTextReport *report)
{
  GListModel *findings = tide_diagnosis_get_findings (report->diagnosis);
  guint failed = tide_diagnosis_count (report->diagnosis, TIDE_FINDING_STATE_FAIL);
  guint written = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings) && written < MAX_CAUSES; i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *text = NULL;

      if (tide_finding_get_state (finding) != TIDE_FINDING_STATE_FAIL)
        continue;
      text = tide_finding_get_detail (finding);
      if (text == NULL)
        text = tide_finding_get_title (finding);
      tide_text_report_prose (report, 0, "- ", text);
      written++;
    }
  if (failed > written)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more finding failed.",
                                                         "%u more findings failed.",
                                                         failed - written),
                                               failed - written);

      tide_text_report_prose (report, 0, "- ", more);
    }
}

static void
write_fixes (TideTextReport *report)
{
  GListModel *fixes = tide_diagnosis_get_fixes (report->diagnosis);
  guint length = MIN (g_list_model_get_n_items (fixes), MAX_FIXES);

  if (length > 0)
    tide_text_report_prose (report, 0, NULL, _("What to do:"));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      const char *const *commands = tide_fix_get_commands (fix);
      g_autofree char *title = tide_fix_get_title (fix);

      tide_text_report_prose (report, 0, "- ", title);
      for (; tide_fix_get_manual (fix) && *commands != NULL; commands++)
        tide_text_report_verbatim (report, 2, *commands);
    }
}

char *
tide_report_get_summary (TideDiagnosis *diagnosis)
{
  TideReportCut cut = { .items = 10, .nested = 10, .characters = 400 };
  TideTextReport report = { .diagnosis = diagnosis, .cut = &cut };
  g_autofree char *doubt = NULL;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (diagnosis), NULL);

  doubt = tide_diagnosis_dup_doubt (diagnosis);
  report.out.text = g_string_new (NULL);
  tide_text_report_prose (&report, 0, "Tidemark: ",
                          tide_report_word_verdict (tide_diagnosis_get_verdict (diagnosis)));
  tide_text_report_prose (&report, 0, NULL, doubt);
  write_servers (&report);
  write_causes (&report);
  write_fixes (&report);

  return g_string_free (report.out.text, FALSE);
}
