/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/tide-runs-private.h"

/* Lines between the last entry and the end of the run that are no sign of further work: the closing
 * sentence of a cmdlet, rows of asterisks. */
#define MAX_TRAILING_LINES 3

/* What a run says of its end; each an index into the log's entries, or -1. */
typedef struct
{
  int mode;
  int stopping;
  int prerequisites_failed;
  int prerequisites_ended;
  int unmet; /* the first requirement that was not met */
  int work;  /* the last start of what follows the prerequisites */
  int completed;
  int not_completed;
  int result; /* CurrentResult setupbase.maincore:<n>: 1 */
  int install_complete;
  int post_setup;
  int end;
  int last_error;
} Signals;

static gboolean
is_cmdlet (const TideRunEntry *entry,
           const char         *name)
{
  const char *cmdlet = tide_run_entry_after (entry, "processing ");

  return cmdlet != NULL && (gsize) (entry->text + entry->size - cmdlet) >= strlen (name) &&
         g_ascii_strncasecmp (cmdlet, name, strlen (name)) == 0;
}

static gboolean
is_failing_result (const TideRunEntry *entry)
{
  const char *result;

  if (!tide_run_entry_begins (entry, "CurrentResult setupbase.maincore:"))
    return FALSE;

  result = g_strrstr_len (entry->text, entry->size, ": ");
  return result != NULL && entry->text + entry->size - result >= 3 && result[2] == '1' &&
         (entry->text + entry->size - result == 3 || !g_ascii_isdigit (result[3]));
}

/* Rules that only warn never stop a run. */
static gboolean
is_unmet_rule (const TideRunEntry *entry)
{
  return tide_run_entry_begins (entry, "Failed [Rule:") && tide_run_entry_after (entry, "[RuleType:Warning]") == NULL &&
         tide_run_entry_after (entry, "[RuleType:None]") == NULL;
}

static void
note_cmdlet (Signals            *signals,
             const TideRunEntry *entry,
             int                 i)
{
  gboolean begin = tide_run_entry_is (entry, TIDE_HEAD_BEGIN);

  if (begin && (is_cmdlet (entry, "Install-") || is_cmdlet (entry, "Start-PreFileCopy")))
    signals->work = i;
  else if (!begin && (is_cmdlet (entry, "Test-SetupPrerequisites") || is_cmdlet (entry, "Test-SetupHealth")))
    signals->prerequisites_ended = i;
  else if (!begin && is_cmdlet (entry, "Start-PostSetup"))
    signals->post_setup = i;
}

static void
note_sentence (Signals            *signals,
               const TideRunEntry *entry,
               int                 i)
{
  const struct
  {
    const char *head;
    int        *signal;
  } sentences[] = {
    { TIDE_HEAD_INSTALLATION_MODE, &signals->mode },
    { TIDE_HEAD_STOPPING, &signals->stopping },
    { TIDE_HEAD_PREREQUISITES_FAILED, &signals->prerequisites_failed },
    { TIDE_HEAD_COMPLETED, &signals->completed },
    { TIDE_HEAD_NOT_COMPLETED, &signals->not_completed },
    { TIDE_HEAD_INSTALL_COMPLETE, &signals->install_complete },
    { TIDE_HEAD_END_OF_SETUP, &signals->end },
  };

  for (guint j = 0; j < G_N_ELEMENTS (sentences); j++)
    if (tide_run_entry_is (entry, sentences[j].head))
      *sentences[j].signal = i;
}

static void
note (Signals            *signals,
      const TideRunEntry *entry,
      gboolean            standing,
      int                 i)
{
  if (standing && tide_run_entry_has_level (entry, "ERROR"))
    signals->last_error = i;
  if (signals->unmet < 0 && (tide_run_entry_has_level (entry, "REQUIRED") || is_unmet_rule (entry)))
    signals->unmet = i;
  if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN) || tide_run_entry_is (entry, TIDE_HEAD_END))
    note_cmdlet (signals, entry, i);
  else if (tide_run_entry_is (entry, TIDE_HEAD_RESULT) && is_failing_result (entry))
    signals->result = i;
  else
    note_sentence (signals, entry, i);
}

static Signals
gather (const TideRunSpan *span,
        const gboolean    *standing)
{
  Signals signals;

  memset (&signals, 0xff, sizeof signals); /* -1 in every field */
  for (guint i = span->first; i < span->end; i++)
    note (&signals, &span->log->entries[i], standing[i - span->first], i);

  return signals;
}

/* Whether nothing but closing words follows the last error */
static gboolean
ends_in_error (const TideRunSpan *span,
               const Signals     *signals)
{
  const TideRunEntry *entries = span->log->entries;
  guint64 line;

  if (signals->last_error < 0)
    return FALSE;

  line = entries[signals->last_error].line + entries[signals->last_error].n_lines;
  for (guint i = signals->last_error + 1; i < span->end; i++)
    {
      if (!tide_run_entry_is (&entries[i], TIDE_HEAD_END) && !tide_run_entry_has_level (&entries[i], "ERROR-REFERENCE"))
        return FALSE;
      line += entries[i].n_lines;
    }

  return span->last_line < line + MAX_TRAILING_LINES;
}

static void
cite (const TideRunSpan *span,
      TideRun           *run,
      int                i)
{
  g_autoptr (TideCitation) citation = NULL;

  if (i < 0)
    return;

  citation = tide_run_entry_cite (&span->log->entries[i], span->log->evidence);
  g_list_store_append (run->signals, citation);
}

static int
compare_places (const void *a,
                const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* Settles the verdict on the signals that are there, cited in the order of the file. */
static gboolean
settle (const TideRunSpan *span,
        TideRun           *run,
        TideVerdict        verdict,
        int                places[],
        guint              n_places)
{
  qsort (places, n_places, sizeof (int), compare_places);
  for (guint i = 0; i < n_places; i++)
    cite (span, run, places[i]);
  run->verdict = verdict;

  return TRUE;
}

#define SETTLE(verdict, ...) \
  settle (span, run, verdict, (int[]) { __VA_ARGS__ }, sizeof ((int[]) { __VA_ARGS__ }) / sizeof (int))

/* A run that its prerequisites stopped and that did not, as a wizard may, go on after all */
static gboolean
settle_prerequisites (const TideRunSpan *span,
                      TideRun           *run,
                      const Signals     *s)
{
  if (s->prerequisites_failed >= 0)
    return s->work < s->prerequisites_failed && SETTLE (TIDE_VERDICT_PREREQUISITES, s->prerequisites_failed);

  return s->prerequisites_ended >= 0 && s->unmet >= 0 && s->work < 0 && s->completed < 0 &&
         SETTLE (TIDE_VERDICT_PREREQUISITES, s->unmet, s->prerequisites_ended);
}

static gboolean
settle_failure (const TideRunSpan *span,
                TideRun           *run,
                const Signals     *s)
{
  int result = run->interface == TIDE_INTERFACE_WIZARD ? -1 : s->result;
  int not_completed = run->interface == TIDE_INTERFACE_WIZARD ? -1 : s->not_completed;

  if (s->stopping >= 0)
    return SETTLE (TIDE_VERDICT_FAILED, s->stopping, not_completed, result);
  if (settle_prerequisites (span, run, s))
    return TRUE;

  return (not_completed >= 0 || result >= 0) && SETTLE (TIDE_VERDICT_FAILED, not_completed, result);
}

static gboolean
settle_success (const TideRunSpan *span,
                TideRun           *run,
                const Signals     *s)
{
  if (run->interface != TIDE_INTERFACE_WIZARD && s->completed >= 0)
    return SETTLE (TIDE_VERDICT_SUCCEEDED, s->completed);

  return run->interface != TIDE_INTERFACE_UNATTENDED && s->install_complete >= 0 && s->post_setup >= 0 &&
         SETTLE (TIDE_VERDICT_SUCCEEDED, s->install_complete, s->post_setup);
}

static void
read_managed (const TideRunSpan *span,
              TideRun           *run,
              const gboolean    *standing)
{
  Signals s = gather (span, standing);

  if (span->banner && s.mode < 0)
    SETTLE (TIDE_VERDICT_ABORTED, span->end - 1);
  else if (settle_failure (span, run, &s) || settle_success (span, run, &s))
    return;
  else if (s.end >= 0)
    run->verdict = TIDE_VERDICT_UNKNOWN; /* a wizard that was closed */
  else if (ends_in_error (span, &s))
    SETTLE (TIDE_VERDICT_FAILED, s.last_error);
  else
    {
      SETTLE (TIDE_VERDICT_UNKNOWN, span->end - 1);
      run->open_ended = TRUE;
    }
}

/* The native engine writes no sentence on which success could rest. */
static void
read_native (const TideRunSpan *span,
             TideRun           *run,
             const gboolean    *standing)
{
  run->verdict = TIDE_VERDICT_UNKNOWN;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run->ins)); i++)
    {
      g_autoptr (TideInsFile) file = g_list_model_get_item (G_LIST_MODEL (run->ins), i);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (file->steps)); j++)
        {
          g_autoptr (TideInsStep) step = g_list_model_get_item (G_LIST_MODEL (file->steps), j);

          if (step->state != TIDE_STEP_STATE_FAILED)
            continue;
          run->verdict = TIDE_VERDICT_FAILED;
          g_list_store_append (run->signals, step->citation);
        }
    }
  for (guint i = span->first; i < span->end; i++)
    if (standing[i - span->first])
      SETTLE (TIDE_VERDICT_FAILED, i);
}

/* Weighs the signals. Interrupted or still running hangs on the time of capture: tide_runs_decide(). */
void
tide_run_verdict_read (const TideRunSpan *span,
                       const gboolean    *standing,
                       TideRun           *run)
{
  if (span->log->native)
    read_native (span, run, standing);
  else
    read_managed (span, run, standing);
}
