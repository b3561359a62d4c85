/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-report.h>

#include "report/tide-html.h"
#include "report/tide-report-cut.h"

G_BEGIN_DECLS

/* The parts of the HTML report share what they are made from. */
typedef struct
{
  TideHtml       html;
  TideDiagnosis *diagnosis;
  TideFixPlan   *plan; /* (nullable) */
  TideReportCut *cut;
} TideHtmlReport;

/* Cells and elements whose text may have to be cut */
void tide_html_report_cell (TideHtmlReport *report, const char *class, const char *text);
void tide_html_report_element (TideHtmlReport *report, const char *tag, const char *class, const char *text);
void tide_html_report_citations (TideHtmlReport *report, GListModel *citations);

void tide_html_report_servers (TideHtmlReport *report);
/* Of a run: what it did, and its errors up to the stop or after it */
void tide_html_report_work (TideHtmlReport *report, TideRun *run);
void tide_html_report_questions (TideHtmlReport *report, TideServer *server);
void tide_html_report_errors (TideHtmlReport *report, TideRun *run, gboolean after_stop, const char *title);
void tide_html_report_runs (TideHtmlReport *report, TideServer *server);
void tide_html_report_cluster (TideHtmlReport *report);
/* The nodes side by side, if there is anything to say of that */
void tide_html_report_nodes (TideHtmlReport *report);
void tide_html_report_findings (TideHtmlReport *report);
void tide_html_report_fixes (TideHtmlReport *report);

extern const char tide_html_report_style[];

G_END_DECLS
