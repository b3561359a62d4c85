/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-cells.h"

#define BIN_HEAD 32u
#define UNIT 8u

static gboolean
get_bit (const guint8 *bits,
         guint32       offset)
{
  return bits[offset / UNIT / 8] >> (offset / UNIT % 8) & 1;
}

static void
set_bit (guint8 *bits,
         guint32 offset)
{
  bits[offset / UNIT / 8] |= 1 << (offset / UNIT % 8);
}

static gboolean
broken (TideHiveFault *fault,
        guint32        offset)
{
  fault->problem = TIDE_PROBLEM_BROKEN;
  fault->offset = (guint64) offset + TIDE_HIVE_BASE;
  return FALSE;
}

/* A cell's size is negative while the cell is in use; the most negative number has no counterpart. */
static guint32
cell_size (const guint8 *cell,
           gboolean     *used)
{
  guint32 size = tide_bytes_u32 (cell);

  *used = (size & 0x80000000) != 0;
  return *used ? 0u - size : size;
}

static gboolean
read_bin (TideHiveCells *self,
          guint32        bin,
          guint32        size,
          TideHiveFault *fault)
{
  const guint8 *bins = self->image->bins;
  guint32 at = BIN_HEAD;

  while (at < size)
    {
      gboolean used;
      guint32 cell = cell_size (bins + bin + at, &used);

      if (cell < UNIT || cell % UNIT != 0 || cell > size - at)
        return broken (fault, bin + at);
      if (used)
        set_bit (self->allocated, bin + at);
      at += cell;
    }

  return TRUE;
}

gboolean
tide_hive_cells_init (TideHiveCells       *self,
                      const TideHiveImage *image,
                      TideHiveFault       *fault)
{
  guint32 bin = 0;

  self->image = image;
  self->allocated = g_malloc0 (image->bins_size / UNIT / 8);
  self->owned = g_malloc0 (image->bins_size / UNIT / 8);

  while (bin < image->bins_size)
    {
      const guint8 *head = image->bins + bin;
      guint32 size = tide_bytes_u32 (head + 8);

      if (memcmp (head, "hbin", 4) != 0 || tide_bytes_u32 (head + 4) != bin)
        return broken (fault, bin);
      if (size == 0 || size % TIDE_HIVE_BASE != 0 || size > image->bins_size - bin)
        return broken (fault, bin);
      if (!read_bin (self, bin, size, fault))
        return FALSE;
      bin += size;
    }

  return TRUE;
}

void
tide_hive_cells_clear (TideHiveCells *self)
{
  g_clear_pointer (&self->allocated, g_free);
  g_clear_pointer (&self->owned, g_free);
}

gboolean
tide_hive_cells_peek (const TideHiveCells *self,
                      guint32              offset,
                      guint64              need,
                      TideHiveCell        *cell)
{
  gboolean used;

  if (offset % UNIT != 0 || offset >= self->image->bins_size || !get_bit (self->allocated, offset))
    return FALSE;

  cell->data = self->image->bins + offset + 4;
  cell->length = cell_size (self->image->bins + offset, &used) - 4;
  return cell->length >= need;
}

gboolean
tide_hive_cells_own (TideHiveCells *self,
                     guint32        offset,
                     guint64        need,
                     TideHiveCell  *cell)
{
  if (!tide_hive_cells_peek (self, offset, need, cell) || get_bit (self->owned, offset))
    return FALSE;

  set_bit (self->owned, offset);
  return TRUE;
}

gboolean
tide_hive_cell_is (const TideHiveCell *cell,
                   const char         *signature)
{
  return cell->length >= 2 && memcmp (cell->data, signature, 2) == 0;
}
