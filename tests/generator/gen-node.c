/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-node.h"

void
gen_node_value_free (GenNodeValue *self)
{
  g_free (self->name);
  g_byte_array_unref (self->data);
  g_clear_pointer (&self->data_cells, g_array_unref);
  g_free (self);
}

/* Windows compares unit by unit, in capitals. */
static void
take_name (GenNode    *self,
           const char *name)
{
  self->name = g_strdup (name);
  self->upper = g_utf8_to_utf16 (name, -1, NULL, &self->n_upper, NULL);
  for (glong i = 0; i < self->n_upper; i++)
    self->upper[i] = g_unichar_toupper (self->upper[i]);
}

GenNode *
gen_node_new (const char *name,
              guint64     time)
{
  GenNode *self = g_new0 (GenNode, 1);

  take_name (self, name);
  self->time = time;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) gen_node_free);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) gen_node_value_free);
  self->cell = GEN_NO_CELL;
  self->class_cell = GEN_NO_CELL;
  self->value_list = GEN_NO_CELL;

  return self;
}

void
gen_node_free (GenNode *self)
{
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->values);
  g_clear_pointer (&self->child_lists, g_array_unref);
  g_free (self->name);
  g_free (self->upper);
  g_free (self->class);
  g_free (self);
}

GenNode *
gen_node_add (GenNode    *self,
              const char *name,
              guint64     time)
{
  GenNode *child = gen_node_new (name, time);

  child->parent = self;
  child->security = self->security;
  g_ptr_array_add (self->children, child);
  self->new_children = TRUE;

  return child;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const GenNode *first = *(const GenNode *const *) a;
  const GenNode *second = *(const GenNode *const *) b;

  for (glong i = 0; i < MIN (first->n_upper, second->n_upper); i++)
    if (first->upper[i] != second->upper[i])
      return first->upper[i] < second->upper[i] ? -1 : 1;

  return (first->n_upper > second->n_upper) - (first->n_upper < second->n_upper);
}

void
gen_node_sort (GenNode *self)
{
  g_ptr_array_sort (self->children, compare);
}

static GenNode *
find_child (GenNode    *self,
            const char *name)
{
  GenNode *sought = gen_node_new (name, 0);
  GenNode *found = NULL;

  for (guint i = 0; i < self->children->len && found == NULL; i++)
    if (compare (&g_ptr_array_index (self->children, i), &sought) == 0)
      found = g_ptr_array_index (self->children, i);
  gen_node_free (sought);

  return found;
}

GenNode *
gen_node_find (GenNode    *self,
               const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "\\", -1);

  for (guint i = 0; names[i] != NULL && self != NULL; i++)
    self = find_child (self, names[i]);

  return self;
}

GenNode *
gen_node_reach (GenNode    *self,
                const char *path,
                guint64     time)
{
  g_auto (GStrv) names = g_strsplit (path, "\\", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GenNode *child = find_child (self, names[i]);

      self = child != NULL ? child : gen_node_add (self, names[i], time);
    }

  return self;
}

GenNodeValue *
gen_node_add_value (GenNode      *self,
                    const char   *name,
                    guint32       kind,
                    gconstpointer data,
                    gsize         length)
{
  GenNodeValue *value = g_new0 (GenNodeValue, 1);

  value->name = g_strdup (name);
  value->kind = kind;
  value->data = g_byte_array_sized_new (length);
  g_byte_array_append (value->data, data, length);
  value->cell = GEN_NO_CELL;
  g_ptr_array_add (self->values, value);
  self->new_values = TRUE;

  return value;
}
