/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-windows-path.h"
#include "base/tide-wire.h"
#include "facts/windows/tide-questions.h"
#include "facts/windows/tide-windows-private.h"

#define USERS "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData"
#define PRODUCT "Microsoft Exchange"

typedef struct
{
  TideServerInput *input;
  TideServer      *server;
  GHashTable      *files; /* (nullable) lower-case names in the folder of the evidence */
  GHashTable      *taken; /* paths of packages, each once */
} Packages;

TideReading *
tide_cached_packages_find_listing (TideServerInput *input)
{
  for (guint i = 0; i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);

      if (reading->kind == TIDE_EVIDENCE_KIND_INSTALLER_CACHE && reading->data != NULL)
        return reading;
    }

  return NULL;
}

/* (nullable) (transfer full): only a folder that was listed whole shows that a file is not there. */
static GHashTable *
list_files (TideServerInput *input)
{
  TideReading *listing = tide_cached_packages_find_listing (input);
  g_autoptr (GVariant) rows = NULL;
  GHashTable *files;

  if (listing == NULL || listing->state != TIDE_EVIDENCE_STATE_OK)
    return NULL;
  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows = g_variant_get_child_value (listing->data, 0);
  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) path = g_variant_get_child_value (row, 0);
      gsize length;
      const char *bytes = tide_wire_get_bytes (path, &length);

      g_hash_table_add (files, g_ascii_strdown (length > 0 ? bytes : "", length));
    }

  return files;
}

static TideTruth
look_up (Packages   *self,
         const char *path)
{
  g_autofree char *name = g_ascii_strdown (tide_windows_path_get_name (path), -1);

  if (self->files == NULL)
    return TIDE_TRUTH_UNKNOWN;

  return g_hash_table_contains (self->files, name) ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
}

static void
take_package (Packages        *self,
              TideRegistryKey *key,
              const char      *product)
{
  TideRegistryValue *value = key != NULL ? tide_registry_key_get_value (key, "LocalPackage") : NULL;
  g_autofree char *path = value != NULL ? tide_registry_value_dup_text (value) : NULL;
  g_autoptr (TideCachedPackage) package = NULL;

  if (path == NULL || *path == '\0' || !g_hash_table_add (self->taken, g_ascii_strdown (path, -1)))
    return;
  package = g_object_new (TIDE_TYPE_CACHED_PACKAGE, NULL);
  package->product = g_strdup (product);
  package->path = g_steal_pointer (&path);
  package->present = look_up (self, package->path);
  package->citation = tide_registry_value_cite (value);
  g_list_store_append (self->server->cached_packages, package);
}

/* A product lists its patches by code; the packages of all patches stand together. */
static void
take_patches (Packages   *self,
              const char *user,
              const char *product)
{
  g_autofree char *own = g_strconcat (product, "\\Patches", NULL);
  g_autoptr (GPtrArray) keys = tide_registry_children (self->input->registry, own);

  for (guint i = 0; i < keys->len; i++)
    {
      TideRegistryKey *key = g_ptr_array_index (keys, i);
      TideRegistryValue *shown = tide_registry_key_get_value (key, "DisplayName");
      g_autofree char *name = shown != NULL ? tide_registry_value_dup_text (shown) : NULL;
      g_autofree char *path = g_strconcat (user, "\\Patches\\", tide_registry_key_get_name (key), NULL);

      take_package (self, tide_registry_find (self->input->registry, path), name);
    }
}

static void
take_product (Packages   *self,
              const char *user,
              const char *product)
{
  g_autofree char *path = g_strconcat (product, "\\InstallProperties", NULL);
  g_autofree char *name = tide_registry_dup_string (self->input->registry, path, "DisplayName");

  if (name == NULL || g_ascii_strncasecmp (name, PRODUCT, strlen (PRODUCT)) != 0)
    return;
  take_package (self, tide_registry_find (self->input->registry, path), name);
  take_patches (self, user, product);
}

void
tide_cached_packages_read (TideServerInput *input,
                           TideServer      *server)
{
  g_autoptr (GHashTable) files = list_files (input);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) users = tide_registry_children (input->registry, USERS);
  Packages self = { input, server, files, taken };

  for (guint i = 0; i < users->len; i++)
    {
      const char *user = tide_registry_key_get_path (users->pdata[i]);
      g_autofree char *path = g_strconcat (user, "\\Products", NULL);
      g_autoptr (GPtrArray) products = tide_registry_children (input->registry, path);

      for (guint j = 0; j < products->len; j++)
        take_product (&self, user, tide_registry_key_get_path (products->pdata[j]));
    }
}
