/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-server-name.h"
#include "base/tide-wire.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/runs/tide-runs.h"
#include "facts/servers/tide-control-set.h"
#include "facts/servers/tide-folders.h"
#include "facts/servers/tide-pieces.h"

enum
{
  RANK_ASSIGNED,
  RANK_REGISTRY,
  RANK_FILE_NAME,
  RANK_LOG,
  RANK_NONE,
};

static char *
name_in_registry (TideRegistry *registry)
{
  g_autofree char *set = tide_control_set_dup (registry);
  g_autofree char *path = NULL;

  if (set == NULL)
    return NULL;
  path = g_strconcat ("SYSTEM\\", set, "\\Control\\ComputerName\\ComputerName", NULL);

  return tide_registry_dup_string (registry, path, "ComputerName");
}

/* Collectors put the server's name in front of the names of their hives and exports. */
static char *
name_in_file_name (const char *name)
{
  static const char *const endings[] = { "_Exchange_Registry_Hive", "_ExchangeServer_Registry_Hive",
                                         "_Cluster_Hive", "_reg_Cluster", "_ClusterNodeFileVersions" };
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL ? (gsize) (dot - name) : strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (endings[i]);

      if (stem > length && g_ascii_strncasecmp (name + stem - length, endings[i], length) == 0)
        return g_strndup (name, stem - length);
    }

  return NULL;
}

static char *
name_in_runs (GPtrArray *runs)
{
  for (guint i = runs->len; i > 0; i--)
    {
      TideRun *run = g_ptr_array_index (runs, i - 1);

      if (run->server != NULL && *run->server != '\0')
        return g_strdup (run->server);
    }

  return NULL;
}

/* A table of versions may say whose they are. */
static char *
name_in_table (TideReading *reading)
{
  const TideRunLog *log = tide_run_log_open (reading);

  if (log == NULL)
    return NULL;
  for (guint i = 0; i < log->n_entries; i++)
    if (tide_run_entry_is (&log->entries[i], TIDE_HEAD_SERVER_NAME))
      return tide_safe_text (log->entries[i].text, log->entries[i].size, TIDE_SAFE_LINE);

  return NULL;
}

/* A name without a first label names nobody. */
static gboolean
take_name (TidePiece *self,
           char      *name,
           guint      rank)
{
  if (name == NULL || *g_strstrip (name) == '\0' || *name == '.')
    {
      g_free (name);
      return FALSE;
    }

  self->own_name = name;
  self->rank = rank;
  return TRUE;
}

static void
find_own_name (TidePiece *self)
{
  if (take_name (self, g_strdup (self->reading->assigned), RANK_ASSIGNED))
    return;
  if (self->registry != NULL && take_name (self, name_in_registry (self->registry), RANK_REGISTRY))
    return;
  if (self->registry != NULL && take_name (self, name_in_file_name (self->reading->name), RANK_FILE_NAME))
    return;
  if (self->reading->kind == TIDE_EVIDENCE_KIND_FILE_VERSIONS &&
      (take_name (self, name_in_table (self->reading), RANK_FILE_NAME) ||
       take_name (self, name_in_file_name (self->reading->name), RANK_FILE_NAME)))
    return;
  if (self->runs != NULL)
    take_name (self, name_in_runs (self->runs), RANK_LOG);
}

static TideRegistry *
open_alone (TideReading *reading)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new ();

  g_ptr_array_add (readings, reading);
  return tide_registry_new (readings);
}

static TidePiece *
piece_new (TideReading *reading)
{
  TidePiece *self = g_new0 (TidePiece, 1);
  const char *type = reading->data != NULL ? tide_reading_type_of (reading->kind) : NULL;

  self->reading = tide_reading_ref (reading);
  self->rank = RANK_NONE;
  if (g_strcmp0 (type, TIDE_WIRE_REGISTRY) == 0)
    self->registry = open_alone (reading);
  else if (type != NULL && (reading->kind == TIDE_EVIDENCE_KIND_MANAGED_LOG ||
                            reading->kind == TIDE_EVIDENCE_KIND_NATIVE_LOG))
    self->runs = tide_runs_read (reading);
  find_own_name (self);

  return self;
}

static void
piece_free (gpointer data)
{
  TidePiece *self = data;

  tide_reading_unref (self->reading);
  g_clear_pointer (&self->registry, tide_registry_unref);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_free (self->own_name);
  g_free (self);
}

/* Where runs of other computers were copied into a log, it is the log of the one that is known otherwise. */
static void
prefer_known_name (TidePieces *self,
                   TidePiece  *log)
{
  for (guint i = log->rank == RANK_LOG ? log->runs->len : 0; i > 0; i--)
    {
      TideRun *run = g_ptr_array_index (log->runs, i - 1);
      g_autofree char *key = run->server != NULL ? tide_server_name_to_key (run->server) : NULL;

      if (key == NULL || !g_hash_table_contains (self->servers, key))
        continue;
      g_free (log->own_name);
      log->own_name = g_strdup (run->server);
      return;
    }
}

static void
add_name (TidePieces *self,
          TidePiece  *piece,
          guint       rank)
{
  g_autofree char *key = NULL;

  if (piece->rank != rank)
    return;
  key = tide_server_name_to_key (piece->own_name);
  if (!g_hash_table_contains (self->servers, key))
    g_hash_table_insert (self->servers, g_steal_pointer (&key), tide_server_name_to_label (piece->own_name));
}

/* The readings' names that are spelt best: one name for each key. */
static void
collect_servers (TidePieces *self)
{
  for (guint rank = RANK_ASSIGNED; rank < RANK_NONE; rank++)
    {
      for (guint i = 0; i < self->pieces->len && rank == RANK_LOG; i++)
        prefer_known_name (self, g_ptr_array_index (self->pieces, i));
      for (guint i = 0; i < self->pieces->len; i++)
        add_name (self, g_ptr_array_index (self->pieces, i), rank);
    }
}

/* The key as the table of servers owns it, so that keys compare by pointer. */
static const char *
own_key (TidePieces *self,
         const char *name)
{
  g_autofree char *key = tide_server_name_to_key (name);
  gpointer owned = NULL;

  g_hash_table_lookup_extended (self->servers, key, &owned, NULL);
  return owned;
}

/*
 * What a person said of one file says nothing of those beside it, unless nothing else does: a file that came
 * into the wrong folder would take that folder's files along.
 */
static void
mark_assigned (TidePieces *self,
               GHashTable *folders)
{
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();

  for (guint i = 0; i < self->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->rank == RANK_ASSIGNED && tide_folders_ask (folders, piece->reading) == NULL)
        g_ptr_array_add (alone, piece);
    }
  for (guint i = 0; i < alone->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (alone, i);

      tide_folders_mark (folders, piece->reading, piece->server);
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->rank == RANK_ASSIGNED)
        tide_folders_tell (folders, piece->reading, piece->server);
    }
}

/*
 * A piece without a name belongs to the server of the nearest folder in which all names agree. The
 * topmost folder is that of the case, so that a case of one name knows no doubt.
 */
static void
assign (TidePieces *self)
{
  g_autoptr (GHashTable) folders = tide_folders_new ();

  for (guint i = 0; i < self->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->own_name == NULL)
        continue;
      piece->server = own_key (self, piece->own_name);
      if (piece->rank != RANK_ASSIGNED)
        tide_folders_mark (folders, piece->reading, piece->server);
    }
  mark_assigned (self, folders);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->own_name == NULL)
        piece->server = tide_folders_ask (folders, piece->reading);
    }
}

TidePieces *
tide_pieces_new (GPtrArray *readings)
{
  TidePieces *self = g_new0 (TidePieces, 1);

  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->servers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < readings->len; i++)
    g_ptr_array_add (self->pieces, piece_new (g_ptr_array_index (readings, i)));
  collect_servers (self);
  assign (self);

  return self;
}

void
tide_pieces_free (TidePieces *self)
{
  g_ptr_array_unref (self->pieces);
  g_hash_table_unref (self->servers);
  g_free (self);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
tide_pieces_get_keys (TidePieces *self)
{
  guint length;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->servers, &length);
  GPtrArray *sorted = g_ptr_array_sized_new (length);

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (sorted, keys[i]);
  g_ptr_array_sort (sorted, compare_keys);

  return sorted;
}

const char *
tide_pieces_get_name (TidePieces *self,
                      const char *key)
{
  return g_hash_table_lookup (self->servers, key);
}
