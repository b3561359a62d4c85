/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-session.h"

G_BEGIN_DECLS

#define TIDE_TYPE_CITATION_ROW (tide_citation_row_get_type ())

/* A quoted place: which file, where in it, the words; a text opens at that line. */
G_DECLARE_FINAL_TYPE (TideCitationRow, tide_citation_row, TIDE, CITATION_ROW, GtkListBoxRow)

/** A #GtkListBoxCreateWidgetFunc for #TideCitation; @session is a #TideSession */
GtkWidget *tide_citation_row_create (gpointer citation,
                                     gpointer session);

G_END_DECLS
