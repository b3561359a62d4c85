/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_NODE_BOX (tide_node_box_get_type ())

/* A cell of a #TideNodeTable, or the head of a row or column. */
G_DECLARE_FINAL_TYPE (TideNodeBox, tide_node_box, TIDE, NODE_BOX, GtkBox)

GtkWidget *tide_node_box_new (TideNodeRow  *row,
                              TideNodeCell *cell);

/** @caption: (nullable): stands below */
GtkWidget *tide_node_box_new_head (GtkAccessibleRole role,
                                   const char       *title,
                                   const char       *caption);

G_END_DECLS
