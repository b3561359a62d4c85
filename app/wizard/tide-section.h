/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TIDE_TYPE_SECTION (tide_section_get_type ())

/**
 * TideSection:
 *
 * A heading and a boxed list. The list shows the first items of a model and more on demand, so that a case
 * with thousands of rows opens as fast as one with ten. A section without rows is not shown.
 */
G_DECLARE_FINAL_TYPE (TideSection, tide_section, TIDE, SECTION, GtkBox)

GtkWidget *tide_section_new (const char *title,
                             const char *description);
void tide_section_set_title (TideSection *self,
                             const char  *title);
void tide_section_bind (TideSection               *self,
                        GListModel                *model,
                        guint                      limit,
                        GtkListBoxCreateWidgetFunc create,
                        gpointer                   user_data);

G_END_DECLS
