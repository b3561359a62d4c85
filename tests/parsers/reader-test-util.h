/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* tidemark-reader as a process */
#include <glib.h>

typedef struct
{
  int       status; /* of waitpid() */
  GVariant *reply;  /* (nullable) */
} Outcome;

void outcome_clear (Outcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* @in becomes descriptor 3, @reply 4, and the others 5 and those that follow. */
GPid reader_start (const char *const   *arguments,
                   int                  in,
                   int                  reply,
                   const int           *others,
                   guint                n_others,
                   GSpawnChildSetupFunc setup);
int  reader_wait (GPid pid);
/* @words after the program's name, split at blanks */
void reader_run (const char          *words,
                 int                  in,
                 const int           *others,
                 guint                n_others,
                 GSpawnChildSetupFunc setup,
                 Outcome             *outcome);

void      assert_reply (const Outcome *outcome, const char *kind, const char *problem, const char *argument);
GVariant *get_reading (const Outcome *outcome);
void      assert_no_reading (const Outcome *outcome);
