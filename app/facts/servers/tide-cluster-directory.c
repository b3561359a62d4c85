/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-windows-path.h"
#include "base/tide-wire.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/servers/tide-cluster-directory.h"
#include "facts/servers/tide-folders.h"

struct _TideClusterDirectory
{
  TideReading *listing;  /* (nullable) */
  GHashTable  *members;  /* lower-case names */
  GHashTable  *programs; /* lower-case name → TideReading */
  TideTruth    database_empty;
  TideReading *table;    /* (nullable) of versions */
  GHashTable  *versions; /* lower-case name → Version: what the tables say */
};

typedef struct
{
  char         *version; /* (nullable) */
  TideCitation *citation;
} Version;

static void
version_free (gpointer data)
{
  Version *version = data;

  g_free (version->version);
  g_object_unref (version->citation);
  g_free (version);
}

static gboolean
ends_in_cluster (const char *folder)
{
  const char *slash = strrchr (folder, '/');

  return g_ascii_strcasecmp (slash != NULL ? slash + 1 : folder, "Cluster") == 0;
}

/* Exchange's own bin directory holds the same files; the directory called Cluster goes before others. */
static TideReading *
find_listing (GPtrArray *readings)
{
  TideReading *other = NULL;

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);

      if (reading->kind != TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY || reading->data == NULL)
        continue;
      if (g_ascii_strcasecmp (reading->name, "Cluster") == 0)
        return reading;
      if (other == NULL && g_ascii_strcasecmp (reading->name, "bin") != 0)
        other = reading;
    }

  return other;
}

static void
add_members (TideClusterDirectory *self)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (self->listing->data, 0);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) path = g_variant_get_child_value (row, 0);
      g_autofree char *safe = NULL;
      const char *slash, *name;
      gsize length;
      guint64 size;
      const char *bytes = tide_wire_get_bytes (path, &length);

      safe = tide_safe_text (length > 0 ? bytes : "", length, TIDE_SAFE_LINE);
      slash = strrchr (safe, '/');
      name = slash != NULL ? slash + 1 : safe;
      g_hash_table_add (self->members, g_ascii_strdown (name, -1));
      g_variant_get_child (row, 1, "t", &size);
      if (g_ascii_strcasecmp (name, "CLUSDB") == 0)
        self->database_empty = size == 0 ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
    }
}

static void
add_programs (TideClusterDirectory *self,
              GPtrArray            *readings)
{
  g_autofree char *folder = self->listing != NULL ? tide_reading_dup_folder (self->listing) : NULL;

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);
      gboolean inside = folder != NULL ? strcmp (reading->group, folder) == 0
                                       : ends_in_cluster (reading->group);
      g_autofree char *name = g_ascii_strdown (reading->name, -1);

      if (reading->kind == TIDE_EVIDENCE_KIND_PROGRAM_FILE && inside &&
          !g_hash_table_contains (self->programs, name))
        g_hash_table_insert (self->programs, g_steal_pointer (&name), tide_reading_ref (reading));
    }
}

static void
add_version (TideClusterDirectory *self,
             const TideRunEntry   *entry,
             const char           *evidence)
{
  g_autofree char *text = tide_safe_text (entry->text, entry->size, TIDE_SAFE_LINE);
  char *equals = g_strrstr (text, " = ");
  g_autofree char *name = NULL;
  Version *version;

  if (!tide_run_entry_is (entry, TIDE_HEAD_FILE_VERSION) || equals == NULL)
    return;
  *equals = '\0';
  name = g_ascii_strdown (text, -1);
  if (g_hash_table_contains (self->versions, name))
    return;
  version = g_new0 (Version, 1);
  equals += strlen (" = ");
  version->version = *equals != '\0' ? g_strdup (equals) : NULL;
  version->citation = tide_run_entry_cite (entry, evidence);
  g_hash_table_insert (self->versions, g_steal_pointer (&name), version);
}

static void
add_versions (TideClusterDirectory *self,
              TideReading          *reading)
{
  const TideRunLog *log = tide_run_log_open (reading);

  if (reading->kind != TIDE_EVIDENCE_KIND_FILE_VERSIONS || log == NULL)
    return;
  if (self->table == NULL)
    self->table = tide_reading_ref (reading);
  for (guint i = 0; i < log->n_entries; i++)
    add_version (self, &log->entries[i], log->evidence);
}

TideClusterDirectory *
tide_cluster_directory_new (GPtrArray *readings)
{
  TideClusterDirectory *self = g_new0 (TideClusterDirectory, 1);

  self->listing = find_listing (readings);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->programs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) tide_reading_unref);
  self->versions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, version_free);
  if (self->listing != NULL)
    {
      tide_reading_ref (self->listing);
      add_members (self);
    }
  add_programs (self, readings);
  for (guint i = 0; i < readings->len; i++)
    add_versions (self, g_ptr_array_index (readings, i));

  return self;
}

void
tide_cluster_directory_free (TideClusterDirectory *self)
{
  g_clear_pointer (&self->listing, tide_reading_unref);
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->programs);
  g_clear_pointer (&self->table, tide_reading_unref);
  g_hash_table_unref (self->versions);
  g_free (self);
}

gboolean
tide_cluster_directory_is_given (TideClusterDirectory *self)
{
  return self->listing != NULL || self->table != NULL || g_hash_table_size (self->programs) > 0;
}

static gboolean
is_whole (TideReading *reading)
{
  return reading != NULL && reading->state == TIDE_EVIDENCE_STATE_OK;
}

/* A file can be missed only where the whole directory was listed; a table of versions holds its libraries and
 * programs. */
TidePresence
tide_cluster_directory_look_up (TideClusterDirectory *self,
                                const char           *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_hash_table_contains (self->members, lower) || g_hash_table_contains (self->programs, lower) ||
      g_hash_table_contains (self->versions, lower))
    return TIDE_PRESENCE_PRESENT;
  if (is_whole (self->listing))
    return TIDE_PRESENCE_MISSING;

  return is_whole (self->table) && (g_str_has_suffix (lower, ".dll") || g_str_has_suffix (lower, ".exe"))
           ? TIDE_PRESENCE_MISSING
           : TIDE_PRESENCE_UNKNOWN;
}

TideTruth
tide_cluster_directory_has_empty_database (TideClusterDirectory *self)
{
  return self->database_empty;
}

TideReading *
tide_cluster_directory_get_table (TideClusterDirectory *self)
{
  return self->table;
}

const char *
tide_cluster_directory_get_version (TideClusterDirectory *self,
                                    const char           *name,
                                    TideCitation        **citation)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const Version *version = g_hash_table_lookup (self->versions, lower);

  *citation = version != NULL ? version->citation : NULL;
  return version != NULL ? version->version : NULL;
}

TideReading *
tide_cluster_directory_get_listing (TideClusterDirectory *self)
{
  return self->listing;
}

TideReading *
tide_cluster_directory_get_program (TideClusterDirectory *self,
                                    const char           *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_hash_table_lookup (self->programs, lower);
}

char *
tide_cluster_directory_dup_version (TideClusterDirectory *self,
                                    const char           *name)
{
  TideReading *program = tide_cluster_directory_get_program (self, name);
  g_autoptr (GVariant) info = program != NULL && program->data != NULL
                                ? g_variant_get_child_value (program->data, 0)
                                : NULL;
  TideCitation *citation;
  char *version = NULL;

  if (info != NULL && g_variant_lookup (info, "version", "s", &version))
    return version;

  return g_strdup (tide_cluster_directory_get_version (self, name, &citation));
}

/* %SystemRoot%\Cluster, C:\WINDOWS\Cluster, whatever the folder above is called; %clusterdir% is setup's
 * word. */
static gboolean
leads_into_cluster (const char *folder)
{
  const char *name = tide_windows_path_get_name (folder);
  gsize above = name > folder ? name - folder - 1 : 0;
  g_autofree char *root = g_strndup (folder, above);

  if (g_ascii_strcasecmp (folder, "%clusterdir%") == 0)
    return TRUE;

  return g_ascii_strcasecmp (name, "Cluster") == 0 && above > 0 &&
         strchr (root, '\\') == strrchr (root, '\\');
}

TideTruth
tide_cluster_directory_has (TideClusterDirectory *self,
                            const char           *path,
                            gboolean              bare)
{
  const char *name = tide_windows_path_get_name (path);
  g_autofree char *folder = name > path ? g_strndup (path, name - path - 1) : NULL;

  if (*name == '\0' || (folder == NULL && !bare) || (folder != NULL && !leads_into_cluster (folder)))
    return TIDE_TRUTH_UNKNOWN;

  switch (tide_cluster_directory_look_up (self, name))
    {
    case TIDE_PRESENCE_PRESENT:
      return TIDE_TRUTH_YES;
    case TIDE_PRESENCE_MISSING:
      return TIDE_TRUTH_NO;
    default:
      return TIDE_TRUTH_UNKNOWN;
    }
}
