/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A log's kept entries, unpacked once, and the span of them that is one run. Everything here is borrowed
 * from the reading and lives as long as it.
 */
#include <tidemark/tide-citation.h>

#include "base/tide-log-heads.h"
#include "evidence/tide-reading.h"
#include "facts/runs/tide-run-private.h"

typedef struct
{
  guint64     offset;
  guint64     length;
  guint64     line;
  guint64     n_lines;
  const char *stamp;
  int         depth;
  const char *level;
  const char *head;
  const char *text; /* not NUL-terminated */
  gsize       size;
  const char *cmdlet; /* (nullable) what begins or ends here, within the text of some entry */
  gsize       cmdlet_size;
} TideRunEntry;

typedef enum
{
  TIDE_DATE_ORDER_UNKNOWN,
  TIDE_DATE_ORDER_MONTH_FIRST,
  TIDE_DATE_ORDER_DAY_FIRST,
} TideDateOrder;

/* How the stamps of one log are to be read. */
typedef struct
{
  gboolean      utc;
  TideDateOrder order;
} TideRunClock;

typedef struct
{
  const char   *evidence;
  gboolean      native;
  TideRunEntry *entries;
  guint         n_entries;
  guint64       lines;      /* of the whole file */
  guint64       dropped;    /* entries that the reader left out */
  const char   *last_stamp; /* of the last entry of the file, whether that was kept or not; "" if not told */
  TideRunClock  clock;
} TideRunLog;

typedef struct
{
  const TideRunLog *log;
  guint             first;
  guint             end; /* the entry after its last */
  guint64           last_line;
  gboolean          banner;
} TideRunSpan;

/* tide-run-log.c */
const TideRunLog *tide_run_log_open (TideReading *reading);

/* tide-run-entry.c */
gboolean      tide_run_entry_is (const TideRunEntry *entry, const char *head);
gboolean      tide_run_entry_has_level (const TideRunEntry *entry, const char *level);
gboolean      tide_run_entry_is_native (const TideRunEntry *entry);
gboolean      tide_run_entry_begins (const TideRunEntry *entry, const char *words);
const char   *tide_run_entry_after (const TideRunEntry *entry, const char *words);
char         *tide_run_entry_dup_between (const TideRunEntry *entry, const char *before, const char *after);
char         *tide_run_entry_dup_rest (const TideRunEntry *entry, const char *before);
char         *tide_run_entry_dup_cmdlet (const TideRunEntry *entry);
gboolean      tide_run_entry_is_reference (const TideRunEntry *entry);
char         *tide_run_entry_dup_reference (const TideRunEntry *entry);
gboolean      tide_run_entry_opens_work (const TideRunEntry *entry);
TideCitation *tide_run_entry_cite (const TideRunEntry *entry, const char *evidence);
guint         tide_run_span_find_work (const TideRunSpan *span, guint at);

/* tide-run-times.c */
TideTruth tide_run_entry_tells_utc (const TideRunEntry *entry);
void      tide_run_clock_learn (TideRunClock *clock, const TideRunLog *log);
char     *tide_run_clock_write (const TideRunClock *clock, const char *stamp);
gboolean  tide_run_clock_get_unix (const TideRunClock *clock, const char *stamp, gint64 *seconds);
char     *tide_run_clock_find_offset (const TideRunSpan *span);

/* tide-run-frame.c */
void tide_run_frame_read (const TideRunSpan *span, TideRun *run);

/* tide-runs.c: the run that begins with entry @first */
TideRunSpan tide_run_log_next_span (const TideRunLog *log, guint first);

/* tide-run-errors.c: one flag per entry of the span; the caller frees */
gboolean *tide_run_errors_find (const TideRunSpan *span);
void      tide_run_errors_take (const TideRunSpan *span, const gboolean *standing, TideRun *run);
void      tide_run_errors_find_task (const TideRunSpan *span, const gboolean *standing, TideRun *run);

/* tide-run-messages.c */
void tide_run_messages_read (const TideRunSpan *span,
                             const gboolean    *standing,
                             GArray            *errors,
                             TideRun           *run);

/* tide-run-work.c */
void tide_run_work_read (const TideRunSpan *span, TideRun *run);

/* tide-run-verdict.c */
void tide_run_verdict_read (const TideRunSpan *span, const gboolean *standing, TideRun *run);

/* tide-run-ins.c, tide-run-native.c */
void tide_run_ins_read (const TideRunSpan *span, TideRun *run);
void tide_run_native_find_errors (const TideRunSpan *span, gboolean *standing);
