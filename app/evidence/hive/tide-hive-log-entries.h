/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/hive/tide-hive-copy.h"
#include "evidence/hive/tide-hive-log.h"

/* Applies the entries of a log, up to the first that is not sound or does not follow; remnants of older
 * ones stand behind the last. Returns: how many */
guint32 tide_hive_log_entries_apply (const TideHiveLog *log, TideHiveCopy *copy);
