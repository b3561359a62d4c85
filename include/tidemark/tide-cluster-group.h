/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>

G_BEGIN_DECLS

#define TIDE_TYPE_CLUSTER_GROUP (tide_cluster_group_get_type ())

/**
 * TideClusterGroup:
 *
 * A group of the cluster.
 */
G_DECLARE_FINAL_TYPE (TideClusterGroup, tide_cluster_group, TIDE, CLUSTER_GROUP, GObject)

/**
 * tide_cluster_group_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name
 */
const char *tide_cluster_group_get_name (TideClusterGroup *self);

/**
 * tide_cluster_group_get_owner:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the node that owned it, where the hive says so
 */
const char *tide_cluster_group_get_owner (TideClusterGroup *self);

/**
 * tide_cluster_group_get_preferred_owners:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): the nodes that it prefers, the first one most
 */
const char *const *tide_cluster_group_get_preferred_owners (TideClusterGroup *self);

/**
 * tide_cluster_group_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): its key
 */
TideCitation *tide_cluster_group_get_citation (TideClusterGroup *self);

G_END_DECLS
