/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A transaction log of a hive: what its head says. Before Windows 8.1 a log holds the pages that were changed
 * and a bitmap that tells which they are; since then, entries, each with pages and hashes of its own.
 */
#include <glib.h>

/* What the two kinds of log count in */
#define TIDE_HIVE_LOG_UNIT 512u

typedef struct
{
  const guint8 *bytes;
  gsize         size;
  gboolean      has_entries;
  guint32       sequence;
  guint32       bins_size;
  guint64       written; /* FILETIME */
  guint         index;   /* among the logs given */
} TideHiveLog;

/* FALSE if it is no log, or one that was not written to the end */
gboolean tide_hive_log_open (TideHiveLog *self, int fd);
void     tide_hive_log_close (TideHiveLog *self);

/* Whether @a comes before @b; sequence numbers begin anew after the last. */
gboolean tide_hive_log_precedes (guint32 a, guint32 b);
