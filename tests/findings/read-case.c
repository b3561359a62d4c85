/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-case.h"

#include <glib/gstdio.h>
#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "base/tide-wire.h"
#include "catalog/tide-catalog-private.h"
#include "../facts/read-beside.h"

/* Logs are read for its rules. */
static TideCatalog *catalog;

static TideEvidenceKind
kind_from_word (const char *word)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (TIDE_TYPE_EVIDENCE_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (klass, word);

  return value != NULL ? value->value : TIDE_EVIDENCE_KIND_UNKNOWN;
}

static TideReading *
new_reading (const char       *path,
             TideEvidenceKind  kind,
             TideEvidenceState state,
             gint64            modified,
             GVariant         *data)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *group = g_path_get_dirname (path);

  return tide_reading_new (path, kind, state, name, strcmp (group, ".") == 0 ? "" : group, NULL, modified,
                           data);
}

static TideReading *
read_file (const char *folder,
           const char *path,
           gint64      modified)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);
  TideEvidenceState state = TIDE_EVIDENCE_STATE_OK;
  TideAnswer answer = { 0 };
  TideReading *reading;

  read_beside (full, tide_catalog_get_keeps (catalog), &answer);
  if (*answer.problem != '\0')
    state = TIDE_EVIDENCE_STATE_DAMAGED;
  reading = new_reading (path, kind_from_word (answer.kind), state, modified, answer.reading);
  g_free (answer.argument);

  return reading;
}

static TideEvidenceKind
folder_kind (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_ascii_strcasecmp (name, "Cluster") == 0)
    return TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY;
  if (g_ascii_strcasecmp (name, "Installer") == 0)
    return TIDE_EVIDENCE_KIND_INSTALLER_CACHE;

  return g_ascii_strcasecmp (name, "ExchangeSetupLogs") == 0 ? TIDE_EVIDENCE_KIND_SETUP_LOGS
                                                             : TIDE_EVIDENCE_KIND_FOLDER;
}

static void
read_folder (GPtrArray  *readings,
             const char *folder,
             const char *path)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  GVariantBuilder members;
  const char *name;

  g_assert_nonnull (dir);
  g_variant_builder_init (&members, G_VARIANT_TYPE ("a" TIDE_WIRE_LISTING_MEMBER));
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = *path != '\0' ? g_build_filename (path, name, NULL) : g_strdup (name);
      g_autofree char *file = g_build_filename (folder, below, NULL);
      GStatBuf status;

      g_assert_cmpint (g_stat (file, &status), ==, 0);
      if (S_ISDIR (status.st_mode))
        {
          read_folder (readings, folder, below);
          continue;
        }
      g_variant_builder_add (&members, "(@ayttb)", tide_wire_new_bytes (name, strlen (name)),
                             (guint64) status.st_size, (guint64) status.st_mtime, FALSE);
      g_ptr_array_add (readings, read_file (folder, below, status.st_mtime));
    }
  if (*path != '\0')
    g_ptr_array_add (readings, new_reading (path, folder_kind (path), TIDE_EVIDENCE_STATE_OK, -1,
                                            g_variant_new ("(a" TIDE_WIRE_LISTING_MEMBER ")", &members)));
  else
    g_variant_builder_clear (&members);
}

static int
compare_readings (gconstpointer a,
                  gconstpointer b)
{
  const TideReading *const *x = a, *const *y = b;

  return strcmp ((*x)->evidence, (*y)->evidence);
}

GPtrArray *
read_case (const char *folder)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);

  catalog = tide_catalog_load (NULL, NULL);
  g_assert_nonnull (catalog);
  read_folder (readings, folder, "");
  g_clear_object (&catalog);
  g_ptr_array_sort (readings, compare_readings);

  return readings;
}
