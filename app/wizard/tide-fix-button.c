/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-fix-button.h"

struct _TideFixButton
{
  GtkButton parent_instance;

  TideSession *session;
  TideFix     *fix;
};

G_DEFINE_FINAL_TYPE (TideFixButton, tide_fix_button, GTK_TYPE_BUTTON)

static void
show_state (TideFixButton *self,
            gboolean       chosen)
{
  const char *label = chosen ? _("_Remove Fix") : _("_Add Fix");
  g_autofree char *title = tide_fix_get_title (self->fix);
  g_autofree char *name = NULL;

  /* Translators: what a button does, and to which fix */
  name = g_strdup_printf (_("%s: %s"), chosen ? _("Remove Fix") : _("Add Fix"), title);
  gtk_button_set_label (GTK_BUTTON (self), label);
  tide_a11y_set_label (GTK_WIDGET (self), name);
  if (chosen)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "suggested-action");
}

static void
update (TideFixButton *self)
{
  /* A list of chosen fixes may have let go of the button while it tells of the change. */
  if (self->session != NULL)
    show_state (self, tide_session_is_chosen (self->session, self->fix));
}

static void
tide_fix_button_clicked (GtkButton *button)
{
  TideFixButton *self = TIDE_FIX_BUTTON (button);

  tide_session_set_chosen (self->session, self->fix, !tide_session_is_chosen (self->session, self->fix));
}

static void
tide_fix_button_dispose (GObject *object)
{
  TideFixButton *self = TIDE_FIX_BUTTON (object);

  g_clear_object (&self->session);
  g_clear_object (&self->fix);

  G_OBJECT_CLASS (tide_fix_button_parent_class)->dispose (object);
}

static void
tide_fix_button_class_init (TideFixButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tide_fix_button_dispose;
  GTK_BUTTON_CLASS (klass)->clicked = tide_fix_button_clicked;
}

static void
tide_fix_button_init (TideFixButton *self)
{
  gtk_button_set_use_underline (GTK_BUTTON (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
tide_fix_button_new (TideSession *session,
                     TideFix     *fix)
{
  TideFixButton *self = g_object_new (TIDE_TYPE_FIX_BUTTON, NULL);

  self->session = g_object_ref (session);
  self->fix = g_object_ref (fix);
  g_signal_connect_object (tide_session_get_chosen (session), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
