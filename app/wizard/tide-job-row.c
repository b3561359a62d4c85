/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-job-row.h"

struct _TideJobRow
{
  GtkWidget parent_instance;

  GtkRevealer    *revealer;
  GtkLabel       *message;
  GtkLabel       *numbers;
  GtkProgressBar *bar;

  TideJob *job;
};

G_DEFINE_FINAL_TYPE (TideJobRow, tide_job_row, GTK_TYPE_WIDGET)

static char *
count (TideJob *job,
       guint64  number)
{
  if (g_strcmp0 (tide_job_get_unit (job), "bytes") == 0)
    return g_format_size (number);
  return g_strdup_printf ("%" G_GUINT64_FORMAT, number);
}

static void
update (TideJobRow *self)
{
  const guint64 done = tide_job_get_done (self->job);
  const guint64 total = tide_job_get_total (self->job);
  g_autofree char *message = tide_job_dup_message (self->job);
  g_autofree char *done_words = count (self->job, done);
  g_autofree char *total_words = count (self->job, total);
  g_autofree char *numbers = NULL;

  /* Translators: how much is done of how much, as in "12.3 MB of 40.0 MB" */
  numbers = total > 0 ? g_strdup_printf (_("%s of %s"), done_words, total_words) : g_strdup (done_words);
  gtk_label_set_label (self->message, message != NULL ? message : _("Reading files…"));
  gtk_label_set_label (self->numbers, numbers);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->bar, MIN (1.0, (double) done / (double) total));
  else
    gtk_progress_bar_pulse (self->bar);
}

static void
tide_job_row_dispose (GObject *object)
{
  TideJobRow *self = TIDE_JOB_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (tide_job_row_parent_class)->dispose (object);
}

static void
tide_job_row_class_init (TideJobRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tide_job_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/tidemark/Tidemark/ui/tide-job-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TideJobRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, TideJobRow, message);
  gtk_widget_class_bind_template_child (widget_class, TideJobRow, numbers);
  gtk_widget_class_bind_template_child (widget_class, TideJobRow, bar);
}

static void
tide_job_row_init (TideJobRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tide_a11y_set_labelled_by (GTK_WIDGET (self->bar), GTK_WIDGET (self->message));
  tide_a11y_set_hidden (GTK_WIDGET (self), TRUE);
}

void
tide_job_row_set_job (TideJobRow *self,
                      TideJob    *job)
{
  g_return_if_fail (TIDE_IS_JOB_ROW (self));

  if (self->job == job)
    return;
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_set_object (&self->job, job);
  g_signal_connect_object (job, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
tide_job_row_set_revealed (TideJobRow *self,
                           gboolean    revealed)
{
  gtk_revealer_set_reveal_child (self->revealer, revealed);
  tide_a11y_set_hidden (GTK_WIDGET (self), !revealed);
}
