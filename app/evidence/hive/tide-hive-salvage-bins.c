/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-salvage-private.h"

/* Which pages of a damaged hive belong to bins, and the cells in them */
#define PAGE TIDE_HIVE_BASE
#define UNIT 8u
#define MAX_HEADLESS (16 * PAGE)

static gboolean
has_head (const TideHiveSalvage *self,
          guint32                page)
{
  const guint8 *head = self->image->bins + page;

  return memcmp (head, "hbin", 4) == 0 && tide_bytes_u32 (head + 4) == page;
}

/* A bin ends where it says, unless another begins before. */
static guint32
end_of_bin (const TideHiveSalvage *self,
            guint32                bin)
{
  guint32 size = tide_bytes_u32 (self->image->bins + bin + 8);
  guint32 end = bin + PAGE;

  if (size % PAGE != 0 || size > self->limit - bin)
    size = self->limit - bin;
  while (end - bin < size && end < self->limit && !has_head (self, end))
    end += PAGE;

  return MIN (end, self->limit);
}

/* Where the head of a bin is damaged, its cells still follow each other without a gap; 0 if they do not, or
 * if the bin belongs elsewhere. */
static guint32
end_of_cells (const TideHiveSalvage *self,
              guint32                bin)
{
  guint32 at = bin + TIDE_HIVE_BIN_HEAD;

  if (memcmp (self->image->bins + bin, "hbin", 4) == 0)
    return 0;

  while (at < self->limit && at - bin < MAX_HEADLESS && at % PAGE != 0)
    {
      guint32 size = tide_bytes_u32 (self->image->bins + at);

      if (size & TIDE_HIVE_CELL_USED)
        size = 0u - size;
      if (size == 0 || size % UNIT != 0 || size > self->limit - at)
        return 0;
      at += size;
    }

  return at % PAGE == 0 ? at : 0;
}

void
tide_hive_salvage_map (TideHiveSalvage *self)
{
  guint32 at = 0;

  while (at < self->limit)
    {
      guint32 left = self->limit - at;
      guint32 end = 0;

      if (left > TIDE_HIVE_BIN_HEAD + UNIT)
        end = has_head (self, at) ? end_of_bin (self, at) : end_of_cells (self, at);
      for (guint32 next = MAX (end, at + MIN (left, PAGE)); at < next; at += MIN (self->limit - at, PAGE))
        g_array_append_val (self->bin_ends, end);
    }
}

/* A cell that reaches beyond its bin ends there. */
gboolean
tide_hive_salvage_peek (const TideHiveSalvage *self,
                        guint32                offset,
                        guint32                need,
                        TideHiveCell          *cell)
{
  guint32 end, size;

  if (offset % UNIT != 0 || offset >= self->limit || offset % PAGE > PAGE - UNIT)
    return FALSE;

  end = g_array_index (self->bin_ends, guint32, offset / PAGE);
  if (end < offset + UNIT)
    return FALSE;

  size = tide_bytes_u32 (self->image->bins + offset);
  if (!(size & TIDE_HIVE_CELL_USED))
    return FALSE;

  cell->data = self->image->bins + offset + 4;
  cell->length = MIN (0u - size, end - offset);
  if (cell->length < UNIT)
    return FALSE;
  cell->length -= 4;
  return cell->length >= need;
}

gboolean
tide_hive_salvage_record (const TideHiveSalvage *self,
                          guint32                offset,
                          guint32                need,
                          const char            *signature,
                          TideHiveCell          *cell)
{
  return tide_hive_salvage_peek (self, offset, need, cell) && tide_hive_cell_is (cell, signature);
}
