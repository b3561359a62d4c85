/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "findings/tide-node-private.h"

G_DEFINE_FINAL_TYPE (TideNodeCell, tide_node_cell, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideNodeCell, tide_node_cell, NODE_CELL, const char *, node)
TIDE_DEFINE_GETTER (TideNodeCell, tide_node_cell, NODE_CELL, TidePresence, presence)
TIDE_DEFINE_GETTER (TideNodeCell, tide_node_cell, NODE_CELL, const char *, value)
TIDE_DEFINE_GETTER (TideNodeCell, tide_node_cell, NODE_CELL, TideRoleState, role_state)
TIDE_DEFINE_GETTER (TideNodeCell, tide_node_cell, NODE_CELL, TideNodeMark, mark)

static void
tide_node_cell_finalize (GObject *object)
{
  TideNodeCell *self = TIDE_NODE_CELL (object);

  g_free (self->node);
  g_free (self->value);

  G_OBJECT_CLASS (tide_node_cell_parent_class)->finalize (object);
}

static void
tide_node_cell_class_init (TideNodeCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_node_cell_finalize;
}

static void
tide_node_cell_init (TideNodeCell *self)
{
}
