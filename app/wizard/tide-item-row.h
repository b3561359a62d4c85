/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-session.h"
#include "wizard/tide-words.h"

G_BEGIN_DECLS

#define TIDE_TYPE_ITEM_ROW (tide_item_row_get_type ())

/**
 * TideItemRow:
 *
 * A thing with a state: icon, title, a line that begins with the state's word, and details (facts and
 * citations) that are made when they are first asked for.
 */
G_DECLARE_FINAL_TYPE (TideItemRow, tide_item_row, TIDE, ITEM_ROW, GtkListBoxRow)

typedef void (*TideItemRowFill) (TideItemRow *row,
                                 gpointer     item,
                                 TideSession *session);

/** With %TIDE_LEVEL_NONE for what is neither good nor bad, there is no icon */
GtkWidget *tide_item_row_new (TideLevel   level,
                              const char *word,
                              const char *title,
                              const char *subtitle);
void tide_item_row_set_fill (TideItemRow    *self,
                             TideItemRowFill fill,
                             gpointer        item,
                             TideSession    *session);
void tide_item_row_add_tag (TideItemRow *self,
                            const char  *text);
void tide_item_row_toggle (TideItemRow *self);

/** Shows the details always, without a button, for rows that are filled when they are made */
void tide_item_row_reveal (TideItemRow *self);

/* For fill functions; a fact without a value is left out */
void tide_item_row_add_fact (TideItemRow *self,
                             const char  *caption,
                             const char  *value);
void tide_item_row_add_code (TideItemRow *self,
                             const char  *caption,
                             const char  *value);
void tide_item_row_add_paragraph (TideItemRow *self,
                                  const char  *text);
void tide_item_row_add_widget (TideItemRow *self,
                               GtkWidget   *widget);
void tide_item_row_add_citations (TideItemRow *self,
                                  const char  *caption,
                                  GListModel  *citations,
                                  TideSession *session);

G_END_DECLS
