/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "hive-mutant.h"

#define BASE 4096u
#define SEGMENT 16344u

/* A field of a record, counted from the start of its cell */
typedef struct
{
  const char *signature;
  guint       at;
  guint       width;
} Field;

static const Field fields[] = {
  { "nk", 4, 2 },  { "nk", 6, 2 },  { "nk", 20, 4 }, { "nk", 24, 4 }, { "nk", 32, 4 }, { "nk", 40, 4 },
  { "nk", 44, 4 }, { "nk", 48, 4 }, { "nk", 52, 4 }, { "nk", 76, 2 }, { "nk", 78, 2 }, { "vk", 4, 2 },
  { "vk", 6, 2 },  { "vk", 8, 4 },  { "vk", 12, 4 }, { "vk", 20, 2 }, { "sk", 4, 2 },  { "sk", 8, 4 },
  { "sk", 12, 4 }, { "sk", 16, 4 }, { "sk", 20, 4 }, { "lf", 4, 2 },  { "lf", 6, 2 },  { "lf", 8, 4 },
  { "lf", 16, 4 }, { "lh", 4, 2 },  { "lh", 6, 2 },  { "lh", 8, 4 },  { "lh", 12, 4 }, { "lh", 16, 4 },
  { "li", 4, 2 },  { "li", 6, 2 },  { "li", 8, 4 },  { "li", 12, 4 }, { "ri", 4, 2 },  { "ri", 6, 2 },
  { "ri", 8, 4 },  { "ri", 12, 4 }, { "db", 4, 2 },  { "db", 6, 2 },  { "db", 8, 4 },
};

/* Of the base block: version, kind, root, size of the bins; of a bin: its head */
static const guint base_fields[] = { 4, 8, 20, 24, 28, 32, 36, 40 };
static const guint bin_fields[] = { 0, 4, 8 };

guint32
hive_chance_next (HiveChance *self)
{
  guint64 z = self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (z ^ (z >> 31)) >> 16;
}

guint32
hive_chance_below (HiveChance *self,
                   guint32     n)
{
  return n > 0 ? hive_chance_next (self) % n : 0;
}

static guint32
get (const guint8 *at,
     guint         width)
{
  guint32 number = 0;

  for (guint i = 0; i < width; i++)
    number |= (guint32) at[i] << (8 * i);

  return number;
}

static void
put (guint8 *at,
     guint   width,
     guint32 number)
{
  for (guint i = 0; i < width; i++)
    at[i] = number >> (8 * i);
}

void
hive_mutant_fix_checksum (guint8 *bytes)
{
  guint32 sum = 0;

  for (guint at = 0; at < 508; at += 4)
    sum ^= get (bytes + at, 4);
  put (bytes + 508, 4, sum == 0 ? 1 : sum == 0xffffffff ? 0xfffffffe : sum);
}

/* Where cells in use begin, as far as they follow each other */
static void
find_cells (const guint8 *bytes,
            gsize         size,
            GArray       *cells)
{
  gsize at = BASE;

  while (at + 32 < size)
    {
      gint64 cell;

      if (at % BASE == 0 && memcmp (bytes + at, "hbin", 4) == 0)
        at += 32;
      cell = (gint32) get (bytes + at, 4);
      if (cell == 0)
        break;
      if (cell < 0)
        g_array_append_val (cells, (guint32) { at });
      at += cell < 0 ? -cell : cell;
    }
}

static guint32
some_cell (const GArray *cells,
           HiveChance   *chance)
{
  return cells->len > 0 ? g_array_index (cells, guint32, hive_chance_below (chance, cells->len)) : BASE + 32;
}

/* What a field could be instead: near what it is, at an edge, or the place of another cell */
static guint32
some_number (guint32       now,
             gsize         size,
             const GArray *cells,
             HiveChance   *chance)
{
  const guint32 edges[] = {
    0, 1, 2, 4, 5, 8, 255, 512, 513, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0x80000004, 0x80000005,
    0xffffffff, 0xfffffff8, SEGMENT, SEGMENT + 1, 2 * SEGMENT, size - BASE, size - BASE - 8,
  };

  switch (hive_chance_below (chance, 8))
    {
    case 0:
      return now + 1;
    case 1:
      return now - 1;
    case 2:
      return now ^ (1u << hive_chance_below (chance, 32));
    case 3:
      return now + 8 * (hive_chance_below (chance, 33) - 16);
    case 4:
      return hive_chance_next (chance);
    case 5:
      return edges[hive_chance_below (chance, G_N_ELEMENTS (edges))];
    default:
      return some_cell (cells, chance) - BASE;
    }
}

static const Field *
some_field (const guint8 *cell,
            HiveChance   *chance)
{
  const Field *found[G_N_ELEMENTS (fields)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (memcmp (cell + 4, fields[i].signature, 2) == 0)
      found[n++] = fields + i;

  return n > 0 ? found[hive_chance_below (chance, n)] : NULL;
}

/* A field of the record; where it has none, as in a list of values, any of its numbers; or the cell's size */
static void
change_cell (guint8       *bytes,
             gsize         size,
             const GArray *cells,
             HiveChance   *chance)
{
  gsize cell = some_cell (cells, chance);
  guint32 length = MIN (0u - get (bytes + cell, 4), size - cell);
  const Field *field = some_field (bytes + cell, chance);
  gsize at = cell;
  guint width = 4;

  if (hive_chance_below (chance, 12) == 0)
    field = NULL;
  else if (field == NULL || hive_chance_below (chance, 12) == 0)
    at += 4 * hive_chance_below (chance, length / 4);
  if (field != NULL && at == cell)
    {
      at += field->at;
      width = field->width;
    }
  if (at + width <= size)
    put (bytes + at, width, some_number (get (bytes + at, width), size, cells, chance));
}

static void
change_head (guint8       *bytes,
             gsize         size,
             const GArray *cells,
             HiveChance   *chance)
{
  gsize at;

  if (hive_chance_below (chance, 2) == 0)
    at = base_fields[hive_chance_below (chance, G_N_ELEMENTS (base_fields))];
  else
    at = BASE * (1 + hive_chance_below (chance, size / BASE - 1)) +
         bin_fields[hive_chance_below (chance, G_N_ELEMENTS (bin_fields))];
  if (at + 4 <= size)
    put (bytes + at, 4, some_number (get (bytes + at, 4), size, cells, chance));
}

gsize
hive_mutant_make (guint8     *bytes,
                  gsize       size,
                  guint       n,
                  HiveChance *chance)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_assert (size >= 2 * BASE);
  find_cells (bytes, size, cells);
  for (guint i = 0; i < n; i++)
    if (cells->len == 0 || hive_chance_below (chance, 20) == 0)
      change_head (bytes, size, cells, chance);
    else
      change_cell (bytes, size, cells, chance);
  hive_mutant_fix_checksum (bytes);

  return hive_chance_below (chance, 50) == 0 ? BASE + hive_chance_below (chance, size - BASE) : size;
}
