/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-safe-text.h"
#include "facts/cluster/tide-cluster-files.h"
#include "facts/cluster/tide-cluster-private.h"
#include "facts/servers/tide-generations.h"

static void
read_program (TideClusterFile *file,
              TideReading     *program)
{
  g_autoptr (GVariant) info = NULL;
  g_autofree char *version = NULL;
  g_autofree char *machine = NULL;
  gboolean message_table;

  file->path = g_strconcat (program->group, "/", program->name, NULL);
  file->sha256 = g_strdup (program->sha256);
  if (program->data == NULL)
    return;

  info = g_variant_get_child_value (program->data, 0);
  if (g_variant_lookup (info, "version", "s", &version))
    file->version = tide_safe_text (version, -1, TIDE_SAFE_LINE);
  if (g_variant_lookup (info, "machine", "s", &machine))
    file->architecture = tide_safe_text (machine, -1, TIDE_SAFE_LINE);
  if (g_variant_lookup (info, "message-table", "b", &message_table))
    file->message_table = message_table ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
}

/* The file's own words go before what a table says of it. */
static void
read_table (TideClusterFile      *file,
            TideClusterDirectory *directory)
{
  TideCitation *citation;
  const char *version = tide_cluster_directory_get_version (directory, file->name, &citation);

  if (file->version == NULL)
    file->version = g_strdup (version);
  if (citation != NULL)
    g_list_store_append (file->citations, citation);
}

static void
cite (TideClusterFile *file,
      TideReading     *reading)
{
  g_autoptr (TideCitation) citation = NULL;

  /* Of what is missing only the place can be named where it would be. */
  citation = tide_citation_new_text (reading->evidence, 0, 0, 0, file->path);
  g_list_store_append (file->citations, citation);
}

static void
cite_place (TideClusterFile      *file,
            TideClusterDirectory *directory,
            TideReading          *program)
{
  TideReading *place = program;

  if (place == NULL)
    place = tide_cluster_directory_get_listing (directory);
  if (place == NULL && file->state == TIDE_PRESENCE_MISSING)
    place = tide_cluster_directory_get_table (directory);
  if (place != NULL)
    cite (file, place);
}

static TideClusterFile *
read_file (TideClusterDirectory  *directory,
           const TideCatalogFile *entry)
{
  TideClusterFile *file = g_object_new (TIDE_TYPE_CLUSTER_FILE, NULL);
  TideReading *listing = tide_cluster_directory_get_listing (directory);
  TideReading *program = tide_cluster_directory_get_program (directory, entry->id);

  file->name = g_strdup (entry->id);
  file->state = tide_cluster_directory_look_up (directory, entry->id);
  if (program != NULL)
    read_program (file, program);
  else if (file->state == TIDE_PRESENCE_PRESENT && listing != NULL)
    file->path = g_strconcat (listing->group, "/", listing->name, "/", entry->id, NULL);
  cite_place (file, directory, program);
  read_table (file, directory);

  return file;
}

static const char *
find_unpacked (TideServer *server,
               const char *name)
{
  GListModel *roles = G_LIST_MODEL (server->roles);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_ascii_strcasecmp (role->name, name) == 0)
        return role->unpacked_version; /* the list keeps it */
    }

  return NULL;
}

/* The Mailbox role brings the files; 2000 and 2003 know a build alone. */
static char *
dup_role_version (TideServerInput *input,
                  TideServer      *server)
{
  const TideCatalogGeneration *entry = tide_catalog_find_generation (input->catalog, server->generation);
  const char *version = find_unpacked (server, "MailboxRole");
  guint32 build;

  if (version == NULL)
    version = find_unpacked (server, "ClusteredMailboxServer");
  if (version != NULL || entry == NULL || entry->has_roles ||
      !tide_registry_get_dword (input->registry, entry->registry_root, "NewestBuild", &build))
    return g_strdup (version);

  return g_strdup_printf ("%u", build);
}

/* A copy beside the directory tells as much as one in it. */
static TideTruth
is_database_empty (TideServerInput *input)
{
  TideTruth empty = tide_cluster_directory_has_empty_database (input->directory);

  for (guint i = 0; i < input->readings->len && empty == TIDE_TRUTH_UNKNOWN; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);

      if (reading->kind == TIDE_EVIDENCE_KIND_CLUSTER_HIVE && reading->data != NULL &&
          g_ascii_strcasecmp (reading->name, "CLUSDB") == 0)
        empty = TIDE_TRUTH_NO;
    }

  return empty;
}

void
tide_cluster_files_read (TideServerInput *input,
                         TideServer      *server)
{
  GPtrArray *entries = tide_catalog_get_files (input->catalog);
  g_autofree char *role_version = dup_role_version (input, server);

  server->cluster_database_empty = is_database_empty (input);
  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogFile *entry = g_ptr_array_index (entries, i);
      g_autoptr (TideClusterFile) file = NULL;

      if (!TIDE_GENERATION_IN (server->generation, entry->gates.generations))
        continue;
      file = read_file (input->directory, entry);
      file->role_version = g_strdup (role_version);
      g_list_store_append (server->files, file);
    }
}
