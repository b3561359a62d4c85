/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-marvin.h"

#define SEED_LOW 0x7a4e55c5u
#define SEED_HIGH 0x82ef4d88u
#define AFTER_LAST 0x80u

typedef struct
{
  guint32 low;
  guint32 high;
} Marvin;

static guint32
rotate (guint32 number,
        guint   bits)
{
  return number << bits | number >> (32 - bits);
}

static void
mix (Marvin *self,
     guint32 number)
{
  self->low += number;
  self->high ^= self->low;
  self->low = rotate (self->low, 20) + self->high;
  self->high = rotate (self->high, 9) ^ self->low;
  self->low = rotate (self->low, 27) + self->high;
  self->high = rotate (self->high, 19);
}

guint64
tide_hive_marvin (const guint8 *bytes,
                  gsize         length)
{
  Marvin self = { SEED_LOW, SEED_HIGH };
  guint32 last = AFTER_LAST;
  gsize at = 0;

  for (; length - at >= 4; at += 4)
    mix (&self, tide_bytes_u32 (bytes + at));
  for (gsize i = length; i > at; i--)
    last = last << 8 | bytes[i - 1];
  mix (&self, last);
  mix (&self, 0);

  return (guint64) self.high << 32 | self.low;
}
