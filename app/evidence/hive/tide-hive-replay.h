/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What Windows would do with a hive that was not written to the end: bring it up to date from its
 * transaction logs, in a copy. A hive that was does not need its logs, and Windows ignores them.
 */
#include "evidence/hive/tide-hive-image.h"

typedef enum
{
  TIDE_HIVE_REPLAY_CLEAN,   /* there was nothing to do */
  TIDE_HIVE_REPLAY_NO_LOGS, /* dirty, and no log given */
  TIDE_HIVE_REPLAY_APPLIED,
  TIDE_HIVE_REPLAY_REFUSED, /* dirty, and none of the logs fits */
} TideHiveReplayOutcome;

typedef struct
{
  TideHiveReplayOutcome outcome;

  int      fd;        /* the hive after the replay, sealed; -1 if there was none */
  guint64  size;
  guint32  n_applied; /* entries; of old logs, pages */
  guint32  used;      /* bit by bit: from which of the logs */
  gboolean healed;    /* the base block is the log's */
  gboolean by_turns;  /* from logs of which Windows keeps two and writes now one, now the other */
} TideHiveReplay;

/* @logs: as they are called: LOG1, LOG2, LOG; the order counts for old logs only. @hive needs its base
 * block, sound or not. */
void tide_hive_replay (TideHiveReplay *self, const TideHiveImage *hive, const int *logs, guint n_logs);
/* Takes a replay back that did harm. */
void tide_hive_replay_refuse (TideHiveReplay *self);
void tide_hive_replay_clear (TideHiveReplay *self);

/* The word for it in a reading */
const char *tide_hive_replay_word (const TideHiveReplay *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideHiveReplay, tide_hive_replay_clear)
