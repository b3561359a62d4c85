/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The gate in front of hivex, which believes what a hive says of itself. A hive passes only if its cells
 * tile their bins, every reference leads to the start of an allocated cell that is large enough for what
 * is read there, no cell has two owners, and keys form a tree of at most TIDE_HIVE_MAX_DEPTH levels. From
 * the one-owner rule follows that all walks are linear in the size of the file.
 */
#include "evidence/hive/tide-hive-image.h"

#define TIDE_HIVE_MAX_DEPTH 512u

typedef struct
{
  guint64  keys;
  guint64  values;
  guint64  oddities; /* wrong and harmless: reference counts, order and hashes of names, forms of storage */
  gboolean damaged; /* read by tide-hive-salvage.h: the keys are those that could be */
} TideHiveSurvey;

gboolean tide_hive_check (const TideHiveImage *image, TideHiveSurvey *survey, TideHiveFault *fault);
