/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The two grammars of setup logs, applied to one line: stamp, depth, level and the sentence heads of
 * base/tide-log-heads.h. Works on bytes of any encoding that extends ASCII, since all it knows is ASCII.
 */
#include <glib.h>

typedef enum
{
  TIDE_LOG_MANAGED,
  TIDE_LOG_NATIVE,
} TideLogDialect;

/* How much is lost with an entry, when there are too many to keep. */
typedef enum
{
  TIDE_LOG_RANK_FRAME,  /* what frames a run, and everything with a level */
  TIDE_LOG_RANK_STEP,   /* what tells where a run was */
  TIDE_LOG_RANK_STACK,  /* native errors, most of which mean nothing */
  TIDE_LOG_RANK_DETAIL, /* what comes in masses */
  TIDE_LOG_N_RANKS,
} TideLogRank;

typedef struct
{
  const char *prefix;  /* the text begins with it */
  const char *further; /* (nullable) and holds this behind it */
  const char *word;
  TideLogRank rank;
} TideLogHead;

typedef struct
{
  const char        *stamp;
  gsize              stamp_length;
  int                depth; /* -1 if none */
  const char        *level; /* "" if none */
  const TideLogHead *head;  /* (nullable) */
  const char        *text;
  gsize              text_length;
} TideLogLine;

/* FALSE if the line begins no entry. */
gboolean tide_log_line_parse (TideLogDialect dialect,
                              const char    *line,
                              gsize          length,
                              TideLogLine   *parsed);

/* Whether a continuation line makes a native stack frame of its entry; the head of such an entry. */
gboolean           tide_log_is_error_code (const char *line, gsize length);
const TideLogHead *tide_log_frame_head (void);

/* The head of an entry without any other, which holds what the catalogue wants to see. */
const TideLogHead *tide_log_kept_head (void);

/* Whether the sentence is one that the native engine says. */
gboolean tide_log_is_native_sentence (const char *text, gsize length);
