/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-cluster-group.h>
#include <tidemark/tide-cluster-interface.h>
#include <tidemark/tide-cluster-network.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-resource.h>
#include <tidemark/tide-resource-type.h>

G_BEGIN_DECLS

#define TIDE_TYPE_CLUSTER (tide_cluster_get_type ())

/**
 * TideCluster:
 *
 * The cluster that the servers of a case are nodes of, from its hive.
 */
G_DECLARE_FINAL_TYPE (TideCluster, tide_cluster, TIDE, CLUSTER, GObject)

/**
 * tide_cluster_get_name:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): ClusterName
 */
const char *tide_cluster_get_name (TideCluster *self);

/**
 * tide_cluster_get_model:
 * @self: the object
 *
 * Returns: how Exchange uses it
 */
TideClusterModel tide_cluster_get_model (TideCluster *self);

/**
 * tide_cluster_get_nodes:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of its nodes
 */
const char *const *tide_cluster_get_nodes (TideCluster *self);

/**
 * tide_cluster_get_resource_types:
 * @self: the object
 *
 * Returns: (transfer none): #TideResourceType: those registered, and those that Exchange wants
 */
GListModel *tide_cluster_get_resource_types (TideCluster *self);

/**
 * tide_cluster_get_resources:
 * @self: the object
 *
 * Returns: (transfer none): #TideResource
 */
GListModel *tide_cluster_get_resources (TideCluster *self);

/**
 * tide_cluster_get_groups:
 * @self: the object
 *
 * Returns: (transfer none): #TideClusterGroup
 */
GListModel *tide_cluster_get_groups (TideCluster *self);

/**
 * tide_cluster_get_networks:
 * @self: the object
 *
 * Returns: (transfer none): #TideClusterNetwork
 */
GListModel *tide_cluster_get_networks (TideCluster *self);

/**
 * tide_cluster_get_interfaces:
 * @self: the object
 *
 * Returns: (transfer none): #TideClusterInterface
 */
GListModel *tide_cluster_get_interfaces (TideCluster *self);

/**
 * tide_cluster_get_quorum:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the name of the quorum resource
 */
const char *tide_cluster_get_quorum (TideCluster *self);

/**
 * tide_cluster_get_quorum_type:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the type of the quorum resource
 */
const char *tide_cluster_get_quorum_type (TideCluster *self);

/**
 * tide_cluster_get_excluadm:
 * @self: the object
 *
 * Returns: whether EXCLUADM stands in the AdminExtensions of Exchange's types
 */
TidePresence tide_cluster_get_excluadm (TideCluster *self);

/**
 * tide_cluster_get_evidence:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): id of the hive
 */
const char *tide_cluster_get_evidence (TideCluster *self);

/**
 * tide_cluster_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation
 */
GListModel *tide_cluster_get_citations (TideCluster *self);

G_END_DECLS
