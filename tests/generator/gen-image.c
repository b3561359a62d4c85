/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-image.h"

#include <string.h>

enum
{
  AT_FLAGS = 2,
  AT_TIME = 4,
  AT_PARENT = 16,
  AT_N_CHILDREN = 20,
  AT_CHILDREN = 28,
  AT_VOLATILE_CHILDREN = 32,
  AT_N_VALUES = 36,
  AT_VALUES = 40,
  AT_SECURITY = 44,
  AT_CLASS = 48,
  AT_LONGEST_CHILD = 52, /* names in bytes of UTF-16, as all of these */
  AT_LONGEST_CLASS = 56,
  AT_LONGEST_VALUE = 60,
  AT_LONGEST_DATA = 64,
  AT_NAME_LENGTH = 72,
  AT_CLASS_LENGTH = 74,
  AT_NAME = 76,
};

#define FLAGS_ROOT 0x0c /* a root, and not to be deleted */
#define FLAG_ONE_BYTE_NAME 0x20

GenImage *
gen_image_new (const GenImageForm *form)
{
  GenImage *self = g_new0 (GenImage, 1);

  self->form = *form;
  self->cells = gen_cells_new (form->time);
  self->root = gen_node_new (form->name, form->time);
  for (guint i = 0; i < GEN_DESCRIPTORS; i++)
    self->security[i] = GEN_NO_CELL;

  return self;
}

void
gen_image_free (GenImage *self)
{
  gen_cells_free (self->cells);
  gen_node_free (self->root);
  g_free (self);
}

static gsize
wide_length (const char *name)
{
  gboolean wide = TRUE;

  return gen_image_name_length (name, &wide);
}

static void
take_cells (GenImage *self,
            GenNode  *node)
{
  gboolean wide = node->wide;
  gsize length = gen_image_name_length (node->name, &wide);
  guint8 *key;

  node->cell = gen_cells_take (self->cells, AT_NAME + length);
  key = gen_cells_at (self->cells, node->cell);
  memcpy (key, "nk", 2);
  gen_put16 (key + AT_FLAGS, (wide ? 0 : FLAG_ONE_BYTE_NAME) | (node->parent == NULL ? FLAGS_ROOT : 0));
  gen_put16 (key + AT_NAME_LENGTH, length);
  gen_image_write_name (key + AT_NAME, node->name, wide);
  gen_put32 (key + AT_CHILDREN, GEN_NO_CELL);
  gen_put32 (key + AT_VOLATILE_CHILDREN, GEN_NO_CELL);

  if (node->class != NULL)
    {
      node->class_cell = gen_cells_take (self->cells, wide_length (node->class));
      gen_image_write_name (gen_cells_at (self->cells, node->class_cell), node->class, TRUE);
    }
  gen_image_hold_security (self, node->security);
}

static void
write_longest (guint8        *key,
               const GenNode *node)
{
  gsize child = 0, class = 0, value = 0, data = 0;

  for (guint i = 0; i < node->children->len; i++)
    {
      const GenNode *one = g_ptr_array_index (node->children, i);

      child = MAX (child, wide_length (one->name));
      class = MAX (class, one->class != NULL ? wide_length (one->class) : 0);
    }
  for (guint i = 0; i < node->values->len; i++)
    {
      const GenNodeValue *one = g_ptr_array_index (node->values, i);

      value = MAX (value, wide_length (one->name));
      data = MAX (data, one->data->len);
    }
  gen_put16 (key + AT_LONGEST_CHILD, child);
  gen_put32 (key + AT_LONGEST_CLASS, class);
  gen_put32 (key + AT_LONGEST_VALUE, value);
  gen_put32 (key + AT_LONGEST_DATA, data);
}

static void
write_key (GenImage      *self,
           const GenNode *node,
           guint32        list)
{
  guint8 *key = gen_cells_at (self->cells, node->cell);

  gen_put64 (key + AT_TIME, node->time);
  gen_put32 (key + AT_PARENT, node->parent != NULL ? node->parent->cell : GEN_NO_CELL);
  gen_put32 (key + AT_N_CHILDREN, node->children->len);
  gen_put32 (key + AT_CHILDREN, list);
  gen_put32 (key + AT_N_VALUES, node->values->len);
  gen_put32 (key + AT_VALUES, node->value_list);
  gen_put32 (key + AT_SECURITY, self->security[node->security]);
  gen_put32 (key + AT_CLASS, node->class_cell);
  gen_put16 (key + AT_CLASS_LENGTH, node->class != NULL ? wide_length (node->class) : 0);
  write_longest (key, node);
}

static void
write_node (GenImage *self,
            GenNode  *node)
{
  guint32 list = GEN_NO_CELL;

  if (node->cell == GEN_NO_CELL)
    take_cells (self, node);
  if (node->new_values)
    gen_image_write_values (self, node);
  for (guint i = 0; i < node->children->len; i++)
    write_node (self, g_ptr_array_index (node->children, i));
  if (node->new_children)
    gen_image_write_lists (self, node, &list);
  else
    list = gen_get32 (gen_cells_at (self->cells, node->cell) + AT_CHILDREN);

  write_key (self, node, list);
  node->new_values = FALSE;
  node->new_children = FALSE;
}

void
gen_image_write (GenImage *self)
{
  write_node (self, self->root);
  gen_image_link_security (self);
}

static void
give_node (GenImage *self,
           GenNode  *node)
{
  for (guint i = 0; i < node->children->len; i++)
    give_node (self, g_ptr_array_index (node->children, i));
  gen_image_give_lists (self, node);
  for (guint i = 0; i < node->values->len; i++)
    gen_image_give_value (self, g_ptr_array_index (node->values, i));
  gen_cells_give (self->cells, node->value_list);
  gen_cells_give (self->cells, node->class_cell);
  gen_cells_give (self->cells, node->cell);
  if (node->cell != GEN_NO_CELL)
    self->holders[node->security]--;
}

void
gen_image_remove (GenImage *self,
                  GenNode  *node)
{
  GenNode *parent = node->parent;

  give_node (self, node);
  parent->new_children = TRUE;
  g_ptr_array_remove (parent->children, node);
}
