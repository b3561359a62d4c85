/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-a11y.h"
#include "wizard/tide-severity-icon.h"

struct _TideSeverityIcon
{
  GtkWidget parent_instance;

  GtkWidget *image;
  TideLevel  level;
};

G_DEFINE_FINAL_TYPE (TideSeverityIcon, tide_severity_icon, GTK_TYPE_WIDGET)

static void
tide_severity_icon_dispose (GObject *object)
{
  TideSeverityIcon *self = TIDE_SEVERITY_ICON (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (tide_severity_icon_parent_class)->dispose (object);
}

static void
tide_severity_icon_class_init (TideSeverityIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_severity_icon_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "severity");
}

static void
tide_severity_icon_init (TideSeverityIcon *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  tide_a11y_set_hidden (self->image, TRUE);
  tide_a11y_set_hidden (GTK_WIDGET (self), TRUE);
  tide_severity_icon_set_level (self, TIDE_LEVEL_NONE);
}

void
tide_severity_icon_set_level (TideSeverityIcon *self,
                              TideLevel         level)
{
  g_return_if_fail (TIDE_IS_SEVERITY_ICON (self));

  gtk_widget_remove_css_class (GTK_WIDGET (self), tide_level_get_css_class (self->level));
  self->level = level;
  gtk_widget_add_css_class (GTK_WIDGET (self), tide_level_get_css_class (level));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), tide_level_get_icon (level));
}

void
tide_severity_icon_set_pixel_size (TideSeverityIcon *self,
                                   int               size)
{
  g_return_if_fail (TIDE_IS_SEVERITY_ICON (self));

  gtk_image_set_pixel_size (GTK_IMAGE (self->image), size);
}
