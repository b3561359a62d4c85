/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

static void
write_citations (TideTextReport *report,
                 GListModel     *citations)
{
  guint length = tide_report_cut_nested (report->cut, citations);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);
      g_autofree char *place = tide_report_dup_place (report->diagnosis, citation);

      tide_text_report_verbatim (report, 4, place);
      tide_text_report_verbatim (report, 6, tide_citation_get_text (citation));
    }
}

static void
write_finding (TideTextReport *report,
               TideFinding    *finding)
{
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);
  g_auto (GStrv) advice = tide_finding_get_advice (finding);
  g_autofree char *bullet = g_strdup_printf ("[%s] ",
                                             tide_report_word_severity (tide_finding_get_severity (finding)));
  gboolean failed = tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL;
  guint length = tide_report_cut_strv (report->cut, (const char *const *) advice);

  tide_text_out_gap (&report->out);
  tide_text_report_prose (report, 0, failed ? bullet : "* ", title);
  tide_text_report_prose (report, 4, NULL, detail);
  write_citations (report, tide_finding_get_citations (finding));
  for (guint i = 0; i < length; i++)
    tide_text_report_prose (report, 4, "-> ", advice[i]);
}

static void
write_short (TideTextReport *report,
             TideFinding    *finding)
{
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);

  tide_text_report_prose (report, 0, "* ", title);
  tide_text_report_prose (report, 4, NULL, detail);
}

static void
write_group (TideTextReport  *report,
             TideFindingState state)
{
  GListModel *findings = tide_diagnosis_get_findings (report->diagnosis);
  guint count = tide_diagnosis_count (report->diagnosis, state);
  g_autofree char *title = g_strdup_printf ("%s (%u)", tide_report_word_state (state), count);
  gboolean in_full = state == TIDE_FINDING_STATE_FAIL || state == TIDE_FINDING_STATE_UNKNOWN
                     || state == TIDE_FINDING_STATE_INFORMATION || state == TIDE_FINDING_STATE_FIXED;
  guint written = 0;

  if (count == 0)
    return;
  tide_text_out_heading (&report->out, title, '-');
  for (guint i = 0; i < g_list_model_get_n_items (findings) && written < report->cut->items; i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) != state)
        continue;
      (in_full ? write_finding : write_short) (report, finding);
      written++;
    }
  report->cut->n_items += count - written;
}

void
tide_text_report_findings (TideTextReport *report)
{
  tide_text_out_heading (&report->out, _("Findings"), '=');
  if (tide_diagnosis_count (report->diagnosis, TIDE_FINDING_STATE_FAIL) == 0)
    tide_text_report_prose (report, 0, NULL, _("No rule failed. What was not checked stands below."));
  for (guint i = 0; i < TIDE_REPORT_N_STATES; i++)
    write_group (report, tide_report_states[i]);
}
