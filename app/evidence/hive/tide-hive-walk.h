/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/hive/tide-hive-tree.h"
#include "evidence/hive/tide-registry-rows.h"

/* (nullable) (transfer full): the control set that was in use; without a Select key that names one, all
 * count */
char *tide_hive_walk_control_set (TideHiveTree *tree);

/* Adds the keys that the table names. @prefix: the path of the hive's root under HKEY_LOCAL_MACHINE. */
void tide_hive_walk (TideHiveTree     *tree,
                     const char       *prefix,
                     const char       *control_set,
                     TideRegistryRows *rows);
