/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_NODE_CELL (tide_node_cell_get_type ())

/**
 * TideNodeCell:
 *
 * What one node of a cluster says in a #TideNodeRow.
 */
G_DECLARE_FINAL_TYPE (TideNodeCell, tide_node_cell, TIDE, NODE_CELL, GObject)

/**
 * tide_node_cell_get_node:
 * @self: the object
 *
 * Returns: (transfer none): the node's name
 */
const char *tide_node_cell_get_node (TideNodeCell *self);

/**
 * tide_node_cell_get_presence:
 * @self: the object
 *
 * Returns: whether the thing is there; %TIDE_PRESENCE_UNKNOWN where the evidence of this node does not tell,
 *   and then there is no value either
 */
TidePresence tide_node_cell_get_presence (TideNodeCell *self);

/**
 * tide_node_cell_get_value:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what stands there, such as a version; %NULL where presence or the
 *   state of a role is all
 */
const char *tide_node_cell_get_value (TideNodeCell *self);

/**
 * tide_node_cell_get_role_state:
 * @self: the object
 *
 * Returns: the state of a role, in rows of %TIDE_NODE_ASPECT_STATE
 */
TideRoleState tide_node_cell_get_role_state (TideNodeCell *self);

/**
 * tide_node_cell_get_mark:
 * @self: the object
 *
 * Returns: how it stands to the other nodes
 */
TideNodeMark tide_node_cell_get_mark (TideNodeCell *self);

G_END_DECLS
