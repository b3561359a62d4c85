/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-page.h"

typedef struct
{
  TideSession *session;
  TideStep    *step;

  GtkStack      *stack;
  AdwStatusPage *status;
  GtkWidget     *scroller;
  GtkBox        *content;
} TidePagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_STEP,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void tide_page_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (TidePage, tide_page, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (TidePage)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, tide_page_buildable_init))

#define PRIVATE(self) ((TidePagePrivate *) tide_page_get_instance_private (self))

static GtkBuildableIface *parent_buildable;

/* Children in the template of a derived page are sections of the column. */
static void
tide_page_add_child (GtkBuildable *buildable,
                     GtkBuilder   *builder,
                     GObject      *child,
                     const char   *type)
{
  TidePagePrivate *priv = PRIVATE (TIDE_PAGE (buildable));

  if (priv->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->content, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
tide_page_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = tide_page_add_child;
}

static void
tide_page_default_update (TidePage *self)
{
  TidePagePrivate *priv = PRIVATE (self);
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (priv->session);

  if (diagnosis == NULL)
    {
      tide_page_show_empty (self, _("No Diagnosis Yet"), _("Add files of the server in the first step."),
                            NULL);
      return;
    }
  if (!tide_step_get_applies (priv->step))
    {
      tide_page_show_empty (self, _("Nothing to Show Here"), tide_step_get_reason (priv->step), NULL);
      return;
    }
  TIDE_PAGE_GET_CLASS (self)->show_diagnosis (self, diagnosis);
  tide_page_show_content (self);
}

/* The window assesses the steps first: it was connected before any page was built. */
static void
tide_page_constructed (GObject *object)
{
  TidePage *self = TIDE_PAGE (object);
  TidePagePrivate *priv = PRIVATE (self);

  G_OBJECT_CLASS (tide_page_parent_class)->constructed (object);

  tide_a11y_set_label (GTK_WIDGET (self), tide_step_get_title (priv->step));
  g_signal_connect_object (priv->session, "diagnosed", G_CALLBACK (tide_page_update), self,
                           G_CONNECT_SWAPPED);
  tide_page_update (self);
}

static void
tide_page_dispose (GObject *object)
{
  TidePagePrivate *priv = PRIVATE (TIDE_PAGE (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->step);

  G_OBJECT_CLASS (tide_page_parent_class)->dispose (object);
}

static void
tide_page_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  TidePagePrivate *priv = PRIVATE (TIDE_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_STEP:
      priv->step = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tide_page_class_init (TidePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = tide_page_constructed;
  object_class->dispose = tide_page_dispose;
  object_class->set_property = tide_page_set_property;
  klass->update = tide_page_default_update;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, TIDE_TYPE_SESSION, flags);
  properties[PROP_STEP] = g_param_spec_object ("step", NULL, NULL, TIDE_TYPE_STEP, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, TidePage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, TidePage, status);
  gtk_widget_class_bind_template_child_private (widget_class, TidePage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, TidePage, content);
}

static void
tide_page_init (TidePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TideSession *
tide_page_get_session (TidePage *self)
{
  return PRIVATE (self)->session;
}

static void
show_child (TidePagePrivate *priv,
            gboolean         empty)
{
  gtk_stack_set_visible_child (priv->stack, empty ? GTK_WIDGET (priv->status) : priv->scroller);
  tide_a11y_set_hidden (GTK_WIDGET (priv->status), !empty);
  tide_a11y_set_hidden (priv->scroller, empty);
}

void
tide_page_show_empty (TidePage   *self,
                      const char *title,
                      const char *description,
                      GtkWidget  *child)
{
  TidePagePrivate *priv = PRIVATE (self);
  g_autofree char *markup = g_markup_escape_text (description != NULL ? description : "", -1);

  adw_status_page_set_title (priv->status, title);
  adw_status_page_set_description (priv->status, markup);
  if (adw_status_page_get_child (priv->status) != child)
    adw_status_page_set_child (priv->status, child);
  show_child (priv, TRUE);
}

void
tide_page_show_content (TidePage *self)
{
  show_child (PRIVATE (self), FALSE);
}

void
tide_page_update (TidePage *self)
{
  if (PRIVATE (self)->session != NULL)
    TIDE_PAGE_GET_CLASS (self)->update (self);
}
