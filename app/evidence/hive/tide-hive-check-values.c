/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-check-private.h"

enum
{
  KEY_N_VALUES = 36,
  KEY_VALUES = 40,

  VALUE_NAME_LENGTH = 2,
  VALUE_DATA_LENGTH = 4,
  VALUE_DATA = 8,
  VALUE_LENGTH = 20,

  BIG_COUNT = 2,
  BIG_LIST = 4,
  BIG_LENGTH = 8,
};

/* Data longer than this lies in segments of this size, since format 1.4 */
#define SEGMENT 16344u
#define DATA_INLINE 0x80000000u

static gboolean
check_segments (TideHiveChecker    *self,
                const TideHiveCell *big,
                guint32             offset,
                guint32             length)
{
  guint32 n = tide_bytes_u16 (big->data + BIG_COUNT);
  guint32 list = tide_bytes_u32 (big->data + BIG_LIST);
  TideHiveCell segments, segment;

  if (n != length / SEGMENT + (length % SEGMENT != 0))
    return tide_hive_checker_broken (self, offset);
  if (!tide_hive_checker_own (self, list, 4 * (guint64) n, &segments))
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 need = MIN (SEGMENT, length - SEGMENT * i);

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
  gboolean big = length > SEGMENT && self->image->minor >= 4;
  TideHiveCell cell;

  if (!tide_hive_checker_own (self, offset, big ? BIG_LENGTH : length, &cell))
    return FALSE;
  if (!big)
    return TRUE;

  /* hivex writes long values so, and reads them; Windows does not */
  if (cell.length >= length)
    {
      self->survey->oddities++;
      return TRUE;
    }
  if (!tide_hive_cell_is (&cell, "db"))
    return tide_hive_checker_broken (self, offset);

  return check_segments (self, &cell, offset, length);
}

static gboolean
check_value (TideHiveChecker *self,
             guint32          offset)
{
  TideHiveCell value;
  guint32 length;

  if (!tide_hive_checker_own_record (self, offset, VALUE_LENGTH, "vk", &value))
    return FALSE;
  if (tide_bytes_u16 (value.data + VALUE_NAME_LENGTH) > value.length - VALUE_LENGTH)
    return tide_hive_checker_broken (self, offset);

  self->survey->values++;
  length = tide_bytes_u32 (value.data + VALUE_DATA_LENGTH);
  if (length & DATA_INLINE)
    return (length & ~DATA_INLINE) <= 4 || tide_hive_checker_broken (self, offset);
  if (length == 0)
    {
      self->survey->oddities++;
      return TRUE;
    }

  return check_data (self, tide_bytes_u32 (value.data + VALUE_DATA), length);
}

gboolean
tide_hive_checker_values (TideHiveChecker    *self,
                          const TideHiveCell *key)
{
  guint32 n = tide_bytes_u32 (key->data + KEY_N_VALUES);
  TideHiveCell list;

  if (n == 0)
    return TRUE;
  if (!tide_hive_checker_own (self, tide_bytes_u32 (key->data + KEY_VALUES), 4 * (guint64) n, &list))
    return FALSE;

  for (guint32 i = 0; i < n; i++)
    if (!check_value (self, tide_bytes_u32 (list.data + 4 * i)))
      return FALSE;

  return TRUE;
}

