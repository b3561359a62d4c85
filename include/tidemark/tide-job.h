/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** TideJobState: where a job is in its life; it only moves forward. */
typedef enum
{
  TIDE_JOB_STATE_QUEUED,
  TIDE_JOB_STATE_RUNNING,
  TIDE_JOB_STATE_CANCELLING,
  TIDE_JOB_STATE_FINISHED,
} TideJobState;

#define TIDE_TYPE_JOB (tide_job_get_type ())

/**
 * TideJob:
 *
 * Progress of one piece of work, with numbers. Any thread may report; the properties change, and
 * `notify` is emitted, on the main context that made the job, several reports merged into one.
 */
G_DECLARE_FINAL_TYPE (TideJob, tide_job, TIDE, JOB, GObject)

/**
 * tide_job_new:
 * @unit: (nullable): what is counted, "bytes" or "files"; %NULL for work without numbers
 *
 * Returns: (transfer full): a queued job
 */
TideJob *tide_job_new (const char *unit);

/**
 * tide_job_get_state:
 * @self: a job
 *
 * Returns: its state
 */
TideJobState tide_job_get_state (TideJob *self);

/**
 * tide_job_get_done:
 * @self: a job
 *
 * Returns: how many units are done
 */
guint64 tide_job_get_done (TideJob *self);

/**
 * tide_job_get_total:
 * @self: a job
 *
 * Returns: how many units there are, 0 while that is not known
 */
guint64 tide_job_get_total (TideJob *self);

/**
 * tide_job_get_unit:
 * @self: a job
 *
 * Returns: (nullable) (transfer none): "bytes", "files" or %NULL
 */
const char *tide_job_get_unit (TideJob *self);

/**
 * tide_job_dup_message:
 * @self: a job
 *
 * Returns: (nullable) (transfer full): what is being worked on, such as a file's name; safe to show
 */
char *tide_job_dup_message (TideJob *self);

/**
 * tide_job_get_cancellable:
 * @self: a job
 *
 * Returns: (transfer none): what cancels the work
 */
GCancellable *tide_job_get_cancellable (TideJob *self);

/**
 * tide_job_cancel:
 * @self: a job
 *
 * Asks the work to stop; it is over when the state is %TIDE_JOB_STATE_FINISHED.
 */
void tide_job_cancel (TideJob *self);

/**
 * tide_job_report:
 * @self: a job
 * @done: units done
 * @total: units in all, 0 if not known
 * @message: (nullable): replaces the message; %NULL keeps it
 *
 * Reports progress, from any thread. A queued job starts to run.
 */
void tide_job_report (TideJob    *self,
                      guint64     done,
                      guint64     total,
                      const char *message);

/**
 * tide_job_finish:
 * @self: a job
 *
 * Says that the work is over, from any thread.
 */
void tide_job_finish (TideJob *self);

G_END_DECLS
