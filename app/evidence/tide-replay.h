/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What became of a hive that was in use when it was copied: out of its reading, and in words. */
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

typedef enum
{
  TIDE_REPLAY_CLEAN,   /* nothing to replay, or no hive */
  TIDE_REPLAY_NO_LOGS, /* no log was given */
  TIDE_REPLAY_APPLIED,
  TIDE_REPLAY_REFUSED, /* no log that was given fits */
} TideReplayState;

typedef struct
{
  TideReplayState state;
  guint           entries; /* applied: entries of a log, of an old one pages */
  guint           used;    /* bit by bit, which of the logs given */
  gboolean        healed;  /* the base block came from a log */
  gboolean        pending; /* a transaction was pending that the logs do not hold */
  gboolean        damaged; /* read in a tolerant way */
  gboolean        unread;  /* one of its logs is missing or could not be read */
} TideReplay;

/* @data: a reading of any kind */
TideReplay tide_replay_of (GVariant *data);
/* Whether all that was read may be out of date */
gboolean tide_replay_is_stale (const TideReplay *self);

/* Whether it was made from logs of which there are always two */
gboolean  tide_replay_is_by_turns (GVariant *data);
/* The reading of a hive of which a log is missing or could not be read; takes @data. (transfer full) */
GVariant *tide_replay_note_unread (GVariant *data);

/* Sentences; (nullable) (transfer full). @name: of the hive; @logs: (nullable): names of those given */
char *tide_replay_describe (const TideReplay *self, const char *name, const char *const *logs);
/* What the logs of a hive of that name would be called */
char *tide_replay_dup_wanted (const char *name);
/* What a copy of the cluster database is by its name; (nullable) */
const char *tide_replay_describe_copy (TideEvidenceKind kind, const char *name);

G_END_DECLS
