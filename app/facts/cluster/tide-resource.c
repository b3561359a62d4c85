/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideResource, tide_resource, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideResource, tide_resource, RESOURCE, const char *, name)
TIDE_DEFINE_GETTER (TideResource, tide_resource, RESOURCE, const char *, resource_type)
TIDE_DEFINE_GETTER (TideResource, tide_resource, RESOURCE, const char *, group)
TIDE_DEFINE_STRV_GETTER (TideResource, tide_resource, RESOURCE, possible_owners)
TIDE_DEFINE_GETTER (TideResource, tide_resource, RESOURCE, TideCitation *, citation)

static void
tide_resource_finalize (GObject *object)
{
  TideResource *self = TIDE_RESOURCE (object);

  g_free (self->name);
  g_free (self->resource_type);
  g_free (self->group);
  g_strfreev (self->possible_owners);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_resource_parent_class)->finalize (object);
}

static void
tide_resource_class_init (TideResourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_resource_finalize;
}

static void
tide_resource_init (TideResource *self)
{
  self->possible_owners = g_new0 (char *, 1);
}
