/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case/tide-case-private.h"

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
