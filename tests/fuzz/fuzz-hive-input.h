/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive with its transaction logs as one input: the hive, the logs, and at the end how long each log is, in
 * units of 512 bytes, and a mark. An input without the mark is a hive alone.
 */
#include <glib.h>

#define FUZZ_HIVE_LOGS 2u
#define FUZZ_HIVE_UNIT 512u
#define FUZZ_HIVE_MARK "LOGS"
#define FUZZ_HIVE_TAIL (2 * FUZZ_HIVE_LOGS + 4)

typedef struct
{
  gsize at;
  gsize size;
} FuzzPart;

typedef struct
{
  FuzzPart hive;
  FuzzPart logs[FUZZ_HIVE_LOGS];
} FuzzHiveInput;

FuzzHiveInput fuzz_hive_split (const guint8 *data, gsize size);
