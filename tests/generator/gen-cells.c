/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-cells.h"

#include <string.h>

#define BIN_HEAD 32u
#define ALIGN(n, unit) (((n) + (unit) - 1) & ~((gsize) (unit) - 1))

GenCells *
gen_cells_new (guint64 time)
{
  GenCells *self = g_new0 (GenCells, 1);

  self->bins = g_byte_array_new ();
  self->time = time;

  return self;
}

void
gen_cells_free (GenCells *self)
{
  g_byte_array_unref (self->bins);
  g_free (self);
}

static void
add_bin (GenCells *self,
         gsize     size)
{
  guint32 offset = self->bins->len;
  guint8 *bin;

  g_assert (size <= G_MAXINT32 - offset);
  g_byte_array_set_size (self->bins, offset + size);
  bin = self->bins->data + offset;
  memset (bin, 0, size);
  memcpy (bin, "hbin", 4);
  gen_put32 (bin + 4, offset);
  gen_put32 (bin + 8, size);
  if (offset == 0)
    gen_put64 (bin + 20, self->time);
  self->free = offset + BIN_HEAD;
}

guint32
gen_cells_take (GenCells *self,
                gsize     length)
{
  guint32 size = ALIGN (4 + length, 8);
  guint32 cell;

  if (size > self->bins->len - self->free)
    add_bin (self, ALIGN (BIN_HEAD + (gsize) size, GEN_BLOCK));
  cell = self->free;
  gen_put32 (self->bins->data + cell, -size);
  self->free += size;
  /* What is left of the bin is one free cell. */
  if (self->free < self->bins->len)
    gen_put32 (self->bins->data + self->free, self->bins->len - self->free);

  return cell;
}

void
gen_cells_give (GenCells *self,
                guint32   cell)
{
  if (cell != GEN_NO_CELL)
    gen_put32 (self->bins->data + cell, -gen_get32 (self->bins->data + cell));
}

guint8 *
gen_cells_at (GenCells *self,
              guint32   cell)
{
  return self->bins->data + cell + 4;
}
