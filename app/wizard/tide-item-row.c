/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-citation-row.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-item-row.h"
#include "wizard/tide-section.h"
#include "wizard/tide-severity-icon.h"

struct _TideItemRow
{
  GtkListBoxRow parent_instance;

  TideSeverityIcon *icon;
  GtkLabel         *title;
  GtkLabel         *subtitle;
  GtkLabel         *tag;
  GtkToggleButton  *expander;
  GtkRevealer      *revealer;
  GtkBox           *details;

  TideItemRowFill fill;
  GObject        *item;
  TideSession    *session;
};

#define CITATIONS_AT_ONCE 5

G_DEFINE_FINAL_TYPE (TideItemRow, tide_item_row, GTK_TYPE_LIST_BOX_ROW)

static void
expanded_cb (TideItemRow *self)
{
  const gboolean expanded = gtk_toggle_button_get_active (self->expander);
  const TideItemRowFill fill = self->fill;

  if (expanded && fill != NULL)
    {
      self->fill = NULL;
      fill (self, self->item, self->session);
    }
  gtk_revealer_set_reveal_child (self->revealer, expanded);
  tide_a11y_set_hidden (GTK_WIDGET (self->revealer), !expanded);
  if (expanded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "expanded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "expanded");
}

static void
toggle_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  tide_item_row_toggle (TIDE_ITEM_ROW (widget));
}

static void
tide_item_row_dispose (GObject *object)
{
  TideItemRow *self = TIDE_ITEM_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (tide_item_row_parent_class)->dispose (object);
}

static void
tide_item_row_class_init (TideItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_item_row_dispose;
  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, icon);
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, title);
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, tag);
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, expander);
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TideItemRow, details);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_install_action (widget_class, "item.toggle", NULL, toggle_action);
}

static void
tide_item_row_init (TideItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_a11y_set_hidden (GTK_WIDGET (self->revealer), TRUE);
}

/* The state's word comes first, so that it is heard first. */
static char *
join_subtitle (const char *word,
               const char *subtitle)
{
  if (word == NULL || subtitle == NULL || *subtitle == '\0')
    return g_strdup (word != NULL ? word : subtitle != NULL ? subtitle : "");
  /* Translators: a state and what is to be said beside it, as in "Configured · Version 8.1" */
  return g_strdup_printf (C_ ("row", "%s · %s"), word, subtitle);
}

GtkWidget *
tide_item_row_new (TideLevel   level,
                   const char *word,
                   const char *title,
                   const char *subtitle)
{
  TideItemRow *self = g_object_new (TIDE_TYPE_ITEM_ROW, NULL);
  g_autofree char *line = join_subtitle (word, subtitle);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, line);

  tide_severity_icon_set_level (self->icon, level);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), level != TIDE_LEVEL_NONE);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, line);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *line != '\0');
  tide_a11y_set_label (GTK_WIDGET (self), name);

  return GTK_WIDGET (self);
}

void
tide_item_row_set_fill (TideItemRow    *self,
                        TideItemRowFill fill,
                        gpointer        item,
                        TideSession    *session)
{
  /* Translators: a button that opens what is known of the named thing */
  g_autofree char *name = g_strdup_printf (_("Details of %s"), gtk_label_get_label (self->title));

  self->fill = fill;
  g_set_object (&self->item, item);
  g_set_object (&self->session, session);
  gtk_widget_set_visible (GTK_WIDGET (self->expander), TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  tide_a11y_set_label (GTK_WIDGET (self->expander), name);
}

void
tide_item_row_add_tag (TideItemRow *self,
                       const char  *text)
{
  gtk_label_set_label (self->tag, text);
  gtk_widget_set_visible (GTK_WIDGET (self->tag), TRUE);
}

void
tide_item_row_toggle (TideItemRow *self)
{
  gtk_toggle_button_set_active (self->expander, !gtk_toggle_button_get_active (self->expander));
}

void
tide_item_row_reveal (TideItemRow *self)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  tide_a11y_set_hidden (GTK_WIDGET (self->revealer), FALSE);
}

void
tide_item_row_add_widget (TideItemRow *self,
                          GtkWidget   *widget)
{
  gtk_box_append (self->details, widget);
}

void
tide_item_row_add_fact (TideItemRow *self,
                        const char  *caption,
                        const char  *value)
{
  if (value != NULL && *value != '\0')
    tide_item_row_add_widget (self, tide_fact_new (caption, value, FALSE));
}

void
tide_item_row_add_code (TideItemRow *self,
                        const char  *caption,
                        const char  *value)
{
  if (value != NULL && *value != '\0')
    tide_item_row_add_widget (self, tide_fact_new (caption, value, TRUE));
}

void
tide_item_row_add_paragraph (TideItemRow *self,
                             const char  *text)
{
  if (text != NULL && *text != '\0')
    tide_item_row_add_widget (self, tide_fact_new (NULL, text, FALSE));
}

void
tide_item_row_add_citations (TideItemRow *self,
                             const char  *caption,
                             GListModel  *citations,
                             TideSession *session)
{
  GtkWidget *section;

  if (g_list_model_get_n_items (citations) == 0)
    return;
  section = tide_section_new (caption, NULL);
  tide_section_bind (TIDE_SECTION (section), citations, CITATIONS_AT_ONCE, tide_citation_row_create, session);
  tide_item_row_add_widget (self, section);
}
