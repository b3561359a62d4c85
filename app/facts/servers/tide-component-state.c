/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/servers/tide-server-private.h"

G_DEFINE_FINAL_TYPE (TideComponentState, tide_component_state, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideComponentState, tide_component_state, COMPONENT_STATE, const char *, component)
TIDE_DEFINE_GETTER (TideComponentState, tide_component_state, COMPONENT_STATE, const char *, requester)
TIDE_DEFINE_GETTER (TideComponentState, tide_component_state, COMPONENT_STATE, gboolean, active)
TIDE_DEFINE_GETTER (TideComponentState, tide_component_state, COMPONENT_STATE, const char *, since)
TIDE_DEFINE_GETTER (TideComponentState, tide_component_state, COMPONENT_STATE, TideCitation *, citation)

static void
tide_component_state_finalize (GObject *object)
{
  TideComponentState *self = TIDE_COMPONENT_STATE (object);

  g_free (self->component);
  g_free (self->requester);
  g_free (self->since);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_component_state_parent_class)->finalize (object);
}

static void
tide_component_state_class_init (TideComponentStateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_component_state_finalize;
}

static void
tide_component_state_init (TideComponentState *self)
{
  (void) self;
}
