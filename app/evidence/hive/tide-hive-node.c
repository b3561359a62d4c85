/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdlib.h>

#include "evidence/hive/tide-hive-node.h"

static hive_h *
hive_of (TideHiveTree *tree)
{
  return ((TideHiveNodes *) tree)->hive;
}

/* What hivex allocates is given back to free(). */
static GString *
take_name (char  *name,
           gsize  length,
           int    error)
{
  GString *taken = NULL;

  if (name != NULL && (length > 0 || error == 0))
    taken = g_string_new_len (name, length);
  free (name);

  return taken;
}

static GArray *
take_nodes (gsize *nodes)
{
  GArray *taken;

  if (nodes == NULL)
    return NULL;

  taken = g_array_new (FALSE, FALSE, sizeof (TideHiveNode));
  for (gsize i = 0; nodes[i] != 0; i++)
    g_array_append_val (taken, (TideHiveNode) { nodes[i] });
  free (nodes);

  return taken;
}

static GArray *
children (TideHiveTree *tree,
          TideHiveNode  key)
{
  return take_nodes (hivex_node_children (hive_of (tree), key));
}

static GArray *
values (TideHiveTree *tree,
        TideHiveNode  key)
{
  return take_nodes (hivex_node_values (hive_of (tree), key));
}

static guint64
written (TideHiveTree *tree,
         TideHiveNode  key)
{
  return MAX (hivex_node_timestamp (hive_of (tree), key), 0);
}

static GString *
key_name (TideHiveTree *tree,
          TideHiveNode  key)
{
  gsize length;

  errno = 0;
  length = hivex_node_name_len (hive_of (tree), key);
  return take_name (hivex_node_name (hive_of (tree), key), length, errno);
}

static GString *
value_name (TideHiveTree *tree,
            TideHiveNode  value)
{
  gsize length;

  errno = 0;
  length = hivex_value_key_len (hive_of (tree), value);
  return take_name (hivex_value_key (hive_of (tree), value), length, errno);
}

static GBytes *
value_data (TideHiveTree *tree,
            TideHiveNode  value,
            guint32      *type)
{
  hive_type kind = 0;
  gsize length = 0;
  char *data;

  if (hivex_value_type (hive_of (tree), value, &kind, &length) == -1)
    return NULL;
  *type = kind;
  if (length == 0)
    return g_bytes_new_static ("", 0);

  data = hivex_value_value (hive_of (tree), value, &kind, &length);
  return data != NULL ? g_bytes_new_with_free_func (data, length, free, data) : NULL;
}

void
tide_hive_nodes_init (TideHiveNodes *self,
                      hive_h        *hive)
{
  *self = (TideHiveNodes) {
    .hive = hive,
    .tree = {
      .root = hivex_root (hive),
      .children = children,
      .values = values,
      .written = written,
      .key_name = key_name,
      .value_name = value_name,
      .value_data = value_data,
    },
  };
}
