/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-a11y.h"
#include "wizard/tide-adaptive.h"

struct _TideAdaptive
{
  GtkWidget parent_instance;

  GtkWidget *sidebar;
  GtkWidget *content;
  gboolean   wide;
};

/* Below this width the sidebar gives way */
#define THRESHOLD 680

static void tide_adaptive_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TideAdaptive, tide_adaptive, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, tide_adaptive_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
tide_adaptive_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  TideAdaptive *self = TIDE_ADAPTIVE (buildable);

  if (g_strcmp0 (type, "sidebar") == 0)
    self->sidebar = GTK_WIDGET (child);
  else if (g_strcmp0 (type, "content") == 0)
    self->content = GTK_WIDGET (child);
  else
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
}

static void
tide_adaptive_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = tide_adaptive_add_child;
}

static GtkSizeRequestMode
tide_adaptive_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* Both children scroll, so neither's height depends on its width. */
static void
tide_adaptive_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  TideAdaptive *self = TIDE_ADAPTIVE (widget);
  int sidebar_minimum, sidebar_natural, content_minimum, content_natural;

  gtk_widget_measure (self->sidebar, orientation, -1, &sidebar_minimum, &sidebar_natural, NULL, NULL);
  gtk_widget_measure (self->content, orientation, -1, &content_minimum, &content_natural, NULL, NULL);
  *minimum = content_minimum;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = sidebar_natural + content_natural;
  else
    *natural = MAX (sidebar_natural, content_natural);
}

static void
set_wide (TideAdaptive *self,
          gboolean      wide)
{
  gtk_widget_set_child_visible (self->sidebar, wide);
  if (self->wide == wide)
    return;
  self->wide = wide;
  tide_a11y_set_hidden (self->sidebar, !wide);
}

static void
tide_adaptive_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  TideAdaptive *self = TIDE_ADAPTIVE (widget);
  const gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int minimum, sidebar = 0, content;

  gtk_widget_measure (self->sidebar, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &sidebar, NULL, NULL);
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content, NULL, NULL, NULL);
  set_wide (self, width >= THRESHOLD && width >= sidebar + content);
  if (!self->wide)
    sidebar = 0;
  else
    gtk_widget_size_allocate (self->sidebar,
                              &(GtkAllocation) { rtl ? width - sidebar : 0, 0, sidebar, height }, -1);
  gtk_widget_size_allocate (self->content,
                            &(GtkAllocation) { rtl ? 0 : sidebar, 0, width - sidebar, height }, -1);
}

static void
tide_adaptive_dispose (GObject *object)
{
  TideAdaptive *self = TIDE_ADAPTIVE (object);

  g_clear_pointer (&self->sidebar, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (tide_adaptive_parent_class)->dispose (object);
}

static void
tide_adaptive_class_init (TideAdaptiveClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_adaptive_dispose;
  widget_class->get_request_mode = tide_adaptive_get_request_mode;
  widget_class->measure = tide_adaptive_measure;
  widget_class->size_allocate = tide_adaptive_size_allocate;
}

static void
tide_adaptive_init (TideAdaptive *self)
{
  self->wide = TRUE;
}
