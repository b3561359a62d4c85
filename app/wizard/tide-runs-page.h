/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_RUNS_PAGE (tide_runs_page_get_type ())

/* The runs of setup in the logs, the newest first, the deciding one marked. */
G_DECLARE_FINAL_TYPE (TideRunsPage, tide_runs_page, TIDE, RUNS_PAGE, TidePage)

G_END_DECLS
