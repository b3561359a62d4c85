/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-report.h>

#include "report/tide-report-cut.h"
#include "report/tide-text-out.h"

G_BEGIN_DECLS

/* The parts of the text report share what they are made from. */
typedef struct
{
  TideTextOut    out;
  TideDiagnosis *diagnosis;
  TideFixPlan   *plan; /* (nullable) */
  TideReportCut *cut;
} TideTextReport;

void tide_text_report_prose (TideTextReport *report, guint indent, const char *bullet, const char *text);
void tide_text_report_verbatim (TideTextReport *report, guint indent, const char *text);
void tide_text_report_pair (TideTextReport *report, guint indent, const char *name, const char *value);

/* What happened, where, why, what to do: below the verdict, and alone in the summary */
void tide_text_report_head (TideTextReport *report);
void tide_text_report_questions (TideTextReport *report, TideServer *server);
void tide_text_report_servers (TideTextReport *report);
void tide_text_report_cluster (TideTextReport *report);
void tide_text_report_nodes (TideTextReport *report);
void tide_text_report_findings (TideTextReport *report);
void tide_text_report_fixes (TideTextReport *report);

G_END_DECLS
