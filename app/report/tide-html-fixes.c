/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static char *
dup_traits (TideFix *fix)
{
  GString *traits = g_string_new (tide_report_word_scope (tide_fix_get_scope (fix)));

  g_string_append_printf (traits, " · %s", tide_report_word_risk (tide_fix_get_risk (fix)));
  g_string_append_printf (traits, " · %s", tide_fix_get_reversible (fix) ? _("Can be undone")
                                                                         : _("Cannot be undone"));
  if (tide_fix_get_restart (fix))
    g_string_append_printf (traits, " · %s", _("Needs a restart"));
  if (tide_fix_get_manual (fix))
    g_string_append_printf (traits, " · %s", _("Done by hand"));

  return g_string_free (traits, FALSE);
}

static void
write_fix (TideHtmlReport *report,
           TideFix        *fix)
{
  g_autofree char *title = tide_fix_get_title (fix);
  g_autofree char *explanation = tide_fix_get_explanation (fix);
  g_autofree char *warning = tide_fix_get_warning (fix);
  g_autofree char *traits = dup_traits (fix);
  const char *const *commands = tide_fix_get_commands (fix);
  guint length = tide_report_cut_strv (report->cut, commands);

  tide_html_begin (&report->html, "article", "class", "fix", NULL);
  tide_html_report_element (report, "h3", NULL, title);
  tide_html_element (&report->html, "p", "dim", traits);
  tide_html_report_element (report, "p", NULL, explanation);
  tide_html_report_element (report, "p", "warning", warning);
  for (guint i = 0; i < length; i++)
    tide_html_report_element (report, "pre", NULL, commands[i]);
  tide_html_report_element (report, "p", "dim mono", tide_fix_get_id (fix));
  tide_html_end (&report->html);
}

/* A script is shown whole or not at all: a part of one must not be run. */
static void
write_script (TideHtmlReport  *report,
              TideScriptFormat format,
              const char      *title)
{
  g_autofree char *script = tide_fix_plan_get_script (report->plan, format, NULL);

  if (script == NULL)
    return;
  tide_html_element (&report->html, "h3", NULL, title);
  if (g_utf8_strlen (script, -1) > 200 * (glong) report->cut->characters)
    {
      report->cut->n_texts++;
      tide_html_element (&report->html, "p", NULL, _("The script is too long for this report."));
      return;
    }
  tide_html_element (&report->html, "pre", NULL, script);
}

static void
write_manual_steps (TideHtmlReport *report)
{
  g_auto (GStrv) steps = tide_fix_plan_get_manual_steps (report->plan, TIDE_SCRIPT_FORMAT_CMD);
  guint length = tide_report_cut_strv (report->cut, (const char *const *) steps);

  if (length == 0)
    return;
  tide_html_element (&report->html, "h3", NULL, _("Chosen and to be done by hand"));
  tide_html_begin (&report->html, "ul", NULL);
  for (guint i = 0; i < length; i++)
    tide_html_report_element (report, "li", NULL, steps[i]);
  tide_html_end (&report->html);
}

void
tide_html_report_fixes (TideHtmlReport *report)
{
  GListModel *fixes = tide_diagnosis_get_fixes (report->diagnosis);
  guint length = tide_report_cut_items (report->cut, fixes);

  tide_html_element (&report->html, "h2", NULL, _("Fixes"));
  if (length == 0)
    tide_html_element (&report->html, "p", NULL, _("There is no fix to offer."));
  else
    tide_html_element (&report->html, "p", NULL, _("In the order in which they are to be run:"));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      write_fix (report, fix);
    }
  if (report->plan == NULL)
    return;
  write_script (report, TIDE_SCRIPT_FORMAT_CMD, _("Fix script (.cmd)"));
  write_script (report, TIDE_SCRIPT_FORMAT_REG, _("Registry values (.reg)"));
  write_manual_steps (report);
}
