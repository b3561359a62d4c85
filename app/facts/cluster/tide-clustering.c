/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-windows-path.h"
#include "facts/cluster/tide-clustering.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/servers/tide-control-set.h"
#include "facts/servers/tide-generations.h"

#define START_DISABLED 4
#define ACTIVE_MANAGER "Cluster\\ExchangeActiveManager" /* a database availability group's */

const TideCatalogResourceType *
tide_clustering_find_type (TideCatalog   *catalog,
                           const char    *name,
                           TideGeneration generation)
{
  GPtrArray *types = tide_catalog_get_resource_types (catalog);
  const TideCatalogResourceType *other = NULL;

  for (guint i = 0; i < types->len; i++)
    {
      const TideCatalogResourceType *type = g_ptr_array_index (types, i);

      if (g_ascii_strcasecmp (type->id, name) != 0)
        continue;
      if (TIDE_GENERATION_IN (generation, type->generations))
        return type;
      other = type;
    }

  return other;
}

static gboolean
has_types (TideRegistry *cluster,
           TideCatalog  *catalog)
{
  g_autoptr (GPtrArray) types = tide_registry_children (cluster, "Cluster\\ResourceTypes");

  for (guint i = 0; i < types->len; i++)
    if (tide_clustering_find_type (catalog, tide_registry_key_get_name (types->pdata[i]),
                                   TIDE_GENERATION_UNKNOWN))
      return TRUE;

  return FALSE;
}

static gboolean
has_resources (TideRegistry *cluster,
               TideCatalog  *catalog)
{
  g_autoptr (GPtrArray) resources = tide_registry_children (cluster, "Cluster\\Resources");

  for (guint i = 0; i < resources->len; i++)
    {
      const char *path = tide_registry_key_get_path (resources->pdata[i]);
      g_autofree char *type = tide_registry_dup_string (cluster, path, "Type");

      if (type != NULL && tide_clustering_find_type (catalog, type, TIDE_GENERATION_UNKNOWN))
        return TRUE;
    }

  return FALSE;
}

gboolean
tide_clustering_has_exchange (TideRegistry *cluster,
                              TideCatalog  *catalog)
{
  return has_types (cluster, catalog) || has_resources (cluster, catalog);
}

static gboolean
has_role_key (TideServerInput *input,
              TideServer      *server,
              const char      *name)
{
  const TideCatalogGeneration *entry = tide_catalog_find_generation (input->catalog, TIDE_GENERATION_2007);
  g_autofree char *path = NULL;

  if (entry == NULL)
    return FALSE;
  path = g_strconcat (entry->registry_root, "\\", name, NULL);

  return tide_registry_find (input->registry, path) != NULL;
}

/* An empty hive is no cluster's: Windows has the service and its files also where there is none. */
static gboolean
is_filled (TideRegistry *cluster)
{
  g_autoptr (GPtrArray) nodes = tide_registry_children (cluster, "Cluster\\Nodes");

  return nodes->len > 0 || tide_registry_find_value (cluster, "Cluster", "ClusterName") != NULL;
}

static TideTruth
ask_service (TideServerInput *input,
             TideServer      *server)
{
  g_autofree char *path = tide_server_dup_system_path (server, "Services\\ClusSvc");
  guint32 start;

  if (path == NULL)
    return TIDE_TRUTH_UNKNOWN;
  if (tide_registry_get_dword (input->registry, path, "Start", &start))
    return start != START_DISABLED ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;

  return tide_registry_find (input->registry, path) == NULL && tide_registry_covers (input->registry, path)
           ? TIDE_TRUTH_NO
           : TIDE_TRUTH_UNKNOWN;
}

static TideTruth
decide_node (TideServerInput *input,
             TideServer      *server)
{
  if (input->cluster != NULL &&
      (is_filled (input->cluster) || tide_clustering_has_exchange (input->cluster, input->catalog)))
    return TIDE_TRUTH_YES;
  if (has_role_key (input, server, "ClusteredMailboxServer"))
    return TIDE_TRUTH_YES;

  return ask_service (input, server);
}

static gboolean
has_event_source (TideServerInput *input,
                  TideServer      *server)
{
  g_autofree char *path = tide_server_dup_system_path (server, "Services\\EventLog\\Application");
  GPtrArray *entries = tide_catalog_get_event_sources (input->catalog);

  for (guint i = 0; path != NULL && i < entries->len; i++)
    {
      const TideCatalogEventSource *entry = g_ptr_array_index (entries, i);
      g_autofree char *key = g_strconcat (path, "\\", entry->id, NULL);

      if (tide_registry_find (input->registry, key) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Whether setup got as far as one of its files for nodes. */
static gboolean
has_cluster_steps (TideServer *server)
{
  GListModel *runs = G_LIST_MODEL (server->runs);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (run->ins)); j++)
        {
          g_autoptr (TideInsFile) ins = g_list_model_get_item (G_LIST_MODEL (run->ins), j);
          const char *name = tide_windows_path_get_name (ins->file);

          if (g_ascii_strncasecmp (name, "CLUSTER_", strlen ("CLUSTER_")) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* Whether any of the files that Exchange needs there is in the Cluster directory. */
static TidePresence
look_up_files (TideServerInput *input,
               TideServer      *server)
{
  GPtrArray *entries = tide_catalog_get_files (input->catalog);
  TidePresence found = TIDE_PRESENCE_MISSING;

  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogFile *entry = g_ptr_array_index (entries, i);
      TidePresence presence = tide_cluster_directory_look_up (input->directory, entry->id);

      if (!entry->required || !TIDE_GENERATION_IN (server->generation, entry->gates.generations))
        continue;
      if (presence == TIDE_PRESENCE_PRESENT)
        return presence;
      if (presence == TIDE_PRESENCE_UNKNOWN)
        found = presence;
    }

  return found;
}

/*
 * Setup of 2000 and 2003 brings Exchange's clustering to every node that it finds to be one. But Exchange may
 * have been there before the cluster, and the cluster be of another product: so it takes a trace. None in the
 * hive and none in the directory is a no.
 */
static TideTruth
ask_traces (TideServerInput *input,
            TideServer      *server)
{
  TidePresence files = look_up_files (input, server);

  if (files == TIDE_PRESENCE_PRESENT || has_event_source (input, server) || has_cluster_steps (server))
    return TIDE_TRUTH_YES;
  if (files == TIDE_PRESENCE_MISSING && input->cluster != NULL &&
      tide_registry_covers (input->cluster, "Cluster"))
    return TIDE_TRUTH_NO;

  return TIDE_TRUTH_UNKNOWN;
}

/* 2007 brings its clustering with the Mailbox role. */
static TideTruth
ask_generation (TideServerInput *input,
                TideServer      *server)
{
  const TideCatalogGeneration *entry = tide_catalog_find_generation (input->catalog, server->generation);

  if (entry == NULL)
    return TIDE_TRUTH_UNKNOWN;
  if (server->generation < TIDE_GENERATION_2007)
    return ask_traces (input, server);
  if (has_role_key (input, server, "MailboxRole") || has_role_key (input, server, "ClusteredMailboxServer"))
    return TIDE_TRUTH_YES;

  return tide_registry_covers (input->registry, entry->registry_root) ? TIDE_TRUTH_NO : TIDE_TRUTH_UNKNOWN;
}

static TideTruth
decide_clustering (TideServerInput *input,
                   TideServer      *server)
{
  if (server->generation >= TIDE_GENERATION_2010 || server->cluster_node == TIDE_TRUTH_NO)
    return TIDE_TRUTH_NO;
  if (server->cluster_node == TIDE_TRUTH_UNKNOWN)
    return TIDE_TRUTH_UNKNOWN;
  if (input->cluster != NULL && tide_clustering_has_exchange (input->cluster, input->catalog))
    return TIDE_TRUTH_YES;
  if (input->cluster != NULL && tide_registry_find (input->cluster, ACTIVE_MANAGER) != NULL)
    return TIDE_TRUTH_NO;

  return ask_generation (input, server);
}

void
tide_clustering_read (TideServerInput *input,
                      TideServer      *server)
{
  server->cluster_node = decide_node (input, server);
  server->exchange_clustering = decide_clustering (input, server);
  server->without_mailbox =
    server->generation == TIDE_GENERATION_2007 && ask_generation (input, server) == TIDE_TRUTH_NO &&
    !has_cluster_steps (server);
}
