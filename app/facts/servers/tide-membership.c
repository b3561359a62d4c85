/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-server-name.h"
#include "facts/servers/tide-membership.h"

static void
membership_free (gpointer data)
{
  TideMembership *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->pieces);
  g_hash_table_unref (self->nodes);
  g_clear_pointer (&self->registry, tide_registry_unref);
  g_free (self);
}

static TideMembership *
find_or_add (GPtrArray  *memberships,
             const char *name)
{
  TideMembership *self;

  for (guint i = 0; i < memberships->len; i++)
    {
      self = g_ptr_array_index (memberships, i);
      if (name != NULL && self->name != NULL && g_ascii_strcasecmp (self->name, name) == 0)
        return self;
    }

  self = g_new0 (TideMembership, 1);
  self->name = g_strdup (name);
  self->pieces = g_ptr_array_new ();
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (memberships, self);

  return self;
}

static void
add_nodes (TideMembership *self,
           TideRegistry   *registry)
{
  g_autoptr (GPtrArray) nodes = tide_registry_children (registry, "Cluster\\Nodes");

  for (guint i = 0; i < nodes->len; i++)
    {
      g_autofree char *name = tide_registry_dup_string (registry,
                                                        tide_registry_key_get_path (nodes->pdata[i]),
                                                        "NodeName");

      if (name != NULL && *name != '\0')
        g_hash_table_add (self->nodes, tide_server_name_to_key (name));
    }
}

/* Copies of one database are not mixed: what one no longer holds must not come back from another. */
static gboolean
is_better (TideRegistry *a,
           TideRegistry *b)
{
  gboolean whole_a = tide_registry_covers (a, "Cluster");
  gboolean whole_b = tide_registry_covers (b, "Cluster");

  if (whole_a != whole_b)
    return whole_a;

  return tide_registry_get_latest (a) > tide_registry_get_latest (b);
}

static void
add_piece (GPtrArray *memberships,
           TidePiece *piece)
{
  TideRegistry *registry = piece->registry;
  g_autofree char *name = NULL;
  TideMembership *self;

  if (!tide_registry_touches (registry, "Cluster"))
    return;

  name = tide_registry_dup_string (registry, "Cluster", "ClusterName");
  self = find_or_add (memberships, name);
  g_ptr_array_add (self->pieces, piece);
  add_nodes (self, registry);
  if (self->registry == NULL || is_better (registry, self->registry))
    {
      g_clear_pointer (&self->registry, tide_registry_unref);
      self->registry = tide_registry_ref (registry);
    }
}

GPtrArray *
tide_membership_find_all (TidePieces *pieces)
{
  GPtrArray *memberships = g_ptr_array_new_with_free_func (membership_free);

  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (pieces->pieces, i);

      if (piece->registry != NULL)
        add_piece (memberships, piece);
    }

  return memberships;
}

gboolean
tide_membership_is_with (TideMembership *self,
                         const char     *key)
{
  for (guint i = 0; i < self->pieces->len; i++)
    if (((TidePiece *) self->pieces->pdata[i])->server == key)
      return TRUE;

  return FALSE;
}

/* Where the hive names its nodes, it alone says who is one. */
gboolean
tide_membership_has (TideMembership *self,
                     const char     *key)
{
  if (key == NULL || g_hash_table_size (self->nodes) == 0)
    return tide_membership_is_with (self, key);

  return g_hash_table_contains (self->nodes, key);
}

TideMembership *
tide_membership_find (GPtrArray  *memberships,
                      const char *key)
{
  for (guint i = 0; i < memberships->len; i++)
    if (tide_membership_has (memberships->pdata[i], key))
      return memberships->pdata[i];

  return NULL;
}
