/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-checker.h"

gboolean
tide_hive_checker_broken (TideHiveChecker *self,
                          guint32          offset)
{
  self->fault->problem = TIDE_PROBLEM_BROKEN;
  self->fault->offset = (guint64) offset + TIDE_HIVE_BASE;
  return FALSE;
}

gboolean
tide_hive_checker_own (TideHiveChecker *self,
                       guint32          offset,
                       guint64          need,
                       TideHiveCell    *cell)
{
  return tide_hive_cells_own (&self->cells, offset, need, cell) || tide_hive_checker_broken (self, offset);
}

gboolean
tide_hive_checker_own_record (TideHiveChecker *self,
                              guint32          offset,
                              guint64          need,
                              const char      *signature,
                              TideHiveCell    *cell)
{
  if (!tide_hive_checker_own (self, offset, need, cell))
    return FALSE;

  return tide_hive_cell_is (cell, signature) || tide_hive_checker_broken (self, offset);
}
