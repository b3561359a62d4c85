/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"
#include "facts/servers/tide-server-private.h"

G_DEFINE_FINAL_TYPE (TideRole, tide_role, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, name)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, TideRoleState, state)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, unpacked_version)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, configured_version)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, post_setup_version)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, watermark)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, action)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, TideTask *, task)
TIDE_DEFINE_GETTER (TideRole, tide_role, ROLE, const char *, key)
TIDE_DEFINE_LIST_GETTER (TideRole, tide_role, ROLE, citations)

static void
tide_role_finalize (GObject *object)
{
  TideRole *self = TIDE_ROLE (object);

  g_free (self->name);
  g_free (self->unpacked_version);
  g_free (self->configured_version);
  g_free (self->post_setup_version);
  g_free (self->watermark);
  g_free (self->action);
  g_clear_object (&self->task);
  g_free (self->key);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_role_parent_class)->finalize (object);
}

static void
tide_role_class_init (TideRoleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_role_finalize;
}

static void
tide_role_init (TideRole *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
