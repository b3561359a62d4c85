/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-a11y.h"

void
tide_a11y_set_label (GtkWidget  *widget,
                     const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
tide_a11y_set_hidden (GtkWidget *widget,
                      gboolean   hidden)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, hidden, -1);
}

void
tide_a11y_set_labelled_by (GtkWidget *widget,
                           GtkWidget *label)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL,
                                  -1);
}
