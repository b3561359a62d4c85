/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-a11y.h"
#include "wizard/tide-banner.h"
#include "wizard/tide-severity-icon.h"

struct _TideBanner
{
  GtkWidget parent_instance;

  GtkRevealer      *revealer;
  TideSeverityIcon *icon;
  GtkLabel         *text;
  GtkButton        *button;
};

G_DEFINE_FINAL_TYPE (TideBanner, tide_banner, GTK_TYPE_WIDGET)

static void
tide_banner_dispose (GObject *object)
{
  TideBanner *self = TIDE_BANNER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (tide_banner_parent_class)->dispose (object);
}

static void
tide_banner_class_init (TideBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_banner_dispose;
  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, TideBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, TideBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, TideBanner, text);
  gtk_widget_class_bind_template_child (widget_class, TideBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, tide_banner_dismiss);
}

static void
tide_banner_init (TideBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_a11y_set_hidden (GTK_WIDGET (self), TRUE);
}

void
tide_banner_show_text (TideBanner *self,
                       TideLevel   level,
                       const char *text,
                       const char *button_label,
                       const char *action_name)
{
  g_return_if_fail (TIDE_IS_BANNER (self));

  tide_severity_icon_set_level (self->icon, level);
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    {
      gtk_button_set_label (self->button, button_label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
    }
  tide_a11y_set_label (GTK_WIDGET (self), text);
  tide_a11y_set_hidden (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
tide_banner_dismiss (TideBanner *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  tide_a11y_set_hidden (GTK_WIDGET (self), TRUE);
}
