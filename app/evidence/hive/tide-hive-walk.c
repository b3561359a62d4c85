/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-keys.h"
#include "evidence/hive/tide-hive-node.h"
#include "evidence/hive/tide-hive-walk.h"

typedef struct
{
  hive_node_h node;
  gsize       parent_length; /* how much of the path is the parent's */
} Step;

typedef struct
{
  hive_h           *hive;
  TideRegistryRows *rows;
  char             *control_set; /* (nullable) */
  GArray           *steps;       /* Step: a stack, so that the path grows and shrinks with it */
  GString          *path;
} Walk;

static void
add_value (Walk        *self,
           hive_value_h value)
{
  guint32 type = 0;
  g_autoptr (GString) name = tide_hive_value_name (self->hive, value);
  g_autoptr (GBytes) data = tide_hive_value_data (self->hive, value, &type);
  const guint8 *bytes;
  gsize length;

  if (name == NULL || data == NULL)
    {
      tide_registry_rows_unreadable (self->rows);
      return;
    }

  bytes = g_bytes_get_data (data, &length);
  tide_registry_rows_add_value (self->rows, name->str, name->len, type, bytes, length, value, 0);
}

static void
add_key (Walk               *self,
         hive_node_h         node,
         const TideHiveWant *want)
{
  hive_value_h *values = hivex_node_values (self->hive, node);
  gint64 written = hivex_node_timestamp (self->hive, node);

  tide_registry_rows_begin (self->rows, want, self->path->str, self->path->len, MAX (written, 0), node, 0);
  if (values == NULL)
    tide_registry_rows_unreadable (self->rows);
  for (gsize i = 0; values != NULL && values[i] != 0; i++)
    add_value (self, values[i]);
  tide_registry_rows_end (self->rows);

  free (values);
}

/* In reverse, so that the stack gives them back in the order of the file */
static void
push_children (Walk       *self,
               hive_node_h node)
{
  hive_node_h *children = hivex_node_children (self->hive, node);
  gsize n = 0;

  if (children == NULL)
    tide_registry_rows_unreadable (self->rows);
  while (children != NULL && children[n] != 0)
    n++;
  while (n-- > 0)
    {
      Step step = { children[n], self->path->len };

      g_array_append_val (self->steps, step);
    }

  free (children);
}

static void
visit (Walk       *self,
       hive_node_h node)
{
  TideHiveWant want = tide_hive_keys_want (self->path->str, self->path->len, self->control_set);

  if (want.key)
    add_key (self, node, &want);
  if (want.below)
    push_children (self, node);
}

static void
visit_next (Walk *self)
{
  Step step = g_array_index (self->steps, Step, self->steps->len - 1);
  g_autoptr (GString) name = tide_hive_node_name (self->hive, step.node);

  g_array_set_size (self->steps, self->steps->len - 1);
  if (name == NULL)
    {
      tide_registry_rows_unreadable (self->rows);
      return;
    }

  g_string_truncate (self->path, step.parent_length);
  g_string_append_c (self->path, '\\');
  g_string_append_len (self->path, name->str, name->len);
  visit (self, step.node);
}

/* Only the control set that was in use counts; without a Select key that names one, all do. */
static char *
find_control_set (hive_h *hive)
{
  hive_node_h select = tide_hive_node_child (hive, hivex_root (hive), "Select");
  g_autoptr (GBytes) data = select != 0 ? tide_hive_node_data (hive, select, "Current") : NULL;
  g_autofree char *name = NULL;

  if (data == NULL || g_bytes_get_size (data) != 4)
    return NULL;

  name = g_strdup_printf ("ControlSet%03u", tide_bytes_u32 (g_bytes_get_data (data, NULL)));
  return tide_hive_node_child (hive, hivex_root (hive), name) != 0 ? g_steal_pointer (&name) : NULL;
}

void
tide_hive_walk (hive_h           *hive,
                const char       *prefix,
                TideRegistryRows *rows)
{
  Walk self = { .hive = hive, .rows = rows };

  self.control_set = find_control_set (hive);
  self.steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self.path = g_string_new (prefix);

  visit (&self, hivex_root (hive));
  while (self.steps->len > 0)
    visit_next (&self);

  g_free (self.control_set);
  g_array_unref (self.steps);
  g_string_free (self.path, TRUE);
}
