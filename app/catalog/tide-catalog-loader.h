/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One catalogue file after the other into one catalogue, each validated. */
#include "catalog/tide-catalog-private.h"

G_BEGIN_DECLS

typedef struct _TideCatalogLoader TideCatalogLoader;

/* Files larger than this are refused. */
#define TIDE_CATALOG_MAX_SIZE (4u * 1024 * 1024)

TideCatalogLoader *tide_catalog_loader_new (TideCatalog *catalog, GBytes *schema, GError **error);
void               tide_catalog_loader_free (TideCatalogLoader *self);

/* @name stands in the messages. */
gboolean tide_catalog_loader_add (TideCatalogLoader *self, GBytes *bytes, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideCatalogLoader, tide_catalog_loader_free)

G_END_DECLS
