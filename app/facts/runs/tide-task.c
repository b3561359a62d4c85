/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"

G_DEFINE_FINAL_TYPE (TideTask, tide_task, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideTask, tide_task, TASK, const char *, id)
TIDE_DEFINE_GETTER (TideTask, tide_task, TASK, const char *, description)
TIDE_DEFINE_GETTER (TideTask, tide_task, TASK, const char *, script)
TIDE_DEFINE_GETTER (TideTask, tide_task, TASK, guint64, line)
TIDE_DEFINE_GETTER (TideTask, tide_task, TASK, guint, position)
TIDE_DEFINE_GETTER (TideTask, tide_task, TASK, gboolean, fatal)
TIDE_DEFINE_LIST_GETTER (TideTask, tide_task, TASK, citations)

static void
tide_task_finalize (GObject *object)
{
  TideTask *self = TIDE_TASK (object);

  g_free (self->id);
  g_free (self->description);
  g_free (self->script);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_task_parent_class)->finalize (object);
}

static void
tide_task_class_init (TideTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_task_finalize;
}

static void
tide_task_init (TideTask *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
