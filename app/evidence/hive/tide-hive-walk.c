/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-check.h"
#include "evidence/hive/tide-hive-keys.h"
#include "evidence/hive/tide-hive-walk.h"

typedef struct
{
  TideHiveNode key;
  gsize        parent_length; /* how much of the path is the parent's */
  guint        depth;
} Step;

typedef struct
{
  TideHiveTree     *tree;
  TideRegistryRows *rows;
  const char       *control_set; /* (nullable) */
  GArray           *steps;       /* Step: a stack, so that the path grows and shrinks with it */
  GString          *path;
} Walk;

static void
add_value (Walk        *self,
           TideHiveNode value)
{
  guint32 type = 0;
  g_autoptr (GString) name = self->tree->value_name (self->tree, value);
  g_autoptr (GBytes) data = self->tree->value_data (self->tree, value, &type);
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

/* Among thousands of classes: most are told by their default value, before the rest of them is read */
static gboolean
is_ruled_out (Walk               *self,
              TideHiveNode        key,
              const TideHiveWant *want)
{
  g_autoptr (GBytes) data = NULL;

  if (want->suffix != NULL)
    data = tide_hive_tree_data (self->tree, key, "");

  return data != NULL &&
         !tide_registry_rows_ends_with (g_bytes_get_data (data, NULL), g_bytes_get_size (data), want->suffix);
}

static void
add_key (Walk               *self,
         TideHiveNode        key,
         const TideHiveWant *want)
{
  g_autoptr (GArray) values = self->tree->values (self->tree, key);
  guint64 written = self->tree->written (self->tree, key);

  tide_registry_rows_begin (self->rows, want, self->path->str, self->path->len, written, key, 0);
  if (values == NULL)
    tide_registry_rows_unreadable (self->rows);
  for (guint i = 0; values != NULL && i < values->len; i++)
    add_value (self, g_array_index (values, TideHiveNode, i));
  tide_registry_rows_end (self->rows);
}

/* In reverse, so that the stack gives them back in the order of the file */
static void
push_children (Walk        *self,
               TideHiveNode key,
               guint        depth)
{
  g_autoptr (GArray) children = self->tree->children (self->tree, key);

  if (children == NULL || (children->len > 0 && depth == TIDE_HIVE_MAX_DEPTH))
    {
      tide_registry_rows_unreadable (self->rows);
      return;
    }

  for (guint i = children->len; i-- > 0;)
    {
      Step step = { g_array_index (children, TideHiveNode, i), self->path->len, depth + 1 };

      g_array_append_val (self->steps, step);
    }
}

static void
visit (Walk        *self,
       TideHiveNode key,
       guint        depth)
{
  TideHiveWant want = tide_hive_keys_want (self->path->str, self->path->len, self->control_set);

  if (want.key && !is_ruled_out (self, key, &want))
    add_key (self, key, &want);
  if (want.below)
    push_children (self, key, depth);
}

static void
visit_next (Walk *self)
{
  Step step = g_array_index (self->steps, Step, self->steps->len - 1);
  g_autoptr (GString) name = tide_hive_tree_name (self->tree, step.key);

  g_array_set_size (self->steps, self->steps->len - 1);
  if (name == NULL)
    {
      tide_registry_rows_unreadable (self->rows);
      return;
    }

  g_string_truncate (self->path, step.parent_length);
  g_string_append_c (self->path, '\\');
  g_string_append_len (self->path, name->str, name->len);
  visit (self, step.key, step.depth);
}

char *
tide_hive_walk_control_set (TideHiveTree *tree)
{
  TideHiveNode select = tide_hive_tree_child (tree, tree->root, "Select");
  g_autoptr (GBytes) data = NULL;
  g_autofree char *name = NULL;

  if (select != TIDE_HIVE_NO_NODE)
    data = tide_hive_tree_data (tree, select, "Current");
  if (data == NULL || g_bytes_get_size (data) != 4)
    return NULL;

  name = g_strdup_printf ("ControlSet%03u", tide_bytes_u32 (g_bytes_get_data (data, NULL)));
  return tide_hive_tree_child (tree, tree->root, name) != TIDE_HIVE_NO_NODE ? g_steal_pointer (&name) : NULL;
}

void
tide_hive_walk (TideHiveTree     *tree,
                const char       *prefix,
                const char       *control_set,
                TideRegistryRows *rows)
{
  Walk self = { .tree = tree, .rows = rows, .control_set = control_set };

  self.steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self.path = g_string_new (prefix);

  visit (&self, tree->root, 0);
  while (self.steps->len > 0)
    visit_next (&self);

  g_array_unref (self.steps);
  g_string_free (self.path, TRUE);
}
