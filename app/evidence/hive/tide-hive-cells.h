/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The cells of a hive: which there are, and which have found their owner.
 */
#include "evidence/hive/tide-hive-image.h"

typedef struct
{
  const guint8 *data; /* what follows the size */
  guint32       length;
} TideHiveCell;

typedef struct
{
  const TideHiveImage *image;
  guint8              *allocated; /* a bit for every 8 bytes */
  guint8              *owned;
} TideHiveCells;

/* Reads the bins; FALSE if they or their cells do not follow each other without a gap. */
gboolean tide_hive_cells_init (TideHiveCells *self, const TideHiveImage *image, TideHiveFault *fault);
void     tide_hive_cells_clear (TideHiveCells *self);

/* Whether an allocated cell with room for @need bytes begins at @offset. */
gboolean tide_hive_cells_peek (const TideHiveCells *self, guint32 offset, guint64 need, TideHiveCell *cell);
/* The same, and the cell had no owner before. */
gboolean tide_hive_cells_own (TideHiveCells *self, guint32 offset, guint64 need, TideHiveCell *cell);

gboolean tide_hive_cell_is (const TideHiveCell *cell, const char *signature);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideHiveCells, tide_hive_cells_clear)
