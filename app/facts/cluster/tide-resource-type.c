/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideResourceType, tide_resource_type, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, const char *, name)
TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, TidePresence, state)
TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, gboolean, exchange)
TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, gboolean, confirmed)
TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, guint, n_resources)
TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, const char *, dll)
TIDE_DEFINE_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, TideTruth, dll_present)
TIDE_DEFINE_STRV_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, admin_extensions)
TIDE_DEFINE_LIST_GETTER (TideResourceType, tide_resource_type, RESOURCE_TYPE, citations)

static void
tide_resource_type_finalize (GObject *object)
{
  TideResourceType *self = TIDE_RESOURCE_TYPE (object);

  g_free (self->name);
  g_free (self->dll);
  g_strfreev (self->admin_extensions);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_resource_type_parent_class)->finalize (object);
}

static void
tide_resource_type_class_init (TideResourceTypeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_resource_type_finalize;
}

static void
tide_resource_type_init (TideResourceType *self)
{
  self->admin_extensions = g_new0 (char *, 1);
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
