/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "base/tide-limit.h"
#include "evidence/hive/tide-hive-check.h"
#include "evidence/hive/tide-hive-name.h"
#include "evidence/hive/tide-hive-records.h"
#include "evidence/hive/tide-hive-salvage-private.h"

/* Enough for two million keys or values, looked at once */
#define EFFORT TIDE_LIMIT (64u * 1024 * 1024)
#define ENTRY_EFFORT 32u

/* The children of a key while its lists are read */
typedef struct
{
  guint32     parent;
  GArray     *found;  /* TideHiveNode, none for each entry that is bad */
  GHashTable *offsets; /* those found */
} Children;

typedef struct
{
  TideHiveNode key;
  guint        depth;
} Step;

static gboolean
peek_key (const TideHiveSalvage *self,
          TideHiveNode           key,
          TideHiveCell          *cell)
{
  return tide_hive_salvage_record (self, tide_hive_salvage_offset (key), TIDE_KEY_NAME, "nk", cell);
}

static gboolean
is_child (const TideHiveSalvage *self,
          const Children        *children,
          guint32                offset)
{
  TideHiveCell cell;

  return offset != self->root && tide_hive_salvage_record (self, offset, TIDE_KEY_NAME, "nk", &cell) &&
         tide_bytes_u32 (cell.data + TIDE_KEY_PARENT) == children->parent &&
         !g_hash_table_contains (children->offsets, GUINT_TO_POINTER (offset));
}

static void
add_child (const TideHiveSalvage *self,
           Children              *children,
           guint32                offset)
{
  TideHiveNode child = TIDE_HIVE_NO_NODE;

  if (is_child (self, children, offset))
    {
      child = offset + (guint64) TIDE_HIVE_BASE;
      g_hash_table_add (children->offsets, GUINT_TO_POINTER (offset));
    }
  g_array_append_val (children->found, child);
}

static void
read_leaf (TideHiveSalvage *self,
           Children        *children,
           guint32          offset)
{
  guint32 width = 4, n = 0;
  TideHiveCell list;

  if (!tide_hive_salvage_record (self, offset, TIDE_LIST_ENTRIES, "li", &list))
    width = 8;
  if (width == 4 || tide_hive_salvage_record (self, offset, TIDE_LIST_ENTRIES, "lf", &list) ||
      tide_hive_salvage_record (self, offset, TIDE_LIST_ENTRIES, "lh", &list))
    n = MIN (tide_bytes_u16 (list.data + TIDE_LIST_COUNT), (list.length - TIDE_LIST_ENTRIES) / width);

  for (guint32 i = 0; i < n && tide_hive_salvage_spend (self, ENTRY_EFFORT); i++)
    add_child (self, children, tide_bytes_u32 (list.data + TIDE_LIST_ENTRIES + width * i));
}

static void
read_lists (TideHiveSalvage *self,
            Children        *children,
            guint32          offset)
{
  TideHiveCell lists;
  guint32 n;

  if (!tide_hive_salvage_record (self, offset, TIDE_LIST_ENTRIES, "ri", &lists))
    {
      read_leaf (self, children, offset);
      return;
    }

  n = MIN (tide_bytes_u16 (lists.data + TIDE_LIST_COUNT), (lists.length - TIDE_LIST_ENTRIES) / 4);
  for (guint32 i = 0; i < n && tide_hive_salvage_spend (self, ENTRY_EFFORT); i++)
    read_leaf (self, children, tide_bytes_u32 (lists.data + TIDE_LIST_ENTRIES + 4 * i));
}

static GArray *
children (TideHiveTree *tree,
          TideHiveNode  key)
{
  TideHiveSalvage *self = tide_hive_salvage_of (tree);
  g_autoptr (GHashTable) offsets = NULL;
  Children children = { tide_hive_salvage_offset (key) };
  TideHiveCell cell;
  guint32 n;

  if (!peek_key (self, key, &cell))
    return NULL;

  children.offsets = offsets = g_hash_table_new (NULL, NULL);
  children.found = g_array_new (FALSE, FALSE, sizeof (TideHiveNode));
  n = tide_bytes_u32 (cell.data + TIDE_KEY_N_CHILDREN);
  if (n > 0)
    read_lists (self, &children, tide_bytes_u32 (cell.data + TIDE_KEY_CHILDREN));
  /* However many there should be and are not, they are missing once */
  if (children.found->len != n)
    g_array_append_val (children.found, (TideHiveNode) { TIDE_HIVE_NO_NODE });

  return children.found;
}

static guint64
written (TideHiveTree *tree,
         TideHiveNode  key)
{
  TideHiveCell cell;

  if (!peek_key (tide_hive_salvage_of (tree), key, &cell))
    return 0;

  return tide_bytes_u64 (cell.data + TIDE_KEY_WRITTEN);
}

static GString *
key_name (TideHiveTree *tree,
          TideHiveNode  key)
{
  TideHiveSalvage *self = tide_hive_salvage_of (tree);
  TideHiveCell cell;
  TideHiveName name;

  if (!peek_key (self, key, &cell) || !tide_hive_name_of (&cell, &name) ||
      !tide_hive_salvage_spend (self, name.n_units))
    return NULL;

  return tide_hive_name_to_utf8 (&name);
}

static gboolean
is_root (const TideHiveSalvage *self,
         guint32                offset,
         guint                  flags)
{
  TideHiveCell cell;

  return tide_hive_salvage_record (self, offset, TIDE_KEY_NAME, "nk", &cell) &&
         (tide_bytes_u16 (cell.data + TIDE_KEY_FLAGS) & flags) == flags;
}

/* The root is the first key that is written, should the base block not tell. */
static gboolean
find_root (TideHiveSalvage *self)
{
  if (is_root (self, self->image->root, TIDE_KEY_IS_ROOT))
    self->root = self->image->root;
  else if (is_root (self, TIDE_HIVE_BIN_HEAD, TIDE_KEY_IS_ROOT))
    self->root = TIDE_HIVE_BIN_HEAD;
  else if (is_root (self, self->image->root, 0))
    self->root = self->image->root;
  else
    return FALSE;

  self->tree.root = self->root + (guint64) TIDE_HIVE_BASE;
  return TRUE;
}

gboolean
tide_hive_salvage_init (TideHiveSalvage     *self,
                        const TideHiveImage *image)
{
  gsize bytes = image->size > TIDE_HIVE_BASE ? image->size - TIDE_HIVE_BASE : 0;

  *self = (TideHiveSalvage) {
    .image = image,
    .limit = MIN (bytes, G_MAXUINT32 - TIDE_HIVE_BASE) & ~7u,
    .effort = EFFORT,
    .tree = {
      .children = children,
      .values = tide_hive_salvage_values,
      .written = written,
      .key_name = key_name,
      .value_name = tide_hive_salvage_value_name,
      .value_data = tide_hive_salvage_value_data,
    },
  };
  self->bin_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  tide_hive_salvage_map (self);

  return find_root (self);
}

void
tide_hive_salvage_clear (TideHiveSalvage *self)
{
  g_clear_pointer (&self->bin_ends, g_array_unref);
}

static void
count_children (TideHiveSalvage *self,
                GArray          *steps,
                const Step      *step,
                guint64         *lost)
{
  g_autoptr (GArray) found = children (&self->tree, step->key);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      Step next = { g_array_index (found, TideHiveNode, i), step->depth + 1 };

      if (next.key != TIDE_HIVE_NO_NODE && next.depth <= TIDE_HIVE_MAX_DEPTH)
        g_array_append_val (steps, next);
      else
        (*lost)++;
    }
}

void
tide_hive_salvage_count (TideHiveSalvage *self,
                         guint64         *keys,
                         guint64         *lost)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  Step step = { self->tree.root, 0 };
  gsize effort = self->effort;

  *keys = *lost = 0;
  g_array_append_val (steps, step);
  while (steps->len > 0)
    {
      g_autoptr (GString) name = NULL;

      step = g_array_index (steps, Step, steps->len - 1);
      g_array_set_size (steps, steps->len - 1);
      name = key_name (&self->tree, step.key);
      if (name != NULL || step.depth == 0)
        {
          (*keys)++;
          count_children (self, steps, &step, lost);
        }
      else
        (*lost)++;
    }

  self->effort = effort;
}
