/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "facts/tide-server-input.h"

static TideRegistry *
open_registry (GPtrArray *readings)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);

      if (g_strcmp0 (tide_reading_type_of (reading->kind), TIDE_WIRE_REGISTRY) == 0)
        g_ptr_array_add (files, reading);
    }

  return tide_registry_new (files);
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
  self->registry = open_registry (self->readings);
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
