/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-report-page.h"

struct _TideReportPage
{
  TidePage parent_instance;

  GtkTextView  *text;
  GtkLabel     *failure;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TideReportPage, tide_report_page, TIDE_TYPE_PAGE)

typedef struct
{
  TideReportPage *page;
  GOutputStream  *stream;
} Preview;

static void
preview_free (Preview *preview)
{
  g_object_unref (preview->page);
  g_object_unref (preview->stream);
  g_free (preview);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Preview, preview_free)

static void
show_text (TideReportPage *self,
           GOutputStream  *stream)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), g_memory_output_stream_get_data (memory),
                            (int) g_memory_output_stream_get_data_size (memory));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Preview) preview = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean written = tide_report_write_finish (result, &error);

  if (tide_page_get_session (TIDE_PAGE (preview->page)) == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (written)
    show_text (preview->page, preview->stream);
  gtk_label_set_label (preview->page->failure, written ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (preview->page->failure), !written);
}

static void
cancel_preview (TideReportPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
tide_report_page_show_diagnosis (TidePage      *page,
                                 TideDiagnosis *diagnosis)
{
  TideReportPage *self = TIDE_REPORT_PAGE (page);
  g_autoptr (TideFixPlan) plan = tide_session_dup_plan (tide_page_get_session (page));
  const TideReportOptions options = { .format = TIDE_REPORT_FORMAT_TEXT, .plan = plan };
  Preview *preview = g_new0 (Preview, 1);

  cancel_preview (self);
  self->cancellable = g_cancellable_new ();
  preview->page = g_object_ref (self);
  preview->stream = g_memory_output_stream_new_resizable ();
  tide_report_write_async (diagnosis, &options, preview->stream, self->cancellable, written_cb, preview);
}

/* The report shows the script of the chosen fixes. */
static void
tide_report_page_constructed (GObject *object)
{
  TideSession *session = tide_page_get_session (TIDE_PAGE (object));

  G_OBJECT_CLASS (tide_report_page_parent_class)->constructed (object);

  g_signal_connect_object (tide_session_get_chosen (session), "items-changed", G_CALLBACK (tide_page_update),
                           object, G_CONNECT_SWAPPED);
}

static void
tide_report_page_dispose (GObject *object)
{
  cancel_preview (TIDE_REPORT_PAGE (object));

  G_OBJECT_CLASS (tide_report_page_parent_class)->dispose (object);
}

static void
tide_report_page_class_init (TideReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = tide_report_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = tide_report_page_dispose;
  TIDE_PAGE_CLASS (klass)->show_diagnosis = tide_report_page_show_diagnosis;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TideReportPage, text);
  gtk_widget_class_bind_template_child (widget_class, TideReportPage, failure);
}

static void
tide_report_page_init (TideReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->text), GTK_TEXT_DIR_LTR);
  tide_a11y_set_label (GTK_WIDGET (self->text), _("Report as text"));
}
