/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/windows/tide-windows-private.h"

G_DEFINE_FINAL_TYPE (TidePendingRestart, tide_pending_restart, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TidePendingRestart, tide_pending_restart, PENDING_RESTART, const char *, place)
TIDE_DEFINE_GETTER (TidePendingRestart, tide_pending_restart, PENDING_RESTART, const char *, detail)
TIDE_DEFINE_GETTER (TidePendingRestart, tide_pending_restart, PENDING_RESTART, TideCitation *, citation)

static void
tide_pending_restart_finalize (GObject *object)
{
  TidePendingRestart *self = TIDE_PENDING_RESTART (object);

  g_free (self->place);
  g_free (self->detail);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_pending_restart_parent_class)->finalize (object);
}

static void
tide_pending_restart_class_init (TidePendingRestartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_pending_restart_finalize;
}

static void
tide_pending_restart_init (TidePendingRestart *self)
{
}
