/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/servers/tide-server-input.h"

static void
add_registries (GPtrArray  *parts,
                TidePieces *pieces,
                const char *key,
                gboolean    exports)
{
  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (pieces->pieces, i);

      if (piece->server == key && piece->registry != NULL &&
          (piece->reading->kind == TIDE_EVIDENCE_KIND_REGISTRY_EXPORT) == exports)
        g_ptr_array_add (parts, piece->registry);
    }
}

/* Whole hives answer before exports. */
static TideRegistry *
open_registry (TidePieces *pieces,
               const char *key)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  add_registries (parts, pieces, key, FALSE);
  add_registries (parts, pieces, key, TRUE);

  return tide_registry_merge (parts);
}

TideServerInput *
tide_server_input_new (TideCatalog    *catalog,
                       TidePieces     *pieces,
                       TideMembership *membership,
                       const char     *key)
{
  TideServerInput *self = g_new0 (TideServerInput, 1);

  self->catalog = catalog;
  self->readings = g_ptr_array_new ();
  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (pieces->pieces, i);

      if (piece->server == key)
        g_ptr_array_add (self->readings, piece->reading);
    }
  self->registry = open_registry (pieces, key);
  self->cluster = membership != NULL ? tide_registry_ref (membership->registry) : NULL;
  self->directory = tide_cluster_directory_new (self->readings);

  return self;
}

void
tide_server_input_free (TideServerInput *self)
{
  g_ptr_array_unref (self->readings);
  tide_registry_unref (self->registry);
  g_clear_pointer (&self->cluster, tide_registry_unref);
  tide_cluster_directory_free (self->directory);
  g_free (self);
}
