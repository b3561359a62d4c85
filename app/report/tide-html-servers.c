/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static void
write_fact (TideHtmlReport *report,
            const char     *name,
            const char     *value)
{
  if (value == NULL)
    return;
  tide_html_begin (&report->html, "tr", NULL);
  tide_html_begin (&report->html, "th", "scope", "row", NULL);
  tide_html_text (&report->html, name);
  tide_html_end (&report->html);
  tide_html_report_cell (report, NULL, value);
  tide_html_end (&report->html);
}

static void
write_facts (TideHtmlReport *report,
             TideServer     *server)
{
  g_autofree char *generation = tide_report_dup_generation (tide_server_get_generation (server));
  g_autofree char *roots = g_strjoinv (", ", (char **) tide_server_get_other_roots (server));
  GDateTime *captured = tide_server_get_captured (server);
  g_autofree char *time = captured != NULL ? g_date_time_format_iso8601 (captured) : NULL;

  tide_html_begin_table (&report->html, _("What is known of it"), _("Fact"), _("Value"), NULL);
  write_fact (report, _("Result of setup"), tide_report_word_verdict (tide_server_get_verdict (server)));
  write_fact (report, _("Exchange"), generation);
  write_fact (report, _("Other Exchange keys"), *roots != '\0' ? roots : NULL);
  write_fact (report, _("Windows"), tide_server_get_windows (server));
  write_fact (report, _("Windows is told by"), tide_server_get_windows_source (server));
  write_fact (report, _("Control set"), tide_server_get_control_set (server));
  write_fact (report, _("Node of a cluster"), tide_report_word_truth (tide_server_get_cluster_node (server)));
  write_fact (report, _("Exchange’s clustering"),
              tide_report_word_truth (tide_server_get_exchange_clustering (server)));
  write_fact (report, _("EXCLUADM as a COM class"),
              tide_report_word_presence (tide_server_get_excluadm_com (server)));
  write_fact (report, _("Directory of Exchange"), tide_server_get_install_path (server));
  write_fact (report, _("Outlook on the web"), tide_server_get_owa_version (server));
  write_fact (report, _("Files taken at"), time);
  tide_html_end_table (&report->html);
}

static void
write_role (TideHtmlReport *report,
            TideRole       *role)
{
  TideTask *task = tide_role_get_task (role);

  tide_html_begin (&report->html, "tr", NULL);
  tide_html_report_cell (report, NULL, tide_role_get_name (role));
  tide_html_report_cell (report, NULL, tide_report_word_role_state (tide_role_get_state (role)));
  tide_html_report_cell (report, NULL, tide_role_get_unpacked_version (role));
  tide_html_report_cell (report, NULL, tide_role_get_configured_version (role));
  tide_html_report_cell (report, "mono", tide_role_get_watermark (role));
  tide_html_report_cell (report, NULL, tide_role_get_action (role));
  tide_html_report_cell (report, NULL, task != NULL ? tide_task_get_description (task) : NULL);
  tide_html_end (&report->html);
}

static void
write_roles (TideHtmlReport *report,
             TideServer     *server)
{
  GListModel *roles = tide_server_get_roles (server);
  guint length = tide_report_cut_nested (report->cut, roles);

  tide_html_report_element (report, "p", "dim", tide_server_get_no_roles_reason (server));
  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Roles"), _("Role"), _("State"), _("Unpacked"), _("Configured"),
                         _("Watermark"), _("Action"), _("Task"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      write_role (report, role);
    }
  tide_html_end_table (&report->html);
}

static void
write_tasks (TideHtmlReport *report,
             TideServer     *server)
{
  GListModel *tasks = tide_server_get_tasks (server);
  guint length = tide_report_cut_nested (report->cut, tasks);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Interrupted steps of setup"), _("Key"), _("Watermark"),
                         _("Action"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideInterruptedTask) task = g_list_model_get_item (tasks, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_interrupted_task_get_name (task));
      tide_html_report_cell (report, "mono", tide_interrupted_task_get_watermark (task));
      tide_html_report_cell (report, NULL, tide_interrupted_task_get_action (task));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_files (TideHtmlReport *report,
             TideServer     *server)
{
  GListModel *files = tide_server_get_files (server);
  guint length = tide_report_cut_nested (report->cut, files);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Files in the Cluster directory"), _("File"), _("State"),
                         _("Version"), _("Processor"), _("SHA-256"), _("Path"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, "mono", tide_cluster_file_get_name (file));
      tide_html_report_cell (report, NULL, tide_report_word_presence (tide_cluster_file_get_state (file)));
      tide_html_report_cell (report, NULL, tide_cluster_file_get_version (file));
      tide_html_report_cell (report, NULL, tide_cluster_file_get_architecture (file));
      tide_html_report_cell (report, "mono", tide_cluster_file_get_sha256 (file));
      tide_html_report_cell (report, "mono", tide_cluster_file_get_path (file));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_event_sources (TideHtmlReport *report,
                     TideServer     *server)
{
  GListModel *sources = tide_server_get_event_sources (server);
  guint length = tide_report_cut_nested (report->cut, sources);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Event sources"), _("Source"), _("Log"), _("State"),
                         _("Message file"), _("In the evidence"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_event_source_get_name (source));
      tide_html_report_cell (report, NULL, tide_event_source_get_log (source));
      tide_html_report_cell (report, NULL, tide_report_word_presence (tide_event_source_get_state (source)));
      tide_html_report_cell (report, "mono", tide_event_source_get_message_file (source));
      tide_html_report_cell (report, NULL,
                             tide_report_word_truth (tide_event_source_get_message_file_present (source)));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_services (TideHtmlReport *report,
                TideServer     *server)
{
  GListModel *services = tide_server_get_services (server);
  guint length = tide_report_cut_nested (report->cut, services);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Services"), _("Service"), _("Starts"), _("Saved by setup"),
                         _("Disabled by setup"), _("Given back by setup"), _("Program"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideService) service = g_list_model_get_item (services, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, "mono", tide_service_get_name (service));
      tide_html_report_cell (report, NULL, tide_report_word_start_mode (tide_service_get_start (service)));
      tide_html_report_cell (report, NULL,
                             tide_report_word_start_mode (tide_service_get_saved_start (service)));
      tide_html_report_cell (report, NULL, tide_service_get_disabled_by_setup (service) ? _("Yes") : _("No"));
      tide_html_report_cell (report, NULL, tide_service_get_restored_by_setup (service) ? _("Yes") : _("No"));
      tide_html_report_cell (report, "mono", tide_service_get_image_path (service));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

void
tide_html_report_servers (TideHtmlReport *report)
{
  GListModel *servers = tide_diagnosis_get_servers (report->diagnosis);
  guint length = tide_report_cut_items (report->cut, servers);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (report->diagnosis);

  tide_html_element (&report->html, "h2", NULL, _("Servers"));
  tide_html_report_element (report, "p", NULL, doubt);
  if (length == 0)
    tide_html_element (&report->html, "p", NULL, _("No evidence speaks of a server."));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      tide_html_begin (&report->html, "section", NULL);
      tide_html_report_element (report, "h3", NULL, tide_server_get_display_name (server));
      write_facts (report, server);
      write_roles (report, server);
      write_tasks (report, server);
      tide_html_report_runs (report, server);
      write_files (report, server);
      write_event_sources (report, server);
      write_services (report, server);
      tide_html_report_questions (report, server);
      tide_html_end (&report->html);
    }
}
