/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-problem.h"
#include "case/tide-case-private.h"
#include "catalog/tide-catalog-private.h"

/* Two children and their hashes keep two processors busy; more would only cost memory. */
#define MAX_READING 2

/* Reading. A call is over when all rows that it brought are final. */

/* What the thread gets of it */
typedef struct
{
  TideCatalog *catalog;
  GPtrArray   *logs;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->catalog);
  g_ptr_array_unref (loading->logs);
  g_free (loading);
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
follow_hive (TideCase     *self,
             TideCaseTurn *turn)
{
  g_autoptr (GPtrArray) logs = tide_case_find_logs (self, turn->evidence);

  for (guint i = 0; i < logs->len; i++)
    if (!g_ptr_array_find (turn->logs, logs->pdata[i], NULL) && tide_case_is_final (logs->pdata[i]) &&
        tide_case_is_news (turn->evidence, logs->pdata[i]))
      {
        read_again (self, turn->task, turn->evidence);
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
follow_up (TideCase     *self,
           TideCaseTurn *turn)
{
  TideEvidence *evidence = turn->evidence;
  GTask *task = turn->task;

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
      follow_hive (self, turn);
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
  g_autoptr (TideCaseTurn) turn = user_data;
  GTask *task = turn->task;
  TideEvidence *evidence = turn->evidence;
  TideCase *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  TideLoad *load = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean there = g_ptr_array_find (self->rows, evidence, NULL);

  g_ptr_array_remove_fast (self->running, turn);
  self->bytes_done += turn->size;
  self->n_readings_made++;
  if (load != NULL && there)
    {
      self->lacking |= load->lacking;
      tide_evidence_take_load (evidence, load);
      follow_up (self, turn);
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
follow_call (TideCaseTurn *turn)
{
  GCancellable *cancellable = g_task_get_cancellable (turn->task);
  gboolean again = tide_evidence_get_sha256 (turn->evidence) != NULL;

  if (cancellable != NULL && !again)
    turn->follows = g_cancellable_connect (cancellable, G_CALLBACK (cancel_job),
                                           g_object_ref (tide_evidence_get_job (turn->evidence)),
                                           g_object_unref);
}

static void
start (TideCase     *self,
       TideCaseTurn *turn)
{
  TideJob *job = tide_evidence_get_job (turn->evidence);
  Loading *loading = g_new0 (Loading, 1);
  g_autoptr (GTask) load = NULL;

  g_ptr_array_add (self->running, turn);
  turn->logs = tide_case_find_logs (self, turn->evidence);
  follow_call (turn);
  g_signal_connect_object (job, "notify::done", G_CALLBACK (tide_case_report_total), self, G_CONNECT_SWAPPED);
  loading->catalog = g_object_ref (self->catalog);
  loading->logs = g_ptr_array_ref (turn->logs);
  load = g_task_new (turn->evidence, tide_job_get_cancellable (job), on_loaded, turn);
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
