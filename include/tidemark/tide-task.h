/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>

G_BEGIN_DECLS

#define TIDE_TYPE_TASK (tide_task_get_type ())

/**
 * TideTask:
 *
 * A task of a generated setup script: one unit of work that a watermark can name.
 */
G_DECLARE_FINAL_TYPE (TideTask, tide_task, TIDE, TASK, GObject)

/**
 * tide_task_get_id:
 * @self: the object
 *
 * Returns: (transfer none): the id, word for word
 */
const char *tide_task_get_id (TideTask *self);

/**
 * tide_task_get_description:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): setup's own description of the task
 */
const char *tide_task_get_description (TideTask *self);

/**
 * tide_task_get_script:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): id of the evidence that holds the script; %NULL if only the log
 *   names the task
 */
const char *tide_task_get_script (TideTask *self);

/**
 * tide_task_get_line:
 * @self: the object
 *
 * Returns: the line in the script, from 1; 0 without a script
 */
guint64 tide_task_get_line (TideTask *self);

/**
 * tide_task_get_position:
 * @self: the object
 *
 * Returns: which task of its script it is, from 1; 0 if not known
 */
guint tide_task_get_position (TideTask *self);

/**
 * tide_task_get_fatal:
 * @self: the object
 *
 * Returns: whether setup stops when the task fails; %FALSE also if not known
 */
gboolean tide_task_get_fatal (TideTask *self);

/**
 * tide_task_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation: the script line, the error block in the log
 */
GListModel *tide_task_get_citations (TideTask *self);

G_END_DECLS
