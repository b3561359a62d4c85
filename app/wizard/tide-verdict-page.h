/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_VERDICT_PAGE (tide_verdict_page_get_type ())

/* How setup ended, why, what is wrong, and what was not checked. */
G_DECLARE_FINAL_TYPE (TideVerdictPage, tide_verdict_page, TIDE, VERDICT_PAGE, TidePage)

G_END_DECLS
