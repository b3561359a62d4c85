/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>

G_BEGIN_DECLS

#define TIDE_TYPE_CLUSTER_NETWORK (tide_cluster_network_get_type ())

/**
 * TideClusterNetwork:
 *
 * A network of the cluster.
 */
G_DECLARE_FINAL_TYPE (TideClusterNetwork, tide_cluster_network, TIDE, CLUSTER_NETWORK, GObject)

/**
 * tide_cluster_network_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name
 */
const char *tide_cluster_network_get_name (TideClusterNetwork *self);

/**
 * tide_cluster_network_get_address:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its address
 */
const char *tide_cluster_network_get_address (TideClusterNetwork *self);

/**
 * tide_cluster_network_get_mask:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the mask of the address, or the length of its prefix
 */
const char *tide_cluster_network_get_mask (TideClusterNetwork *self);

/**
 * tide_cluster_network_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): its key
 */
TideCitation *tide_cluster_network_get_citation (TideClusterNetwork *self);

G_END_DECLS
