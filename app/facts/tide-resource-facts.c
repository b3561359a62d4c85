/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/tide-cluster-facts.h"

#define GROUPS "Cluster\\Groups"
#define RESOURCES "Cluster\\Resources"

static char *
dup_name (TideRegistry    *registry,
          TideRegistryKey *key)
{
  char *name = tide_registry_dup_string (registry, tide_registry_key_get_path (key), "Name");

  return name != NULL ? name : g_strdup (tide_registry_key_get_name (key));
}

/* lower-case id of a resource → name of the group that holds it */
static GHashTable *
read_groups (TideRegistry *registry)
{
  GHashTable *group_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) groups = tide_registry_children (registry, GROUPS);

  for (guint i = 0; i < groups->len; i++)
    {
      TideRegistryValue *contains = tide_registry_key_get_value (groups->pdata[i], "Contains");
      g_autofree char *name = dup_name (registry, groups->pdata[i]);
      g_auto (GStrv) ids = contains != NULL ? tide_registry_value_dup_strings (contains) : NULL;

      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        g_hash_table_insert (group_of, g_ascii_strdown (ids[j], -1), g_strdup (name));
    }

  return group_of;
}

void
tide_resource_facts_read (TideRegistry *registry,
                          TideCluster  *cluster)
{
  g_autoptr (GPtrArray) keys = tide_registry_children (registry, RESOURCES);
  g_autoptr (GHashTable) group_of = read_groups (registry);

  for (guint i = 0; i < keys->len; i++)
    {
      TideRegistryKey *key = g_ptr_array_index (keys, i);
      TideRegistryValue *type = tide_registry_key_get_value (key, "Type");
      g_autofree char *id = g_ascii_strdown (tide_registry_key_get_name (key), -1);
      g_autoptr (TideResource) resource = g_object_new (TIDE_TYPE_RESOURCE, NULL);

      resource->name = dup_name (registry, key);
      resource->resource_type = type != NULL ? tide_registry_value_dup_text (type) : g_strdup ("");
      resource->group = g_strdup (g_hash_table_lookup (group_of, id));
      resource->citation = type != NULL ? tide_registry_value_cite (type) : tide_registry_key_cite (key);
      g_list_store_append (cluster->resources, resource);
    }
}
