/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-report.h>

G_BEGIN_DECLS

/* What stands at the head of a report, for a reader who reads no further. (transfer full) */

/* A line for each server: its name and its Exchange */
GStrv tide_report_dup_subjects (TideDiagnosis *diagnosis);
/* What happened; where nothing can be told of it, what is missing */
GStrv tide_report_dup_events (TideDiagnosis *diagnosis);
/* The failures that these do not tell, worst first */
GListModel *tide_report_dup_other_failures (TideDiagnosis *diagnosis);
/* How many there are of those that stand below alone; (nullable) if there are none */
char *tide_report_dup_more (guint n_failures);
/* How many findings came out how */
char *tide_report_dup_counts (TideDiagnosis *diagnosis);
/* The first thing to do about a failure; (nullable) */
char *tide_report_dup_first_advice (TideFinding *finding);

#define TIDE_REPORT_N_OTHER_FAILURES 3

G_END_DECLS
