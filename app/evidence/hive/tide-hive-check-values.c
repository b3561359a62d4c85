/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-checker.h"
#include "evidence/hive/tide-hive-records.h"

static gboolean
check_segments (TideHiveChecker    *self,
                const TideHiveCell *big,
                guint32             offset,
                guint32             length)
{
  guint32 n = tide_bytes_u16 (big->data + TIDE_BIG_COUNT);
  guint32 list = tide_bytes_u32 (big->data + TIDE_BIG_LIST);
  TideHiveCell segments, segment;

  if (n != length / TIDE_BIG_SEGMENT + (length % TIDE_BIG_SEGMENT != 0))
    return tide_hive_checker_broken (self, offset);
  if (!tide_hive_checker_own (self, list, 4 * (guint64) n, &segments))
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 need = MIN (TIDE_BIG_SEGMENT, length - TIDE_BIG_SEGMENT * i);

      if (!tide_hive_checker_own (self, tide_bytes_u32 (segments.data + 4 * i), need, &segment))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_data (TideHiveChecker *self,
            guint32          offset,
            guint32          length)
{
  gboolean big = length > TIDE_BIG_SEGMENT && self->image->minor >= 4;
  TideHiveCell cell;

  if (!tide_hive_checker_own (self, offset, big ? TIDE_BIG_END : length, &cell))
    return FALSE;
  if (!big)
    return TRUE;

  if (tide_hive_cell_is (&cell, "db"))
    return check_segments (self, &cell, offset, length);

  /* hivex writes long values so, and reads them; Windows does not */
  self->survey->oddities++;
  return cell.length >= length || tide_hive_checker_broken (self, offset);
}

static gboolean
check_value (TideHiveChecker *self,
             guint32          offset)
{
  TideHiveCell value;
  guint32 length;

  if (!tide_hive_checker_own_record (self, offset, TIDE_VALUE_NAME, "vk", &value))
    return FALSE;
  if (tide_bytes_u16 (value.data + TIDE_VALUE_NAME_LENGTH) > value.length - TIDE_VALUE_NAME)
    return tide_hive_checker_broken (self, offset);

  self->survey->values++;
  length = tide_bytes_u32 (value.data + TIDE_VALUE_DATA_LENGTH);
  if (length & TIDE_VALUE_INLINE)
    return (length & ~TIDE_VALUE_INLINE) <= 4 || tide_hive_checker_broken (self, offset);
  if (length == 0)
    {
      self->survey->oddities++;
      return TRUE;
    }

  return check_data (self, tide_bytes_u32 (value.data + TIDE_VALUE_DATA), length);
}

gboolean
tide_hive_checker_values (TideHiveChecker    *self,
                          const TideHiveCell *key)
{
  guint32 n = tide_bytes_u32 (key->data + TIDE_KEY_N_VALUES);
  TideHiveCell list;

  if (n == 0)
    return TRUE;
  if (!tide_hive_checker_own (self, tide_bytes_u32 (key->data + TIDE_KEY_VALUES), 4 * (guint64) n, &list))
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    if (!check_value (self, tide_bytes_u32 (list.data + 4 * i)))
      return FALSE;

  return TRUE;
}
