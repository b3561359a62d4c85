/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-fact.h"
#include "wizard/tide-log-window.h"
#include "wizard/tide-text-model.h"

struct _TideLogWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel       *quote;
  GtkStack       *stack;
  AdwStatusPage  *status;
  GtkListView    *list;
  GtkWidget      *scroller;

  guint64       first; /* the quoted lines */
  GCancellable *cancellable;
};

/* Lines shown below the quoted one */
#define CONTEXT 6

/* As much of the quotation as stands above the lines */
#define MAX_CHARACTERS 600

G_DEFINE_FINAL_TYPE (TideLogWindow, tide_log_window, ADW_TYPE_WINDOW)

static void
show_failure (TideLogWindow *self,
              const char    *sentence)
{
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (self->status, _("Cannot Show the File"));
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->status));
}

static GtkWidget *
new_number_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_width_chars (GTK_LABEL (label), 7);
  gtk_label_set_xalign (GTK_LABEL (label), 1.0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dim-label");
  tide_fact_style_code (GTK_LABEL (label));

  return label;
}

static void
setup_cb (TideLogWindow *self,
          GtkListItem   *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  tide_fact_style_code (GTK_LABEL (text));
  gtk_box_append (GTK_BOX (box), new_number_label ());
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
text_changed_cb (TideLine   *line,
                 GParamSpec *pspec,
                 GtkLabel   *label)
{
  const char *text = tide_line_get_text (line);

  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
bind_cb (TideLogWindow *self,
         GtkListItem   *item)
{
  TideLine *line = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *number = gtk_widget_get_first_child (box);
  GtkWidget *text = gtk_widget_get_last_child (box);
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, tide_line_get_number (line));

  gtk_label_set_label (GTK_LABEL (number), digits);
  text_changed_cb (line, NULL, GTK_LABEL (text));
  g_signal_connect_object (line, "notify::text", G_CALLBACK (text_changed_cb), text, 0);
  if (tide_line_get_number (line) == self->first)
    gtk_widget_add_css_class (box, "tide-quoted");
  else
    gtk_widget_remove_css_class (box, "tide-quoted");
}

static void
unbind_cb (TideLogWindow *self,
           GtkListItem   *item)
{
  GtkWidget *text = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), text_changed_cb, text);
}

/* A row is scrolled to the nearest edge, here the lower one: go for one below, so that context shows. */
static gboolean
scroll_to_citation (gpointer user_data)
{
  TideLogWindow *self = user_data;
  GtkSelectionModel *model = gtk_list_view_get_model (self->list);
  const guint64 n_lines = model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
  const guint64 wanted = self->first + CONTEXT;

  if (n_lines > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                (guint) MIN (wanted, n_lines) - 1);
  return G_SOURCE_REMOVE;
}

static void
show_text (TideLogWindow *self,
           TideText      *text)
{
  g_autoptr (TideTextModel) model = tide_text_model_new (text);
  g_autoptr (GtkNoSelection) selection = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    {
      show_failure (self, _("The file holds no lines."));
      return;
    }
  g_signal_connect_object (model, "failed", G_CALLBACK (show_failure), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&model)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child (self->stack, self->scroller);
  /* The list knows its rows once it has its size. */
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_citation, g_object_ref (self), g_object_unref);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TideLogWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TideText) text = tide_evidence_open_text_finish (TIDE_EVIDENCE (source), result, &error);

  if (text != NULL)
    show_text (self, text);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error->message);
}

static void
tide_log_window_dispose (GObject *object)
{
  TideLogWindow *self = TIDE_LOG_WINDOW (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (tide_log_window_parent_class)->dispose (object);
}

static void
tide_log_window_finalize (GObject *object)
{
  g_object_unref (TIDE_LOG_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (tide_log_window_parent_class)->finalize (object);
}

static void
tide_log_window_class_init (TideLogWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_log_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = tide_log_window_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-log-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TideLogWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TideLogWindow, quote);
  gtk_widget_class_bind_template_child (widget_class, TideLogWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, TideLogWindow, status);
  gtk_widget_class_bind_template_child (widget_class, TideLogWindow, list);
  gtk_widget_class_bind_template_child (widget_class, TideLogWindow, scroller);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
tide_log_window_init (TideLogWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_fact_style_code (self->quote);
  /* Else lines that are wider than the window are shown from their ends. */
  gtk_widget_set_direction (self->scroller, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction (GTK_WIDGET (self->list), GTK_TEXT_DIR_LTR);
  tide_a11y_set_label (GTK_WIDGET (self->list), _("Lines of the file"));
}

/* Lines do not wrap in the list; what matters most is legible in any width. */
static void
show_quote (TideLogWindow *self,
            TideCitation  *citation)
{
  const char *text = tide_citation_get_text (citation);
  g_autofree char *head = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->quote), text != NULL);
  if (text == NULL)
    return;
  head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_CHARACTERS));
  gtk_label_set_label (self->quote, head);
}

TideLogWindow *
tide_log_window_open (GtkWindow    *parent,
                      TideEvidence *evidence,
                      TideCitation *citation)
{
  TideLogWindow *self = g_object_new (TIDE_TYPE_LOG_WINDOW, "transient-for", parent, NULL);
  const char *name = tide_evidence_get_name (evidence);

  self->first = tide_citation_get_line (citation);
  show_quote (self, citation);
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, tide_evidence_get_path (evidence));
  tide_evidence_open_text_async (evidence, self->cancellable, opened_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
