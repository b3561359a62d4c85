/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_NODE_TABLE (tide_node_table_get_type ())

/**
 * TideNodeTable:
 *
 * The nodes of a cluster side by side: a row for each thing, what is not the same on all nodes first, and
 * the rest on demand. One stop for the Tab key; arrow keys go from cell to cell, and each cell says its
 * node, its row, what stands there and whether it is marked. Too many columns scroll.
 */
G_DECLARE_FINAL_TYPE (TideNodeTable, tide_node_table, TIDE, NODE_TABLE, GtkBox)

GtkWidget *tide_node_table_new (TideNodeMatrix *matrix);

G_END_DECLS
