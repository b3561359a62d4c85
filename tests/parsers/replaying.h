/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive, what was made of it with its logs, and the reading of it.
 */
#include "evidence/hive/tide-hive-replay.h"
#include "parsing.h"

typedef struct
{
  int            fds[4]; /* the hive and its logs */
  guint          n_logs;
  TideHiveImage  hive;
  TideHiveReplay replay;
  TideHiveImage  after; /* no bytes if there was no replay */
  Parsed         parsed;
} Replayed;

/* Takes the descriptors. */
void replayed_init (Replayed *self, int hive, const char *name, const int *logs, guint n_logs);
void replayed_clear (Replayed *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Replayed, replayed_clear)

/* A file below TIDE_SAMPLES/hives; @logs: what stands after its name in those of the logs, such as ".LOG1",
 * up to a NULL. The test is skipped if there are no samples. */
gboolean replay_sample (const char *name, const char *const *logs, Replayed *replayed);
/* Hive and logs by what they hold */
void replay_bytes (GByteArray *hive, GByteArray *const *logs, guint n_logs, Replayed *replayed);

/* Where a key or value stands: a TideCitationSource */
guint registry_source (const Parsed *parsed, const char *path, const char *name);
guint registry_key_source (const Parsed *parsed, const char *path);
/* (transfer full): the text that a string had before the replay */
char *registry_before (const Parsed *parsed, const char *path, const char *name);
/* The word for what became of the logs, and how much of them was applied */
void assert_replay (const Replayed *self, const char *word, guint n_applied);
