/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The kept entries of one run, as rules on logs look at them. Pure. */
#include <tidemark/tide-run.h>

#include "catalog/tide-match.h"
#include "evidence/tide-reading.h"

G_BEGIN_DECLS

/* @readings: (element-type TideReading), which must outlive the entries.
 * Returns: (nullable) (transfer full): %NULL if the run's log is not among them */
TideMatchEntries *tide_run_entries_read (GPtrArray *readings, TideRun *run);

G_END_DECLS
