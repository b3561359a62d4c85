/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"

G_DEFINE_FINAL_TYPE (TideRunMessage, tide_run_message, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideRunMessage, tide_run_message, RUN_MESSAGE, const char *, text)
TIDE_DEFINE_GETTER_AS (TideRunMessage, tide_run_message, RUN_MESSAGE, const char *, innermost,
                       self->innermost != NULL ? self->innermost : self->text)
TIDE_DEFINE_GETTER (TideRunMessage, tide_run_message, RUN_MESSAGE, guint32, code)
TIDE_DEFINE_GETTER (TideRunMessage, tide_run_message, RUN_MESSAGE, gboolean, after_stop)
TIDE_DEFINE_GETTER (TideRunMessage, tide_run_message, RUN_MESSAGE, TideCitation *, citation)

static void
tide_run_message_finalize (GObject *object)
{
  TideRunMessage *self = TIDE_RUN_MESSAGE (object);

  g_free (self->text);
  g_free (self->innermost);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_run_message_parent_class)->finalize (object);
}

static void
tide_run_message_class_init (TideRunMessageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_run_message_finalize;
}

static void
tide_run_message_init (TideRunMessage *self)
{
}
