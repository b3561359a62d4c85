/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-a11y.h"
#include "wizard/tide-severity-icon.h"
#include "wizard/tide-step-row.h"

struct _TideStepRow
{
  GtkListBoxRow parent_instance;

  TideSeverityIcon *icon;
  GtkLabel         *title;
  GtkLabel         *count;
};

G_DEFINE_FINAL_TYPE (TideStepRow, tide_step_row, GTK_TYPE_LIST_BOX_ROW)

static void
tide_step_row_class_init (TideStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-step-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideStepRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TideStepRow, title);
  gtk_widget_class_bind_template_child (widget_class, TideStepRow, count);
}

static void
tide_step_row_init (TideStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update (TideStepRow *self,
        TideStep    *step)
{
  g_autofree char *count = g_strdup_printf ("%u", tide_step_get_count (step));
  g_autofree char *description = tide_step_dup_description (step);

  tide_severity_icon_set_level (self->icon, tide_step_get_level (step));
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), tide_step_get_count (step) > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tide_step_get_reason (step));
  tide_a11y_set_label (GTK_WIDGET (self), description);
}

GtkWidget *
tide_step_row_create (gpointer step,
                      gpointer user_data)
{
  TideStepRow *self = g_object_new (TIDE_TYPE_STEP_ROW, NULL);

  gtk_label_set_label (self->title, tide_step_get_title (step));
  g_signal_connect_object (step, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self, step);

  return GTK_WIDGET (self);
}
