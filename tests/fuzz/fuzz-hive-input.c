/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-marvin.h"
#include "fuzz-hive-input.h"
#include "mutants/hive-mutant.h"

#define SMALLEST 8192u

size_t LLVMFuzzerMutate (guint8 *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator (guint8 *data, size_t size, size_t max_size, unsigned int seed);

/* What is not told where it belongs is the hive's. */
FuzzHiveInput
fuzz_hive_split (const guint8 *data,
                 gsize         size)
{
  FuzzHiveInput self = { .hive.size = size };
  gsize end;

  if (size < FUZZ_HIVE_TAIL || memcmp (data + size - 4, FUZZ_HIVE_MARK, 4) != 0)
    return self;

  end = self.hive.size = size - FUZZ_HIVE_TAIL;
  for (guint i = FUZZ_HIVE_LOGS; i-- > 0;)
    {
      gsize length = tide_bytes_u16 (data + size - FUZZ_HIVE_TAIL + 2 * i) * FUZZ_HIVE_UNIT;

      self.logs[i].size = MIN (length, end);
      self.logs[i].at = end -= self.logs[i].size;
      self.hive.size = end;
    }

  return self;
}

#ifdef TIDE_FUZZ
static void
put_hash (guint8 *at,
          guint64 hash)
{
  tide_hive_base_put (at, 0, hash & G_MAXUINT32);
  tide_hive_base_put (at, 4, hash >> 32);
}

/* Base block and entries of a log, so that what they say is believed */
static void
repair_log (guint8 *log,
            gsize   size)
{
  if (size < 2 * FUZZ_HIVE_UNIT)
    return;

  tide_hive_base_put (log, 8, tide_bytes_u32 (log + 4));
  hive_mutant_fix_checksum (log);
  for (gsize at = FUZZ_HIVE_UNIT; at + FUZZ_HIVE_UNIT <= size;)
    {
      guint8 *entry = log + at;
      guint32 length = tide_bytes_u32 (entry + 4);

      if (memcmp (entry, "HvLE", 4) != 0 || length < FUZZ_HIVE_UNIT || length > size - at)
        return;
      put_hash (entry + 24, tide_hive_marvin (entry + 40, length - 40));
      put_hash (entry + 32, tide_hive_marvin (entry, 32));
      at += length;
    }
}

/* A number in the head of a log or of one of its entries, or anywhere */
static void
change_log (guint8     *log,
            gsize       size,
            HiveChance *chance)
{
  gsize unit = hive_chance_below (chance, size / FUZZ_HIVE_UNIT) * FUZZ_HIVE_UNIT;
  gsize at = unit + 4 * hive_chance_below (chance, hive_chance_below (chance, 2) == 0 ? 16 : 128);
  guint8 *number = log + MIN (at, size - 4);
  guint32 step = 1u << hive_chance_below (chance, 13);

  if (hive_chance_below (chance, 4) == 0)
    tide_hive_base_put (number, 0, hive_chance_next (chance));
  else
    tide_hive_base_put (number, 0, tide_bytes_u32 (number) + (hive_chance_below (chance, 2) ? step : -step));
}

/* libFuzzer's own changes, in a window, so that the hive keeps its length */
static void
change_window (guint8     *hive,
               gsize       size,
               HiveChance *chance)
{
  gsize length = MIN (16 + hive_chance_below (chance, 240), size);
  gsize at = hive_chance_below (chance, size - length + 1);

  LLVMFuzzerMutate (hive + at, length, length);
  hive_mutant_fix_checksum (hive);
}

size_t
LLVMFuzzerCustomMutator (guint8      *data,
                         size_t       size,
                         size_t       max_size,
                         unsigned int seed)
{
  HiveChance chance = { seed };
  FuzzHiveInput input = fuzz_hive_split (data, size);
  const FuzzPart *log = &input.logs[hive_chance_below (&chance, FUZZ_HIVE_LOGS)];
  guint turn = hive_chance_below (&chance, 16);
  gsize left;

  if (input.hive.size < SMALLEST || turn == 0)
    return LLVMFuzzerMutate (data, size, max_size);

  if (log->size >= FUZZ_HIVE_UNIT && turn < 8)
    {
      for (guint i = 1 + hive_chance_below (&chance, 3); i > 0; i--)
        change_log (data + log->at, log->size, &chance);
      if (hive_chance_below (&chance, 8) != 0)
        repair_log (data + log->at, log->size);
      return size;
    }
  if (turn < 11)
    {
      change_window (data, input.hive.size, &chance);
      return size;
    }

  left = hive_mutant_make (data, input.hive.size, 1 + hive_chance_below (&chance, 4), &chance);
  memmove (data + left, data + input.hive.size, size - input.hive.size);
  return size - (input.hive.size - left);
}
#endif
