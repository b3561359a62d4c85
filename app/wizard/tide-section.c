/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-section.h"

struct _TideSection
{
  GtkBox parent_instance;

  GtkLabel   *title;
  GtkLabel   *description;
  GtkListBox *list;
  GtkButton  *more;

  GListModel        *model;
  GtkSliceListModel *slice;
  guint              limit;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TideSection, tide_section, GTK_TYPE_BOX)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
update_more (TideSection *self)
{
  const guint all = self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
  const guint shown = self->slice != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->slice)) : 0;
  g_autofree char *label = NULL;

  /* Translators: a button below a list that shows its first rows only */
  label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", all - shown), all - shown);
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), all > shown);
  gtk_widget_set_visible (GTK_WIDGET (self), all > 0);
}

static void
show_more_cb (TideSection *self)
{
  gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + self->limit);
  update_more (self);
}

static void
unbind (TideSection *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, update_more, self);
  g_clear_object (&self->model);
  g_clear_object (&self->slice);
}

static void
tide_section_dispose (GObject *object)
{
  unbind (TIDE_SECTION (object));

  G_OBJECT_CLASS (tide_section_parent_class)->dispose (object);
}

static void
tide_section_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TideSection *self = TIDE_SECTION (object);

  switch (id)
    {
    case PROP_TITLE:
      tide_section_set_title (self, g_value_get_string (value));
      break;
    case PROP_DESCRIPTION:
      set_text (self->description, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tide_section_class_init (TideSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tide_section_dispose;
  object_class->set_property = tide_section_set_property;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-section.ui");
  gtk_widget_class_bind_template_child (widget_class, TideSection, title);
  gtk_widget_class_bind_template_child (widget_class, TideSection, description);
  gtk_widget_class_bind_template_child (widget_class, TideSection, list);
  gtk_widget_class_bind_template_child (widget_class, TideSection, more);
  gtk_widget_class_bind_template_callback (widget_class, show_more_cb);
}

static void
tide_section_init (TideSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_a11y_set_labelled_by (GTK_WIDGET (self->list), GTK_WIDGET (self->title));
}

GtkWidget *
tide_section_new (const char *title,
                  const char *description)
{
  return g_object_new (TIDE_TYPE_SECTION, "title", title, "description", description, NULL);
}

void
tide_section_set_title (TideSection *self,
                        const char  *title)
{
  set_text (self->title, title);
}

void
tide_section_bind (TideSection               *self,
                   GListModel                *model,
                   guint                      limit,
                   GtkListBoxCreateWidgetFunc create,
                   gpointer                   user_data)
{
  g_return_if_fail (TIDE_IS_SECTION (self));
  g_return_if_fail (G_IS_LIST_MODEL (model));

  unbind (self);
  /* No button for one row more */
  if (g_list_model_get_n_items (model) == limit + 1)
    limit++;
  self->model = g_object_ref (model);
  self->slice = gtk_slice_list_model_new (g_object_ref (model), 0, limit);
  self->limit = limit;
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->slice), create, user_data, NULL);
  /* The slice was connected first, so it is up to date by then. */
  g_signal_connect_object (model, "items-changed", G_CALLBACK (update_more), self, G_CONNECT_SWAPPED);
  update_more (self);
}
