/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TIDE_TYPE_RUN_TASK (tide_run_task_get_type ())

/**
 * TideRunTask:
 *
 * A cmdlet of setup's own depth that a run began, such as Install-MailboxRole.
 */
G_DECLARE_FINAL_TYPE (TideRunTask, tide_run_task, TIDE, RUN_TASK, GObject)

/**
 * tide_run_task_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the cmdlet
 */
const char *tide_run_task_get_name (TideRunTask *self);

/**
 * tide_run_task_get_begun:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): when it began, written as the times of the run are
 */
const char *tide_run_task_get_begun (TideRunTask *self);

/**
 * tide_run_task_get_ended:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): when it ended; %NULL if the log does not show its end
 */
const char *tide_run_task_get_ended (TideRunTask *self);

/**
 * tide_run_task_get_line:
 * @self: the object
 *
 * Returns: the line on which it begins, from 1
 */
guint64 tide_run_task_get_line (TideRunTask *self);

G_END_DECLS
