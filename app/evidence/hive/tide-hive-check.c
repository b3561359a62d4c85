/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-checker.h"
#include "evidence/hive/tide-hive-name.h"
#include "evidence/hive/tide-hive-records.h"

#define NO_PARENT TIDE_HIVE_NO_CELL
#define MAX_NAME 255

typedef struct
{
  guint32 offset;
  guint32 parent;
  guint32 depth;
} PendingKey;

/* The children of one key while their lists are read */
typedef struct
{
  guint32      parent;
  guint32      depth;
  guint32      count;
  gboolean     known; /* whether @previous is the name of the child before */
  TideHiveName previous;
} Siblings;

static gboolean
check_security (TideHiveChecker *self,
                guint32          offset)
{
  gpointer key = GUINT_TO_POINTER (offset);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->security, key));
  TideHiveCell cell;

  g_hash_table_insert (self->security, key, GUINT_TO_POINTER (count + 1));
  if (count > 0)
    return TRUE;
  if (!tide_hive_checker_own_record (self, offset, TIDE_SECURITY_DESCRIPTOR, "sk", &cell))
    return FALSE;

  if (tide_bytes_u32 (cell.data + TIDE_SECURITY_SIZE) > cell.length - TIDE_SECURITY_DESCRIPTOR)
    return tide_hive_checker_broken (self, offset);

  return TRUE;
}

/* Many entries may point at one long name, so that is not read. */
static gboolean
find_name (TideHiveChecker *self,
           guint32          child,
           TideHiveName    *name)
{
  TideHiveCell cell;

  if (!tide_hive_cells_peek (&self->cells, child, TIDE_KEY_NAME, &cell) || !tide_hive_name_of (&cell, name))
    return FALSE;

  return name->n_units <= MAX_NAME && tide_hive_name_is_ascii (name);
}

static void
note_name (TideHiveChecker *self,
           guint32          child,
           Siblings        *siblings,
           guint32         *hash)
{
  TideHiveName name;
  gboolean known = find_name (self, child, &name);

  if (known && siblings->known && tide_hive_name_compare (&siblings->previous, &name) >= 0)
    self->survey->oddities++;
  if (known && hash != NULL && tide_hive_name_hash (&name) != *hash)
    self->survey->oddities++;

  siblings->known = known;
  if (known)
    siblings->previous = name;
}

/* Lists of keys: li has 4 bytes for each, lf and lh have a hint or a hash besides. */
static gboolean
check_leaf (TideHiveChecker    *self,
            guint32             offset,
            const TideHiveCell *list,
            Siblings           *siblings)
{
  guint32 n = tide_bytes_u16 (list->data + TIDE_LIST_COUNT);
  gboolean hashed = tide_hive_cell_is (list, "lh");
  guint32 width = tide_hive_cell_is (list, "li") ? 4 : 8;

  if (width == 8 && !hashed && !tide_hive_cell_is (list, "lf"))
    return tide_hive_checker_broken (self, offset);
  if (n * width > list->length - TIDE_LIST_ENTRIES)
    return tide_hive_checker_broken (self, offset);
  /* More keys than there is room for: do not even note them */
  if (n + self->pending->len > self->image->bins_size / TIDE_KEY_NAME)
    return tide_hive_checker_broken (self, offset);

  for (guint32 i = 0; i < n; i++)
    {
      const guint8 *entry = list->data + TIDE_LIST_ENTRIES + i * width;
      PendingKey child = { tide_bytes_u32 (entry), siblings->parent, siblings->depth };
      guint32 hash = hashed ? tide_bytes_u32 (entry + 4) : 0;

      note_name (self, child.offset, siblings, hashed ? &hash : NULL);
      g_array_append_val (self->pending, child);
    }
  siblings->count += n;

  return TRUE;
}

/* A list of lists stands above others once; two levels are more than Windows writes. */
static gboolean
check_lists (TideHiveChecker    *self,
             guint32             offset,
             const TideHiveCell *lists,
             Siblings           *siblings)
{
  guint32 n = tide_bytes_u16 (lists->data + TIDE_LIST_COUNT);

  if (4 * n > lists->length - TIDE_LIST_ENTRIES)
    return tide_hive_checker_broken (self, offset);

  for (guint32 i = 0; i < n; i++)
    {
      guint32 leaf = tide_bytes_u32 (lists->data + TIDE_LIST_ENTRIES + 4 * i);
      TideHiveCell cell;

      if (!tide_hive_checker_own (self, leaf, TIDE_LIST_ENTRIES, &cell))
        return FALSE;
      if (!check_leaf (self, leaf, &cell, siblings))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_children (TideHiveChecker    *self,
                const PendingKey   *key,
                const TideHiveCell *cell)
{
  guint32 n = tide_bytes_u32 (cell->data + TIDE_KEY_N_CHILDREN);
  guint32 offset = tide_bytes_u32 (cell->data + TIDE_KEY_CHILDREN);
  Siblings siblings = { key->offset, key->depth + 1 };
  TideHiveCell list;
  gboolean good;

  if (n == 0)
    return TRUE;
  if (!tide_hive_checker_own (self, offset, TIDE_LIST_ENTRIES, &list))
    return FALSE;

  good = tide_hive_cell_is (&list, "ri") ? check_lists (self, offset, &list, &siblings)
                                         : check_leaf (self, offset, &list, &siblings);

  return good && (siblings.count == n || tide_hive_checker_broken (self, key->offset));
}

static gboolean
check_class (TideHiveChecker    *self,
             const TideHiveCell *key)
{
  guint32 offset = tide_bytes_u32 (key->data + TIDE_KEY_CLASS);
  guint32 length = tide_bytes_u16 (key->data + TIDE_KEY_CLASS_LENGTH);
  TideHiveCell cell;

  /* hivex frees the cell with its key, whatever the length says */
  return offset == TIDE_HIVE_NO_CELL || tide_hive_checker_own (self, offset, MAX (length, 1), &cell);
}

static gboolean
check_key (TideHiveChecker  *self,
           const PendingKey *key)
{
  TideHiveCell cell;
  TideHiveName name;
  guint32 security;

  if (key->depth > TIDE_HIVE_MAX_DEPTH)
    return tide_hive_checker_broken (self, key->offset);
  if (!tide_hive_checker_own_record (self, key->offset, TIDE_KEY_NAME, "nk", &cell))
    return FALSE;
  if (!tide_hive_name_of (&cell, &name))
    return tide_hive_checker_broken (self, key->offset);
  if (key->parent != NO_PARENT && tide_bytes_u32 (cell.data + TIDE_KEY_PARENT) != key->parent)
    return tide_hive_checker_broken (self, key->offset);

  self->survey->keys++;
  security = tide_bytes_u32 (cell.data + TIDE_KEY_SECURITY);
  if (security != TIDE_HIVE_NO_CELL && !check_security (self, security))
    return FALSE;

  return check_class (self, &cell) && tide_hive_checker_values (self, &cell) &&
         check_children (self, key, &cell);
}

static gboolean
is_security (TideHiveChecker *self,
             guint32          offset)
{
  TideHiveCell cell;

  return tide_hive_cells_peek (&self->cells, offset, TIDE_SECURITY_DESCRIPTOR, &cell) &&
         tide_hive_cell_is (&cell, "sk");
}

/* The ring of security records is walked by whoever deletes a key. */
static gboolean
check_security_ring (TideHiveChecker *self)
{
  GHashTableIter iter;
  gpointer offset, count;

  g_hash_table_iter_init (&iter, self->security);
  while (g_hash_table_iter_next (&iter, &offset, &count))
    {
      const guint8 *record = self->image->bins + GPOINTER_TO_UINT (offset) + 4;

      if (!is_security (self, tide_bytes_u32 (record + TIDE_SECURITY_NEXT)) ||
          !is_security (self, tide_bytes_u32 (record + TIDE_SECURITY_PREVIOUS)))
        return tide_hive_checker_broken (self, GPOINTER_TO_UINT (offset));
      if (tide_bytes_u32 (record + TIDE_SECURITY_COUNT) != GPOINTER_TO_UINT (count))
        self->survey->oddities++;
    }

  return TRUE;
}

static gboolean
check_tree (TideHiveChecker *self)
{
  PendingKey key = { self->image->root, NO_PARENT, 0 };

  g_array_append_val (self->pending, key);
  while (self->pending->len > 0)
    {
      key = g_array_index (self->pending, PendingKey, self->pending->len - 1);
      g_array_set_size (self->pending, self->pending->len - 1);
      if (!check_key (self, &key))
        return FALSE;
    }

  return check_security_ring (self);
}

gboolean
tide_hive_check (const TideHiveImage *image,
                 TideHiveSurvey      *survey,
                 TideHiveFault       *fault)
{
  TideHiveChecker self = { .image = image, .survey = survey, .fault = fault };
  gboolean good;

  *survey = (TideHiveSurvey) { 0 };
  self.pending = g_array_new (FALSE, FALSE, sizeof (PendingKey));
  self.security = g_hash_table_new (NULL, NULL);

  good = tide_hive_cells_init (&self.cells, image, fault) && check_tree (&self);

  tide_hive_cells_clear (&self.cells);
  g_array_unref (self.pending);
  g_hash_table_unref (self.security);
  return good;
}
