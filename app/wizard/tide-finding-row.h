/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-session.h"

G_BEGIN_DECLS

#define TIDE_TYPE_FINDING_ROW (tide_finding_row_get_type ())

/* A finding in full: what, how bad, on what evidence, what to do, and its fixes. */
G_DECLARE_FINAL_TYPE (TideFindingRow, tide_finding_row, TIDE, FINDING_ROW, GtkListBoxRow)

/** #GtkListBoxCreateWidgetFunc for #TideFinding; @session is a #TideSession */
GtkWidget *tide_finding_row_create (gpointer finding,
                                    gpointer session);

/** The same in one line, for what passed or was not run */
GtkWidget *tide_finding_row_create_short (gpointer finding,
                                          gpointer session);

G_END_DECLS
