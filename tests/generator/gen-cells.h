/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The bins of a hive and the cells in them. New cells come at the end, and none moves: so one state of a hive
 * differs from the next as little as with Windows. */
#include <glib.h>

G_BEGIN_DECLS

#define GEN_BLOCK 4096u
#define GEN_NO_CELL 0xffffffffu

typedef struct
{
  GByteArray *bins;
  guint32     free; /* where the room at the end of the last bin begins */
  guint64     time; /* FILETIME */
} GenCells;

GenCells *gen_cells_new (guint64 time);
void      gen_cells_free (GenCells *self);

/* A cell for so many bytes, all 0; its offset */
guint32 gen_cells_take (GenCells *self, gsize length);
void    gen_cells_give (GenCells *self, guint32 cell); /* GEN_NO_CELL is none */
/* What is in the cell, until the next one is taken */
guint8 *gen_cells_at (GenCells *self, guint32 cell);

G_END_DECLS
