/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/hive/tide-hive-copy.h"
#include "evidence/hive/tide-hive-log.h"

/* Applies the pages of a log of the old kind: all of them, or none if they are not all there.
 * Returns: how many */
guint32 tide_hive_log_pages_apply (const TideHiveLog *log, TideHiveCopy *copy);
