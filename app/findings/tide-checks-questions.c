/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-checks.h"

/* What setup asks of Windows before it starts */

#define WINDOWS_KEYS "SOFTWARE\\Microsoft\\Windows\\CurrentVersion"

/* Unless all places were given, and whole, what is not there may be on the server. */
static void
say_what_is_missing (TideCheck *check)
{
  TideRegistry *registry = tide_facts_get_registry (check->facts, check->server);
  TideFinding *finding;

  if (tide_registry_covers (registry, WINDOWS_KEYS) &&
      tide_check_covers_control (check, "Control\\Session Manager"))
    return;
  finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);
  if (!tide_registry_touches (registry, WINDOWS_KEYS))
    finding->missing |= TIDE_NEED_SOFTWARE;
  if (!tide_registry_touches (registry, "SYSTEM"))
    finding->missing |= TIDE_NEED_SYSTEM;
}

static void
name_places (TideFinding *finding,
             GListModel  *restarts)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (restarts); i++)
    {
      g_autoptr (TidePendingRestart) restart = g_list_model_get_item (restarts, i);
      TideCitation *citation = tide_pending_restart_get_citation (restart);
      const char *value = tide_citation_get_value (citation);

      g_string_append_printf (places, "%s%s%s%s", i > 0 ? ", " : "", tide_citation_get_key (citation),
                              value != NULL ? "\\" : "", value != NULL ? value : "");
      if (g_str_equal (tide_pending_restart_get_place (restart), "file-renames"))
        {
          tide_finding_set (finding, "file", tide_pending_restart_get_detail (restart));
          tide_finding_add_word (finding, "file");
        }
      tide_finding_cite (finding, citation);
    }
  tide_finding_set (finding, "places", places->str);
}

/* The rules of setup's own check that a pending restart makes fire */
static gboolean
has_fired (TideCheck   *check,
           TideFinding *finding)
{
  gboolean manager = tide_check_readiness_fired (check, "RebootPending", finding);

  return tide_check_readiness_fired (check, "PendingRebootWindowsComponents", finding) || manager;
}

/* A restart that waits is no fault by itself; setup that has to be started again will not go on before. */
void
tide_check_pending_restart (TideCheck *check)
{
  GListModel *restarts = tide_server_get_pending_restarts (check->server);
  TideRun *run = tide_server_get_deciding_run (check->server);
  gboolean failed = run != NULL && tide_check_run_failed (run);
  TideFinding *finding;

  check->looked = TIDE_NEED_SYSTEM | TIDE_NEED_SOFTWARE;
  if (g_list_model_get_n_items (restarts) == 0)
    {
      say_what_is_missing (check);
      return;
    }
  finding =
    tide_check_say (check, NULL, failed ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_INFORMATION);
  name_places (finding, restarts);
  if (failed && has_fired (check, finding))
    tide_finding_add_word (finding, "readiness");
}

static void
say_package (TideCheck         *check,
             TideCachedPackage *package)
{
  const char *path = tide_cached_package_get_path (package);
  const char *product = tide_cached_package_get_product (package);
  gboolean there = tide_cached_package_get_present (package) == TIDE_TRUTH_YES;
  TideFinding *finding =
    tide_check_say (check, path, there ? TIDE_FINDING_STATE_PASS : TIDE_FINDING_STATE_FAIL);

  tide_finding_set (finding, "path", path);
  tide_finding_set (finding, "product", product);
  if (product != NULL)
    tide_finding_add_word (finding, "product");
  tide_finding_cite (finding, tide_cached_package_get_citation (package));
}

void
tide_check_cached_packages (TideCheck *check)
{
  GListModel *packages = tide_server_get_cached_packages (check->server);
  gboolean listed = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (packages); i++)
    {
      g_autoptr (TideCachedPackage) package = g_list_model_get_item (packages, i);

      if (tide_cached_package_get_present (package) != TIDE_TRUTH_UNKNOWN)
        say_package (check, package);
      else
        listed = FALSE;
    }
  if (!listed)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED)->missing = TIDE_NEED_INSTALLER_CACHE;
}
