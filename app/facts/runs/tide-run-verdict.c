/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/runs/tide-runs-private.h"

/* Lines between the last entry and the end of the run that are no sign of further work: the closing
 * sentence of a cmdlet, rows of asterisks. */
#define MAX_TRAILING_LINES 3

/* What a run says of its end */
typedef enum
{
  MODE,
  STOPPING,
  PREREQUISITES_FAILED,
  PREREQUISITES_ENDED,
  UNMET, /* the first requirement that was not met */
  WORK,  /* a start of what follows the prerequisites */
  COMPLETED,
  NOT_COMPLETED,
  RESULT, /* CurrentResult setupbase.maincore:<n>: 1 */
  INSTALL_COMPLETE,
  POST_SETUP,
  END,
  LAST_ERROR,
  N_SIGNALS,
  NO_SIGNAL = N_SIGNALS,
} Signal;

/* The entry of each, the last where there are several; -1 if it is not there */
typedef struct
{
  int at[N_SIGNALS];
} Signals;

static gboolean
is_cmdlet (const TideRunEntry *entry,
           const char         *name)
{
  return entry->cmdlet_size >= strlen (name) &&
         g_ascii_strncasecmp (entry->cmdlet, name, strlen (name)) == 0;
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
  return tide_run_entry_begins (entry, "Failed [Rule:") &&
         tide_run_entry_after (entry, "[RuleType:Warning]") == NULL &&
         tide_run_entry_after (entry, "[RuleType:None]") == NULL;
}

static Signal
signal_of_cmdlet (const TideRunEntry *entry)
{
  if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN))
    return is_cmdlet (entry, "Install-") || is_cmdlet (entry, "Start-PreFileCopy") ? WORK : NO_SIGNAL;
  if (is_cmdlet (entry, "Test-SetupPrerequisites") || is_cmdlet (entry, "Test-SetupHealth"))
    return PREREQUISITES_ENDED;

  return is_cmdlet (entry, "Start-PostSetup") ? POST_SETUP : NO_SIGNAL;
}

static Signal
signal_of (const TideRunEntry *entry)
{
  static const struct
  {
    const char *head;
    Signal      signal;
  } sentences[] = {
    { TIDE_HEAD_INSTALLATION_MODE, MODE },
    { TIDE_HEAD_STOPPING, STOPPING },
    { TIDE_HEAD_PREREQUISITES_FAILED, PREREQUISITES_FAILED },
    { TIDE_HEAD_COMPLETED, COMPLETED },
    { TIDE_HEAD_NOT_COMPLETED, NOT_COMPLETED },
    { TIDE_HEAD_INSTALL_COMPLETE, INSTALL_COMPLETE },
    { TIDE_HEAD_END_OF_SETUP, END },
  };

  if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN) || tide_run_entry_is (entry, TIDE_HEAD_END))
    return signal_of_cmdlet (entry);
  if (tide_run_entry_is (entry, TIDE_HEAD_RESULT))
    return is_failing_result (entry) ? RESULT : NO_SIGNAL;
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (tide_run_entry_is (entry, sentences[i].head))
      return sentences[i].signal;

  return NO_SIGNAL;
}

static void
note (Signals            *signals,
      const TideRunEntry *entry,
      gboolean            standing,
      int                 i)
{
  Signal signal = signal_of (entry);

  if (signal != NO_SIGNAL)
    signals->at[signal] = i;
  if (standing && tide_run_entry_has_level (entry, "ERROR"))
    signals->at[LAST_ERROR] = i;
  if (signals->at[UNMET] < 0 && (tide_run_entry_has_level (entry, "REQUIRED") || is_unmet_rule (entry)))
    signals->at[UNMET] = i;
}

static Signals
gather (const TideRunSpan *span,
        const gboolean    *standing)
{
  Signals signals;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals.at[i] = -1;
  for (guint i = span->first; i < span->end; i++)
    note (&signals, &span->log->entries[i], standing[i - span->first], i);

  return signals;
}

static gboolean
closes (const TideRunEntry *entry)
{
  return tide_run_entry_is (entry, TIDE_HEAD_END) || tide_run_entry_is (entry, TIDE_HEAD_RESULT) ||
         tide_run_entry_is (entry, TIDE_HEAD_END_OF_SETUP) || tide_run_entry_is_reference (entry);
}

/* Whether nothing but closing words follows the last error */
static gboolean
ends_in_error (const TideRunSpan *span,
               int                last_error)
{
  const TideRunEntry *entries = span->log->entries;
  guint64 line;

  if (last_error < 0)
    return FALSE;

  line = entries[last_error].line + entries[last_error].n_lines;
  for (guint i = last_error + 1; i < span->end; i++)
    {
      if (!closes (&entries[i]))
        return FALSE;
      line += entries[i].n_lines;
    }

  return span->last_line < line + MAX_TRAILING_LINES;
}

static int
compare_places (const void *a,
                const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* Rests the verdict on up to three entries, cited in the order of the file; -1 stands for none. */
static gboolean
settle (const TideRunSpan *span,
        TideRun           *run,
        TideVerdict        verdict,
        int                a,
        int                b,
        int                c)
{
  int places[] = { a, b, c };

  qsort (places, G_N_ELEMENTS (places), sizeof (int), compare_places);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] >= 0)
      {
        g_autoptr (TideCitation) citation = tide_run_entry_cite (&span->log->entries[places[i]],
                                                                 span->log->evidence);

        g_list_store_append (run->signals, citation);
      }
  run->verdict = verdict;

  return TRUE;
}

/* A run that its prerequisites stopped and that did not, as a wizard may, go on after all */
static gboolean
settle_prerequisites (const TideRunSpan *span,
                      TideRun           *run,
                      const int         *at)
{
  if (at[PREREQUISITES_FAILED] >= 0)
    return at[WORK] < at[PREREQUISITES_FAILED] &&
           settle (span, run, TIDE_VERDICT_PREREQUISITES, at[PREREQUISITES_FAILED], -1, -1);

  return at[PREREQUISITES_ENDED] >= 0 && at[UNMET] >= 0 && at[WORK] < 0 && at[COMPLETED] < 0 &&
         settle (span, run, TIDE_VERDICT_PREREQUISITES, at[UNMET], at[PREREQUISITES_ENDED], -1);
}

static gboolean
settle_failure (const TideRunSpan *span,
                TideRun           *run,
                const int         *at)
{
  gboolean wizard = run->interface == TIDE_INTERFACE_WIZARD;
  int not_completed = wizard ? -1 : at[NOT_COMPLETED];
  int result = wizard ? -1 : at[RESULT];

  if (at[STOPPING] >= 0)
    return settle (span, run, TIDE_VERDICT_FAILED, at[STOPPING], not_completed, result);
  if (settle_prerequisites (span, run, at))
    return TRUE;

  return (not_completed >= 0 || result >= 0) &&
         settle (span, run, TIDE_VERDICT_FAILED, not_completed, result, -1);
}

static gboolean
settle_success (const TideRunSpan *span,
                TideRun           *run,
                const int         *at)
{
  if (run->interface != TIDE_INTERFACE_WIZARD && at[COMPLETED] >= 0)
    return settle (span, run, TIDE_VERDICT_SUCCEEDED, at[COMPLETED], -1, -1);

  return run->interface != TIDE_INTERFACE_UNATTENDED && at[INSTALL_COMPLETE] >= 0 && at[POST_SETUP] >= 0 &&
         settle (span, run, TIDE_VERDICT_SUCCEEDED, at[INSTALL_COMPLETE], at[POST_SETUP], -1);
}

static void
read_managed (const TideRunSpan *span,
              TideRun           *run,
              const gboolean    *standing)
{
  Signals signals = gather (span, standing);
  const int *at = signals.at;

  if (span->banner && at[MODE] < 0)
    settle (span, run, TIDE_VERDICT_ABORTED, span->end - 1, -1, -1);
  else if (settle_failure (span, run, at) || settle_success (span, run, at))
    return;
  else if (ends_in_error (span, at[LAST_ERROR]))
    settle (span, run, TIDE_VERDICT_FAILED, at[LAST_ERROR], -1, -1);
  else if (at[END] >= 0) /* a wizard that was closed, or a log without the words that tell */
    settle (span, run, TIDE_VERDICT_UNKNOWN, at[END], -1, -1);
  else
    run->open_ended = settle (span, run, TIDE_VERDICT_UNKNOWN, span->end - 1, -1, -1);
}

static void
read_steps (TideInsFile *file,
            TideRun     *run)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (file->steps)); i++)
    {
      g_autoptr (TideInsStep) step = g_list_model_get_item (G_LIST_MODEL (file->steps), i);

      if (step->state != TIDE_STEP_STATE_FAILED)
        continue;
      g_list_store_append (run->signals, step->citation);
      run->verdict = TIDE_VERDICT_FAILED;
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

      read_steps (file, run);
    }
  for (guint i = span->first; i < span->end; i++)
    if (standing[i - span->first])
      settle (span, run, TIDE_VERDICT_FAILED, i, -1, -1);
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
