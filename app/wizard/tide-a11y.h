/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void tide_a11y_set_label (GtkWidget  *widget,
                          const char *label);
void tide_a11y_set_hidden (GtkWidget *widget,
                           gboolean   hidden);
void tide_a11y_set_labelled_by (GtkWidget *widget,
                                GtkWidget *label);

G_END_DECLS
