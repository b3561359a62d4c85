/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-base.h"

guint32
tide_hive_base_checksum (const guint8 *base)
{
  guint32 sum = 0;

  for (guint at = 0; at < TIDE_HIVE_AT_CHECKSUM; at += 4)
    sum ^= tide_bytes_u32 (base + at);

  /* Windows keeps these two for itself */
  return sum == 0 ? 1 : sum == 0xffffffff ? 0xfffffffe : sum;
}

gboolean
tide_hive_base_is_sound (const guint8 *base)
{
  return tide_hive_base_checksum (base) == tide_bytes_u32 (base + TIDE_HIVE_AT_CHECKSUM);
}

gboolean
tide_hive_base_is_dirty (const guint8 *base)
{
  return !tide_hive_base_is_sound (base) || memcmp (base + TIDE_HIVE_AT_SEQUENCE_1,
                                                    base + TIDE_HIVE_AT_SEQUENCE_2, 4) != 0;
}

/* Before Windows Vista there were no such transactions, and anything may stand in place of the flags. */
gboolean
tide_hive_base_is_pending (const guint8 *base)
{
  return tide_hive_base_is_sound (base) && memcmp (base + TIDE_HIVE_AT_TRANSACTIONS, "rmtm", 4) == 0 &&
         (tide_bytes_u32 (base + TIDE_HIVE_AT_FLAGS) & TIDE_HIVE_FLAG_PENDING) != 0;
}

void
tide_hive_base_put (guint8 *base,
                    guint   at,
                    guint32 number)
{
  for (guint i = 0; i < 4; i++)
    base[at + i] = number >> (8 * i);
}
