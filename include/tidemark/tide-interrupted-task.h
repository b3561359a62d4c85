/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-task.h>

G_BEGIN_DECLS

#define TIDE_TYPE_INTERRUPTED_TASK (tide_interrupted_task_get_type ())

/**
 * TideInterruptedTask:
 *
 * A key below the Exchange root that is no role and still holds a watermark or an action:
 * a step of setup, such as PreFileCopy, that was interrupted.
 */
G_DECLARE_FINAL_TYPE (TideInterruptedTask, tide_interrupted_task, TIDE, INTERRUPTED_TASK, GObject)

/**
 * tide_interrupted_task_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the key's name; behind that of its root where it is of another generation
 */
const char *tide_interrupted_task_get_name (TideInterruptedTask *self);

/**
 * tide_interrupted_task_get_other_root:
 * @self: the object
 *
 * Returns: whether the mark stands in the keys of another generation than the server's
 */
gboolean tide_interrupted_task_get_other_root (TideInterruptedTask *self);

/**
 * tide_interrupted_task_get_watermark:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the task that setup had begun
 */
const char *tide_interrupted_task_get_watermark (TideInterruptedTask *self);

/**
 * tide_interrupted_task_get_action:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the recorded action
 */
const char *tide_interrupted_task_get_action (TideInterruptedTask *self);

/**
 * tide_interrupted_task_get_task:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the task that the watermark names
 */
TideTask *tide_interrupted_task_get_task (TideInterruptedTask *self);

/**
 * tide_interrupted_task_get_key:
 * @self: the object
 *
 * Returns: (transfer none): the key's path under HKEY_LOCAL_MACHINE
 */
const char *tide_interrupted_task_get_key (TideInterruptedTask *self);

/**
 * tide_interrupted_task_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation, one for each value that was used
 */
GListModel *tide_interrupted_task_get_citations (TideInterruptedTask *self);

G_END_DECLS
