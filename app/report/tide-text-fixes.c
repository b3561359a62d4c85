/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

static void
write_fix (TideTextReport *report,
           TideFix        *fix)
{
  g_autofree char *title = tide_fix_get_title (fix);
  g_autofree char *explanation = tide_fix_get_explanation (fix);
  g_autofree char *warning = tide_fix_get_warning (fix);
  g_autofree char *traits = g_strdup_printf ("%s. %s.", tide_report_word_scope (tide_fix_get_scope (fix)),
                                             tide_report_word_risk (tide_fix_get_risk (fix)));
  const char *const *commands = tide_fix_get_commands (fix);
  guint length = tide_report_cut_strv (report->cut, commands);

  tide_text_out_gap (&report->out);
  tide_text_report_prose (report, 0, "* ", title);
  tide_text_report_prose (report, 4, NULL, traits);
  tide_text_report_prose (report, 4, NULL, explanation);
  if (warning != NULL)
    tide_text_report_pair (report, 4, _("Warning"), warning);
  for (guint i = 0; i < length; i++)
    tide_text_report_verbatim (report, 6, commands[i]);
}

static void
write_plan (TideTextReport *report)
{
  g_autofree char *script = tide_fix_plan_get_script (report->plan, TIDE_SCRIPT_FORMAT_CMD, NULL);
  g_auto (GStrv) steps = tide_fix_plan_get_manual_steps (report->plan, TIDE_SCRIPT_FORMAT_CMD);
  guint length = tide_report_cut_strv (report->cut, (const char *const *) steps);

  if (length > 0)
    tide_text_out_heading (&report->out, _("Chosen and to be done by hand"), '-');
  for (guint i = 0; i < length; i++)
    tide_text_report_prose (report, 0, "- ", steps[i]);

  if (script == NULL)
    return;
  tide_text_out_heading (&report->out, _("Fix script (.cmd)"), '-');
  if (g_utf8_strlen (script, -1) <= 200 * (glong) report->cut->characters)
    tide_text_out_verbatim (&report->out, 0, script);
  else
    {
      report->cut->n_texts++;
      tide_text_out_prose (&report->out, 0, NULL, _("The script is too long for this report."));
    }
}

void
tide_text_report_fixes (TideTextReport *report)
{
  GListModel *fixes = tide_diagnosis_get_fixes (report->diagnosis);
  guint length = tide_report_cut_items (report->cut, fixes);

  tide_text_out_heading (&report->out, _("Fixes"), '=');
  tide_text_out_prose (&report->out, 0, NULL, length > 0 ? _("In the order in which they are to be run:")
                                                         : _("There is no fix to offer."));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      write_fix (report, fix);
    }
  if (report->plan != NULL)
    write_plan (report);
}
