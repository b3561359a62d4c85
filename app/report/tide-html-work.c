/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"

static void
write_tasks (TideHtmlReport *report,
             GListModel     *tasks)
{
  guint length = tide_report_cut_nested (report->cut, tasks);

  if (length == 0)
    return;
  tide_html_begin_table (&report->html, _("Tasks of this run"), _("Task"), _("Began"), _("Ended"), _("Line"),
                         NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideRunTask) task = g_list_model_get_item (tasks, i);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, tide_run_task_get_line (task));

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, "mono", tide_run_task_get_name (task));
      tide_html_report_cell (report, NULL, tide_run_task_get_begun (task));
      tide_html_report_cell (report, NULL, tide_run_task_get_ended (task));
      tide_html_cell (&report->html, NULL, line);
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_pair (TideHtmlReport *report,
            const char     *name,
            const char     *value)
{
  g_autofree char *text = value != NULL && *value != '\0' ? g_strdup_printf ("%s: %s", name, value) : NULL;

  tide_html_report_element (report, "p", NULL, text);
}

static void
write_names (TideHtmlReport    *report,
             const char        *title,
             const char *const *names)
{
  g_autofree char *text = tide_report_cut_names (report->cut, names);

  write_pair (report, title, text);
}

/* Citations of the errors up to the stop, or of those after it */
static GListModel *
choose_errors (TideRun *run,
               gboolean after_stop)
{
  GListModel *messages = tide_run_get_messages (run);
  GListStore *chosen = g_list_store_new (TIDE_TYPE_CITATION);

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (TideRunMessage) message = g_list_model_get_item (messages, i);

      if (tide_run_message_get_after_stop (message) == after_stop)
        g_list_store_append (chosen, tide_run_message_get_citation (message));
    }

  return G_LIST_MODEL (chosen);
}

void
tide_html_report_errors (TideHtmlReport *report,
                         TideRun        *run,
                         gboolean        after_stop,
                         const char     *title)
{
  g_autoptr (GListModel) errors = choose_errors (run, after_stop);

  if (g_list_model_get_n_items (errors) == 0)
    return;
  tide_html_element (&report->html, "p", NULL, title);
  tide_html_report_citations (report, errors);
}

void
tide_html_report_work (TideHtmlReport *report,
                       TideRun        *run)
{
  write_pair (report, _("User"), tide_run_get_user (run));
  write_pair (report, _("Roles found unpacked"), tide_run_get_roles_unpacked (run));
  write_pair (report, _("Roles found installed"), tide_run_get_roles_installed (run));
  write_tasks (report, tide_run_get_tasks (run));
  write_names (report, _("Components worked on"), tide_run_get_components (run));
  write_names (report, _("Scripts written"), tide_run_get_scripts (run));
  write_names (report, _("Services disabled"), tide_run_get_services_disabled (run));
  write_names (report, _("Services given back"), tide_run_get_services_restored (run));
  write_names (report, _("Set to Active again"), tide_run_get_states_restored (run));
}
