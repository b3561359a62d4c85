/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"

G_DEFINE_FINAL_TYPE (TideRunTask, tide_run_task, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideRunTask, tide_run_task, RUN_TASK, const char *, name)
TIDE_DEFINE_GETTER (TideRunTask, tide_run_task, RUN_TASK, const char *, begun)
TIDE_DEFINE_GETTER (TideRunTask, tide_run_task, RUN_TASK, const char *, ended)
TIDE_DEFINE_GETTER (TideRunTask, tide_run_task, RUN_TASK, guint64, line)

static void
tide_run_task_finalize (GObject *object)
{
  TideRunTask *self = TIDE_RUN_TASK (object);

  g_free (self->name);
  g_free (self->begun);
  g_free (self->ended);

  G_OBJECT_CLASS (tide_run_task_parent_class)->finalize (object);
}

static void
tide_run_task_class_init (TideRunTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_run_task_finalize;
}

static void
tide_run_task_init (TideRunTask *self)
{
}
