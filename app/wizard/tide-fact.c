/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-fact.h"

struct _TideFact
{
  GtkBox parent_instance;

  GtkLabel *caption;
  GtkLabel *value;
};

G_DEFINE_FINAL_TYPE (TideFact, tide_fact, GTK_TYPE_BOX)

static void
tide_fact_class_init (TideFactClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/tidemark/Tidemark/ui/tide-fact.ui");
  gtk_widget_class_bind_template_child (widget_class, TideFact, caption);
  gtk_widget_class_bind_template_child (widget_class, TideFact, value);
}

static void
tide_fact_init (TideFact *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tide_fact_new (const char *caption,
               const char *value,
               gboolean    code)
{
  TideFact *self = g_object_new (TIDE_TYPE_FACT, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->caption), caption != NULL);
  gtk_label_set_label (self->caption, caption != NULL ? caption : "");
  gtk_label_set_label (self->value, value);
  if (code)
    tide_fact_style_code (self->value);

  return GTK_WIDGET (self);
}

void
tide_fact_style_code (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* A hyphen at the end of a line would read as part of the code. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_direction (GTK_WIDGET (label), GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (GTK_WIDGET (label), "monospace");
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}
