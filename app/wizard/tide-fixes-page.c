/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-fix-row.h"
#include "wizard/tide-fixes-page.h"
#include "wizard/tide-section.h"

struct _TideFixesPage
{
  TidePage parent_instance;

  TideSection     *chosen;
  TideSection     *offered;
  GtkWidget       *script_box;
  GtkBox          *manual;
  GtkToggleButton *cmd;
  GtkToggleButton *reg;
  GtkTextView     *script;
  GtkWidget       *script_frame;
  GtkLabel        *no_script;
  GtkWidget       *save;

  GtkFilter *not_chosen;
};

#define ROWS_AT_ONCE 25

G_DEFINE_FINAL_TYPE (TideFixesPage, tide_fixes_page, TIDE_TYPE_PAGE)

static TideScriptFormat
get_format (TideFixesPage *self)
{
  return gtk_toggle_button_get_active (self->reg) ? TIDE_SCRIPT_FORMAT_REG : TIDE_SCRIPT_FORMAT_CMD;
}

static void
show_manual_steps (TideFixesPage *self,
                   TideFixPlan   *plan)
{
  g_auto (GStrv) steps = tide_fix_plan_get_manual_steps (plan, get_format (self));

  for (guint i = 0; steps[i] != NULL; i++)
    gtk_box_append (self->manual, tide_fact_new (i == 0 ? _("To be done by hand") : NULL, steps[i], FALSE));
  gtk_widget_set_visible (GTK_WIDGET (self->manual), steps[0] != NULL);
}

static void
show_script (TideFixesPage *self,
             TideFixPlan   *plan)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = tide_fix_plan_get_script (plan, get_format (self), &error);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->script), text != NULL ? text : "", -1);
  gtk_widget_set_visible (self->script_frame, text != NULL);
  gtk_label_set_label (self->no_script, text != NULL ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->no_script), text == NULL);
  gtk_widget_set_sensitive (self->save, text != NULL);
}

static void
update_script (TideFixesPage *self)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (self));
  g_autoptr (TideFixPlan) plan = session != NULL ? tide_session_dup_plan (session) : NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->manual))) != NULL)
    gtk_box_remove (self->manual, child);
  gtk_widget_set_visible (self->script_box, plan != NULL);
  if (plan == NULL)
    return;
  show_manual_steps (self, plan);
  show_script (self, plan);
}

static void
format_changed_cb (TideFixesPage   *self,
                   GtkToggleButton *button)
{
  /* Both buttons of the group tell; the one that is pressed is enough. */
  if (gtk_toggle_button_get_active (button))
    update_script (self);
}

static void
save_cb (TideFixesPage *self)
{
  const char *format = get_format (self) == TIDE_SCRIPT_FORMAT_REG ? "reg" : "cmd";

  gtk_widget_activate_action (GTK_WIDGET (self), "win.save-script", "s", format);
}

static gboolean
is_not_chosen (gpointer item,
               gpointer user_data)
{
  return !tide_session_is_chosen (user_data, item);
}

static void
bind_offered (TideFixesPage *self,
              TideDiagnosis *diagnosis)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (self));
  GListModel *fixes = g_object_ref (tide_diagnosis_get_fixes (diagnosis));
  g_autoptr (GtkFilterListModel) model = NULL;

  g_clear_object (&self->not_chosen);
  self->not_chosen =
    GTK_FILTER (gtk_custom_filter_new (is_not_chosen, g_object_ref (session), g_object_unref));
  model = gtk_filter_list_model_new (fixes, g_object_ref (self->not_chosen));
  tide_section_bind (self->offered, G_LIST_MODEL (model), ROWS_AT_ONCE, tide_fix_row_create, session);
}

static void
choice_changed_cb (TideFixesPage *self)
{
  if (self->not_chosen != NULL)
    gtk_filter_changed (self->not_chosen, GTK_FILTER_CHANGE_DIFFERENT);
  update_script (self);
}

static void
tide_fixes_page_show_diagnosis (TidePage      *page,
                                TideDiagnosis *diagnosis)
{
  TideFixesPage *self = TIDE_FIXES_PAGE (page);
  TideSession *session = tide_page_get_session (page);
  GListModel *chosen = tide_session_get_chosen (session);

  tide_section_bind (self->chosen, chosen, ROWS_AT_ONCE, tide_fix_row_create, session);
  bind_offered (self, diagnosis);
  update_script (self);
}

static void
tide_fixes_page_constructed (GObject *object)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (object));

  G_OBJECT_CLASS (tide_fixes_page_parent_class)->constructed (object);

  g_signal_connect_object (tide_session_get_chosen (session), "items-changed", G_CALLBACK (choice_changed_cb),
                           object, G_CONNECT_SWAPPED);
}

static void
tide_fixes_page_dispose (GObject *object)
{
  g_clear_object (&TIDE_FIXES_PAGE (object)->not_chosen);

  G_OBJECT_CLASS (tide_fixes_page_parent_class)->dispose (object);
}

static void
tide_fixes_page_class_init (TideFixesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tide_fixes_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = tide_fixes_page_dispose;
  TIDE_PAGE_CLASS (klass)->show_diagnosis = tide_fixes_page_show_diagnosis;
  g_type_ensure (TIDE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-fixes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, offered);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, script_box);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, manual);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, cmd);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, reg);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, script);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, script_frame);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, no_script);
  gtk_widget_class_bind_template_child (widget_class, TideFixesPage, save);
  gtk_widget_class_bind_template_callback (widget_class, format_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
tide_fixes_page_init (TideFixesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->script), GTK_TEXT_DIR_LTR);
  tide_a11y_set_label (GTK_WIDGET (self->script), _("Fix script"));
}
