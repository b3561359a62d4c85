/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Which entries of a log are kept, when there are more than one reply may hold: the higher rank first,
 * within a rank half for the last run and the same number for each of the others, of a run the first and
 * the last. Bounded memory, however long the log.
 */
#include "evidence/log/tide-log-grammar.h"

typedef struct
{
  guint64            offset;
  guint64            length;
  guint64            line;
  guint64            n_lines;
  const TideLogHead *head; /* (nullable) */
  guint32            run;
  TideLogRank        rank;
} TideLogEntry;

typedef struct _TideLogKeeper TideLogKeeper;

TideLogKeeper *tide_log_keeper_new (guint budget);
void           tide_log_keeper_free (TideLogKeeper *self);

void    tide_log_keeper_add (TideLogKeeper *self, const TideLogEntry *entry);
GArray *tide_log_keeper_finish (TideLogKeeper *self, guint64 *n_dropped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideLogKeeper, tide_log_keeper_free)
