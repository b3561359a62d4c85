/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/hive/tide-hive-tree.h"
#include "evidence/hive/tide-registry-rows.h"

/* Adds the keys that the table names. @prefix: the path of the hive's root under HKEY_LOCAL_MACHINE. */
void tide_hive_walk (TideHiveTree *tree, const char *prefix, TideRegistryRows *rows);
