/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive as hivex reads it. hivex's own look-ups depend on the locale and stop at the first unreadable
 * name, and are not used.
 */
#include <hivex.h>

#include "evidence/hive/tide-hive-tree.h"

typedef struct
{
  TideHiveTree tree;
  hive_h      *hive;
} TideHiveNodes;

/* The hive has passed tide_hive_check(). */
void tide_hive_nodes_init (TideHiveNodes *self, hive_h *hive);
