/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Three states of one hive, and logs that lead from each to the next.
 */
#include "hive-log-writer.h"
#include "replaying.h"

#define EXCHANGE "SOFTWARE\\Microsoft\\Exchange\\v8.0"
#define MAILBOX EXCHANGE "\\MailboxRole"

/* A hive before setup failed, after that, and after another role */
typedef struct
{
  GBytes     *hives[3];
  GByteArray *dirty;   /* the first, being written */
  GByteArray *logs[2]; /* from the first to the second, to the third */
} Steps;

/* @sequence: of the first log's entry */
void steps_init (Steps *self, guint32 sequence);
void steps_clear (Steps *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Steps, steps_clear)

/* (transfer full): a log with one entry */
GByteArray *steps_make_log (const Steps *steps, guint from, guint to, const LogEntry *entry);
/* Takes @log. */
void steps_set_log (Steps *steps, guint i, GByteArray *log);
/* Another dirty hive, at sequence 10 */
void steps_start_from (Steps *steps, GBytes *hive);
/* (transfer full): a value of the hive is none any more */
GBytes *steps_spoil (GBytes *hive);

void steps_replay (const Steps *steps, guint n_logs, Replayed *replayed);
/* The bins are those of a step, byte for byte. */
void assert_step (const Replayed *replayed, const Steps *steps, guint step);
/* The hive is read as it stands. */
void assert_refused (const Replayed *replayed);
