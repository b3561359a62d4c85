/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "tide-catalog-entries.h"
#include "tide-catalog-loader.h"
#include "tide-catalog-resources.h"

#define RESOURCES "/io/github/tidemark/Tidemark/catalog/"

G_DEFINE_FINAL_TYPE (TideCatalog, tide_catalog, G_TYPE_OBJECT)

G_DEFINE_QUARK (tide-catalog-error-quark, tide_catalog_error)

static void
tide_catalog_finalize (GObject *object)
{
  TideCatalog *self = TIDE_CATALOG (object);

  g_free (self->version);
  for (guint i = 0; i < TIDE_N_ENTRY_KINDS; i++)
    g_ptr_array_unref (self->entries[i]);
  g_ptr_array_unref (self->replaced);
  g_ptr_array_unref (self->keeps);

  G_OBJECT_CLASS (tide_catalog_parent_class)->finalize (object);
}

static void
tide_catalog_class_init (TideCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_catalog_finalize;
  xmlInitParser ();
}

static void
tide_catalog_init (TideCatalog *self)
{
  for (guint i = 0; i < TIDE_N_ENTRY_KINDS; i++)
    self->entries[i] = g_ptr_array_new_with_free_func (tide_entry_classes[i].free);
  self->replaced = g_ptr_array_new_with_free_func (g_free);
  self->keeps = g_ptr_array_new ();
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Takes @names over and keeps the catalogue files among them, in order. */
static GPtrArray *
sort_names (char **names)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".xml"))
      g_ptr_array_add (sorted, g_strdup (names[i]));
  g_strfreev (names);
  g_ptr_array_sort (sorted, compare_names);

  return sorted;
}

static gboolean
load_bundled (TideCatalogLoader *loader,
              GResource         *resource,
              GError           **error)
{
  g_autoptr (GPtrArray) names = sort_names (g_resource_enumerate_children (resource, RESOURCES, 0, NULL));

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, 0, error);

      if (bytes == NULL || !tide_catalog_loader_add (loader, bytes, name, error))
        return FALSE;
    }

  return TRUE;
}

/* Asks before it opens: a person's folder may hold a FIFO or a huge file. */
static GBytes *
read_file (const char *path,
           GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) problem = NULL;
  GStatBuf status;
  char *data = NULL;
  gsize size = 0;

  if (g_stat (path, &status) == 0 && (!S_ISREG (status.st_mode) || status.st_size > TIDE_CATALOG_MAX_SIZE))
    g_set_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_FAILED,
                 _("%s is not a catalogue: not a file, or larger than %u MiB."), name,
                 TIDE_CATALOG_MAX_SIZE / (1024 * 1024));
  else if (!g_file_get_contents (path, &data, &size, &problem))
    g_set_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_FAILED, _("%s cannot be read: %s"), name,
                 problem->message);
  else
    return g_bytes_new_take (data, size);

  return NULL;
}

static gboolean
load_file (TideCatalogLoader *loader,
           const char        *path,
           GError           **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = read_file (path, error);

  return bytes != NULL && tide_catalog_loader_add (loader, bytes, name, error);
}

static GPtrArray *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);

  return sort_names (g_strv_builder_end (names));
}

/* What a person has put into the data folder; without that folder, nothing. */
static gboolean
load_own (TideCatalogLoader *loader,
          GError           **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tidemark", "catalog", NULL);
  g_autoptr (GPtrArray) names = list_folder (folder);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      if (!load_file (loader, path, error))
        return FALSE;
    }

  return TRUE;
}

static void
list_keeps (TideCatalog *self)
{
  GPtrArray *keeps = self->entries[TIDE_ENTRY_KEEP];

  for (guint i = 0; i < keeps->len; i++)
    g_ptr_array_add (self->keeps, ((TideCatalogKeep *) g_ptr_array_index (keeps, i))->literal);
  g_ptr_array_add (self->keeps, NULL);
}

TideCatalog *
tide_catalog_load (const char *const *extra,
                   GError           **error)
{
  g_autoptr (TideCatalog) self = g_object_new (TIDE_TYPE_CATALOG, NULL);
  /* Asked for by name: the linker drops resources that nothing refers to. */
  GResource *resource = tide_catalog_get_resource ();
  g_autoptr (GBytes) schema = g_resource_lookup_data (resource, RESOURCES "catalog.rng", 0, error);
  g_autoptr (TideCatalogLoader) loader = NULL;

  if (schema == NULL || (loader = tide_catalog_loader_new (self, schema, error)) == NULL)
    return NULL;
  if (!load_bundled (loader, resource, error) || !load_own (loader, error))
    return NULL;
  for (guint i = 0; extra != NULL && extra[i] != NULL; i++)
    if (!load_file (loader, extra[i], error))
      return NULL;
  g_ptr_array_add (self->replaced, NULL);
  list_keeps (self);

  return g_steal_pointer (&self);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TideCatalog *self = tide_catalog_load (data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
tide_catalog_load_async (const char *const  *extra,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tide_catalog_load_async);
  g_task_set_task_data (task, g_strdupv ((char **) extra), (GDestroyNotify) g_strfreev);
  g_task_run_in_thread (task, load_in_thread);
}

TideCatalog *
tide_catalog_load_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
