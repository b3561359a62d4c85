/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-html-report.h"
#include "report/tide-report-words.h"

static void
write_restarts (TideHtmlReport *report,
                GListModel     *restarts)
{
  guint length = tide_report_cut_nested (report->cut, restarts);

  if (length == 0)
    return;
  tide_html_begin_table (&report->html, _("Pending restart"), _("Registry key"), _("Value"), _("Waits"),
                         NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TidePendingRestart) restart = g_list_model_get_item (restarts, i);
      TideCitation *citation = tide_pending_restart_get_citation (restart);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, "mono", tide_citation_get_key (citation));
      tide_html_report_cell (report, "mono", tide_citation_get_value (citation));
      tide_html_report_cell (report, "mono", tide_pending_restart_get_detail (restart));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_prerequisites (TideHtmlReport *report,
                     GListModel     *products)
{
  guint length = tide_report_cut_nested (report->cut, products);

  if (length == 0)
    return;
  tide_html_begin_table (&report->html, _("Prerequisites"), _("Product"), _("Installed"), _("Version"),
                         _("Registered as"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TidePrerequisite) product = g_list_model_get_item (products, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_prerequisite_get_name (product));
      tide_html_report_cell (report, NULL, tide_report_word_truth (tide_prerequisite_get_present (product)));
      tide_html_report_cell (report, NULL, tide_prerequisite_get_version (product));
      tide_html_report_cell (report, NULL, tide_prerequisite_get_registered (product));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

static void
write_packages (TideHtmlReport *report,
                GListModel     *packages)
{
  guint length = tide_report_cut_nested (report->cut, packages);

  if (length == 0)
    return;
  tide_html_begin_table (&report->html, _("Packages kept by Windows Installer"), _("Product"), _("Package"),
                         _("In the evidence"), NULL);
  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideCachedPackage) package = g_list_model_get_item (packages, i);

      tide_html_begin (&report->html, "tr", NULL);
      tide_html_report_cell (report, NULL, tide_cached_package_get_product (package));
      tide_html_report_cell (report, "mono", tide_cached_package_get_path (package));
      tide_html_report_cell (report, NULL,
                             tide_report_word_truth (tide_cached_package_get_present (package)));
      tide_html_end (&report->html);
    }
  tide_html_end_table (&report->html);
}

void
tide_html_report_questions (TideHtmlReport *report,
                            TideServer     *server)
{
  write_restarts (report, tide_server_get_pending_restarts (server));
  write_prerequisites (report, tide_server_get_prerequisites (server));
  write_packages (report, tide_server_get_cached_packages (server));
}
