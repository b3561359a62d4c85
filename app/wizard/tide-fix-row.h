/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-session.h"

G_BEGIN_DECLS

#define TIDE_TYPE_FIX_ROW (tide_fix_row_get_type ())

/* A fix in full: what it does, where it is run, what it can break, and what speaks against it. */
G_DECLARE_FINAL_TYPE (TideFixRow, tide_fix_row, TIDE, FIX_ROW, GtkListBoxRow)

/** #GtkListBoxCreateWidgetFunc for #TideFix; @session is a #TideSession */
GtkWidget *tide_fix_row_create (gpointer fix,
                                gpointer session);

G_END_DECLS
