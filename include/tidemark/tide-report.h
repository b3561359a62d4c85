/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-diagnosis.h>
#include <tidemark/tide-fix-plan.h>

G_BEGIN_DECLS

/**
 * TideReportOptions:
 * @format: the kind of report
 * @plan: (nullable): the plan whose script the report is to show
 *
 * What goes into a report.
 */
typedef struct
{
  TideReportFormat format;
  TideFixPlan     *plan;
} TideReportOptions;

/**
 * tide_report_to_string:
 * @diagnosis: a diagnosis
 * @options: what goes in
 *
 * Makes the report: text for pasting into a ticket, JSON after resources/report.schema.json, or one HTML
 * file that loads nothing and needs no script. It stays under 2 MB; what is cut is counted in it. Pure, but
 * not for the main thread when the case is large.
 *
 * Returns: (transfer full): UTF-8
 */
char *tide_report_to_string (TideDiagnosis           *diagnosis,
                             const TideReportOptions *options);

/**
 * tide_report_get_summary:
 * @diagnosis: a diagnosis
 *
 * Returns: (transfer full): a few lines for the clipboard: verdict, cause, what to do
 */
char *tide_report_get_summary (TideDiagnosis *diagnosis);

/**
 * tide_report_write_async:
 * @diagnosis: a diagnosis
 * @options: what goes in; copied
 * @stream: where to; not closed
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes the report in a thread and writes it.
 */
void tide_report_write_async (TideDiagnosis           *diagnosis,
                              const TideReportOptions *options,
                              GOutputStream           *stream,
                              GCancellable            *cancellable,
                              GAsyncReadyCallback      callback,
                              gpointer                 user_data);

/**
 * tide_report_save_async:
 * @diagnosis: a diagnosis
 * @options: what goes in; copied
 * @file: where to
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Makes the report in a thread and replaces the file in one step. Ends with tide_report_write_finish().
 */
void tide_report_save_async (TideDiagnosis           *diagnosis,
                             const TideReportOptions *options,
                             GFile                   *file,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data);

/**
 * tide_report_write_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; or %FALSE with @error set (%G_IO_ERROR)
 */
gboolean tide_report_write_finish (GAsyncResult *result,
                                   GError      **error);

G_END_DECLS
