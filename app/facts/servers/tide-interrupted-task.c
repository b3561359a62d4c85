/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"
#include "facts/servers/tide-server-private.h"

G_DEFINE_FINAL_TYPE (TideInterruptedTask, tide_interrupted_task, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, const char *, name)
TIDE_DEFINE_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, gboolean, other_root)
TIDE_DEFINE_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, const char *, watermark)
TIDE_DEFINE_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, const char *, action)
TIDE_DEFINE_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, TideTask *, task)
TIDE_DEFINE_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, const char *, key)
TIDE_DEFINE_LIST_GETTER (TideInterruptedTask, tide_interrupted_task, INTERRUPTED_TASK, citations)

static void
tide_interrupted_task_finalize (GObject *object)
{
  TideInterruptedTask *self = TIDE_INTERRUPTED_TASK (object);

  g_free (self->name);
  g_free (self->watermark);
  g_free (self->action);
  g_clear_object (&self->task);
  g_free (self->key);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_interrupted_task_parent_class)->finalize (object);
}

static void
tide_interrupted_task_class_init (TideInterruptedTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_interrupted_task_finalize;
}

static void
tide_interrupted_task_init (TideInterruptedTask *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
