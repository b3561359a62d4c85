/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static void
write_row (TideHtmlReport *report,
           TideRun        *run)
{
  TideEvidence *evidence = tide_diagnosis_find_evidence (report->diagnosis, tide_run_get_evidence (run));
  g_autofree char *lines = g_strdup_printf ("%" G_GUINT64_FORMAT "–%" G_GUINT64_FORMAT,
                                            tide_run_get_first_line (run), tide_run_get_last_line (run));

  tide_html_begin (&report->html, "tr", NULL);
  tide_html_report_cell (report, NULL, evidence != NULL ? tide_evidence_get_name (evidence)
                                                        : tide_run_get_evidence (run));
  tide_html_cell (&report->html, NULL, lines);
  tide_html_report_cell (report, NULL, tide_run_get_started (run));
  tide_html_report_cell (report, NULL, tide_run_get_ended (run));
  tide_html_report_cell (report, NULL, tide_report_word_run_kind (tide_run_get_kind (run)));
  tide_html_report_cell (report, NULL, tide_run_get_installation_mode (run));
  tide_html_report_cell (report, NULL, tide_run_get_version (run));
  tide_html_report_cell (report, NULL, tide_report_word_verdict (tide_run_get_verdict (run)));
  tide_html_cell (&report->html, NULL, tide_run_get_deciding (run) ? _("Yes") : _("No"));
  tide_html_end (&report->html);
}

static void
write_ins_file (TideHtmlReport *report,
                TideInsFile    *file)
{
  GListModel *steps = tide_ins_file_get_steps (file);
  guint length = tide_report_cut_nested (report->cut, steps);
  g_autofree char *caption = g_strdup_printf (_("Steps of %s"), tide_ins_file_get_file (file));

  tide_html_begin_table (&report->html, caption, _("Line"), _("Directive"), _("Command"), _("Exit code"),
                         _("State"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideInsStep) step = g_list_model_get_item (steps, i);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, tide_ins_step_get_line (step));

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_cell (&report->html, NULL, line);
      tide_html_report_cell (report, "mono", tide_ins_step_get_directive (step));
      tide_html_report_cell (report, "mono", tide_ins_step_get_command (step));
      tide_html_report_cell (report, "mono", tide_ins_step_get_exit_code (step));
      tide_html_report_cell (report, NULL, tide_report_word_step (tide_ins_step_get_state (step)));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_quotations (TideHtmlReport *report,
                  const char     *title,
                  GListModel     *citations)
{
  if (g_list_model_get_n_items (citations) == 0)
    return;
  tide_html_element (&report->html, "p", NULL, title);
  tide_html_report_citations (report, citations);
}

static void
write_details (TideHtmlReport *report,
               TideRun        *run)
{
  GListModel *ins = tide_run_get_ins (run);
  guint length;

  write_quotations (report, _("Lines that decide the result:"), tide_run_get_signals (run));
  tide_html_report_errors (report, run, FALSE, _("Errors that were not taken back:"));
  tide_html_report_errors (report, run, TRUE,
                           _("Errors after the stop, none of which is the cause:"));
  tide_html_report_work (report, run);
  length = tide_report_cut_nested (report->cut, ins);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideInsFile) file = g_list_model_get_item (ins, i);

      write_ins_file (report, file);
    }
}

void
tide_html_report_runs (TideHtmlReport *report,
                       TideServer     *server)
{
  g_autoptr (GListModel) runs = tide_report_cut_last (report->cut, tide_server_get_runs (server));
  guint length = g_list_model_get_n_items (runs);

  if (length == 0)
    {
      tide_html_element (&report->html, "p", "dim", _("No log shows a run of setup on it."));
      return;
    }

  tide_html_begin_table (&report->html, _("Runs of setup"), _("Log"), _("Lines"), _("Started"), _("Ended"),
                         _("Kind"), _("Mode"), _("Version"), _("Result"), _("Decides"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      write_row (report, run);
    }
  tide_html_end_table (&report->html);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      if (tide_run_get_deciding (run))
        write_details (report, run);
    }
}
