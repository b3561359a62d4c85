/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/runs/tide-runs-private.h"

static void
cancel_before (const TideRunSpan *span,
               gboolean          *standing,
               guint              i)
{
  while (i > span->first)
    {
      i--;
      if (tide_run_entry_opens_work (&span->log->entries[i]))
        return;
      if (span->log->entries[i].depth > 0)
        standing[i - span->first] = FALSE;
    }
}

/*
 * Which entries of the span are errors that setup did not take back: levelled ones with their references,
 * and the first frames of native errors that propagated.
 */
gboolean *
tide_run_errors_find (const TideRunSpan *span)
{
  gboolean *standing = g_new0 (gboolean, span->end - span->first + 1);

  tide_run_native_find_errors (span, standing);
  for (guint i = span->first; i < span->end; i++)
    {
      const TideRunEntry *entry = &span->log->entries[i];

      if (tide_run_entry_has_level (entry, "ERROR") || tide_run_entry_is_reference (entry))
        standing[i - span->first] = TRUE;
      else if (tide_run_entry_is (entry, TIDE_HEAD_ERRORS_IGNORED))
        cancel_before (span, standing, i);
    }

  return standing;
}

static void
take_error (const TideRunSpan *span,
            GArray            *errors,
            TideRun           *run,
            guint              i)
{
  g_autoptr (TideCitation) citation = tide_run_entry_cite (&span->log->entries[i], span->log->evidence);

  g_list_store_append (run->errors, citation);
  g_array_append_val (errors, i);
}

/* Some runs fail with warnings alone: then those after the last piece of work say why. */
static void
take_last_warnings (const TideRunSpan *span,
                    GArray            *errors,
                    TideRun           *run)
{
  for (guint i = tide_run_span_find_work (span, span->end); i < span->end; i++)
    if (tide_run_entry_has_level (&span->log->entries[i], "WARNING"))
      take_error (span, errors, run, i);
}

/* Cites the errors; a run that its prerequisites stopped says why in its REQUIRED lines. */
void
tide_run_errors_take (const TideRunSpan *span,
                      const gboolean    *standing,
                      TideRun           *run)
{
  g_autoptr (GArray) errors = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = span->first; i < span->end; i++)
    {
      const TideRunEntry *entry = &span->log->entries[i];
      gboolean required = tide_run_entry_has_level (entry, "REQUIRED");

      if ((required && run->verdict == TIDE_VERDICT_PREREQUISITES) ||
          (standing[i - span->first] && !tide_run_entry_is_reference (entry)))
        take_error (span, errors, run, i);
    }
  if (errors->len == 0 && run->verdict == TIDE_VERDICT_FAILED)
    take_last_warnings (span, errors, run);
  tide_run_messages_read (span, standing, errors, run);
}

/* Where the run stopped: its own word for it, else its last error. Errors of restoring the server's state
 * come after the first. */
static guint
find_stop (const TideRunSpan *span,
           const gboolean    *standing)
{
  guint last = span->end;

  for (guint i = span->first; i < span->end; i++)
    {
      if (tide_run_entry_is (&span->log->entries[i], TIDE_HEAD_STOPPING))
        return i;
      if (standing[i - span->first])
        last = i;
    }

  return last;
}

/* The cmdlet of setup's own depth that was open at the stop; in a cut log only its end tells. */
static char *
dup_component (const TideRunSpan *span,
               guint              stop)
{
  const TideRunEntry *entries = span->log->entries;
  guint closed = 0;

  for (guint i = stop; i > span->first; i--)
    {
      const TideRunEntry *entry = &entries[i - 1];

      if (entry->depth != 1)
        continue;
      if (tide_run_entry_is (entry, TIDE_HEAD_END))
        closed++;
      else if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN) && closed-- == 0)
        return tide_run_entry_dup_cmdlet (entry);
    }
  for (guint i = stop; i < span->end; i++)
    if (entries[i].depth == 1 && tide_run_entry_is (&entries[i], TIDE_HEAD_END))
      return tide_run_entry_dup_cmdlet (&entries[i]);

  return NULL;
}

/* The task in whose error block a failed run stopped, and the cmdlet that was at work */
void
tide_run_errors_find_task (const TideRunSpan *span,
                           const gboolean    *standing,
                           TideRun           *run)
{
  guint stop;

  if (run->verdict != TIDE_VERDICT_FAILED || span->log->native)
    return;

  stop = find_stop (span, standing);
  if (stop == span->end)
    return;
  run->failed_component = dup_component (span, stop);
  for (guint i = stop + 1; i > span->first && run->failed_task == NULL; i--)
    {
      const TideRunEntry *entry = &span->log->entries[i - 1];

      if (i <= stop && tide_run_entry_opens_work (entry))
        break;
      if (standing[i - 1 - span->first] && tide_run_entry_is_reference (entry))
        run->failed_task = tide_run_entry_dup_reference (entry);
    }
}
