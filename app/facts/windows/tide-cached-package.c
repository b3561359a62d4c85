/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/windows/tide-windows-private.h"

G_DEFINE_FINAL_TYPE (TideCachedPackage, tide_cached_package, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideCachedPackage, tide_cached_package, CACHED_PACKAGE, const char *, product)
TIDE_DEFINE_GETTER (TideCachedPackage, tide_cached_package, CACHED_PACKAGE, const char *, path)
TIDE_DEFINE_GETTER (TideCachedPackage, tide_cached_package, CACHED_PACKAGE, TideTruth, present)
TIDE_DEFINE_GETTER (TideCachedPackage, tide_cached_package, CACHED_PACKAGE, TideCitation *, citation)

static void
tide_cached_package_finalize (GObject *object)
{
  TideCachedPackage *self = TIDE_CACHED_PACKAGE (object);

  g_free (self->product);
  g_free (self->path);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_cached_package_parent_class)->finalize (object);
}

static void
tide_cached_package_class_init (TideCachedPackageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_cached_package_finalize;
}

static void
tide_cached_package_init (TideCachedPackage *self)
{
}
