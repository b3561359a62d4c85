/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/tide-getters.h"
#include "base/tide-server-name.h"
#include "findings/tide-findings.h"
#include "findings/tide-node-rows.h"

G_DEFINE_FINAL_TYPE (TideNodeMatrix, tide_node_matrix, G_TYPE_OBJECT)

TIDE_DEFINE_STRV_GETTER (TideNodeMatrix, tide_node_matrix, NODE_MATRIX, nodes)
TIDE_DEFINE_STRV_GETTER (TideNodeMatrix, tide_node_matrix, NODE_MATRIX, absent)
TIDE_DEFINE_LIST_GETTER (TideNodeMatrix, tide_node_matrix, NODE_MATRIX, rows)

static void
tide_node_matrix_finalize (GObject *object)
{
  TideNodeMatrix *self = TIDE_NODE_MATRIX (object);

  g_strfreev (self->nodes);
  g_strfreev (self->absent);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (tide_node_matrix_parent_class)->finalize (object);
}

static void
tide_node_matrix_class_init (TideNodeMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_node_matrix_finalize;
}

static void
tide_node_matrix_init (TideNodeMatrix *self)
{
  self->rows = g_list_store_new (TIDE_TYPE_NODE_ROW);
}

static GPtrArray *
list_servers (GListModel *servers)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (servers) && i < TIDE_NODE_MATRIX_MAX_NODES; i++)
    g_ptr_array_add (list, g_list_model_get_item (servers, i));

  return list;
}

static GStrv
name_servers (GPtrArray *servers)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < servers->len; i++)
    g_strv_builder_add (names, tide_server_get_display_name (servers->pdata[i]));

  return g_strv_builder_end (names);
}

static GStrv
find_absent (GListModel        *servers,
             const char *const *nodes)
{
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) absent = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (tide_server_get_computer_name (server) != NULL)
        g_hash_table_add (given, tide_server_name_to_key (tide_server_get_computer_name (server)));
    }
  for (guint i = 0; nodes[i] != NULL; i++)
    {
      g_autofree char *key = tide_server_name_to_key (nodes[i]);

      if (!g_hash_table_contains (given, key))
        g_strv_builder_add (absent, nodes[i]);
    }

  return g_strv_builder_end (absent);
}

/* A server without a name, or one that only keeps a cluster's hive, may be any node or none. */
static gboolean
is_about_nodes (TideNodeMatrix    *self,
                const char *const *nodes)
{
  const guint n_absent = g_strv_length (self->absent);

  return g_strv_length (self->nodes) > 1 || (n_absent > 0 && n_absent < g_strv_length ((GStrv) nodes));
}

static gboolean
is_any_clustered (GPtrArray *servers)
{
  for (guint i = 0; i < servers->len; i++)
    if (tide_node_is_clustered (servers->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
add_rows (TideNodeMatrix *self,
          TideFacts      *facts,
          GPtrArray      *servers)
{
  TideNodeRows rows = { facts, servers, self->rows };

  tide_node_rows_of_server (&rows);
  if (tide_cluster_get_model (tide_facts_get_cluster (facts)) == TIDE_CLUSTER_MODEL_DAG ||
      !is_any_clustered (servers))
    return;
  tide_node_rows_of_files (&rows);
  tide_node_rows_of_types (&rows);
  tide_node_rows_of_event_sources (&rows);
  tide_node_rows_of_excluadm (&rows);
}

TideNodeMatrix *
tide_node_matrix_new (TideFacts *facts)
{
  TideCluster *cluster = tide_facts_get_cluster (facts);
  g_autoptr (GPtrArray) servers = list_servers (tide_facts_get_servers (facts));
  g_autoptr (TideNodeMatrix) self = NULL;

  if (cluster == NULL)
    return NULL;
  self = g_object_new (TIDE_TYPE_NODE_MATRIX, NULL);
  self->nodes = name_servers (servers);
  self->absent = find_absent (tide_facts_get_servers (facts), tide_cluster_get_nodes (cluster));
  if (!is_about_nodes (self, tide_cluster_get_nodes (cluster)))
    return NULL;
  if (servers->len > 1)
    add_rows (self, facts, servers);

  return g_steal_pointer (&self);
}

guint
tide_node_matrix_count (TideNodeMatrix *self,
                        TideNodeMark    mark)
{
  guint n = 0;

  g_return_val_if_fail (TIDE_IS_NODE_MATRIX (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n += row->mark == mark;
    }

  return n;
}

static char *
count_marks (TideNodeMatrix *self)
{
  const guint same = tide_node_matrix_count (self, TIDE_NODE_MARK_SAME);
  const guint odd = tide_node_matrix_count (self, TIDE_NODE_MARK_DIFFERS) +
                    tide_node_matrix_count (self, TIDE_NODE_MARK_UNEQUAL);

  if (same + odd == 0)
    return g_strdup (_("The files of the nodes hold nothing that could be compared."));
  if (odd == 0)
    return g_strdup (_("All that could be compared is the same on the nodes."));

  return g_strdup_printf (ngettext ("%u of the things compared is not the same on all nodes.",
                                    "%u of the things compared are not the same on all nodes.", odd), odd);
}

GStrv
tide_node_matrix_dup_sentences (TideNodeMatrix *self)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autofree char *count = NULL;
  g_autofree char *names = NULL;
  g_autofree char *absent = NULL;

  g_return_val_if_fail (TIDE_IS_NODE_MATRIX (self), NULL);

  names = g_strjoinv (", ", self->absent);
  if (g_strv_length (self->nodes) < 2)
    absent = g_strdup_printf (_("The files of these nodes are missing, so nothing was compared: %s."), names);
  else
    {
      count = count_marks (self);
      g_strv_builder_add (sentences, count);
      if (*names != '\0')
        absent = g_strdup_printf (_("The files of these nodes are missing, so they were not compared: %s."),
                                  names);
    }
  if (absent != NULL)
    g_strv_builder_add (sentences, absent);

  return g_strv_builder_end (sentences);
}
