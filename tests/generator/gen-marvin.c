/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-log.h"

/* Marvin32 with the seed that logs of hives use */
#define SEED_LOW 0x7a4e55c5u
#define SEED_HIGH 0x82ef4d88u

typedef struct
{
  guint32 low;
  guint32 high;
} Marvin;

static guint32
rotate (guint32 value,
        guint   bits)
{
  return value << bits | value >> (32 - bits);
}

static void
mix (Marvin *self,
     guint32 value)
{
  self->low += value;
  self->high ^= self->low;
  self->low = rotate (self->low, 20) + self->high;
  self->high = rotate (self->high, 9) ^ self->low;
  self->low = rotate (self->low, 27) + self->high;
  self->high = rotate (self->high, 19);
}

guint64
gen_marvin (const guint8 *data,
            gsize         length)
{
  Marvin self = { SEED_LOW, SEED_HIGH };
  guint8 rest[4] = { 0 };

  for (; length >= 4; data += 4, length -= 4)
    mix (&self, gen_get32 (data));
  for (gsize i = 0; i < length; i++)
    rest[i] = data[i];
  rest[length] = 0x80;
  mix (&self, gen_get32 (rest));
  mix (&self, 0);

  return (guint64) self.high << 32 | self.low;
}
