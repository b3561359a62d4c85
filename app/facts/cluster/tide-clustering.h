/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The gates before all that concerns the cluster. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills cluster_node and exchange_clustering. */
void tide_clustering_read (TideServerInput *input, TideServer *server);

/* The catalogue's entry for a resource type, of @generation if there is one; (nullable) */
const TideCatalogResourceType *tide_clustering_find_type (TideCatalog   *catalog,
                                                          const char    *name,
                                                          TideGeneration generation);
/* Whether Exchange's resource types, or resources of them, stand in a cluster's hive. */
gboolean tide_clustering_has_exchange (TideRegistry *cluster, TideCatalog *catalog);

G_END_DECLS
