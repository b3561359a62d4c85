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

  tide_html_begin_table (&report->html, _("Resources"), _("Resource"), _("Type"), _("Group"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_resource_get_name (resource));
      tide_html_report_cell (report, NULL, tide_resource_get_resource_type (resource));
      tide_html_report_cell (report, NULL, tide_resource_get_group (resource));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

void
tide_html_report_cluster (TideHtmlReport *report)
{
  TideCluster *cluster = tide_diagnosis_get_cluster (report->diagnosis);
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
  tide_html_report_element (report, "p", NULL, line);
  write_types (report, cluster);
  write_resources (report, cluster);
}
