/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/windows/tide-windows-private.h"

G_DEFINE_FINAL_TYPE (TidePrerequisite, tide_prerequisite, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TidePrerequisite, tide_prerequisite, PREREQUISITE, const char *, name)
TIDE_DEFINE_GETTER (TidePrerequisite, tide_prerequisite, PREREQUISITE, const char *, version)
TIDE_DEFINE_GETTER (TidePrerequisite, tide_prerequisite, PREREQUISITE, const char *, registered)
TIDE_DEFINE_GETTER (TidePrerequisite, tide_prerequisite, PREREQUISITE, TideTruth, present)
TIDE_DEFINE_GETTER (TidePrerequisite, tide_prerequisite, PREREQUISITE, TideCitation *, citation)

static void
tide_prerequisite_finalize (GObject *object)
{
  TidePrerequisite *self = TIDE_PREREQUISITE (object);

  g_free (self->name);
  g_free (self->version);
  g_free (self->registered);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_prerequisite_parent_class)->finalize (object);
}

static void
tide_prerequisite_class_init (TidePrerequisiteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_prerequisite_finalize;
}

static void
tide_prerequisite_init (TidePrerequisite *self)
{
}
