/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-opening.h"
#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

static void
write_failure (TideTextReport *report,
               TideFinding    *finding)
{
  g_autofree char *seen = tide_finding_get_seen (finding);
  g_autofree char *advice = tide_report_dup_first_advice (finding);

  tide_text_report_prose (report, 0, "- ", seen);
  if (advice != NULL)
    tide_text_report_prose (report, 2, "-> ", advice);
}

static void
write_other_failures (TideTextReport *report)
{
  g_autoptr (GListModel) failures = tide_report_dup_other_failures (report->diagnosis);
  guint length = g_list_model_get_n_items (failures);
  g_autofree char *more = tide_report_dup_more (length);

  if (length > 0)
    tide_text_report_prose (report, 0, NULL, _("What was found:"));
  for (guint i = 0; i < MIN (length, TIDE_REPORT_N_OTHER_FAILURES); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (failures, i);

      write_failure (report, finding);
    }
  if (more != NULL)
    tide_text_report_prose (report, 0, "- ", more);
}

static void
write_fixes (TideTextReport *report)
{
  GListModel *fixes = tide_diagnosis_get_fixes (report->diagnosis);
  guint length = tide_report_cut_nested (report->cut, fixes);

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

void
tide_text_report_head (TideTextReport *report)
{
  g_auto (GStrv) subjects = tide_report_dup_subjects (report->diagnosis);
  g_auto (GStrv) events = tide_report_dup_events (report->diagnosis);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (report->diagnosis);
  guint n_subjects = tide_report_cut_strv (report->cut, (const char *const *) subjects);
  guint n_events = tide_report_cut_strv (report->cut, (const char *const *) events);

  for (guint i = 0; i < n_subjects; i++)
    tide_text_report_prose (report, 0, NULL, subjects[i]);
  for (guint i = 0; i < n_events; i++)
    tide_text_report_prose (report, 0, "- ", events[i]);
  tide_text_report_prose (report, 0, NULL, doubt);
  write_other_failures (report);
  write_fixes (report);
}

char *
tide_report_get_summary (TideDiagnosis *diagnosis)
{
  TideReportCut cut = { .items = 10, .nested = 10, .characters = 400 };
  TideTextReport report = { .diagnosis = diagnosis, .cut = &cut };

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (diagnosis), NULL);

  report.out.text = g_string_new (NULL);
  tide_text_report_prose (&report, 0, "Tidemark: ",
                          tide_report_word_verdict (tide_diagnosis_get_verdict (diagnosis)));
  tide_text_report_head (&report);

  return g_string_free (report.out.text, FALSE);
}
