/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>

G_BEGIN_DECLS

#define TIDE_TYPE_CLUSTER_INTERFACE (tide_cluster_interface_get_type ())

/**
 * TideClusterInterface:
 *
 * The interface of a node to a network of the cluster.
 */
G_DECLARE_FINAL_TYPE (TideClusterInterface, tide_cluster_interface, TIDE, CLUSTER_INTERFACE, GObject)

/**
 * tide_cluster_interface_get_name:
 * @self: the object
 *
 * Returns: (transfer none): its name
 */
const char *tide_cluster_interface_get_name (TideClusterInterface *self);

/**
 * tide_cluster_interface_get_node:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the name of its node
 */
const char *tide_cluster_interface_get_node (TideClusterInterface *self);

/**
 * tide_cluster_interface_get_network:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the name of its network
 */
const char *tide_cluster_interface_get_network (TideClusterInterface *self);

/**
 * tide_cluster_interface_get_address:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its address
 */
const char *tide_cluster_interface_get_address (TideClusterInterface *self);

/**
 * tide_cluster_interface_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): its key
 */
TideCitation *tide_cluster_interface_get_citation (TideClusterInterface *self);

G_END_DECLS
