/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-citation-row.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-log-window.h"

struct _TideCitationRow
{
  GtkListBoxRow parent_instance;

  GtkLabel  *place;
  GtkLabel  *text;
  GtkWidget *open;

  TideCitation *citation;
  TideEvidence *evidence;
};

/* A quotation in a list is for recognising it; the whole is a button away. */
#define MAX_CHARACTERS 600

G_DEFINE_FINAL_TYPE (TideCitationRow, tide_citation_row, GTK_TYPE_LIST_BOX_ROW)

static void
open_cb (TideCitationRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  tide_log_window_open (GTK_WINDOW (root), self->evidence, self->citation);
}

static void
tide_citation_row_dispose (GObject *object)
{
  TideCitationRow *self = TIDE_CITATION_ROW (object);

  g_clear_object (&self->citation);
  g_clear_object (&self->evidence);

  G_OBJECT_CLASS (tide_citation_row_parent_class)->dispose (object);
}

static void
tide_citation_row_class_init (TideCitationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_citation_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-citation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideCitationRow, place);
  gtk_widget_class_bind_template_child (widget_class, TideCitationRow, text);
  gtk_widget_class_bind_template_child (widget_class, TideCitationRow, open);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
tide_citation_row_init (TideCitationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_fact_style_code (self->text);
}

static char *
describe_place (TideCitation *citation,
                TideEvidence *evidence)
{
  const char *id = tide_citation_get_evidence (citation);
  const char *name = evidence != NULL ? tide_evidence_get_name (evidence) : id;
  const guint64 line = tide_citation_get_line (citation);
  g_autofree char *source = tide_citation_describe_source (citation);
  const guint64 number = line > 0 ? line : tide_citation_get_offset (citation);
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  g_autofree char *place = NULL;

  if (line > 0)
    /* Translators: a file and a line in it */
    place = g_strdup_printf (_("%s, line %s"), name, digits);
  else if (tide_citation_get_key (citation) != NULL && number > 0)
    /* Translators: a registry file and a byte in it */
    place = g_strdup_printf (_("%s, byte %s"), name, digits);
  else
    place = g_strdup (name);
  return source != NULL ? g_strdup_printf ("%s (%s)", place, source) : g_steal_pointer (&place);
}

static char *
quote_value (TideCitation *citation)
{
  const char *key = tide_citation_get_key (citation);
  const char *value = tide_citation_get_value (citation);
  const char *text = tide_citation_get_text (citation);

  if (value == NULL)
    return g_strdup_printf ("HKLM\\%s", key);
  if (*value == '\0')
    /* Translators: how the registry editor calls a key's unnamed value */
    value = _("(Default)");
  return g_strdup_printf ("HKLM\\%s\n%s = %s", key, value, text != NULL ? text : "");
}

static char *
quote (TideCitation *citation)
{
  const char *words = tide_citation_get_text (citation);
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;

  if (tide_citation_get_key (citation) != NULL)
    text = quote_value (citation);
  else
    text = g_strdup (words != NULL ? words : "");
  if (g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&text);
  head = g_utf8_substring (text, 0, MAX_CHARACTERS);
  return g_strconcat (head, "…", NULL);
}

GtkWidget *
tide_citation_row_create (gpointer citation,
                          gpointer session)
{
  TideCitationRow *self = g_object_new (TIDE_TYPE_CITATION_ROW, NULL);
  TideEvidence *evidence = tide_session_find_evidence (session, tide_citation_get_evidence (citation));
  g_autofree char *place = describe_place (citation, evidence);
  g_autofree char *text = quote (citation);
  g_autofree char *label = g_strdup_printf ("%s: %s", place, text);
  g_autofree char *action = g_strdup_printf (_("Show %s"), place);

  g_set_object (&self->citation, citation);
  g_set_object (&self->evidence, evidence);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), *text != '\0');
  gtk_widget_set_visible (self->open, evidence != NULL && tide_citation_get_line (citation) > 0);
  tide_a11y_set_label (GTK_WIDGET (self), label);
  tide_a11y_set_label (self->open, action);
  return GTK_WIDGET (self);
}
