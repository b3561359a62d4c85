/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/hive/tide-hive-cells.h"
#include "evidence/hive/tide-hive-check.h"

typedef struct
{
  const TideHiveImage *image;
  TideHiveCells        cells;
  GArray              *pending;  /* PendingKey */
  GHashTable          *security; /* offset → number of keys that refer to it */
  TideHiveSurvey      *survey;
  TideHiveFault       *fault;
} TideHiveChecker;

/* Each returns FALSE once it has set the fault. */
gboolean tide_hive_checker_broken (TideHiveChecker *self, guint32 offset);
gboolean tide_hive_checker_own (TideHiveChecker *self, guint32 offset, guint64 need, TideHiveCell *cell);
gboolean tide_hive_checker_own_record (TideHiveChecker *self,
                                       guint32          offset,
                                       guint64          need,
                                       const char      *signature,
                                       TideHiveCell    *cell);
/* The values of a key, and their data */
gboolean tide_hive_checker_values (TideHiveChecker *self, const TideHiveCell *key);
