/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-adaptive.h"
#include "wizard/tide-banner.h"
#include "wizard/tide-compat.h"
#include "wizard/tide-job-row.h"
#include "wizard/tide-page.h"
#include "wizard/tide-step-rail.h"
#include "wizard/tide-window.h"

struct _TideWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkMenuButton   *menu;
  TideBanner      *banner;
  TideStepRail    *rail;
  GtkStack        *stack;
  TideJobRow      *job_row;
  GtkButton       *next;

  GSettings   *settings;
  TideSession *session;
  GListModel  *steps;
  guint        current;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TideWindow, tide_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_next_button (TideWindow *self)
{
  const guint n_steps = g_list_model_get_n_items (self->steps);
  g_autoptr (TideStep) next = tide_steps_get (self->steps, self->current + 1);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->next), self->current + 1 < n_steps);
  if (next == NULL)
    return;
  /* Translators: a button; the name of the next step follows */
  label = g_strdup_printf (_("_Next: %s"), tide_step_get_title (next));
  gtk_button_set_label (self->next, label);
}

static void
show_title (TideWindow *self)
{
  g_autoptr (TideStep) step = tide_steps_get (self->steps, self->current);
  g_autofree char *place = g_strdup_printf (_("Step %u of %u"), self->current + 1,
                                            g_list_model_get_n_items (self->steps));
  g_autofree char *title = g_strdup_printf (_("%s – Tidemark"), tide_step_get_title (step));

  adw_window_title_set_title (self->title, tide_step_get_title (step));
  adw_window_title_set_subtitle (self->title, place);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* All that navigation is, derived from the steps' contract and the current place. */
static void
update_navigation (TideWindow *self)
{
  if (!tide_steps_reachable (self->steps, self->current))
    {
      tide_window_show_step (self, 0);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", self->current > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.next",
                                 tide_steps_reachable (self->steps, self->current + 1));
  tide_step_rail_set_current (self->rail, self->steps, self->current);
  show_title (self);
  show_next_button (self);
}

static GtkWidget *
get_page (TideWindow *self,
          TideStep   *step)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, tide_step_get_name (step));

  if (page != NULL)
    return page;
  page = g_object_new (tide_step_get_page_type (step), "session", self->session, "step", step, NULL);
  gtk_stack_add_named (self->stack, page, tide_step_get_name (step));
  return page;
}

/* GTK keeps hidden pages of a stack in the accessibility tree, where they can even be acted upon. */
static void
show_page (TideWindow *self,
           GtkWidget  *page)
{
  GtkWidget *child;

  gtk_stack_set_visible_child (self->stack, page);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tide_a11y_set_hidden (child, child != page);
}

void
tide_window_show_step (TideWindow *self,
                       guint       index)
{
  g_autoptr (TideStep) step = NULL;

  g_return_if_fail (TIDE_IS_WINDOW (self));

  if (!tide_steps_reachable (self->steps, index))
    return;
  step = tide_steps_get (self->steps, index);
  self->current = index;
  show_page (self, get_page (self, step));
  update_navigation (self);
}

static void
step_chosen_cb (TideWindow *self,
                guint       index)
{
  if (index != self->current)
    tide_window_show_step (self, index);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TideWindow *self = TIDE_WINDOW (widget);

  tide_window_show_step (self, self->current + 1);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TideWindow *self = TIDE_WINDOW (widget);

  if (self->current > 0)
    tide_window_show_step (self, self->current - 1);
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TideWindow *self = TIDE_WINDOW (widget);

  tide_window_show_step (self, tide_steps_find (self->steps, g_variant_get_string (parameter, NULL)));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tide_session_cancel (TIDE_WINDOW (widget)->session);
}

static void
assess (TideWindow *self)
{
  tide_steps_assess (self->steps, self->session);
  update_navigation (self);
}

static void
show_problem (TideWindow *self)
{
  const GError *problem = tide_session_get_problem (self->session);
  const gboolean pick = g_error_matches (problem, TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS);

  if (problem == NULL)
    tide_banner_dismiss (self->banner);
  else
    tide_banner_show_text (self->banner, TIDE_LEVEL_WARNING, problem->message,
                           pick ? _("_Choose Server…") : NULL, "win.pick-server");
}

static void
diagnosed_cb (TideWindow *self)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (self->session);
  g_auto (GStrv) servers = tide_session_list_servers (self->session);
  const GError *problem = tide_session_get_problem (self->session);
  const gboolean there = diagnosis != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.pick-server", g_strv_length (servers) > 1);
  show_problem (self);
  assess (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-report", there);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save-case", there || problem != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.copy-summary", there);
  if (there)
    tide_compat_announce (GTK_WIDGET (self->stack),
                          tide_words_verdict (tide_diagnosis_get_verdict (diagnosis)));
}

static void
failed_cb (TideWindow *self,
           const char *sentence)
{
  tide_banner_show_text (self->banner, TIDE_LEVEL_ERROR, sentence, NULL, NULL);
}

static void
busy_cb (TideWindow *self)
{
  const gboolean busy = tide_session_get_busy (self->session);

  /* What is added once all is read has a job of its own. */
  tide_job_row_set_job (self->job_row, tide_case_get_job (tide_session_get_case (self->session)));
  tide_job_row_set_revealed (self->job_row, busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel", busy);
}

static gboolean
drop_cb (TideWindow   *self,
         const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    tide_window_open_file (self, l->data);
  tide_window_show_step (self, 0);
  return files != NULL;
}

static void
follow_session (TideWindow *self)
{
  TideSession *session = self->session;

  g_signal_connect_object (session, "diagnosed", G_CALLBACK (diagnosed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tide_session_get_chosen (session), "items-changed", G_CALLBACK (assess), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tide_session_get_case (session), "items-changed", G_CALLBACK (assess), self,
                           G_CONNECT_SWAPPED);
}

static void
tide_window_constructed (GObject *object)
{
  TideWindow *self = TIDE_WINDOW (object);

  G_OBJECT_CLASS (tide_window_parent_class)->constructed (object);

  self->steps = tide_steps_new ();
  tide_steps_assess (self->steps, self->session);
  tide_step_rail_set_steps (self->rail, self->steps);
  follow_session (self);
  tide_window_show_step (self, 0);
  diagnosed_cb (self);
  busy_cb (self);
}

static void
tide_window_dispose (GObject *object)
{
  TideWindow *self = TIDE_WINDOW (object);

  if (self->session != NULL)
    tide_session_cancel (self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_object (&self->steps);

  G_OBJECT_CLASS (tide_window_parent_class)->dispose (object);
}

static void
tide_window_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      TIDE_WINDOW (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "win.cancel", NULL, cancel_action);
  tide_window_install_file_actions (widget_class);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (TIDE_TYPE_ADAPTIVE);
  g_type_ensure (TIDE_TYPE_BANNER);
  g_type_ensure (TIDE_TYPE_JOB_ROW);
  g_type_ensure (TIDE_TYPE_STEP_RAIL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TideWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, rail);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, job_row);
  gtk_widget_class_bind_template_child (widget_class, TideWindow, next);
  gtk_widget_class_bind_template_callback (widget_class, step_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
tide_window_class_init (TideWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = tide_window_constructed;
  object_class->dispose = tide_window_dispose;
  object_class->set_property = tide_window_set_property;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, TIDE_TYPE_SESSION,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
tide_window_init (TideWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APPLICATION_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  tide_a11y_set_label (GTK_WIDGET (gtk_menu_button_get_popover (self->menu)), _("Main Menu"));
}

TideWindow *
tide_window_new (GtkApplication *application,
                 TideSession    *session)
{
  return g_object_new (TIDE_TYPE_WINDOW, "application", application, "session", session, NULL);
}

TideSession *
tide_window_get_session (TideWindow *self)
{
  return self->session;
}

GListModel *
tide_window_get_steps (TideWindow *self)
{
  return self->steps;
}

guint
tide_window_get_current (TideWindow *self)
{
  return self->current;
}

void
tide_window_toast (TideWindow *self,
                   const char *sentence)
{
  /* A toast's title is markup always. */
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
  tide_compat_announce (GTK_WIDGET (self->toasts), sentence);
}
