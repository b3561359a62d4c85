/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive's copy that logs are applied to. It is a file in memory, since hivex opens files; nobody else has
 * it, and the hive itself stays as it is.
 */
#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-image.h"

typedef struct
{
  int      fd;
  guint64  size;
  gboolean failed;                    /* it could not be written, and is worth nothing */
  guint8   base[TIDE_HIVE_BASE_USED]; /* gets into the file at the end */
} TideHiveCopy;

gboolean tide_hive_copy_init (TideHiveCopy *self, const TideHiveImage *hive);
/* Makes room for the bins, filled with zeros; FALSE beyond the limit for hives. */
gboolean tide_hive_copy_grow (TideHiveCopy *self, guint32 bins_size);
/* @offset: from the end of the base block, within what tide_hive_copy_grow() made */
void     tide_hive_copy_put (TideHiveCopy *self, guint32 offset, const guint8 *bytes, gsize length);
/* Writes down how far the hive has got. */
void     tide_hive_copy_note (TideHiveCopy *self, guint32 sequence, guint32 bins_size);
/* The base block, and no change any more. FALSE if the copy is worth nothing */
gboolean tide_hive_copy_finish (TideHiveCopy *self);
void     tide_hive_copy_clear (TideHiveCopy *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideHiveCopy, tide_hive_copy_clear)
