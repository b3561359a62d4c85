/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-session.h"

G_BEGIN_DECLS

#define TIDE_TYPE_FIX_BUTTON (tide_fix_button_get_type ())

/* "Add Fix", or "Remove Fix" once the fix stands in the plan; follows the session wherever it is changed. */
G_DECLARE_FINAL_TYPE (TideFixButton, tide_fix_button, TIDE, FIX_BUTTON, GtkButton)

GtkWidget *tide_fix_button_new (TideSession *session,
                                TideFix     *fix);

G_END_DECLS
