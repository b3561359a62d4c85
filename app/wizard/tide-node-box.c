/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-node-box.h"
#include "wizard/tide-severity-icon.h"
#include "wizard/tide-words.h"

struct _TideNodeBox
{
  GtkBox parent_instance;

  GtkLabel         *value;
  GtkLabel         *caption;
  GtkWidget        *mark;
  TideSeverityIcon *icon;
  GtkLabel         *word;
};

/* Enough to tell two hashes apart; the report has them whole */
#define HASH_DIGITS 8

G_DEFINE_FINAL_TYPE (TideNodeBox, tide_node_box, GTK_TYPE_BOX)

static void
tide_node_box_class_init (TideNodeBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TIDE_TYPE_SEVERITY_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-node-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TideNodeBox, value);
  gtk_widget_class_bind_template_child (widget_class, TideNodeBox, caption);
  gtk_widget_class_bind_template_child (widget_class, TideNodeBox, mark);
  gtk_widget_class_bind_template_child (widget_class, TideNodeBox, icon);
  gtk_widget_class_bind_template_child (widget_class, TideNodeBox, word);
}

static void
tide_node_box_init (TideNodeBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Names and values are data: no markup, and from left to right in any language. */
static void
style_data (TideNodeBox *self)
{
  tide_fact_style_code (self->value);
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    gtk_label_set_xalign (self->value, 1);
}

static char *
shorten (TideNodeRow *row,
         const char  *text)
{
  if (tide_node_row_get_aspect (row) != TIDE_NODE_ASPECT_HASH || g_utf8_strlen (text, -1) <= HASH_DIGITS)
    return g_strdup (text);

  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, HASH_DIGITS) - text), text);
}

/* Icon, word and colour together */
static const char *
show_mark (TideNodeBox  *self,
           TideNodeCell *cell)
{
  const TideNodeMark mark = tide_node_cell_get_mark (cell);
  const char *word = tide_words_node_mark (mark);

  if (mark != TIDE_NODE_MARK_DIFFERS && mark != TIDE_NODE_MARK_UNEQUAL)
    return NULL;
  tide_severity_icon_set_level (self->icon, TIDE_LEVEL_WARNING);
  gtk_label_set_label (self->word, word);
  gtk_widget_add_css_class (GTK_WIDGET (self->word), tide_level_get_css_class (TIDE_LEVEL_WARNING));
  gtk_widget_set_visible (self->mark, TRUE);

  return word;
}

GtkWidget *
tide_node_box_new (TideNodeRow  *row,
                   TideNodeCell *cell)
{
  TideNodeBox *self = g_object_new (TIDE_TYPE_NODE_BOX,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                    "focusable", TRUE, NULL);
  const char *text = tide_words_node_cell (row, cell);
  g_autofree char *shown = shorten (row, text);
  const char *word = show_mark (self, cell);
  g_autoptr (GString) label = g_string_new (NULL);

  gtk_label_set_label (self->value, shown);
  if (tide_node_cell_get_value (cell) != NULL)
    style_data (self);
  if (tide_node_cell_get_presence (cell) == TIDE_PRESENCE_UNKNOWN)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  /* Translators: a cell of a table: the node, the thing, what of it is compared, and what stands there */
  g_string_append_printf (label, _("%s, %s, %s: %s"), tide_node_cell_get_node (cell),
                          tide_words_node_row (row), tide_node_row_get_caption (row), text);
  if (word != NULL)
    g_string_append_printf (label, ", %s", word);
  tide_a11y_set_label (GTK_WIDGET (self), label->str);

  return GTK_WIDGET (self);
}

GtkWidget *
tide_node_box_new_head (GtkAccessibleRole role,
                        const char       *title,
                        const char       *caption)
{
  TideNodeBox *self = g_object_new (TIDE_TYPE_NODE_BOX, "accessible-role", role, NULL);
  g_autofree char *label = caption != NULL ? g_strdup_printf ("%s, %s", title, caption) : g_strdup (title);

  gtk_label_set_label (self->value, title);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  if (role == GTK_ACCESSIBLE_ROLE_COLUMN_HEADER)
    gtk_widget_add_css_class (GTK_WIDGET (self->value), "heading");
  tide_a11y_set_label (GTK_WIDGET (self), label);

  return GTK_WIDGET (self);
}
