/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-text-report.h"

void
tide_text_report_prose (TideTextReport *report,
                        guint           indent,
                        const char     *bullet,
                        const char     *text)
{
  g_autofree char *cut = tide_report_cut_text (report->cut, text);

  tide_text_out_prose (&report->out, indent, bullet, cut);
}

void
tide_text_report_verbatim (TideTextReport *report,
                           guint           indent,
                           const char     *text)
{
  g_autofree char *cut = tide_report_cut_text (report->cut, text);

  tide_text_out_verbatim (&report->out, indent, cut);
}

void
tide_text_report_pair (TideTextReport *report,
                       guint           indent,
                       const char     *name,
                       const char     *value)
{
  g_autofree char *bullet = g_strdup_printf ("%s: ", name);

  if (value != NULL)
    tide_text_report_prose (report, indent, bullet, value);
}
