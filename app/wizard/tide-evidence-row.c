/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-evidence-row.h"
#include "wizard/tide-severity-icon.h"

struct _TideEvidenceRow
{
  GtkListBoxRow parent_instance;

  TideSeverityIcon *icon;
  GtkLabel         *name;
  GtkLabel         *facts;
  GtkLabel         *state;
  GtkLabel         *detail;
  GtkWidget        *remove;

  TideSession  *session;
  TideEvidence *evidence;
  TideLevel     level;
};

G_DEFINE_FINAL_TYPE (TideEvidenceRow, tide_evidence_row, GTK_TYPE_LIST_BOX_ROW)

/* "SYSTEM registry hive · NODE1 · 1.2 MB" */
static char *
describe (TideEvidence *evidence)
{
  g_autoptr (GString) text = g_string_new (tide_words_evidence_kind (tide_evidence_get_kind (evidence)));
  const char *server = tide_evidence_get_server (evidence);
  const guint64 size = tide_evidence_get_size (evidence);

  if (server != NULL)
    g_string_append_printf (text, " · %s", server);
  if (size > 0)
    {
      g_autofree char *words = g_format_size (size);

      g_string_append_printf (text, " · %s", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
update (TideEvidenceRow *self)
{
  const TideEvidenceState state = tide_evidence_get_state (self->evidence);
  const TideLevel level = tide_level_for_evidence (state);
  const char *word = tide_words_evidence_state (state);
  const char *detail = tide_evidence_get_detail (self->evidence);
  g_autofree char *facts = describe (self->evidence);
  const char *name = tide_evidence_get_name (self->evidence);
  g_autofree char *label = g_strdup_printf ("%s, %s, %s", name, facts, word);

  gtk_widget_remove_css_class (GTK_WIDGET (self->state), tide_level_get_css_class (self->level));
  self->level = level;
  gtk_widget_add_css_class (GTK_WIDGET (self->state), tide_level_get_css_class (level));
  tide_severity_icon_set_level (self->icon, level);
  gtk_label_set_label (self->facts, facts);
  gtk_label_set_label (self->state, word);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  tide_a11y_set_label (GTK_WIDGET (self), label);
}

static void
remove_cb (TideEvidenceRow *self)
{
  tide_session_remove (self->session, self->evidence);
}

static void
tide_evidence_row_dispose (GObject *object)
{
  TideEvidenceRow *self = TIDE_EVIDENCE_ROW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->evidence);

  G_OBJECT_CLASS (tide_evidence_row_parent_class)->dispose (object);
}

static void
tide_evidence_row_class_init (TideEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_evidence_row_dispose;
  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, name);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, facts);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, state);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, detail);
  gtk_widget_class_bind_template_child (widget_class, TideEvidenceRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
tide_evidence_row_init (TideEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tide_evidence_row_create (gpointer evidence,
                          gpointer session)
{
  TideEvidenceRow *self = g_object_new (TIDE_TYPE_EVIDENCE_ROW, NULL);
  const char *name = tide_evidence_get_name (evidence);
  g_autofree char *action = g_strdup_printf (_("Remove %s"), name);

  self->session = g_object_ref (session);
  self->evidence = g_object_ref (evidence);
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), tide_evidence_get_path (evidence));
  tide_a11y_set_label (self->remove, action);
  g_signal_connect_object (evidence, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
