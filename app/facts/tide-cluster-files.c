/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-safe-text.h"
#include "facts/tide-cluster-files.h"
#include "facts/tide-clustering.h"

static void
read_program (TideClusterFile *file,
              TideReading     *program)
{
  g_autoptr (GVariant) info = NULL;
  g_autofree char *version = NULL;
  gboolean message_table;

  file->path = g_strconcat (program->group, "/", program->name, NULL);
  if (program->data == NULL)
    return;

  info = g_variant_get_child_value (program->data, 0);
  if (g_variant_lookup (info, "version", "s", &version))
    file->version = tide_safe_text (version, -1, TIDE_SAFE_LINE);
  if (g_variant_lookup (info, "message-table", "b", &message_table))
    file->message_table = message_table ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
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
  else if (file->state == TIDE_PRESENCE_PRESENT)
    file->path = g_strconcat (listing->group, "/", listing->name, "/", entry->id, NULL);
  if (program != NULL || listing != NULL)
    cite (file, program != NULL ? program : listing);

  return file;
}

void
tide_cluster_files_read (TideServerInput *input,
                         TideServer      *server)
{
  GPtrArray *entries = tide_catalog_get_files (input->catalog);

  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogFile *entry = g_ptr_array_index (entries, i);
      g_autoptr (TideClusterFile) file = NULL;

      if (!TIDE_GENERATION_IN (server->generation, entry->gates.generations))
        continue;
      file = read_file (input->directory, entry);
      g_list_store_append (server->files, file);
    }
}
