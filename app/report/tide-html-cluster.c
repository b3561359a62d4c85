/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static void
write_types (TideHtmlReport *report,
             TideCluster    *cluster)
{
  GListModel *types = tide_cluster_get_resource_types (cluster);
  guint length = tide_report_cut_nested (report->cut, types);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Resource types"), _("Type"), _("State"), _("Library"),
                         _("In the evidence"), _("Extensions"), _("Resources"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);
      g_autofree char *count = g_strdup_printf ("%u", tide_resource_type_get_n_resources (type));
      g_autofree char *extensions = g_strjoinv (", ",
                                                (char **) tide_resource_type_get_admin_extensions (type));

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_resource_type_get_name (type));
      tide_html_report_cell (report, NULL, tide_report_word_presence (tide_resource_type_get_state (type)));
      tide_html_report_cell (report, "mono", tide_resource_type_get_dll (type));
      tide_html_report_cell (report, NULL,
                             tide_report_word_truth (tide_resource_type_get_dll_present (type)));
      tide_html_report_cell (report, "mono", *extensions != '\0' ? extensions : NULL);
      tide_html_cell (&report->html, NULL, count);
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_resources (TideHtmlReport *report,
                 TideCluster    *cluster)
{
  GListModel *resources = tide_cluster_get_resources (cluster);
  guint length = tide_report_cut_nested (report->cut, resources);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Resources"), _("Resource"), _("Type"), _("Group"),
                         _("Possible owners"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);
      g_autofree char *owners = g_strjoinv (", ", (char **) tide_resource_get_possible_owners (resource));

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_resource_get_name (resource));
      tide_html_report_cell (report, NULL, tide_resource_get_resource_type (resource));
      tide_html_report_cell (report, NULL, tide_resource_get_group (resource));
      tide_html_report_cell (report, NULL, *owners != '\0' ? owners : NULL);
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_groups (TideHtmlReport *report,
              TideCluster    *cluster)
{
  GListModel *groups = tide_cluster_get_groups (cluster);
  guint length = tide_report_cut_nested (report->cut, groups);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Groups"), _("Group"), _("Owner"), _("Preferred owners"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideClusterGroup) group = g_list_model_get_item (groups, i);
      g_autofree char *owners = g_strjoinv (", ", (char **) tide_cluster_group_get_preferred_owners (group));

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_cluster_group_get_name (group));
      tide_html_report_cell (report, NULL, tide_cluster_group_get_owner (group));
      tide_html_report_cell (report, NULL, *owners != '\0' ? owners : NULL);
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_networks (TideHtmlReport *report,
                TideCluster    *cluster)
{
  GListModel *networks = tide_cluster_get_networks (cluster);
  guint length = tide_report_cut_nested (report->cut, networks);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Networks"), _("Network"), _("Address"), _("Mask"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideClusterNetwork) network = g_list_model_get_item (networks, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_cluster_network_get_name (network));
      tide_html_report_cell (report, "mono", tide_cluster_network_get_address (network));
      tide_html_report_cell (report, "mono", tide_cluster_network_get_mask (network));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_interfaces (TideHtmlReport *report,
                  TideCluster    *cluster)
{
  GListModel *interfaces = tide_cluster_get_interfaces (cluster);
  guint length = tide_report_cut_nested (report->cut, interfaces);

  if (length == 0)
    return;

  tide_html_begin_table (&report->html, _("Network interfaces"), _("Interface"), _("Node"), _("Network"),
                         _("Address"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideClusterInterface) interface = g_list_model_get_item (interfaces, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_cluster_interface_get_name (interface));
      tide_html_report_cell (report, NULL, tide_cluster_interface_get_node (interface));
      tide_html_report_cell (report, NULL, tide_cluster_interface_get_network (interface));
      tide_html_report_cell (report, "mono", tide_cluster_interface_get_address (interface));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_quorum (TideHtmlReport *report,
              TideCluster    *cluster)
{
  const char *type = tide_cluster_get_quorum_type (cluster);
  g_autofree char *line = NULL;

  if (tide_cluster_get_quorum (cluster) == NULL)
    return;
  line = g_strdup_printf (_("Quorum: %s (%s)."), tide_cluster_get_quorum (cluster),
                          type != NULL ? type : "—");
  tide_html_report_element (report, "p", NULL, line);
}

void
tide_html_report_cluster (TideHtmlReport *report)
{
  TideCluster *cluster = tide_diagnosis_get_cluster (report->diagnosis);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (report->diagnosis);
  g_autofree char *nodes = NULL;
  g_autofree char *line = NULL;

  tide_html_element (&report->html, "h2", NULL, _("Cluster"));
  if (cluster == NULL)
    {
      tide_html_element (&report->html, "p", NULL, _("No evidence of a cluster was given."));
      return;
    }

  nodes = g_strjoinv (", ", (char **) tide_cluster_get_nodes (cluster));
  line = g_strdup_printf (_("Name: %s. Use: %s. Nodes: %s. EXCLUADM at the resource types: %s."),
                          tide_cluster_get_name (cluster) != NULL ? tide_cluster_get_name (cluster) : "—",
                          tide_report_word_model (tide_cluster_get_model (cluster)), nodes,
                          tide_report_word_presence (tide_cluster_get_excluadm (cluster)));
  tide_html_report_element (report, "p", NULL, doubt);
  tide_html_report_element (report, "p", NULL, line);
  write_quorum (report, cluster);
  write_groups (report, cluster);
  write_resources (report, cluster);
  write_types (report, cluster);
  write_networks (report, cluster);
  write_interfaces (report, cluster);
}
