/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Logs and scripts → runs and tasks. Pure. */
#include <tidemark/tide-enums.h>
#include <tidemark/tide-run.h>
#include <tidemark/tide-task.h>

#include "catalog/tide-catalog-private.h"
#include "evidence/tide-reading.h"

G_BEGIN_DECLS

/* Between which times, in Unix seconds, a server's files were taken; -1 if nothing tells. They are two where
 * an archive says when its files were changed, but not in which zone. */
typedef struct
{
  gint64 earliest;
  gint64 latest;
} TideCapture;

/* The runs of one log, in the order of the file. (transfer full) (element-type TideRun) */
GPtrArray *tide_runs_read (TideReading *log);

/* Orders the runs of one server by time as far as it is known, settles verdicts that hang on the capture
 * time (interrupted or running), and marks the deciding run. @computer: (nullable): the server's name;
 * @captured: (nullable). Returns: (nullable) (transfer none): the deciding run */
TideRun *tide_runs_decide (GListStore *runs, const char *computer, const TideCapture *captured);

/* Whether a run says that it is of another computer than @computer (nullable) */
gboolean tide_run_is_elsewhere (TideRun *run, const char *computer);

/* Whether a run without an end would have a verdict if an archive told the zone of its times */
gboolean tide_run_lacks_zone (TideRun *run);

/* The last stamp in a log in Unix seconds, -1 if it is not known in UTC; for the capture time. */
gint64 tide_runs_get_latest (TideReading *log);

/* The task that a watermark names, from a server's scripts and logs. @readings: (element-type TideReading);
 * @runs: that server's; @generation decides how ids compare (2007: as 32-bit numbers).
 * Returns: (nullable) (transfer full) */
TideTask *tide_runs_find_task (GPtrArray     *readings,
                               GListModel    *runs,
                               TideGeneration generation,
                               const char    *watermark);

/* Whether two ids name one task, however each is written; either may be NULL, which is the same as none. */
gboolean tide_runs_same_task (const char *id, const char *other, TideGeneration generation);

/* The task that stands last in a script. Returns: (nullable) (transfer full) */
TideTask *tide_runs_read_last_task (TideReading *script);

G_END_DECLS
