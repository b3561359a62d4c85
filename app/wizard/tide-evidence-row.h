/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-session.h"

G_BEGIN_DECLS

#define TIDE_TYPE_EVIDENCE_ROW (tide_evidence_row_get_type ())

/* A file that came in: its name, what it is, whose, how reading it went; a menu that says whose it is
 * otherwise, and removes it. */
G_DECLARE_FINAL_TYPE (TideEvidenceRow, tide_evidence_row, TIDE, EVIDENCE_ROW, GtkListBoxRow)

/** #GtkListBoxCreateWidgetFunc for #TideEvidence; @session is a #TideSession */
GtkWidget *tide_evidence_row_create (gpointer evidence,
                                     gpointer session);

G_END_DECLS
