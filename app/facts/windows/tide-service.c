/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/windows/tide-windows-private.h"

G_DEFINE_FINAL_TYPE (TideService, tide_service, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideService, tide_service, SERVICE, const char *, name)
TIDE_DEFINE_GETTER (TideService, tide_service, SERVICE, TideStartMode, start)
TIDE_DEFINE_GETTER (TideService, tide_service, SERVICE, TideStartMode, saved_start)
TIDE_DEFINE_GETTER (TideService, tide_service, SERVICE, gboolean, disabled_by_setup)
TIDE_DEFINE_GETTER (TideService, tide_service, SERVICE, gboolean, restored_by_setup)
TIDE_DEFINE_GETTER (TideService, tide_service, SERVICE, const char *, image_path)
TIDE_DEFINE_LIST_GETTER (TideService, tide_service, SERVICE, citations)

static void
tide_service_finalize (GObject *object)
{
  TideService *self = TIDE_SERVICE (object);

  g_free (self->name);
  g_free (self->image_path);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_service_parent_class)->finalize (object);
}

static void
tide_service_class_init (TideServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_service_finalize;
}

static void
tide_service_init (TideService *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
