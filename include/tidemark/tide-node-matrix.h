/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-node-row.h>

G_BEGIN_DECLS

#define TIDE_TYPE_NODE_MATRIX (tide_node_matrix_get_type ())

/**
 * TideNodeMatrix:
 *
 * The nodes of one cluster side by side. Exchange's own things each have a row; what is not Exchange's, or
 * concerns no clustering, has one only where nodes are not the same.
 *
 * The odd one is marked: where it is known what ought to be, whoever deviates from that; else, among three
 * nodes or more, whoever is not like most of them. Two nodes of which neither is known to be right are both
 * unequal. What the evidence of a node does not tell is not compared.
 */
G_DECLARE_FINAL_TYPE (TideNodeMatrix, tide_node_matrix, TIDE, NODE_MATRIX, GObject)

/**
 * tide_node_matrix_get_nodes:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): the nodes whose evidence is in the case, at most 16
 */
const char *const *tide_node_matrix_get_nodes (TideNodeMatrix *self);

/**
 * tide_node_matrix_get_absent:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): nodes that the cluster's hive names, and that no
 *   evidence is of
 */
const char *const *tide_node_matrix_get_absent (TideNodeMatrix *self);

/**
 * tide_node_matrix_get_rows:
 * @self: the object
 *
 * Returns: (transfer none): #TideNodeRow; none if there is one node only
 */
GListModel *tide_node_matrix_get_rows (TideNodeMatrix *self);

/**
 * tide_node_matrix_count:
 * @self: the object
 * @mark: how a comparison can come out
 *
 * Returns: the number of rows with that mark
 */
guint tide_node_matrix_count (TideNodeMatrix *self,
                              TideNodeMark    mark);

/**
 * tide_node_matrix_dup_sentences:
 * @self: the object
 *
 * Returns: (transfer full) (array zero-terminated=1): how much differs, and whose files are missing, in the
 *   current language
 */
GStrv tide_node_matrix_dup_sentences (TideNodeMatrix *self);

G_END_DECLS
