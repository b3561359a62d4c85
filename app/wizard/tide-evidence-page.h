/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_EVIDENCE_PAGE (tide_evidence_page_get_type ())

/* Files come in here, by chooser, by drop or by the sample, and each is a row that says how it went. */
G_DECLARE_FINAL_TYPE (TideEvidencePage, tide_evidence_page, TIDE, EVIDENCE_PAGE, TidePage)

G_END_DECLS
