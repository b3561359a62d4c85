/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-opening.h"
#include "report/tide-report-private.h"
#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

static void
write_opening (TideTextReport *report)
{
  g_auto (GStrv) origin = tide_report_dup_origin (report->diagnosis);
  g_autofree char *counts = tide_report_dup_counts (report->diagnosis);

  tide_text_out_heading (&report->out, _("Tidemark Report"), '=');
  tide_text_report_prose (report, 0, NULL,
                          tide_report_word_verdict (tide_diagnosis_get_verdict (report->diagnosis)));
  tide_text_report_head (report);
  tide_text_out_gap (&report->out);
  tide_text_report_pair (report, 0, _("Findings"), counts);
  for (guint i = 0; origin[i] != NULL; i++)
    tide_text_report_prose (report, 0, NULL, origin[i]);
}

static void
write_limits (TideTextReport *report)
{
  const char *const *limits = tide_diagnosis_get_limits (report->diagnosis);
  guint length = tide_report_cut_strv (report->cut, limits);

  if (length == 0)
    return;
  tide_text_out_heading (&report->out, _("What Could Not Be Read or Determined"), '=');
  for (guint i = 0; i < length; i++)
    tide_text_report_prose (report, 0, "- ", limits[i]);
}

static void
write_evidence (TideTextReport *report)
{
  GListModel *evidence = tide_diagnosis_get_evidence (report->diagnosis);
  guint length = tide_report_cut_items (report->cut, evidence);

  tide_text_out_heading (&report->out, _("Evidence"), '=');
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideEvidence) item = g_list_model_get_item (evidence, i);
      const char *kind = tide_report_word_evidence_kind (tide_evidence_get_kind (item));
      const char *state_word = tide_report_word_evidence_state (tide_evidence_get_state (item));
      g_autofree char *state = g_strdup_printf ("%s, %s", kind, state_word);

      tide_text_report_verbatim (report, 0, tide_evidence_get_path (item));
      tide_text_report_prose (report, 2, NULL, state);
      tide_text_report_prose (report, 2, NULL, tide_evidence_get_detail (item));
      if (tide_evidence_get_sha256 (item) != NULL)
        tide_text_report_pair (report, 2, "SHA-256", tide_evidence_get_sha256 (item));
    }
}

char *
tide_report_write_text (TideDiagnosis *diagnosis,
                        TideFixPlan   *plan,
                        TideReportCut *cut)
{
  TideTextReport report = { { g_string_new (NULL) }, diagnosis, plan, cut };
  g_autofree char *left_out = NULL;

  write_opening (&report);
  tide_text_report_findings (&report);
  tide_text_report_fixes (&report);
  tide_text_report_servers (&report);
  tide_text_report_cluster (&report);
  tide_text_report_nodes (&report);
  write_limits (&report);
  write_evidence (&report);
  left_out = tide_report_cut_describe (cut);
  if (left_out != NULL)
    {
      tide_text_out_gap (&report.out);
      tide_text_out_prose (&report.out, 0, NULL, left_out);
    }

  return g_string_free (report.out.text, FALSE);
}
