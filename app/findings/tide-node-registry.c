/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-node-rows.h"

#define TYPES "Cluster\\ResourceTypes"

static TidePresence
look_up (TideRegistry *registry,
         const char   *folder,
         const char   *path)
{
  if (tide_registry_find (registry, path) != NULL)
    return TIDE_PRESENCE_PRESENT;

  return tide_registry_covers (registry, folder) ? TIDE_PRESENCE_MISSING : TIDE_PRESENCE_UNKNOWN;
}

/* Copies of one hive ought to be the same, so one that lacks a type is stale, or was read at another time. */
static TideNodeRow *
begin_type (TideNodeRows  *self,
            TideNodeAspect aspect,
            const char    *name,
            gboolean       expected)
{
  g_autofree char *path = g_strconcat (TYPES "\\", name, NULL);
  TideNodeRow *row = tide_node_rows_begin (self, TIDE_NODE_SUBJECT_RESOURCE_TYPE, aspect, name);

  for (guint i = 0; i < self->servers->len; i++)
    {
      TideServer *server = g_ptr_array_index (self->servers, i);
      TideRegistry *registry = tide_facts_get_registry (self->facts, server);
      TideNodeCell *cell = tide_node_row_get_cell (row, i);
      TidePresence presence = look_up (registry, TYPES, path);
      g_autofree char *dll = tide_registry_dup_string (registry, path, "DllName");

      if (aspect == TIDE_NODE_ASPECT_PRESENCE)
        tide_node_cell_set_presence (cell, presence, expected);
      else
        tide_node_cell_set_value (cell, presence, dll);
    }

  return row;
}

static void
add_type (TideNodeRows     *self,
          TideResourceType *type)
{
  const char *name = tide_resource_type_get_name (type);
  gboolean wanted = tide_resource_type_get_exchange (type) && (tide_resource_type_get_confirmed (type) ||
                                                               tide_resource_type_get_n_resources (type) > 0);
  g_autoptr (TideNodeRow) presence = begin_type (self, TIDE_NODE_ASPECT_PRESENCE, name, wanted);
  g_autoptr (TideNodeRow) dll = begin_type (self, TIDE_NODE_ASPECT_LIBRARY, name, FALSE);

  if (wanted)
    {
      tide_node_rows_add (self, presence);
      tide_node_rows_add_told (self, dll);
    }
  else
    {
      tide_node_rows_add_odd (self, presence);
      tide_node_rows_add_odd (self, dll);
    }
}

void
tide_node_rows_of_types (TideNodeRows *self)
{
  GListModel *types = tide_cluster_get_resource_types (tide_facts_get_cluster (self->facts));

  for (guint i = 0; i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      add_type (self, type);
    }
}

/* The key that holds a log's sources on a server; (transfer full) (nullable) */
static char *
dup_log (TideServer *server,
         const char *log)
{
  const char *set = tide_server_get_control_set (server);

  return set != NULL ? g_strconcat ("SYSTEM\\", set, "\\Services\\EventLog\\", log, NULL) : NULL;
}

/* One source as the nodes have it */
typedef struct
{
  char            *name;
  char            *log;
  TideEventSource *of[TIDE_NODE_MATRIX_MAX_NODES]; /* (nullable) by column */
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (self->of); i++)
    g_clear_object (&self->of[i]);
  g_free (self->name);
  g_free (self->log);
  g_free (self);
}

static TidePresence
look_up_source (TideNodeRows *self,
                const Source *source,
                guint         column)
{
  TideServer *server = g_ptr_array_index (self->servers, column);
  g_autofree char *log = dup_log (server, source->log);
  g_autofree char *path = NULL;

  if (!tide_node_is_clustered (server))
    return TIDE_PRESENCE_UNKNOWN;
  if (source->of[column] != NULL)
    return tide_event_source_get_state (source->of[column]);
  if (log == NULL)
    return TIDE_PRESENCE_UNKNOWN;
  path = g_strconcat (log, "\\", source->name, NULL);

  return look_up (tide_facts_get_registry (self->facts, server), log, path);
}

/* What is a source of Exchange's on one node may lead elsewhere on another. */
static char *
dup_message_file (TideNodeRows *self,
                  const Source *source,
                  guint         column)
{
  TideServer *server = g_ptr_array_index (self->servers, column);
  g_autofree char *log = dup_log (server, source->log);
  g_autofree char *path = log != NULL ? g_strconcat (log, "\\", source->name, NULL) : NULL;

  if (source->of[column] != NULL)
    return g_strdup (tide_event_source_get_message_file (source->of[column]));
  if (path == NULL || !tide_node_is_clustered (server))
    return NULL;

  return tide_registry_dup_string (tide_facts_get_registry (self->facts, server), path, "EventMessageFile");
}

static TideNodeRow *
begin_source (TideNodeRows  *self,
              TideNodeAspect aspect,
              const Source  *source,
              gboolean       expected)
{
  TideNodeRow *row = tide_node_rows_begin (self, TIDE_NODE_SUBJECT_EVENT_SOURCE, aspect, source->name);

  for (guint i = 0; i < self->servers->len; i++)
    {
      TideNodeCell *cell = tide_node_row_get_cell (row, i);
      TidePresence presence = look_up_source (self, source, i);
      g_autofree char *file = dup_message_file (self, source, i);

      if (aspect == TIDE_NODE_ASPECT_PRESENCE)
        tide_node_cell_set_presence (cell, presence, expected);
      else
        tide_node_cell_set_value (cell, presence, file);
    }

  return row;
}

static gboolean
is_clusters_own (TideNodeRows *self,
                 const char   *name)
{
  GPtrArray *entries = tide_catalog_get_event_sources (tide_facts_get_catalog (self->facts));

  for (guint i = 0; i < entries->len; i++)
    if (g_ascii_strcasecmp (((TideCatalogEventSource *) entries->pdata[i])->id, name) == 0)
      return TRUE;

  return FALSE;
}

/* That a source is on one node and not on the other is a fault, whatever its name; among more nodes, one that
 * a single node has may be a remnant. */
static void
add_source (TideNodeRows *self,
            const Source *source)
{
  const gboolean own = is_clusters_own (self, source->name);
  g_autoptr (TideNodeRow) presence = begin_source (self, TIDE_NODE_ASPECT_PRESENCE, source,
                                                   own || self->servers->len == 2);
  g_autoptr (TideNodeRow) file = begin_source (self, TIDE_NODE_ASPECT_MESSAGE_FILE, source, FALSE);

  if (own)
    {
      tide_node_rows_add (self, presence);
      tide_node_rows_add_told (self, file);
    }
  else
    {
      tide_node_rows_add_odd (self, presence);
      tide_node_rows_add_odd (self, file);
    }
}

static void
collect_sources (TideNodeRows *self,
                 guint         column,
                 GHashTable   *by_name,
                 GPtrArray    *sources)
{
  GListModel *list = tide_server_get_event_sources (self->servers->pdata[column]);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (TideEventSource) item = g_list_model_get_item (list, i);
      const char *log = tide_event_source_get_log (item);
      g_autofree char *whole = g_strconcat (log, "\\", tide_event_source_get_name (item), NULL);
      g_autofree char *key = g_ascii_strdown (whole, -1);
      Source *source = g_hash_table_lookup (by_name, key);

      if (source == NULL)
        {
          source = g_new0 (Source, 1);
          source->name = g_strdup (tide_event_source_get_name (item));
          source->log = g_strdup (log);
          g_ptr_array_add (sources, source);
          g_hash_table_insert (by_name, g_steal_pointer (&key), source);
        }
      g_set_object (&source->of[column], item);
    }
}

void
tide_node_rows_of_event_sources (TideNodeRows *self)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (source_free);

  for (guint i = 0; i < self->servers->len; i++)
    collect_sources (self, i, by_name, sources);
  for (guint i = 0; i < sources->len; i++)
    add_source (self, sources->pdata[i]);
}
