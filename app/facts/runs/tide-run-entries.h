/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The kept entries of runs, as rules on logs look at them. Pure. */
#include <tidemark/tide-run.h>

#include "catalog/tide-match.h"
#include "evidence/tide-reading.h"

G_BEGIN_DECLS

/* @readings: (element-type TideReading), which must outlive the entries
 * @runs: (element-type TideRun)
 * Returns: (transfer full) (element-type TideMatchEntries): those of each run, to be freed one by one; %NULL
 * for a run whose log is not among the readings. Each log is opened once, however many runs it holds. */
GPtrArray *tide_run_entries_read (GPtrArray *readings, GListModel *runs);

G_END_DECLS
