/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/hive/tide-hive-cells.h"
#include "evidence/hive/tide-hive-salvage.h"

#define TIDE_HIVE_BIN_HEAD 32u
#define TIDE_HIVE_CELL_USED 0x80000000u

void     tide_hive_salvage_map (TideHiveSalvage *self);
gboolean tide_hive_salvage_peek (const TideHiveSalvage *self,
                                 guint32                offset,
                                 guint32                need,
                                 TideHiveCell          *cell);
gboolean tide_hive_salvage_record (const TideHiveSalvage *self,
                                   guint32                offset,
                                   guint32                need,
                                   const char            *signature,
                                   TideHiveCell          *cell);

/* The values' part of the tree */
GArray  *tide_hive_salvage_values (TideHiveTree *tree, TideHiveNode key);
GString *tide_hive_salvage_value_name (TideHiveTree *tree, TideHiveNode value);
GBytes  *tide_hive_salvage_value_data (TideHiveTree *tree, TideHiveNode value, guint32 *type);

/* FALSE once more has been spent than there was */
static inline gboolean
tide_hive_salvage_spend (TideHiveSalvage *self,
                         gsize            effort)
{
  gboolean enough = effort <= self->effort;

  self->effort -= MIN (effort, self->effort);
  return enough;
}

static inline TideHiveSalvage *
tide_hive_salvage_of (TideHiveTree *tree)
{
  return (TideHiveSalvage *) tree;
}

/* What is none leads nowhere. */
static inline guint32
tide_hive_salvage_offset (TideHiveNode node)
{
  return node < TIDE_HIVE_BASE || node - TIDE_HIVE_BASE > G_MAXUINT32 ? TIDE_HIVE_NO_CELL
                                                                      : (guint32) (node - TIDE_HIVE_BASE);
}
