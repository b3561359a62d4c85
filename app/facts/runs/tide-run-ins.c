/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-windows-path.h"
#include "facts/runs/tide-runs-private.h"

/* The line of an INS file that is being interpreted, and what has followed it so far */
typedef struct
{
  const TideRunSpan *span;
  TideRun           *run;
  TideInsFile       *file; /* owned by the run */
  TideInsStep       *step; /* owned, until it is closed */
  gboolean           process;
  gboolean           command_failed;
  gboolean           ignored;
  guint              n_frames;
} Interpreter;

/* In the reading of a log that was cut, an exit line that is not there may have been left out. */
static TideStepState
judge_process (const Interpreter *self)
{
  const char *code = self->step->exit_code;

  if (code != NULL && (g_str_has_prefix (code, "0x") || g_str_has_prefix (code, "0X")))
    code += 2;
  if (!self->command_failed && code != NULL && *code != '\0' && strspn (code, "0") == strlen (code))
    return TIDE_STEP_STATE_SUCCEEDED;
  if (!self->command_failed && code == NULL && self->span->log->dropped > 0)
    return TIDE_STEP_STATE_NOT_JUDGED;

  return self->ignored || g_ascii_strcasecmp (self->step->directive, "CreateProcessSafe") == 0
             ? TIDE_STEP_STATE_WARNING
             : TIDE_STEP_STATE_FAILED;
}

static TideStepState
judge (const Interpreter *self)
{
  if (self->process || g_ascii_strncasecmp (self->step->directive, "CreateProcess", 13) == 0)
    return judge_process (self);

  /* A lone frame is noise; an error goes up the engine's own calls. */
  return self->n_frames >= 2 && !self->ignored ? TIDE_STEP_STATE_FAILED : TIDE_STEP_STATE_NOT_JUDGED;
}

static void
close_step (Interpreter *self)
{
  if (self->step == NULL)
    return;

  self->step->state = judge (self);
  g_list_store_append (self->file->steps, self->step);
  g_clear_object (&self->step);
}

static void
open_file (Interpreter        *self,
           const TideRunEntry *entry)
{
  g_autofree char *path = tide_run_entry_dup_between (entry, "interpreter on file ", " ++++");
  g_autoptr (TideInsFile) file = g_object_new (TIDE_TYPE_INS_FILE, NULL);

  file->file = g_strdup (tide_windows_path_get_name (path != NULL ? path : ""));
  file->line = entry->line;
  file->citation = tide_run_entry_cite (entry, self->span->log->evidence);
  g_list_store_append (self->run->ins, file);
  self->file = file; /* the list keeps it */
}

/* The directive and, after its colon, what it is given: everything up to the bracket that closes the line */
static void
read_step (TideInsStep        *step,
           const TideRunEntry *entry)
{
  const char *start = tide_run_entry_after (entry, "Interpreting line <");
  const char *end, *colon;

  g_assert (start != NULL);
  end = memchr (start, '\n', entry->text + entry->size - start);
  if (end == NULL)
    end = entry->text + entry->size;
  end = memrchr (start, '>', end - start) != NULL ? memrchr (start, '>', end - start) : end;
  colon = memchr (start, ':', end - start);

  step->directive = tide_safe_text (start, (colon != NULL ? colon : end) - start, TIDE_SAFE_LINE);
  if (colon != NULL)
    step->command = tide_safe_text (colon + 1, end - colon - 1, TIDE_SAFE_LINE);
}

static void
open_step (Interpreter        *self,
           const TideRunEntry *entry)
{
  if (tide_run_entry_after (entry, "Interpreting line <") == NULL)
    return;
  if (self->file == NULL)
    open_file (self, entry);

  self->step = g_object_new (TIDE_TYPE_INS_STEP, NULL);
  self->step->line = entry->line;
  self->step->citation = tide_run_entry_cite (entry, self->span->log->evidence);
  self->process = self->command_failed = self->ignored = FALSE;
  self->n_frames = 0;
  read_step (self->step, entry);
}

/* In a log without its beginning the error names the file. */
static void
name_file (Interpreter        *self,
           const TideRunEntry *entry)
{
  g_autofree char *path = tide_run_entry_dup_between (entry, "Processing file '", "'");

  if (self->file == NULL || self->file->file[0] != '\0' || path == NULL)
    return;

  g_free (self->file->file);
  self->file->file = g_strdup (tide_windows_path_get_name (path));
}

static void
take_exit (Interpreter        *self,
           const TideRunEntry *entry)
{
  g_autofree char *code = tide_run_entry_dup_rest (entry, "exited with ");

  if (code == NULL || self->step->exit_code != NULL)
    return;

  self->step->exit_code = g_strndup (code, strcspn (code, " \t"));
}

static void
follow_step (Interpreter        *self,
             const TideRunEntry *entry)
{
  if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_PROCESS))
    self->process = TRUE;
  else if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_EXIT))
    take_exit (self, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_COMMAND))
    self->command_failed = TRUE;
  else if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_IGNORED))
    self->ignored = TRUE;
  if (tide_run_entry_after (entry, "Error code 0") != NULL)
    self->n_frames++;
}

static void
follow (Interpreter        *self,
        const TideRunEntry *entry)
{
  gboolean file = tide_run_entry_is (entry, TIDE_HEAD_NATIVE_FILE);
  gboolean line = tide_run_entry_is (entry, TIDE_HEAD_NATIVE_LINE);

  if (file || line || tide_run_entry_is (entry, TIDE_HEAD_NATIVE_ENTER) ||
      tide_run_entry_is (entry, TIDE_HEAD_NATIVE_LEAVE))
    close_step (self);
  if (file)
    open_file (self, entry);
  else if (line)
    open_step (self, entry);
  else if (self->step != NULL)
    follow_step (self, entry);
  if (tide_run_entry_is (entry, TIDE_HEAD_NATIVE_AT))
    name_file (self, entry);
}

/* The INS and UNS files that the native engine worked through, and how each of their lines ended */
void
tide_run_ins_read (const TideRunSpan *span,
                   TideRun           *run)
{
  Interpreter self = { .span = span, .run = run };

  for (guint i = span->first; i < span->end; i++)
    if (tide_run_entry_is_native (&span->log->entries[i]))
      follow (&self, &span->log->entries[i]);
  close_step (&self);
}
