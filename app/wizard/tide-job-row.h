/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_JOB_ROW (tide_job_row_get_type ())

/* The progress of a job in words, numbers and a bar, with a button that cancels (action "win.cancel"). */
G_DECLARE_FINAL_TYPE (TideJobRow, tide_job_row, TIDE, JOB_ROW, GtkWidget)

void tide_job_row_set_job (TideJobRow *self,
                           TideJob    *job);
void tide_job_row_set_revealed (TideJobRow *self,
                                gboolean    revealed);

G_END_DECLS
