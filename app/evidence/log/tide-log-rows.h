/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The rows of a TIDE_WIRE_LOG that a small reader finds one after the other. Memory is bounded: of too many
 * the first half stays, and the last.
 */
#include "evidence/log/tide-text-source.h"

/* A text is cut here. */
#define TIDE_LOG_ROW_TEXT_MAX 2048

typedef struct
{
  guint64     offset;
  guint64     length;
  guint64     line;
  guint64     n_lines;
  const char *stamp; /* UTF-8, "" if none */
  const char *level;
  const char *head;
  const char *text;  /* any bytes */
  gsize       text_length;
} TideLogRow;

typedef struct _TideLogRows TideLogRows;

TideLogRows *tide_log_rows_new (void);
void         tide_log_rows_free (TideLogRows *self);

void tide_log_rows_add (TideLogRows *self, const TideLogRow *row);
/* A row of one line that keeps the beginning of @text. */
void tide_log_rows_add_line (TideLogRows        *self,
                             const TideTextLine *line,
                             const char         *stamp,
                             const char         *head,
                             const char         *text,
                             gsize               text_length);

/* Writes the reading once the last line is through, and says what went wrong. */
void tide_log_rows_answer (TideLogRows    *self,
                           TideTextSource *source,
                           const char     *dialect,
                           TideAnswer     *answer);

/* Whether the file is small enough; says so if it is not. */
gboolean tide_log_rows_check_size (const TideInput *input, guint64 limit, TideAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideLogRows, tide_log_rows_free)
