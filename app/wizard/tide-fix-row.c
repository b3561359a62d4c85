/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-fix-button.h"
#include "wizard/tide-fix-row.h"
#include "wizard/tide-severity-icon.h"

struct _TideFixRow
{
  GtkListBoxRow parent_instance;

  TideSeverityIcon *icon;
  GtkLabel         *title;
  GtkLabel         *facts;
  GtkLabel         *explanation;
  GtkWidget        *warning_box;
  TideSeverityIcon *warning_icon;
  GtkLabel         *warning;
  GtkLabel         *commands;
  GtkBox           *actions;
};

G_DEFINE_FINAL_TYPE (TideFixRow, tide_fix_row, GTK_TYPE_LIST_BOX_ROW)

static void
tide_fix_row_class_init (TideFixRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-fix-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, title);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, facts);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, explanation);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, warning_icon);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, warning);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, commands);
  gtk_widget_class_bind_template_child (widget_class, TideFixRow, actions);
}

static void
tide_fix_row_init (TideFixRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_fact_style_code (self->commands);
}

static TideLevel
level_for_risk (TideRisk risk)
{
  switch (risk)
    {
    case TIDE_RISK_HIGH:
      return TIDE_LEVEL_ERROR;
    case TIDE_RISK_MEDIUM:
      return TIDE_LEVEL_WARNING;
    case TIDE_RISK_LOW:
    default:
      return TIDE_LEVEL_NOTE;
    }
}

static const char *
describe_place (TideFix *fix)
{
  const char *server = tide_fix_get_server (fix);

  if (tide_fix_get_scope (fix) == TIDE_FIX_SCOPE_NODE && server != NULL)
    return server;
  return tide_words_scope (tide_fix_get_scope (fix));
}

/* "Low risk · NODE1 · Restart needed · Can be undone" */
static char *
describe (TideFix *fix)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_strv_builder_add (builder, tide_words_risk (tide_fix_get_risk (fix)));
  g_strv_builder_add (builder, describe_place (fix));
  if (tide_fix_get_restart (fix))
    g_strv_builder_add (builder, _("Needs a restart"));
  g_strv_builder_add (builder, tide_fix_get_reversible (fix) ? _("Can be undone") : _("Cannot be undone"));
  if (tide_fix_get_manual (fix))
    g_strv_builder_add (builder, _("By hand"));
  words = g_strv_builder_end (builder);
  return g_strjoinv (" · ", words);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

GtkWidget *
tide_fix_row_create (gpointer fix,
                     gpointer session)
{
  TideFixRow *self = g_object_new (TIDE_TYPE_FIX_ROW, NULL);
  g_autofree char *title = tide_fix_get_title (fix);
  g_autofree char *facts = describe (fix);
  g_autofree char *explanation = tide_fix_get_explanation (fix);
  g_autofree char *warning = tide_fix_get_warning (fix);
  g_autofree char *commands = g_strjoinv ("\n", (GStrv) tide_fix_get_commands (fix));
  g_autofree char *name = g_strdup_printf ("%s, %s", title, facts);

  tide_severity_icon_set_level (self->icon, level_for_risk (tide_fix_get_risk (fix)));
  tide_severity_icon_set_level (self->warning_icon, TIDE_LEVEL_WARNING);
  set_text (self->title, title);
  set_text (self->facts, facts);
  set_text (self->explanation, explanation);
  set_text (self->warning, warning);
  gtk_widget_set_visible (self->warning_box, warning != NULL);
  set_text (self->commands, commands);
  gtk_box_append (self->actions, tide_fix_button_new (session, fix));
  tide_a11y_set_label (GTK_WIDGET (self), name);
  return GTK_WIDGET (self);
}
