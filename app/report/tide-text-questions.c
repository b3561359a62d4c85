/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"
#include "report/tide-text-report.h"

static void
write_restarts (TideTextReport *report,
                GListModel     *restarts)
{
  guint length = tide_report_cut_nested (report->cut, restarts);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TidePendingRestart) restart = g_list_model_get_item (restarts, i);
      TideCitation *citation = tide_pending_restart_get_citation (restart);
      const char *value = tide_citation_get_value (citation);
      g_autofree char *place =
        g_strconcat (tide_citation_get_key (citation), value != NULL ? "\\" : NULL, value, NULL);

      tide_text_report_pair (report, 2, _("Pending restart"), place);
      tide_text_report_pair (report, 4, _("Waits"), tide_pending_restart_get_detail (restart));
    }
}

static void
write_prerequisites (TideTextReport *report,
                     GListModel     *products)
{
  guint length = tide_report_cut_nested (report->cut, products);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TidePrerequisite) product = g_list_model_get_item (products, i);
      const char *version = tide_prerequisite_get_version (product);
      const char *present = tide_report_word_truth (tide_prerequisite_get_present (product));

      tide_text_report_pair (report, 2, tide_prerequisite_get_name (product),
                             version != NULL ? version : present);
    }
}

/* Those that are there need no line. */
static void
write_packages (TideTextReport *report,
                GListModel     *packages)
{
  guint length = tide_report_cut_nested (report->cut, packages);

  for (guint i = 0; i < length; i++)
    {
      g_autoptr (TideCachedPackage) package = g_list_model_get_item (packages, i);

      if (tide_cached_package_get_present (package) != TIDE_TRUTH_YES)
        tide_text_report_pair (report, 2, _("Package kept by Windows Installer"),
                               tide_cached_package_get_path (package));
    }
}

void
tide_text_report_questions (TideTextReport *report,
                            TideServer     *server)
{
  tide_text_report_pair (report, 2, _("Directory of Exchange"), tide_server_get_install_path (server));
  tide_text_report_pair (report, 2, _("Outlook on the web"), tide_server_get_owa_version (server));
  write_restarts (report, tide_server_get_pending_restarts (server));
  write_prerequisites (report, tide_server_get_prerequisites (server));
  write_packages (report, tide_server_get_cached_packages (server));
}
