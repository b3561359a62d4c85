/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Readings of logs and scripts made by hand: what the log reader would say, row by row. */
#include "evidence/tide-reading.h"

typedef struct
{
  const char *stamp;
  int         depth; /* -1 in native logs */
  const char *level;
  const char *head;
  const char *text;
} LogRow;

typedef struct
{
  GVariantBuilder entries;
  gboolean        native;
  guint64         line; /* the next entry's */
  guint64         dropped;
  const char     *last_stamp; /* (nullable) */
} LogRows;

/* An entry's offset is its line times this. */
#define LOG_ROWS_BYTES_PER_LINE 100

void         log_rows_begin (LogRows *self, gboolean native);
void         log_rows_add (LogRows *self, const LogRow *row);
TideReading *log_rows_end (LogRows *self, const char *evidence);
TideReading *log_rows_read (const char *evidence, gboolean native, const LogRow *rows, guint n_rows);

typedef struct
{
  const char *id;
  gboolean    fatal;
  const char *description;
} ScriptTask;

TideReading *
script_rows_read (const char *evidence, const char *name, const ScriptTask *tasks, guint n_tasks);
