/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_SERVER_BOX (tide_server_box_get_type ())

/* What a page shows of one server: its name, facts in short, lists. */
G_DECLARE_FINAL_TYPE (TideServerBox, tide_server_box, TIDE, SERVER_BOX, GtkBox)

GtkWidget *tide_server_box_new (TideServer *server);

/** The same for the cluster, or anything else with a name */
GtkWidget *tide_server_box_new_titled (const char *title,
                                       const char *subtitle);

/* What is %NULL or empty is left out */
void tide_server_box_add_fact (TideServerBox *self,
                               const char    *caption,
                               const char    *value);
void tide_server_box_add_sentence (TideServerBox *self,
                                   const char    *sentence);
GtkWidget *tide_server_box_add_list (TideServerBox             *self,
                                     const char                *title,
                                     GListModel                *model,
                                     GtkListBoxCreateWidgetFunc create,
                                     gpointer                   user_data);

/** Adds to a box of server boxes why what they show may be out of date, if so */
void tide_server_box_add_doubt (GtkBox        *box,
                                TideDiagnosis *diagnosis);

/** Empties a box of server boxes */
void tide_server_box_clear (GtkBox *box);

G_END_DECLS
