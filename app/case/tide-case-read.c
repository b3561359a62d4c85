/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include "base/tide-problem.h"
#include "case/tide-case-private.h"
#include "catalog/tide-catalog-private.h"

/* Two children and their hashes keep two processors busy; more would only cost memory. */
#define MAX_READING 2

/* Reading. One call of tide_case_add_async() is over when all rows it brought are final. */

typedef struct
{
  GTask        *task;    /* of the call */
  TideEvidence *evidence;
  GPtrArray    *logs;    /* TideEvidence: what may be the logs of a hive, once it is begun */
  guint64       size;    /* what it counts for in the progress of all reading */
  gulong        follows; /* the call's cancellable, by this handler; 0 if not */
} Reading;

/* What the thread gets of it */
typedef struct
{
  TideCatalog *catalog;
  GPtrArray   *logs;
} Loading;

static void
reading_free (Reading *reading)
{
  g_cancellable_disconnect (g_task_get_cancellable (reading->task), reading->follows);
  g_object_unref (reading->task);
  g_object_unref (reading->evidence);
  g_clear_pointer (&reading->logs, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->catalog);
  g_ptr_array_unref (loading->logs);
  g_free (loading);
}

/* What the task of a call keeps. An answer may be delivered later than it is given, so that the task itself
 * does not tell whether there is one. */
typedef struct
{
  guint    waiting; /* rows, and one for the call itself until it has found them all */
  gboolean answered;
} Call;

GTask *
tide_case_new_call (TideCase           *self,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Call *call = g_new0 (Call, 1);

  call->waiting = 1;
  g_task_set_task_data (task, call, g_free);

  return task;
}

/* Takes the error; only the first is told. */
void
tide_case_fail_call (GTask  *task,
                     GError *error)
{
  Call *call = g_task_get_task_data (task);

  if (call->answered)
    {
      g_error_free (error);
      return;
    }
  call->answered = TRUE;
  g_task_return_error (task, error);
}

void
tide_case_wait_for_more (GTask *task,
                         int    change)
{
  Call *call = g_task_get_task_data (task);

  call->waiting += change;
  if (call->waiting > 0 || call->answered)
    return;
  call->answered = TRUE;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
tide_case_report_total (TideCase *self)
{
  guint64 done = self->bytes_done;

  for (guint i = 0; i < self->running->len; i++)
    {
      const Reading *reading = self->running->pdata[i];

      done += MIN (tide_job_get_done (tide_evidence_get_job (reading->evidence)), reading->size);
    }
  tide_job_report (self->job, done, self->bytes_total, NULL);
  if (self->running->len == 0 && g_queue_is_empty (&self->queue))
    tide_job_finish (self->job);
}

static void
read_again (TideCase     *self,
            GTask        *task,
            TideEvidence *hive)
{
  tide_evidence_set_pending (hive);
  tide_case_enqueue (self, task, hive);
}

/* A hive is read again when a transaction log of its own comes in after it, or has changed. */
static void
follow_log (TideCase     *self,
            GTask        *task,
            TideEvidence *log)
{
  TideEvidence *hive = tide_case_find_hive (self, log);

  if (hive != NULL && tide_case_is_final (hive) && tide_case_is_news (hive, log))
    read_again (self, task, hive);
  else
    tide_case_describe_log (self, log);
}

/* What came in while a hive was being read is in time for its next reading only. */
static void
follow_hive (TideCase *self,
             Reading  *reading)
{
  g_autoptr (GPtrArray) logs = tide_case_find_logs (self, reading->evidence);

  for (guint i = 0; i < logs->len; i++)
    if (!g_ptr_array_find (reading->logs, logs->pdata[i], NULL) && tide_case_is_final (logs->pdata[i]) &&
        tide_case_is_news (reading->evidence, logs->pdata[i]))
      {
        read_again (self, reading->task, reading->evidence);
        return;
      }
  for (guint i = 0; i < logs->len; i++)
    tide_case_describe_log (self, logs->pdata[i]);
}

static void
unfold_archive (TideCase     *self,
                GTask        *task,
                TideEvidence *archive)
{
  TideReading *reading = tide_evidence_get_reading (archive);
  g_autoptr (TideMembers) members = tide_members_of_archive (reading->data);
  g_autoptr (TideLayout) layout = NULL;

  layout = tide_layout_new (tide_evidence_get_place (archive), members, TRUE, self->catalog);
  tide_case_add_layout (self, task, layout, archive);
  if (tide_evidence_get_detail (archive) == NULL)
    tide_evidence_set_detail (archive, layout->detail);
}

static void
refuse_nested (TideEvidence *archive)
{
  TideLoad *load = g_new0 (TideLoad, 1);

  load->kind = TIDE_EVIDENCE_KIND_ARCHIVE;
  load->state = TIDE_EVIDENCE_STATE_UNREADABLE;
  load->problem = TIDE_PROBLEM_NESTED_ARCHIVE;
  load->modified = -1;
  tide_evidence_take_load (archive, load);
}

/* What a new row means for others: the members of an archive, the hive of a log, the logs of a hive. */
static void
follow_up (TideCase *self,
           Reading  *reading)
{
  TideEvidence *evidence = reading->evidence;
  GTask *task = reading->task;

  switch (tide_evidence_get_kind (evidence))
    {
    case TIDE_EVIDENCE_KIND_ARCHIVE:
      if (tide_evidence_get_place (evidence)->member)
        refuse_nested (evidence);
      else if (tide_evidence_get_reading (evidence) != NULL)
        unfold_archive (self, task, evidence);
      break;
    case TIDE_EVIDENCE_KIND_TRANSACTION_LOG:
      follow_log (self, task, evidence);
      break;
    default:
      follow_hive (self, reading);
      break;
    }
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  TideEvidence *evidence = source;
  Loading *loading = task_data;
  GError *error = NULL;
  TideLoad *load;

  load = tide_place_load (tide_evidence_get_place (evidence), loading->logs,
                          tide_catalog_get_keeps (loading->catalog), tide_evidence_get_job (evidence),
                          cancellable, &error);
  if (load != NULL)
    g_task_return_pointer (task, load, (GDestroyNotify) tide_load_free);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GTask *task = reading->task;
  TideEvidence *evidence = reading->evidence;
  TideCase *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  TideLoad *load = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean there = g_ptr_array_find (self->rows, evidence, NULL);

  g_ptr_array_remove_fast (self->running, reading);
  self->bytes_done += reading->size;
  self->n_readings_made++;
  if (load != NULL && there)
    {
      self->lacking |= load->lacking;
      tide_evidence_take_load (evidence, load);
      follow_up (self, reading);
    }
  else
    {
      g_clear_pointer (&load, tide_load_free);
      tide_case_remove_row (self, evidence);
      /* Who took the row out has given up this file alone. */
      if (error != NULL && there)
        tide_case_fail_call (task, g_steal_pointer (&error));
    }

  tide_case_start_next (self);
  tide_case_report_total (self);
  tide_case_wait_for_more (task, -1);
}

static void
cancel_job (GCancellable *cancellable,
            TideJob      *job)
{
  tide_job_cancel (job);
}

/* What was there before a call is there after it, even if that was given up, and so it is read to the end. */
static void
follow_call (Reading *reading)
{
  GCancellable *cancellable = g_task_get_cancellable (reading->task);
  gboolean again = tide_evidence_get_sha256 (reading->evidence) != NULL;

  if (cancellable != NULL && !again)
    reading->follows = g_cancellable_connect (cancellable, G_CALLBACK (cancel_job),
                                              g_object_ref (tide_evidence_get_job (reading->evidence)),
                                              g_object_unref);
}

static void
start (TideCase *self,
       Reading  *reading)
{
  TideJob *job = tide_evidence_get_job (reading->evidence);
  Loading *loading = g_new0 (Loading, 1);
  g_autoptr (GTask) load = NULL;

  g_ptr_array_add (self->running, reading);
  reading->logs = tide_case_find_logs (self, reading->evidence);
  follow_call (reading);
  g_signal_connect_object (job, "notify::done", G_CALLBACK (tide_case_report_total), self, G_CONNECT_SWAPPED);
  loading->catalog = g_object_ref (self->catalog);
  loading->logs = g_ptr_array_ref (reading->logs);
  load = g_task_new (reading->evidence, tide_job_get_cancellable (job), on_loaded, reading);
  g_task_set_source_tag (load, tide_case_start_next);
  g_task_set_task_data (load, loading, (GDestroyNotify) loading_free);
  g_task_run_in_thread (load, load_thread);
}

void
tide_case_start_next (TideCase *self)
{
  while (self->running->len < MAX_READING && !g_queue_is_empty (&self->queue))
    start (self, g_queue_pop_head (&self->queue));
}

static guint64
size_of (TidePlace *place)
{
  struct stat info;

  if (place->filename == NULL || place->member || stat (place->filename, &info) != 0)
    return 0;
  return info.st_size;
}

void
tide_case_enqueue (TideCase     *self,
                   GTask        *task,
                   TideEvidence *evidence)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->task = g_object_ref (task);
  reading->evidence = g_object_ref (evidence);
  reading->size = size_of (tide_evidence_get_place (evidence));
  self->bytes_total += reading->size;
  g_queue_push_tail (&self->queue, reading);
  tide_case_wait_for_more (task, 1);
}
