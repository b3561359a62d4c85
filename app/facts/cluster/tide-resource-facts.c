/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/cluster/tide-cluster-facts.h"

#define GROUPS "Cluster\\Groups"
#define RESOURCES "Cluster\\Resources"

/* The hive says who owns a group in some versions only; the only node of a cluster owns all that there is. */
static char *
dup_owner (TideRegistry    *registry,
           TideRegistryKey *key,
           TideCluster     *cluster)
{
  TideRegistryValue *value = tide_registry_key_get_value (key, "OwnerNode");
  g_autofree char *id = value != NULL ? tide_registry_value_dup_text (value) : NULL;

  if (id != NULL && *id != '\0')
    return tide_cluster_dup_node (registry, id);
  if (cluster->nodes[0] != NULL && cluster->nodes[1] == NULL)
    return g_strdup (cluster->nodes[0]);

  return NULL;
}

static void
read_group (TideRegistry    *registry,
            TideRegistryKey *key,
            TideCluster     *cluster,
            GHashTable      *group_of)
{
  TideRegistryValue *contains = tide_registry_key_get_value (key, "Contains");
  g_auto (GStrv) ids = contains != NULL ? tide_registry_value_dup_strings (contains) : NULL;
  g_autoptr (TideClusterGroup) group = g_object_new (TIDE_TYPE_CLUSTER_GROUP, NULL);

  group->name = tide_cluster_dup_name (registry, key);
  group->owner = dup_owner (registry, key, cluster);
  g_strfreev (group->preferred_owners);
  group->preferred_owners = tide_cluster_dup_nodes (registry, key, "PreferredOwners");
  group->citation = tide_registry_key_cite (key);
  g_list_store_append (cluster->groups, group);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_insert (group_of, g_ascii_strdown (ids[i], -1), g_strdup (group->name));
}

static void
read_resource (TideRegistry    *registry,
               TideRegistryKey *key,
               TideCluster     *cluster,
               GHashTable      *group_of)
{
  TideRegistryValue *type = tide_registry_key_get_value (key, "Type");
  g_autofree char *id = g_ascii_strdown (tide_registry_key_get_name (key), -1);
  g_autoptr (TideResource) resource = g_object_new (TIDE_TYPE_RESOURCE, NULL);

  resource->name = tide_cluster_dup_name (registry, key);
  resource->resource_type = type != NULL ? tide_registry_value_dup_text (type) : g_strdup ("");
  resource->group = g_strdup (g_hash_table_lookup (group_of, id));
  g_strfreev (resource->possible_owners);
  resource->possible_owners = tide_cluster_dup_nodes (registry, key, "PossibleOwners");
  resource->citation = type != NULL ? tide_registry_value_cite (type) : tide_registry_key_cite (key);
  g_list_store_append (cluster->resources, resource);
}

void
tide_resource_facts_read (TideRegistry *registry,
                          TideCluster  *cluster)
{
  g_autoptr (GPtrArray) groups = tide_registry_children (registry, GROUPS);
  g_autoptr (GPtrArray) resources = tide_registry_children (registry, RESOURCES);
  /* lower-case id of a resource → name of the group that holds it */
  g_autoptr (GHashTable) group_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < groups->len; i++)
    read_group (registry, groups->pdata[i], cluster, group_of);
  for (guint i = 0; i < resources->len; i++)
    read_resource (registry, resources->pdata[i], cluster, group_of);
}
