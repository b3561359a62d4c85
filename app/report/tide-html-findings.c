/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static const char *
word_of (TideFindingState state)
{
  return tide_enum_to_word (TIDE_TYPE_FINDING_STATE, state);
}

/* Whether a group is told in full. The rest is a table: nothing is wrong there. */
static gboolean
is_told_in_full (TideFindingState state)
{
  return state == TIDE_FINDING_STATE_FAIL || state == TIDE_FINDING_STATE_UNKNOWN
         || state == TIDE_FINDING_STATE_INFORMATION || state == TIDE_FINDING_STATE_FIXED;
}

static void
write_list (TideHtmlReport    *report,
            const char        *title,
            const char *const *texts)
{
  guint length = tide_report_cut_strv (report->cut, texts);

  if (length == 0)
    return;
  tide_html_element (&report->html, "p", "badge", title);
  tide_html_begin (&report->html, "ul", NULL);
  for (guint i = 0; i < length; i++)
    tide_html_report_element (report, "li", NULL, texts[i]);
  tide_html_end (&report->html);
}

static void
write_fixes (TideHtmlReport *report,
             GListModel     *fixes)
{
  guint length = tide_report_cut_nested (report->cut, fixes);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      g_autofree char *title = tide_fix_get_title (fix);
      g_autofree char *text = g_strdup_printf (_("Fix: %s (%s)"), title, tide_fix_get_id (fix));

      tide_html_report_element (report, "p", "badge", text);
    }
}

static void
write_finding (TideHtmlReport *report,
               TideFinding    *finding)
{
  const char *severity = tide_enum_to_word (TIDE_TYPE_SEVERITY, tide_finding_get_severity (finding));
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);
  g_auto (GStrv) advice = tide_finding_get_advice (finding);

  tide_html_begin (&report->html, "article", "class", "finding", NULL);
  tide_html_report_element (report, "h4", NULL, title);
  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL)
    {
      g_autofree char *class = g_strdup_printf ("badge %s", severity);

      tide_html_element (&report->html, "p", class,
                         tide_report_word_severity (tide_finding_get_severity (finding)));
    }
  tide_html_report_element (report, "p", NULL, detail);
  if (g_list_model_get_n_items (tide_finding_get_citations (finding)) > 0)
    {
      tide_html_element (&report->html, "p", "badge", _("It rests on:"));
      tide_html_report_citations (report, tide_finding_get_citations (finding));
    }
  write_list (report, _("What to do:"), (const char *const *) advice);
  write_fixes (report, tide_finding_get_fixes (finding));
  write_list (report, _("Sources:"), tide_finding_get_sources (finding));
  tide_html_report_element (report, "p", "dim mono", tide_finding_get_id (finding));
  tide_html_end (&report->html);
}

static void
write_row (TideHtmlReport *report,
           TideFinding    *finding)
{
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);

  tide_html_begin (&report->html, "tr", NULL);
  tide_html_report_cell (report, NULL, title);
  tide_html_report_cell (report, NULL, detail);
  tide_html_report_cell (report, "mono", tide_finding_get_id (finding));
  tide_html_end (&report->html);
}

static void
write_group (TideHtmlReport  *report,
             TideFindingState state)
{
  GListModel *findings = tide_diagnosis_get_findings (report->diagnosis);
  guint count = tide_diagnosis_count (report->diagnosis, state);
  g_autofree char *title = g_strdup_printf ("%s %s (%u)", tide_report_glyph_state (state),
                                            tide_report_word_state (state), count);
  guint written = 0;

  if (count == 0)
    return;

  tide_html_begin (&report->html, "section", NULL);
  tide_html_element (&report->html, "h3", word_of (state), title);
  if (!is_told_in_full (state))
    tide_html_begin_table (&report->html, tide_report_word_state (state), _("Rule"), _("Why"), _("Finding"),
                           NULL);
  for (guint i = 0; i < g_list_model_get_n_items (findings) && written < report->cut->items; i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) != state)
        continue;
      (is_told_in_full (state) ? write_finding : write_row) (report, finding);
      written++;
    }
  if (!is_told_in_full (state))
    tide_html_end_table (&report->html);
  report->cut->n_items += count - written;
  tide_html_end (&report->html);
}

void
tide_html_report_findings (TideHtmlReport *report)
{
  tide_html_element (&report->html, "h2", NULL, _("Findings"));
  if (tide_diagnosis_count (report->diagnosis, TIDE_FINDING_STATE_FAIL) == 0)
    tide_html_element (&report->html, "p", NULL, _("No rule failed. What was not checked stands below."));
  for (guint i = 0; i < TIDE_REPORT_N_STATES; i++)
    write_group (report, tide_report_states[i]);
}
