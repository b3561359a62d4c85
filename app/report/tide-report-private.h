/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-report.h>

#include "report/tide-report-cut.h"

G_BEGIN_DECLS

/* One pass over the diagnosis; what did not fit is counted in @cut. (transfer full) */
char *tide_report_write_text (TideDiagnosis *diagnosis, TideFixPlan *plan, TideReportCut *cut);
char *tide_report_write_json (TideDiagnosis *diagnosis, TideFixPlan *plan, TideReportCut *cut);
char *tide_report_write_html (TideDiagnosis *diagnosis, TideFixPlan *plan, TideReportCut *cut);

G_END_DECLS
