/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Names as they stand in a hive, and how Windows orders and hashes those of keys: only for names of ASCII
 * letters, since beyond them Windows' own table of capitals decides.
 */
#include "evidence/hive/tide-hive-cells.h"

typedef struct
{
  const guint8 *data;
  guint         n_units;
  guint         width; /* bytes of a unit: 1 or 2 */
} TideHiveName;

/* FALSE if the name does not fit into the cell, or ends within a unit */
gboolean tide_hive_name_of (const TideHiveCell *key, TideHiveName *name);
gboolean tide_hive_name_of_value (const TideHiveCell *value, TideHiveName *name);
gboolean tide_hive_name_is_ascii (const TideHiveName *name);
int      tide_hive_name_compare (const TideHiveName *a, const TideHiveName *b);
guint32  tide_hive_name_hash (const TideHiveName *name);
/* (nullable) (transfer full): with its NULs; NULL if it is no text */
GString *tide_hive_name_to_utf8 (const TideHiveName *name);
