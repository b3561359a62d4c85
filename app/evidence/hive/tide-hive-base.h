/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The base block: what a hive and its transaction logs begin with. Only its first 512 bytes mean something,
 * and logs have no more of it.
 */
#include <glib.h>

#define TIDE_HIVE_BASE_USED 512u

/* Where things stand in it */
enum
{
  TIDE_HIVE_AT_SEQUENCE_1 = 4,
  TIDE_HIVE_AT_SEQUENCE_2 = 8,
  TIDE_HIVE_AT_WRITTEN = 12,
  TIDE_HIVE_AT_MAJOR = 20,
  TIDE_HIVE_AT_MINOR = 24,
  TIDE_HIVE_AT_TYPE = 28,
  TIDE_HIVE_AT_FORMAT = 32,
  TIDE_HIVE_AT_ROOT = 36,
  TIDE_HIVE_AT_BINS_SIZE = 40,
  TIDE_HIVE_AT_CLUSTERING = 44,
  TIDE_HIVE_AT_NAME = 48,
  TIDE_HIVE_AT_FLAGS = 144,
  TIDE_HIVE_AT_TRANSACTIONS = 164, /* "rmtm" where the flags count */
  TIDE_HIVE_AT_CHECKSUM = 508,
};

#define TIDE_HIVE_FLAG_PENDING 1u

guint32  tide_hive_base_checksum (const guint8 *base);
gboolean tide_hive_base_is_sound (const guint8 *base);
/* Whether the hive was not written to the end, or nobody can know */
gboolean tide_hive_base_is_dirty (const guint8 *base);
/* Whether there are changes in neither hive nor logs: those of transactions, kept in files of their own */
gboolean tide_hive_base_is_pending (const guint8 *base);
void     tide_hive_base_put (guint8 *base, guint at, guint32 number);
