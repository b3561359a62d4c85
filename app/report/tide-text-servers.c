/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

static void
write_role (TideTextReport *report,
            TideRole       *role)
{
  TideTask *task = tide_role_get_task (role);

  tide_text_report_pair (report, 2, tide_role_get_name (role),
                         tide_report_word_role_state (tide_role_get_state (role)));
  tide_text_report_pair (report, 4, _("Unpacked"), tide_role_get_unpacked_version (role));
  tide_text_report_pair (report, 4, _("Configured"), tide_role_get_configured_version (role));
  tide_text_report_pair (report, 4, _("Action"), tide_role_get_action (role));
  tide_text_report_pair (report, 4, _("Watermark"), tide_role_get_watermark (role));
  if (task != NULL)
    tide_text_report_pair (report, 4, _("Task"), tide_task_get_description (task));
}

static void
write_names (TideTextReport    *report,
             const char        *title,
             const char *const *names)
{
  g_autofree char *text = tide_report_cut_names (report->cut, names);

  tide_text_report_pair (report, 4, title, text);
}

/* The tasks of a run in their order; with the last that has no end it stopped. */
static void
write_tasks (TideTextReport *report,
             TideRun        *run)
{
  GListModel *tasks = tide_run_get_tasks (run);
  guint length = tide_report_cut_nested (report->cut, tasks);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideRunTask) task = g_list_model_get_item (tasks, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", tide_run_task_get_name (task));
      if (tide_run_task_get_ended (task) == NULL)
        g_string_append_printf (text, " (%s)", _("not ended"));
    }
  if (length > 0)
    tide_text_report_pair (report, 4, _("Tasks"), text->str);
}

static void
write_run (TideTextReport *report,
           TideRun        *run)
{
  TideEvidence *evidence = tide_diagnosis_find_evidence (report->diagnosis, tide_run_get_evidence (run));
  g_autofree char *place = g_strdup_printf ("%s:%" G_GUINT64_FORMAT,
                                            evidence != NULL ? tide_evidence_get_name (evidence)
                                                             : tide_run_get_evidence (run),
                                            tide_run_get_first_line (run));

  tide_text_report_pair (report, 2, place, tide_report_word_verdict (tide_run_get_verdict (run)));
  tide_text_report_pair (report, 4, _("Started"), tide_run_get_started (run));
  tide_text_report_pair (report, 4, _("Mode"), tide_run_get_installation_mode (run));
  tide_text_report_pair (report, 4, _("Version"), tide_run_get_version (run));
  if (tide_run_get_deciding (run))
    tide_text_report_prose (report, 4, NULL, _("This run decides."));
  write_tasks (report, run);
  write_names (report, _("Services disabled"), tide_run_get_services_disabled (run));
  write_names (report, _("Services given back"), tide_run_get_services_restored (run));
}

/* Those that setup switched off; the others are as they should be, as far as is known. */
static void
write_service (TideTextReport *report,
               TideService    *service)
{
  if (tide_service_get_start (service) != TIDE_START_MODE_DISABLED ||
      !(tide_service_get_disabled_by_setup (service) ||
        tide_service_get_saved_start (service) != TIDE_START_MODE_UNKNOWN))
    return;
  tide_text_report_pair (report, 2, tide_service_get_name (service),
                         tide_report_word_start_mode (tide_service_get_start (service)));
  tide_text_report_pair (report, 4, _("Saved by setup"),
                         tide_report_word_start_mode (tide_service_get_saved_start (service)));
}

static void
write_server (TideTextReport *report,
              TideServer     *server)
{
  g_autofree char *generation = tide_report_dup_generation (tide_server_get_generation (server));
  g_autofree char *roots = g_strjoinv (", ", (char **) tide_server_get_other_roots (server));
  g_autoptr (GListModel) runs = tide_report_cut_last (report->cut, tide_server_get_runs (server));
  guint n_roles = tide_report_cut_nested (report->cut, tide_server_get_roles (server));
  guint n_services = tide_report_cut_nested (report->cut, tide_server_get_services (server));

  tide_text_report_prose (report, 0, NULL, tide_server_get_display_name (server));
  tide_text_report_prose (report, 2, NULL, tide_report_word_verdict (tide_server_get_verdict (server)));
  tide_text_report_prose (report, 2, NULL, generation);
  tide_text_report_pair (report, 2, _("Other Exchange keys"), *roots != '\0' ? roots : NULL);
  tide_text_report_pair (report, 2, _("Windows"), tide_server_get_windows (server));
  tide_text_report_pair (report, 2, _("Windows is told by"), tide_server_get_windows_source (server));
  tide_text_report_pair (report, 2, _("Control set"), tide_server_get_control_set (server));
  tide_text_report_pair (report, 2, _("Node of a cluster"),
                         tide_report_word_truth (tide_server_get_cluster_node (server)));
  tide_text_report_questions (report, server);
  tide_text_report_prose (report, 2, NULL, tide_server_get_no_roles_reason (server));
  for (guint i = 0; i < n_roles; i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (tide_server_get_roles (server), i);

      write_role (report, role);
    }
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (TideService) service = g_list_model_get_item (tide_server_get_services (server), i);

      write_service (report, service);
    }
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      write_run (report, run);
    }
  tide_text_out_gap (&report->out);
}

void
tide_text_report_servers (TideTextReport *report)
{
  GListModel *servers = tide_diagnosis_get_servers (report->diagnosis);
  guint length = tide_report_cut_items (report->cut, servers);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (report->diagnosis);

  tide_text_out_heading (&report->out, _("Servers"), '=');
  tide_text_report_prose (report, 0, NULL, doubt);
  if (length == 0)
    tide_text_out_prose (&report->out, 0, NULL, _("No evidence speaks of a server."));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      write_server (report, server);
    }
}

static void
write_groups (TideTextReport *report,
              TideCluster    *cluster)
{
  GListModel *groups = tide_cluster_get_groups (cluster);
  guint length = tide_report_cut_nested (report->cut, groups);

  if (length > 0)
    tide_text_report_prose (report, 0, NULL, _("Groups and the nodes that own them:"));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideClusterGroup) group = g_list_model_get_item (groups, i);
      const char *owner = tide_cluster_group_get_owner (group);

      tide_text_report_pair (report, 2, tide_cluster_group_get_name (group),
                             owner != NULL ? owner : _("Unknown"));
    }
}

static void
write_resource_types (TideTextReport *report,
                      TideCluster    *cluster)
{
  GListModel *types = tide_cluster_get_resource_types (cluster);
  guint length = tide_report_cut_nested (report->cut, types);

  if (length > 0)
    tide_text_report_prose (report, 0, NULL, _("Resource types:"));
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      tide_text_report_pair (report, 2, tide_resource_type_get_name (type),
                             tide_report_word_presence (tide_resource_type_get_state (type)));
    }
}

void
tide_text_report_cluster (TideTextReport *report)
{
  TideCluster *cluster = tide_diagnosis_get_cluster (report->diagnosis);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (report->diagnosis);
  g_autofree char *nodes = NULL;

  if (cluster == NULL)
    return;

  nodes = g_strjoinv (", ", (char **) tide_cluster_get_nodes (cluster));
  tide_text_out_heading (&report->out, _("Cluster"), '=');
  tide_text_report_prose (report, 0, NULL, doubt);
  tide_text_report_pair (report, 0, _("Name"), tide_cluster_get_name (cluster));
  tide_text_report_pair (report, 0, _("Use"), tide_report_word_model (tide_cluster_get_model (cluster)));
  tide_text_report_pair (report, 0, _("Nodes"), nodes);
  if (tide_cluster_get_model (cluster) != TIDE_CLUSTER_MODEL_DAG)
    tide_text_report_pair (report, 0, "EXCLUADM",
                           tide_report_word_presence (tide_cluster_get_excluadm (cluster)));
  tide_text_report_pair (report, 0, _("Quorum"), tide_cluster_get_quorum (cluster));
  write_groups (report, cluster);
  write_resource_types (report, cluster);
}
