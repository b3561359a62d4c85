/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <hivex.h>

#include "evidence/hive/tide-registry-rows.h"

/* Adds the keys that the table names. @prefix: the path of the hive's root under HKEY_LOCAL_MACHINE. The
 * hive has passed tide_hive_check(). */
void tide_hive_walk (hive_h *hive, const char *prefix, TideRegistryRows *rows);
