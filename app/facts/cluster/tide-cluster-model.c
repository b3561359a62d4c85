/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/cluster/tide-cluster-facts.h"

#define SYSTEM_ATTENDANT "Microsoft Exchange System Attendant"
#define DATABASE_INSTANCE "Microsoft Exchange Database Instance"
#define TRANSFER_AGENT "Microsoft Exchange Message Transfer Agent"

static gboolean
is_of_type (TideResource *resource,
            const char   *type)
{
  return g_ascii_strcasecmp (resource->resource_type, type) == 0;
}

static gboolean
has_resource (TideCluster *cluster,
              const char  *type)
{
  GListModel *resources = G_LIST_MODEL (cluster->resources);

  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);

      if (is_of_type (resource, type))
        return TRUE;
    }

  return FALSE;
}

/* Whether the type is registered, or a resource has it; %NULL: any of Exchange's. */
static gboolean
has_type (TideCluster *cluster,
          const char  *name)
{
  GListModel *types = G_LIST_MODEL (cluster->resource_types);

  for (guint i = 0; i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      if ((type->state == TIDE_PRESENCE_PRESENT || type->n_resources > 0) && type->exchange &&
          (name == NULL || g_ascii_strcasecmp (type->name, name) == 0))
        return TRUE;
    }

  return FALSE;
}

/* The groups with a System Attendant: each is a clustered mailbox server. */
static GHashTable *
find_mailbox_groups (TideCluster *cluster)
{
  GListModel *resources = G_LIST_MODEL (cluster->resources);
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);

      if (resource->group != NULL && is_of_type (resource, SYSTEM_ATTENDANT))
        g_hash_table_add (groups, g_strdup (resource->group));
    }

  return groups;
}

static gboolean
has_shared_disk (TideCluster *cluster,
                 GHashTable  *groups)
{
  GListModel *resources = G_LIST_MODEL (cluster->resources);

  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);

      if (resource->group != NULL && g_hash_table_contains (groups, resource->group) &&
          is_of_type (resource, "Physical Disk"))
        return TRUE;
    }

  return FALSE;
}

static TideClusterModel
tell_2007 (TideCluster *cluster)
{
  g_autoptr (GHashTable) groups = find_mailbox_groups (cluster);

  if (g_hash_table_size (groups) == 0)
    return TIDE_CLUSTER_MODEL_CMS;
  if (has_shared_disk (cluster, groups))
    return TIDE_CLUSTER_MODEL_SCC;
  if (has_resource (cluster, "Majority Node Set") || has_resource (cluster, "File Share Witness"))
    return TIDE_CLUSTER_MODEL_CCR;

  return TIDE_CLUSTER_MODEL_CMS;
}

/* Two types are of one generation alone; they tell where no server does. */
static TideGeneration
guess_generation (TideCluster *cluster)
{
  if (has_type (cluster, DATABASE_INSTANCE))
    return TIDE_GENERATION_2007;
  if (has_type (cluster, TRANSFER_AGENT))
    return TIDE_GENERATION_2003;

  return TIDE_GENERATION_UNKNOWN;
}

TideClusterModel
tide_cluster_model_tell (TideRegistry  *registry,
                         TideGeneration generation,
                         TideCluster   *cluster)
{
  if (tide_registry_find (registry, "Cluster\\ExchangeActiveManager") != NULL)
    return TIDE_CLUSTER_MODEL_DAG;
  if (!has_type (cluster, NULL))
    return tide_registry_covers (registry, "Cluster") ? TIDE_CLUSTER_MODEL_NONE : TIDE_CLUSTER_MODEL_UNKNOWN;
  if (generation == TIDE_GENERATION_UNKNOWN || generation >= TIDE_GENERATION_2010)
    generation = guess_generation (cluster);
  if (generation == TIDE_GENERATION_UNKNOWN)
    return TIDE_CLUSTER_MODEL_UNKNOWN;

  return generation < TIDE_GENERATION_2007 ? TIDE_CLUSTER_MODEL_EVS : tell_2007 (cluster);
}
