/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-node-cell.h>

G_BEGIN_DECLS

#define TIDE_TYPE_NODE_ROW (tide_node_row_get_type ())

/**
 * TideNodeRow:
 *
 * One thing that the nodes of a cluster are compared by, such as the version of a file.
 */
G_DECLARE_FINAL_TYPE (TideNodeRow, tide_node_row, TIDE, NODE_ROW, GObject)

/**
 * tide_node_row_get_subject:
 * @self: the object
 *
 * Returns: what kind of thing it is
 */
TideNodeSubject tide_node_row_get_subject (TideNodeRow *self);

/**
 * tide_node_row_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the thing's name as Windows has it, such as exres.dll
 */
const char *tide_node_row_get_name (TideNodeRow *self);

/**
 * tide_node_row_get_aspect:
 * @self: the object
 *
 * Returns: what of the thing is compared
 */
TideNodeAspect tide_node_row_get_aspect (TideNodeRow *self);

/**
 * tide_node_row_get_caption:
 * @self: the object
 *
 * Returns: (transfer none): kind and aspect in words of the current language, such as "Version of the file"
 */
const char *tide_node_row_get_caption (TideNodeRow *self);

/**
 * tide_node_row_get_mark:
 * @self: the object
 *
 * Returns: how the comparison came out: %TIDE_NODE_MARK_DIFFERS if an odd one can be named
 */
TideNodeMark tide_node_row_get_mark (TideNodeRow *self);

/**
 * tide_node_row_get_cells:
 * @self: the object
 *
 * Returns: (transfer none): #TideNodeCell, one for each node of the matrix, in its order
 */
GListModel *tide_node_row_get_cells (TideNodeRow *self);

G_END_DECLS
