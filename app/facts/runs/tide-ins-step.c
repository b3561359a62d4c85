/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"

G_DEFINE_FINAL_TYPE (TideInsStep, tide_ins_step, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideInsStep, tide_ins_step, INS_STEP, guint64, line)
TIDE_DEFINE_GETTER (TideInsStep, tide_ins_step, INS_STEP, const char *, directive)
TIDE_DEFINE_GETTER (TideInsStep, tide_ins_step, INS_STEP, const char *, command)
TIDE_DEFINE_GETTER (TideInsStep, tide_ins_step, INS_STEP, const char *, exit_code)
TIDE_DEFINE_GETTER (TideInsStep, tide_ins_step, INS_STEP, TideStepState, state)
TIDE_DEFINE_GETTER (TideInsStep, tide_ins_step, INS_STEP, TideCitation *, citation)

static void
tide_ins_step_finalize (GObject *object)
{
  TideInsStep *self = TIDE_INS_STEP (object);

  g_free (self->directive);
  g_free (self->command);
  g_free (self->exit_code);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_ins_step_parent_class)->finalize (object);
}

static void
tide_ins_step_class_init (TideInsStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_ins_step_finalize;
}

static void
tide_ins_step_init (TideInsStep *self)
{
}
