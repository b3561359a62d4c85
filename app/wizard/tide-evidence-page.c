/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-evidence-page.h"
#include "wizard/tide-evidence-row.h"
#include "wizard/tide-section.h"

struct _TideEvidencePage
{
  TidePage parent_instance;

  GtkWidget   *welcome;
  TideSection *files;
  gboolean     bound;
};

#define ROWS_AT_ONCE 100

G_DEFINE_FINAL_TYPE (TideEvidencePage, tide_evidence_page, TIDE_TYPE_PAGE)

/* The list follows the case by itself, and so does whether there is any. */
static void
bind (TideEvidencePage *self)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (self));
  GListModel *rows = G_LIST_MODEL (tide_session_get_case (session));

  if (self->bound)
    return;
  self->bound = TRUE;
  tide_section_bind (self->files, rows, ROWS_AT_ONCE, tide_evidence_row_create, session);
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (tide_page_update), self, G_CONNECT_SWAPPED);
}

static void
tide_evidence_page_update (TidePage *page)
{
  TideEvidencePage *self = TIDE_EVIDENCE_PAGE (page);
  GListModel *rows = G_LIST_MODEL (tide_session_get_case (tide_page_get_session (page)));

  bind (self);
  if (g_list_model_get_n_items (rows) > 0)
    tide_page_show_content (page);
  else
    tide_page_show_empty (page, _("Add the Files of a Server"),
                          _("Registry hives or exports, the ExchangeSetupLogs folder, the Cluster directory, "
                            "a mounted system drive, or a zip archive of them. Drop them here, or choose "
                            "them. Nothing is changed in them, and nothing leaves this computer."),
                          self->welcome);
}

static void
tide_evidence_page_dispose (GObject *object)
{
  g_clear_object (&TIDE_EVIDENCE_PAGE (object)->welcome);

  G_OBJECT_CLASS (tide_evidence_page_parent_class)->dispose (object);
}

static void
tide_evidence_page_class_init (TideEvidencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_evidence_page_dispose;
  TIDE_PAGE_CLASS (klass)->update = tide_evidence_page_update;
  g_type_ensure (TIDE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideEvidencePage, files);
}

static void
add_button (TideEvidencePage *self,
            const char       *label,
            const char       *action,
            const char       *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill");
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  gtk_box_append (GTK_BOX (self->welcome), button);
}

static void
tide_evidence_page_init (TideEvidencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->welcome = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_halign (self->welcome, GTK_ALIGN_CENTER);
  add_button (self, _("Add _Files…"), "win.add-files", "suggested-action");
  add_button (self, _("Add F_older…"), "win.add-folder", NULL);
  add_button (self, _("Open _Sample Case"), "win.open-sample", NULL);
}
