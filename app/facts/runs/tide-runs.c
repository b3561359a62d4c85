/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/runs/tide-runs-private.h"
#include "facts/runs/tide-runs.h"

static TideRun *
read_run (const TideRunSpan *span)
{
  const TideRunLog *log = span->log;
  g_autofree gboolean *standing = tide_run_errors_find (span);
  TideRun *run = g_object_new (TIDE_TYPE_RUN, NULL);

  run->evidence = g_strdup (log->evidence);
  run->dialect = log->native ? TIDE_DIALECT_NATIVE : TIDE_DIALECT_MANAGED;
  run->first_line = span->banner ? log->entries[span->first].line : 1;
  run->last_line = span->last_line;
  tide_run_frame_read (span, run);
  tide_run_work_read (span, run);
  tide_run_ins_read (span, run);
  tide_run_verdict_read (span, standing, run);
  tide_run_errors_take (span, standing, run);
  tide_run_errors_find_task (span, standing, run);

  return run;
}

/* A banner begins a run; what stands before the first one belongs to a run whose banner was cut off. */
TideRunSpan
tide_run_log_next_span (const TideRunLog *log,
                        guint             first)
{
  TideRunSpan span = { .log = log, .first = first, .end = first + 1 };
  const TideRunEntry *last;

  span.banner = tide_run_entry_is (&log->entries[first], TIDE_HEAD_BANNER);
  while (span.end < log->n_entries && !tide_run_entry_is (&log->entries[span.end], TIDE_HEAD_BANNER))
    span.end++;
  last = &log->entries[span.end - 1];
  span.last_line = span.end < log->n_entries ? log->entries[span.end].line - 1 : log->lines;
  span.last_line = MAX (span.last_line, last->line + MAX (last->n_lines, 1) - 1);

  return span;
}

GPtrArray *
tide_runs_read (TideReading *reading)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (g_object_unref);
  const TideRunLog *log = tide_run_log_open (reading);

  g_return_val_if_fail (reading != NULL, NULL);

  if (log == NULL)
    return g_steal_pointer (&runs);

  for (guint first = 0; first < log->n_entries;)
    {
      TideRunSpan span = tide_run_log_next_span (log, first);

      g_ptr_array_add (runs, read_run (&span));
      first = span.end;
    }

  return g_steal_pointer (&runs);
}
