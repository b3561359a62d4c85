/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_REPORT_PAGE (tide_report_page_get_type ())

/* The report: read here, saved in three formats, or its summary copied. */
G_DECLARE_FINAL_TYPE (TideReportPage, tide_report_page, TIDE, REPORT_PAGE, TidePage)

G_END_DECLS
