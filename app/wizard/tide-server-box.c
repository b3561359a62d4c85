/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-a11y.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-section.h"
#include "wizard/tide-server-box.h"
#include "wizard/tide-words.h"

struct _TideServerBox
{
  GtkBox parent_instance;

  GtkLabel   *title;
  GtkLabel   *subtitle;
  GtkFlowBox *facts;
};

#define ROWS_AT_ONCE 50

G_DEFINE_FINAL_TYPE (TideServerBox, tide_server_box, GTK_TYPE_BOX)

static void
tide_server_box_class_init (TideServerBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-server-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TideServerBox, title);
  gtk_widget_class_bind_template_child (widget_class, TideServerBox, subtitle);
  gtk_widget_class_bind_template_child (widget_class, TideServerBox, facts);
}

static void
tide_server_box_init (TideServerBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
tide_server_box_new_titled (const char *title,
                            const char *subtitle)
{
  TideServerBox *self = g_object_new (TIDE_TYPE_SERVER_BOX, NULL);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL);
  tide_a11y_set_label (GTK_WIDGET (self), title);
  tide_a11y_set_label (GTK_WIDGET (self->facts), title);

  return GTK_WIDGET (self);
}

GtkWidget *
tide_server_box_new (TideServer *server)
{
  return tide_server_box_new_titled (tide_server_get_display_name (server),
                                     tide_words_generation (tide_server_get_generation (server)));
}

void
tide_server_box_add_fact (TideServerBox *self,
                          const char    *caption,
                          const char    *value)
{
  GtkWidget *child;
  g_autofree char *name = NULL;

  if (value == NULL || *value == '\0')
    return;
  name = g_strdup_printf ("%s: %s", caption, value);
  child = gtk_flow_box_child_new ();
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), tide_fact_new (caption, value, FALSE));
  gtk_widget_set_focusable (child, FALSE);
  tide_a11y_set_label (child, name);
  gtk_flow_box_append (self->facts, child);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), TRUE);
}

void
tide_server_box_add_sentence (TideServerBox *self,
                              const char    *sentence)
{
  if (sentence != NULL && *sentence != '\0')
    gtk_box_append (GTK_BOX (self), tide_fact_new (NULL, sentence, FALSE));
}

GtkWidget *
tide_server_box_add_list (TideServerBox             *self,
                          const char                *title,
                          GListModel                *model,
                          GtkListBoxCreateWidgetFunc create,
                          gpointer                   user_data)
{
  GtkWidget *section = tide_section_new (title, NULL);

  tide_section_bind (TIDE_SECTION (section), model, ROWS_AT_ONCE, create, user_data);
  gtk_box_append (GTK_BOX (self), section);

  return section;
}

void
tide_server_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
tide_server_box_add_doubt (GtkBox        *box,
                           TideDiagnosis *diagnosis)
{
  g_autofree char *doubt = tide_diagnosis_dup_doubt (diagnosis);

  if (doubt != NULL)
    gtk_box_append (box, tide_fact_new (NULL, doubt, FALSE));
}
