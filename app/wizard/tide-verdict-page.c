/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-finding-row.h"
#include "wizard/tide-section.h"
#include "wizard/tide-severity-icon.h"
#include "wizard/tide-verdict-page.h"

struct _TideVerdictPage
{
  TidePage parent_instance;

  GtkWidget        *hero;
  TideSeverityIcon *icon;
  GtkLabel         *verdict;
  GtkLabel         *cause;
  GtkBox           *servers;
  TideSection      *failed;
  GtkLabel         *nothing_failed;
  TideSection      *notes;
  TideSection      *not_checked;
  GtkBox           *limits;
  GtkExpander      *rest_expander;
  TideSection      *passed;
  TideSection      *not_applicable;
};

#define ROWS_AT_ONCE 25

G_DEFINE_FINAL_TYPE (TideVerdictPage, tide_verdict_page, TIDE_TYPE_PAGE)

#define STATE(state) (1u << (state))

static gboolean
state_is_in (gpointer item,
             gpointer user_data)
{
  return (STATE (tide_finding_get_state (item)) & GPOINTER_TO_UINT (user_data)) != 0;
}

static void
bind_states (TideVerdictPage           *self,
             TideSection               *section,
             TideDiagnosis             *diagnosis,
             guint                      states,
             GtkListBoxCreateWidgetFunc create)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (state_is_in, GUINT_TO_POINTER (states), NULL));
  GListModel *findings = g_object_ref (tide_diagnosis_get_findings (diagnosis));
  g_autoptr (GtkFilterListModel) model = gtk_filter_list_model_new (findings, filter);

  tide_section_bind (section, G_LIST_MODEL (model), ROWS_AT_ONCE, create,
                     tide_page_get_session (TIDE_PAGE (self)));
}

static char *
get_sentence (TideFinding *finding)
{
  char *detail = tide_finding_get_detail (finding);

  return detail != NULL ? detail : tide_finding_get_title (finding);
}

/* Where setup stopped, and why; else what is worst. */
static char *
find_cause (TideDiagnosis *diagnosis)
{
  g_auto (GStrv) stories = tide_diagnosis_dup_stories (diagnosis);
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  if (stories[0] != NULL)
    return g_strjoinv ("\n", stories);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL)
        return get_sentence (finding);
    }
  return NULL;
}

static void
show_verdict (TideVerdictPage *self,
              TideDiagnosis   *diagnosis)
{
  const TideVerdict verdict = tide_diagnosis_get_verdict (diagnosis);
  g_autofree char *cause = find_cause (diagnosis);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (diagnosis);
  g_autofree char *text = g_strjoin (cause != NULL && doubt != NULL ? "\n" : "", cause != NULL ? cause : "",
                                     doubt != NULL ? doubt : "", NULL);
  const char *word = tide_words_verdict (verdict);
  g_autofree char *name = g_strdup_printf ("%s. %s", word, text);

  tide_severity_icon_set_level (self->icon, tide_level_for_verdict (verdict));
  gtk_label_set_label (self->verdict, word);
  gtk_label_set_label (self->cause, text);
  gtk_widget_set_visible (GTK_WIDGET (self->cause), *text != '\0');
  tide_a11y_set_label (self->hero, name);
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static char *
describe_server (TideServer *server)
{
  const char *windows = tide_server_get_windows (server);
  g_autoptr (GString) text = g_string_new (tide_words_generation (tide_server_get_generation (server)));

  if (windows != NULL)
    /* Translators: followed by the version number of Windows */
    g_string_append_printf (text, _(" on Windows %s"), windows);
  g_string_append_printf (text, " · %s", tide_words_verdict (tide_server_get_verdict (server)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_servers (TideVerdictPage *self,
              TideDiagnosis   *diagnosis)
{
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);

  clear_box (self->servers);
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);
      g_autofree char *text = describe_server (server);

      gtk_box_append (self->servers, tide_fact_new (tide_server_get_display_name (server), text, FALSE));
    }
}

static void
show_limits (TideVerdictPage *self,
             TideDiagnosis   *diagnosis)
{
  const char *const *limits = tide_diagnosis_get_limits (diagnosis);

  clear_box (self->limits);
  for (guint i = 0; limits != NULL && limits[i] != NULL; i++)
    gtk_box_append (self->limits,
                    tide_fact_new (i == 0 ? _("Limits of this diagnosis") : NULL, limits[i], FALSE));
  gtk_widget_set_visible (GTK_WIDGET (self->limits), limits != NULL && limits[0] != NULL);
}

static void
show_rest (TideVerdictPage *self,
           TideDiagnosis   *diagnosis)
{
  const guint passed = tide_diagnosis_count (diagnosis, TIDE_FINDING_STATE_PASS);
  const guint off = tide_diagnosis_count (diagnosis, TIDE_FINDING_STATE_NOT_APPLICABLE);
  g_autofree char *label = g_strdup_printf (_("%u Passed, %u Not Applicable"), passed, off);

  gtk_expander_set_label (self->rest_expander, label);
  tide_a11y_set_label (GTK_WIDGET (self->rest_expander), label);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_expander), passed + off > 0);
  bind_states (self, self->passed, diagnosis,
               STATE (TIDE_FINDING_STATE_PASS) | STATE (TIDE_FINDING_STATE_FIXED),
               tide_finding_row_create_short);
  bind_states (self, self->not_applicable, diagnosis, STATE (TIDE_FINDING_STATE_NOT_APPLICABLE),
               tide_finding_row_create_short);
}

static void
tide_verdict_page_show_diagnosis (TidePage      *page,
                                  TideDiagnosis *diagnosis)
{
  TideVerdictPage *self = TIDE_VERDICT_PAGE (page);

  show_verdict (self, diagnosis);
  show_servers (self, diagnosis);
  bind_states (self, self->failed, diagnosis, STATE (TIDE_FINDING_STATE_FAIL), tide_finding_row_create);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_failed),
                          tide_diagnosis_count (diagnosis, TIDE_FINDING_STATE_FAIL) == 0);
  bind_states (self, self->notes, diagnosis, STATE (TIDE_FINDING_STATE_INFORMATION),
               tide_finding_row_create_short);
  bind_states (self, self->not_checked, diagnosis,
               STATE (TIDE_FINDING_STATE_NOT_CHECKED) | STATE (TIDE_FINDING_STATE_UNKNOWN),
               tide_finding_row_create_short);
  show_limits (self, diagnosis);
  show_rest (self, diagnosis);
}

static void
tide_verdict_page_class_init (TideVerdictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  TIDE_PAGE_CLASS (klass)->show_diagnosis = tide_verdict_page_show_diagnosis;
  g_type_ensure (TIDE_TYPE_SECTION);
  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-verdict-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, hero);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, icon);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, cause);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, servers);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, failed);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, nothing_failed);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, notes);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, not_checked);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, limits);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, rest_expander);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, passed);
  gtk_widget_class_bind_template_child (widget_class, TideVerdictPage, not_applicable);
}

static void
tide_verdict_page_init (TideVerdictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_severity_icon_set_pixel_size (self->icon, 48);
}
