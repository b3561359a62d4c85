/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-save.h"
#include "report/tide-report-private.h"
#include "report/tide-report-words.h"

#define MAX_REPORT (2u * 1000 * 1000)

typedef char *(*Writer) (TideDiagnosis *diagnosis,
                         TideFixPlan   *plan,
                         TideReportCut *cut);

static Writer
writer_of (TideReportFormat format)
{
  switch (format)
    {
    case TIDE_REPORT_FORMAT_JSON:
      return tide_report_write_json;
    case TIDE_REPORT_FORMAT_HTML:
      return tide_report_write_html;
    case TIDE_REPORT_FORMAT_TEXT:
    default:
      return tide_report_write_text;
    }
}

/* What is too long is written again with less; the narrowest report always fits. */
char *
tide_report_to_string (TideDiagnosis           *diagnosis,
                       const TideReportOptions *options)
{
  g_autofree char *report = NULL;
  TideReportCut cut;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (diagnosis), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  for (guint level = 0; tide_report_cut_begin (&cut, level); level++)
    {
      g_free (report);
      report = writer_of (options->format) (diagnosis, options->plan, &cut);
      if (strlen (report) < MAX_REPORT)
        break;
    }
  return g_steal_pointer (&report);
}

/* What the thread needs; the caller's options may be gone by then. */
typedef struct
{
  TideReportOptions options;
  GOutputStream    *stream; /* (nullable) one of the two */
  GFile            *file;   /* (nullable) */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->options.plan);
  g_clear_object (&work->stream);
  g_clear_object (&work->file);
  g_free (work);
}

static gboolean
deliver (Work         *work,
         const char   *report,
         GCancellable *cancellable,
         GError      **error)
{
  if (work->file != NULL)
    return tide_save (work->file, report, strlen (report), 0666, cancellable, error);

  return g_output_stream_write_all (work->stream, report, strlen (report), NULL, cancellable, error) &&
         g_output_stream_flush (work->stream, cancellable, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Work *work = data;
  g_autofree char *report = tide_report_to_string (source, &work->options);
  GError *error = NULL;

  if (deliver (work, report, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static Work *
work_new (const TideReportOptions *options)
{
  Work *work = g_new0 (Work, 1);

  work->options.format = options->format;
  work->options.plan = options->plan != NULL ? g_object_ref (options->plan) : NULL;

  return work;
}

static void
start (TideDiagnosis      *diagnosis,
       Work               *work,
       gpointer            tag,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (diagnosis, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, write_thread);
}

void
tide_report_write_async (TideDiagnosis           *diagnosis,
                         const TideReportOptions *options,
                         GOutputStream           *stream,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  Work *work;

  g_return_if_fail (TIDE_IS_DIAGNOSIS (diagnosis));
  g_return_if_fail (options != NULL);
  g_return_if_fail (G_IS_OUTPUT_STREAM (stream));

  work = work_new (options);
  work->stream = g_object_ref (stream);
  start (diagnosis, work, tide_report_write_async, cancellable, callback, user_data);
}

void
tide_report_save_async (TideDiagnosis           *diagnosis,
                        const TideReportOptions *options,
                        GFile                   *file,
                        GCancellable            *cancellable,
                        GAsyncReadyCallback      callback,
                        gpointer                 user_data)
{
  Work *work;

  g_return_if_fail (TIDE_IS_DIAGNOSIS (diagnosis));
  g_return_if_fail (options != NULL);
  g_return_if_fail (G_IS_FILE (file));

  work = work_new (options);
  work->file = g_object_ref (file);
  start (diagnosis, work, tide_report_save_async, cancellable, callback, user_data);
}

gboolean
tide_report_write_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
