/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-page.h"

G_BEGIN_DECLS

#define TIDE_TYPE_FIXES_PAGE (tide_fixes_page_get_type ())

/* The chosen fixes in their order, and the script they make. */
G_DECLARE_FINAL_TYPE (TideFixesPage, tide_fixes_page, TIDE, FIXES_PAGE, TidePage)

G_END_DECLS
