/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-image.h"

#include <string.h>

/* Lists of keys. A list has room for one block; where keys are more, a list of lists stands above. */

#define LIST_HEAD 4u
#define ROOM (GEN_BLOCK - 32u - 4u - LIST_HEAD)

static guint32
hash (const GenNode *node)
{
  guint32 sum = 0;

  for (glong i = 0; i < node->n_upper; i++)
    sum = sum * 37 + node->upper[i];

  return sum;
}

/* lf: the name's first four characters, if they are of one byte */
static void
write_hint (guint8        *at,
            const GenNode *node)
{
  g_autofree gunichar2 *units = g_utf8_to_utf16 (node->name, -1, NULL, NULL, NULL);

  for (guint i = 0; i < 4 && units[i] != 0 && units[i] < 0x100; i++)
    at[i] = units[i];
}

static guint32
take_list (GenImage   *self,
           GenNode    *node,
           const char *kind,
           guint       count,
           guint       width)
{
  guint32 cell = gen_cells_take (self->cells, LIST_HEAD + count * width);
  guint8 *list = gen_cells_at (self->cells, cell);

  memcpy (list, kind, 2);
  gen_put16 (list + 2, count);
  g_array_append_val (node->child_lists, cell);

  return cell;
}

static guint32
write_leaf (GenImage *self,
            GenNode  *node,
            guint     first,
            guint     count)
{
  const char *kind = self->form.list;
  guint width = strcmp (kind, "li") == 0 ? 4 : 8;
  guint32 cell = take_list (self, node, kind, count, width);
  guint8 *list = gen_cells_at (self->cells, cell);

  for (guint i = 0; i < count; i++)
    {
      const GenNode *child = g_ptr_array_index (node->children, first + i);
      guint8 *entry = list + LIST_HEAD + i * width;

      gen_put32 (entry, child->cell);
      if (strcmp (kind, "lh") == 0)
        gen_put32 (entry + 4, hash (child));
      else if (strcmp (kind, "lf") == 0)
        write_hint (entry + 4, child);
    }

  return cell;
}

void
gen_image_give_lists (GenImage *self,
                      GenNode  *node)
{
  for (guint i = 0; node->child_lists != NULL && i < node->child_lists->len; i++)
    gen_cells_give (self->cells, g_array_index (node->child_lists, guint32, i));
  g_clear_pointer (&node->child_lists, g_array_unref);
}

void
gen_image_write_lists (GenImage *self,
                       GenNode  *node,
                       guint32  *top)
{
  guint most = self->form.split > 0 ? self->form.split : ROOM / (strcmp (self->form.list, "li") == 0 ? 4 : 8);
  guint n = (node->children->len + most - 1) / most;

  gen_image_give_lists (self, node);
  node->child_lists = g_array_new (FALSE, FALSE, sizeof (guint32));
  gen_node_sort (node);
  for (guint i = 0; i < n; i++)
    *top = write_leaf (self, node, i * most, MIN (most, node->children->len - i * most));
  if (n <= 1)
    return;

  *top = take_list (self, node, "ri", n, 4);
  for (guint i = 0; i < n; i++)
    gen_put32 (gen_cells_at (self->cells, *top) + LIST_HEAD + 4 * i,
               g_array_index (node->child_lists, guint32, i));
}
