/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive that has not passed tide_hive_check(), read as far as that is safe. Nothing is believed that a
 * second look does not bear out: a cell counts only inside a bin that is where it says that it is, and a key
 * only below the one that it names as its parent, so that stale and foreign pages do not pass for facts.
 * What is bad is left out, and what stands beside it is kept. From the rule of parents follows that the keys
 * form a tree, whatever the lists say; an effort bounds everything else.
 */
#include "evidence/hive/tide-hive-image.h"
#include "evidence/hive/tide-hive-tree.h"

typedef struct
{
  TideHiveTree         tree;
  const TideHiveImage *image;
  guint32              limit;  /* how much of the bins is in the file */
  guint32              root;
  GArray              *bin_ends; /* guint32: for each page, where its bin ends; 0 if it belongs to none */
  gsize                effort; /* what may still be spent */
} TideHiveSalvage;

/* FALSE if there is no root key. @image: as far as tide_hive_image_open() got with it; it has to stay. */
gboolean tide_hive_salvage_init (TideHiveSalvage *self, const TideHiveImage *image);
void     tide_hive_salvage_clear (TideHiveSalvage *self);

/* The keys of the whole hive, and those and the lists of them that cannot be read */
void tide_hive_salvage_count (TideHiveSalvage *self, guint64 *keys, guint64 *lost);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideHiveSalvage, tide_hive_salvage_clear)
