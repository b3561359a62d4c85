/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include "case/tide-case-private.h"

void
tide_case_turn_free (TideCaseTurn *turn)
{
  g_cancellable_disconnect (g_task_get_cancellable (turn->task), turn->follows);
  g_object_unref (turn->task);
  g_object_unref (turn->evidence);
  g_clear_pointer (&turn->logs, g_ptr_array_unref);
  g_free (turn);
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
  TideCaseTurn *turn = g_new0 (TideCaseTurn, 1);

  turn->task = g_object_ref (task);
  turn->evidence = g_object_ref (evidence);
  turn->size = size_of (tide_evidence_get_place (evidence));
  self->bytes_total += turn->size;
  g_queue_push_tail (&self->queue, turn);
  tide_case_wait_for_more (task, 1);
}

void
tide_case_report_total (TideCase *self)
{
  guint64 done = self->bytes_done;

  for (guint i = 0; i < self->running->len; i++)
    {
      const TideCaseTurn *turn = self->running->pdata[i];

      done += MIN (tide_job_get_done (tide_evidence_get_job (turn->evidence)), turn->size);
    }
  tide_job_report (self->job, done, self->bytes_total, NULL);
  if (self->running->len == 0 && g_queue_is_empty (&self->queue))
    tide_job_finish (self->job);
}
