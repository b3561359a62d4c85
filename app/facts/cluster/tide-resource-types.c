/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/cluster/tide-cluster-facts.h"
#include "facts/cluster/tide-clustering.h"
#include "facts/servers/tide-cluster-directory.h"
#include "facts/servers/tide-generations.h"

#define TYPES "Cluster\\ResourceTypes"

/* While the types of one cluster are read */
typedef struct
{
  TideRegistry  *registry;
  TideCatalog   *catalog;
  TideGeneration generation;
  GPtrArray     *servers;
  GPtrArray     *directories; /* theirs */
  TideCluster   *cluster;
  GHashTable    *by_name; /* lower-case name → TideResourceType */
} Reading;

/* A node without Exchange, or with its tools alone, can do without its libraries. */
static TideTruth
ask_node (Reading          *self,
          guint             i,
          TideResourceType *type)
{
  TideServer *server = g_ptr_array_index (self->servers, i);

  if (type->exchange && (server->without_exchange || server->without_mailbox))
    return TIDE_TRUTH_UNKNOWN;

  return tide_cluster_directory_has (self->directories->pdata[i], type->dll, TRUE);
}

/* Every other node needs the file: one that lacks it decides. */
static TideTruth
look_up_dll (Reading          *self,
             TideResourceType *type)
{
  TideTruth found = TIDE_TRUTH_UNKNOWN;

  for (guint i = 0; i < self->directories->len; i++)
    switch (ask_node (self, i, type))
      {
      case TIDE_TRUTH_NO:
        return TIDE_TRUTH_NO;
      case TIDE_TRUTH_YES:
        found = TIDE_TRUTH_YES;
        break;
      default:
        break;
      }

  return found;
}

static TideResourceType *
add_type (Reading     *self,
          const char  *name,
          TidePresence state)
{
  g_autoptr (TideResourceType) type = g_object_new (TIDE_TYPE_RESOURCE_TYPE, NULL);
  const TideCatalogResourceType *entry = tide_clustering_find_type (self->catalog, name, self->generation);

  type->name = g_strdup (name);
  type->state = state;
  type->exchange = entry != NULL;
  type->confirmed = entry != NULL && entry->confirmed &&
                    TIDE_GENERATION_IN (self->generation, entry->generations);
  g_list_store_append (self->cluster->resource_types, type);
  g_hash_table_insert (self->by_name, g_ascii_strdown (name, -1), type);

  return type;
}

static TideResourceType *
find_type (Reading    *self,
           const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (self->by_name, lower);
}

static void
take_value (TideResourceType  *type,
            TideRegistryValue *value)
{
  g_autoptr (TideCitation) citation = tide_registry_value_cite (value);

  g_list_store_append (type->citations, citation);
}

static void
add_registered (Reading         *self,
                TideRegistryKey *key)
{
  TideResourceType *type = add_type (self, tide_registry_key_get_name (key), TIDE_PRESENCE_PRESENT);
  TideRegistryValue *dll = tide_registry_key_get_value (key, "DllName");
  TideRegistryValue *extensions = tide_registry_key_get_value (key, "AdminExtensions");
  g_autoptr (TideCitation) citation = tide_registry_key_cite (key);

  g_list_store_append (type->citations, citation);
  if (dll != NULL)
    {
      type->dll = tide_registry_value_dup_text (dll);
      type->dll_present = look_up_dll (self, type);
      /* Windows looks for a bare name in System32, too; Exchange's own lies in the Cluster directory. */
      if (type->dll_present == TIDE_TRUTH_NO && !type->exchange && strchr (type->dll, '\\') == NULL)
        type->dll_present = TIDE_TRUTH_UNKNOWN;
      take_value (type, dll);
    }
  if (extensions != NULL)
    {
      g_strfreev (type->admin_extensions);
      type->admin_extensions = tide_registry_value_dup_strings (extensions);
      take_value (type, extensions);
    }
}

static void
add_missing (Reading *self)
{
  GPtrArray *entries = tide_catalog_get_resource_types (self->catalog);
  gboolean whole = tide_registry_covers (self->registry, TYPES);
  TideRegistryKey *root = tide_registry_find (self->registry, TYPES);

  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogResourceType *entry = g_ptr_array_index (entries, i);
      TideResourceType *type;
      g_autoptr (TideCitation) citation = NULL;

      if (!TIDE_GENERATION_IN (self->generation, entry->generations) || find_type (self, entry->id) != NULL)
        continue;
      type = add_type (self, entry->id, whole ? TIDE_PRESENCE_MISSING : TIDE_PRESENCE_UNKNOWN);
      if (root == NULL)
        continue;
      citation = tide_registry_key_cite (root);
      g_list_store_append (type->citations, citation);
    }
}

/* Counts what uses each type; one that is used and was not met before is not registered. */
static void
count_resources (Reading *self)
{
  GListModel *resources = G_LIST_MODEL (self->cluster->resources);
  gboolean whole = tide_registry_covers (self->registry, TYPES);

  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);
      TideResourceType *type;

      if (*resource->resource_type == '\0')
        continue;
      type = find_type (self, resource->resource_type);
      if (type == NULL)
        type = add_type (self, resource->resource_type,
                         whole ? TIDE_PRESENCE_MISSING : TIDE_PRESENCE_UNKNOWN);
      type->n_resources++;
      if (type->state != TIDE_PRESENCE_PRESENT)
        g_list_store_append (type->citations, resource->citation);
    }
}

void
tide_resource_types_read (TideRegistry  *registry,
                          TideCatalog   *catalog,
                          TideGeneration generation,
                          GPtrArray     *servers,
                          GPtrArray     *directories,
                          TideCluster   *cluster)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) keys = tide_registry_children (registry, TYPES);
  Reading reading = { registry, catalog, generation, servers, directories, cluster, by_name };

  for (guint i = 0; i < keys->len; i++)
    add_registered (&reading, keys->pdata[i]);
  add_missing (&reading);
  count_resources (&reading);
}
