/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "facts/cluster/tide-cluster-files.h"
#include "facts/cluster/tide-clustering.h"
#include "facts/cluster/tide-event-sources.h"
#include "facts/cluster/tide-excluadm.h"
#include "facts/runs/tide-runs.h"
#include "facts/servers/tide-capture.h"
#include "facts/servers/tide-generations.h"
#include "facts/servers/tide-left-behind.h"
#include "facts/servers/tide-roles.h"
#include "facts/tide-server-facts.h"
#include "facts/windows/tide-questions.h"
#include "facts/windows/tide-services.h"
#include "facts/windows/tide-windows.h"

static void
read_runs (TideServerInput *input,
           TideServer      *server,
           GPtrArray       *runs,
           GDateTime       *captured)
{
  gint64 given = captured != NULL ? g_date_time_to_unix (captured) : -1;
  TideCapture capture = captured != NULL ? (TideCapture) { given, given } : tide_capture_derive (input);
  TideRun *deciding;

  if (capture.latest >= 0 && capture.earliest == capture.latest)
    server->captured = g_date_time_new_from_unix_utc (capture.latest);
  for (guint i = 0; i < runs->len; i++)
    g_list_store_append (server->runs, runs->pdata[i]);
  deciding = tide_runs_decide (server->runs, server->computer_name, &capture);
  g_set_object (&server->deciding_run, deciding);
}

/*
 * What stands half-way in the registry outweighs what a log says of itself; but a run that still went on
 * explains it.
 */
static TideVerdict
decide_verdict (TideServer *server)
{
  TideVerdict verdict = server->deciding_run != NULL ? server->deciding_run->verdict : TIDE_VERDICT_NONE;

  if (verdict != TIDE_VERDICT_RUNNING && tide_roles_have_failed (server))
    return TIDE_VERDICT_FAILED;

  return verdict;
}

TideServer *
tide_server_facts_read (TideServerInput *input,
                        const char      *id,
                        const char      *name,
                        GPtrArray       *runs,
                        GDateTime       *captured)
{
  TideServer *server = g_object_new (TIDE_TYPE_SERVER, NULL);

  server->id = g_strdup (id);
  server->computer_name = g_strdup (name);
  server->display_name = g_strdup (name != NULL ? name : _("Unnamed server"));
  tide_windows_read (input, server);
  read_runs (input, server, runs, captured);
  tide_generations_read (input, server);
  tide_clustering_read (input, server);
  tide_roles_read (input, server);
  tide_cluster_files_read (input, server);
  tide_event_sources_read (input, server);
  tide_excluadm_read_com (input, server);
  tide_services_read (input, server);
  tide_pending_restarts_read (input, server);
  tide_prerequisites_read (input, server);
  tide_cached_packages_read (input, server);
  tide_component_states_read (input, server);
  tide_restore_errors_read (input, server);
  tide_installer_failures_read (input, server);
  tide_import_errors_read (input, server);
  server->verdict = decide_verdict (server);

  return server;
}
