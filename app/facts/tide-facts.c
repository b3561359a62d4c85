/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-server-name.h"
#include "facts/cluster/tide-cluster-facts.h"
#include "facts/servers/tide-membership.h"
#include "facts/servers/tide-pieces.h"
#include "facts/tide-facts.h"
#include "facts/tide-server-facts.h"

struct _TideFacts
{
  GPtrArray      *readings; /* TideReading: those that were used */
  TideCatalog    *catalog;
  TidePieces     *pieces;
  GPtrArray      *memberships; /* TideMembership */
  GPtrArray      *keys;        /* of the servers, (nullable) each; parallel to the next three */
  GPtrArray      *inputs;      /* TideServerInput */
  GPtrArray      *stories;     /* GPtrArray of TideStory */
  GListStore     *servers;     /* TideServer */
  TideMembership *membership;  /* (nullable) of the cluster that this case is about */
  TideCluster    *cluster;     /* (nullable) */
  GStrv           unrelated;
  GHashTable     *server_of; /* evidence → computer name */
};

static void
clear (gpointer data)
{
  TideFacts *self = data;

  g_hash_table_unref (self->server_of);
  g_strfreev (self->unrelated);
  g_clear_object (&self->cluster);
  g_object_unref (self->servers);
  g_ptr_array_unref (self->stories);
  g_ptr_array_unref (self->inputs);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->memberships);
  tide_pieces_free (self->pieces);
  g_object_unref (self->catalog);
  g_ptr_array_unref (self->readings);
}

/* Whether a piece of evidence says anything of a server; a folder or a picture does not. */
static gboolean
is_telling (TideReading *reading)
{
  switch (reading->kind)
    {
    case TIDE_EVIDENCE_KIND_UNKNOWN:
    case TIDE_EVIDENCE_KIND_TRANSACTION_LOG:
    case TIDE_EVIDENCE_KIND_FOLDER:
    case TIDE_EVIDENCE_KIND_ARCHIVE:
      return FALSE;
    default:
      return reading->data != NULL;
    }
}

static gboolean
is_anything_telling (TideFacts *self)
{
  for (guint i = 0; i < self->pieces->pieces->len; i++)
    if (is_telling (((TidePiece *) self->pieces->pieces->pdata[i])->reading))
      return TRUE;

  return FALSE;
}

/* Evidence that names nobody is of one server without a name. */
static GPtrArray *
choose_servers (TideFacts  *self,
                const char *server)
{
  GPtrArray *keys = tide_pieces_get_keys (self->pieces);
  g_autofree char *wanted = server != NULL ? tide_server_name_to_key (server) : NULL;

  if (wanted == NULL)
    {
      if (keys->len == 0 && is_anything_telling (self))
        g_ptr_array_add (keys, NULL);
      return keys;
    }

  for (guint i = keys->len; i > 0; i--)
    if (!g_str_equal (keys->pdata[i - 1], wanted))
      g_ptr_array_remove_index (keys, i - 1);

  return keys;
}

static GPtrArray *
collect_runs (TideFacts  *self,
              const char *key)
{
  GPtrArray *runs = g_ptr_array_new ();

  for (guint i = 0; i < self->pieces->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (self->pieces->pieces, i);

      if (piece->server == key && piece->runs != NULL)
        g_ptr_array_extend (runs, piece->runs, NULL, NULL);
    }

  return runs;
}

static void
add_server (TideFacts  *self,
            const char *key,
            GDateTime  *captured)
{
  TideMembership *membership = tide_membership_find (self->memberships, key);
  TideServerInput *input = tide_server_input_new (self->catalog, self->pieces, membership, key);
  g_autofree char *id = g_strdup_printf ("s%u", self->inputs->len + 1);
  const char *name = key != NULL ? tide_pieces_get_name (self->pieces, key) : NULL;
  g_autoptr (GPtrArray) runs = collect_runs (self, key);
  g_autoptr (TideServer) server = NULL;

  server = tide_server_facts_read (input, id, name, runs, captured);
  g_ptr_array_add (self->inputs, input);
  g_ptr_array_add (self->stories, tide_stories_read (server, input));
  g_list_store_append (self->servers, server);
}

/* The cluster that the first of the servers is a node of, else one whose hive lies with its files. */
static TideMembership *
choose_membership (TideFacts *self)
{
  for (guint i = 0; i < self->keys->len; i++)
    {
      TideMembership *membership = tide_membership_find (self->memberships, self->keys->pdata[i]);

      if (membership != NULL)
        return membership;
    }
  for (guint i = 0; i < self->memberships->len && self->keys->len > 0; i++)
    if (tide_membership_is_with (self->memberships->pdata[i], self->keys->pdata[0]))
      return self->memberships->pdata[i];

  return NULL;
}

static void
read_cluster (TideFacts *self)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) directories = g_ptr_array_new ();

  self->membership = choose_membership (self);
  if (self->membership == NULL)
    return;

  for (guint i = 0; i < self->keys->len; i++)
    {
      TideServerInput *input = g_ptr_array_index (self->inputs, i);

      if (!tide_membership_has (self->membership, self->keys->pdata[i]) && self->keys->len > 1)
        continue;
      g_ptr_array_add (nodes, g_list_model_get_item (G_LIST_MODEL (self->servers), i));
      g_ptr_array_add (directories, input->directory);
    }
  self->cluster = tide_cluster_facts_read (self->membership->registry, self->catalog, nodes, directories);
}

/* Servers are one case if they are nodes of one cluster. */
static GStrv
find_unrelated (TideFacts *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean related = self->keys->len < 2 || self->membership != NULL;

  for (guint i = 0; related && self->keys->len > 1 && i < self->keys->len; i++)
    related = tide_membership_has (self->membership, self->keys->pdata[i]);
  for (guint i = 0; !related && i < self->keys->len; i++)
    g_strv_builder_add (names, tide_pieces_get_name (self->pieces, self->keys->pdata[i]));

  return g_strv_builder_end (names);
}

/* Who asks for one server gets its evidence, and that of its cluster. */
static gboolean
is_used (TideFacts *self,
         TidePiece *piece,
         gboolean   restricted)
{
  if (!restricted || g_ptr_array_find (self->keys, piece->server, NULL))
    return TRUE;

  return self->membership != NULL && g_ptr_array_find (self->membership->pieces, piece, NULL);
}

static void
list_readings (TideFacts *self,
               gboolean   restricted)
{
  for (guint i = 0; i < self->pieces->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (self->pieces->pieces, i);

      if (is_used (self, piece, restricted))
        g_ptr_array_add (self->readings, tide_reading_ref (piece->reading));
    }
}

static GHashTable *
list_evidence (TidePieces *pieces)
{
  GHashTable *server_of = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < pieces->pieces->len; i++)
    {
      TidePiece *piece = g_ptr_array_index (pieces->pieces, i);

      if (piece->server != NULL)
        g_hash_table_insert (server_of, piece->reading->evidence,
                             (gpointer) tide_pieces_get_name (pieces, piece->server));
    }

  return server_of;
}

TideFacts *
tide_facts_new (GPtrArray   *readings,
                TideCatalog *catalog,
                const char  *server,
                GDateTime   *captured)
{
  TideFacts *self = g_atomic_rc_box_new0 (TideFacts);

  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  self->catalog = g_object_ref (catalog);
  self->pieces = tide_pieces_new (readings);
  self->memberships = tide_membership_find_all (self->pieces);
  self->server_of = list_evidence (self->pieces);
  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_server_input_free);
  self->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->servers = g_list_store_new (TIDE_TYPE_SERVER);
  self->keys = choose_servers (self, server);
  for (guint i = 0; i < self->keys->len; i++)
    add_server (self, self->keys->pdata[i], captured);
  read_cluster (self);
  self->unrelated = find_unrelated (self);
  list_readings (self, server != NULL);

  return self;
}

TideFacts *
tide_facts_ref (TideFacts *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tide_facts_unref (TideFacts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

GPtrArray *
tide_facts_get_readings (TideFacts *self)
{
  return self->readings;
}

TideCatalog *
tide_facts_get_catalog (TideFacts *self)
{
  return self->catalog;
}

GListModel *
tide_facts_get_servers (TideFacts *self)
{
  return G_LIST_MODEL (self->servers);
}

TideCluster *
tide_facts_get_cluster (TideFacts *self)
{
  return self->cluster;
}

const char *const *
tide_facts_get_unrelated (TideFacts *self)
{
  return (const char *const *) self->unrelated;
}

gboolean
tide_facts_has_server (TideFacts  *self,
                       const char *name)
{
  g_autofree char *key = tide_server_name_to_key (name);

  return tide_pieces_get_name (self->pieces, key) != NULL;
}

const char *
tide_facts_get_server_of (TideFacts  *self,
                          const char *evidence)
{
  return g_hash_table_lookup (self->server_of, evidence);
}

static TideServerInput *
find_input (TideFacts  *self,
            TideServer *server)
{
  guint at;

  return g_list_store_find (self->servers, server, &at) ? self->inputs->pdata[at] : NULL;
}

gboolean
tide_facts_covers_cluster (TideFacts  *self,
                           const char *path)
{
  return self->membership != NULL && tide_registry_covers (self->membership->registry, path);
}

gboolean
tide_facts_is_without_exchange (TideServer *server)
{
  return server->without_exchange;
}

gboolean
tide_facts_is_without_clustering (TideServer *server)
{
  return server->without_exchange || server->without_mailbox;
}

GPtrArray *
tide_facts_get_stories (TideFacts  *self,
                        TideServer *server)
{
  guint at;

  g_return_val_if_fail (g_list_store_find (self->servers, server, &at), NULL);

  return self->stories->pdata[at];
}

TideRegistry *
tide_facts_get_registry (TideFacts  *self,
                         TideServer *server)
{
  TideServerInput *input = find_input (self, server);

  g_return_val_if_fail (input != NULL, NULL);

  return input->registry;
}

guint
tide_facts_get_available (TideFacts  *self,
                          TideServer *server)
{
  guint available = self->inputs->len > 1 ? TIDE_NEED_TWO_NODES : 0;

  for (guint i = 0; i < self->inputs->len; i++)
    {
      TideServerInput *input = g_ptr_array_index (self->inputs, i);

      if (server == NULL || find_input (self, server) == input)
        available |= tide_server_facts_get_available (input);
    }

  return available;
}
