/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-step-rail.h"
#include "wizard/tide-step-row.h"

struct _TideStepRail
{
  GtkWidget parent_instance;

  GtkListBox *list;
};

enum
{
  STEP_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TideStepRail, tide_step_rail, GTK_TYPE_WIDGET)

/* Arrow keys select a row, too, and what is selected is what is shown. */
static void
row_selected_cb (TideStepRail  *self,
                 GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[STEP_CHOSEN], 0, (guint) gtk_list_box_row_get_index (row));
}

/* One stop for the Tab key, at the current step; arrow keys go on from there. */
static gboolean
tide_step_rail_focus (GtkWidget       *widget,
                      GtkDirectionType direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (TIDE_STEP_RAIL (widget)->list);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (tide_step_rail_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || row == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
tide_step_rail_dispose (GObject *object)
{
  TideStepRail *self = TIDE_STEP_RAIL (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (tide_step_rail_parent_class)->dispose (object);
}

static void
tide_step_rail_class_init (TideStepRailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_step_rail_dispose;
  widget_class->focus = tide_step_rail_focus;
  signals[STEP_CHOSEN] = g_signal_new ("step-chosen", TIDE_TYPE_STEP_RAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-step-rail.ui");
  gtk_widget_class_bind_template_child (widget_class, TideStepRail, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
tide_step_rail_init (TideStepRail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_a11y_set_label (GTK_WIDGET (self->list), _("Steps"));
}

void
tide_step_rail_set_steps (TideStepRail *self,
                          GListModel   *steps)
{
  gtk_list_box_bind_model (self->list, steps, tide_step_row_create, NULL, NULL);
}

void
tide_step_rail_set_current (TideStepRail *self,
                            GListModel   *steps,
                            guint         current)
{
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);
      const gboolean reachable = tide_steps_reachable (steps, i);

      gtk_widget_set_sensitive (GTK_WIDGET (row), reachable);
      gtk_list_box_row_set_selectable (row, reachable);
      if (i == current)
        gtk_list_box_select_row (self->list, row);
    }
}
