/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Hives with something wrong in them, aimed at what readers believe: cells, their sizes, lists, counts,
 * lengths and references. The base block's checksum is always right, so that a mutant gets past it. The
 * same state makes the same mutant.
 */
#include <glib.h>

typedef struct
{
  guint64 state;
} HiveChance;

guint32 hive_chance_next (HiveChance *self);
/* Less than @n */
guint32 hive_chance_below (HiveChance *self, guint32 n);

/* Changes @n fields in place; the new size, now and then less than before */
gsize hive_mutant_make (guint8 *bytes, gsize size, guint n, HiveChance *chance);
void  hive_mutant_fix_checksum (guint8 *bytes);
