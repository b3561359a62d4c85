/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-step.h"

G_BEGIN_DECLS

#define TIDE_TYPE_STEP_ROW (tide_step_row_get_type ())

/* A step in the rail: state icon, title, count. */
G_DECLARE_FINAL_TYPE (TideStepRow, tide_step_row, TIDE, STEP_ROW, GtkListBoxRow)

/** #GtkListBoxCreateWidgetFunc for #TideStep */
GtkWidget *tide_step_row_create (gpointer step,
                                 gpointer user_data);

G_END_DECLS
