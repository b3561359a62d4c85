/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "facts/tide-facts.h"
#include "findings/tide-node-private.h"

G_BEGIN_DECLS

/* While the rows of a matrix are made */
typedef struct
{
  TideFacts  *facts;
  GPtrArray  *servers; /* TideServer, one for each column */
  GListStore *rows;
} TideNodeRows;

/* A row with a cell for each server, about whose contents nothing is known yet. (transfer full) */
TideNodeRow *tide_node_rows_begin (TideNodeRows   *self,
                                   TideNodeSubject subject,
                                   TideNodeAspect  aspect,
                                   const char     *name);
/* (transfer none) */
TideNodeCell *tide_node_row_get_cell (TideNodeRow *row, guint column);
void          tide_node_cell_set_presence (TideNodeCell *cell, TidePresence presence, gboolean expected);
/* @value: (nullable): of a thing that is there, as @presence says */
void tide_node_cell_set_value (TideNodeCell *cell, TidePresence presence, const char *value);
/* Marks the row and adds it. */
void tide_node_rows_add (TideNodeRows *self, TideNodeRow *row);
/* The same if any node says something in it, and if it does, only if nodes are not the same. */
void tide_node_rows_add_told (TideNodeRows *self, TideNodeRow *row);
void tide_node_rows_add_odd (TideNodeRows *self, TideNodeRow *row);

/* Whether Exchange's clustering may be on a node: only then does what it needs concern it. */
gboolean tide_node_is_clustered (TideServer *server);

/* What concerns any server: tide-node-rows.c; the clustering of Exchange: tide-node-cluster.c, and
 * tide-node-registry.c for what stands in the registry of each node */
void tide_node_rows_of_server (TideNodeRows *self);
void tide_node_rows_of_files (TideNodeRows *self);
void tide_node_rows_of_types (TideNodeRows *self);
void tide_node_rows_of_event_sources (TideNodeRows *self);
void tide_node_rows_of_excluadm (TideNodeRows *self);

G_END_DECLS
