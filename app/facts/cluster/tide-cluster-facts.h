/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the hive says of the cluster itself. */
#include "catalog/tide-catalog-private.h"
#include "facts/cluster/tide-cluster-private.h"
#include "facts/registry/tide-registry.h"

G_BEGIN_DECLS

/* @servers: (element-type TideServer), its nodes in this case; @directories: (element-type
 * TideClusterDirectory), theirs. (transfer full) */
TideCluster *tide_cluster_facts_read (TideRegistry *registry,
                                      TideCatalog  *catalog,
                                      GPtrArray    *servers,
                                      GPtrArray    *directories);

/* tide-cluster-networks.c: networks, interfaces, quorum; and the names that ids stand for */
void  tide_cluster_networks_read (TideRegistry *registry, TideCluster *cluster);
char *tide_cluster_dup_name (TideRegistry *registry, TideRegistryKey *key);
char *tide_cluster_dup_node (TideRegistry *registry, const char *id);
GStrv tide_cluster_dup_nodes (TideRegistry *registry, TideRegistryKey *key, const char *value);

/* tide-resource-facts.c: groups and resources; tide-resource-types.c */
void tide_resource_facts_read (TideRegistry *registry, TideCluster *cluster);
void tide_resource_types_read (TideRegistry  *registry,
                               TideCatalog   *catalog,
                               TideGeneration generation,
                               GPtrArray     *servers,
                               GPtrArray     *directories,
                               TideCluster   *cluster);

/* tide-cluster-model.c */
TideClusterModel tide_cluster_model_tell (TideRegistry  *registry,
                                          TideGeneration generation,
                                          TideCluster   *cluster);

G_END_DECLS
