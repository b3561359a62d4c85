/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-catalog.h>
#include <tidemark/tide-diagnosis.h>
#include <tidemark/tide-evidence.h>
#include <tidemark/tide-job.h>

G_BEGIN_DECLS

/**
 * TideCaseError:
 * @TIDE_CASE_ERROR_UNRELATED_SERVERS: the evidence speaks of servers that share no cluster; the message
 *   names them, and tide_case_set_server() picks one
 * @TIDE_CASE_ERROR_NO_SUCH_SERVER: no evidence speaks of the server that was picked
 * @TIDE_CASE_ERROR_BUSY: a diagnosis is under way
 * @TIDE_CASE_ERROR_NOT_FOUND: a file to be added does not exist
 * @TIDE_CASE_ERROR_NOT_A_CASE: the file to be loaded is no saved case, or a damaged one
 *
 * What stops a caller. What goes wrong with one file is a row of the case instead.
 */
typedef enum
{
  TIDE_CASE_ERROR_UNRELATED_SERVERS,
  TIDE_CASE_ERROR_NO_SUCH_SERVER,
  TIDE_CASE_ERROR_BUSY,
  TIDE_CASE_ERROR_NOT_FOUND,
  TIDE_CASE_ERROR_NOT_A_CASE,
} TideCaseError;

#define TIDE_CASE_ERROR (tide_case_error_quark ())
GQuark tide_case_error_quark (void);

#define TIDE_TYPE_CASE (tide_case_get_type ())

/**
 * TideCase:
 *
 * The evidence of one server, or of the nodes of one cluster. A #GListModel of #TideEvidence. Belongs to
 * the main context it was made on.
 */
G_DECLARE_FINAL_TYPE (TideCase, tide_case, TIDE, CASE, GObject)

/**
 * tide_case_new:
 * @catalog: what ought to be
 *
 * Returns: (transfer full): an empty case
 */
TideCase *tide_case_new (TideCatalog *catalog);

/**
 * tide_case_get_catalog:
 * @self: a case
 *
 * Returns: (transfer none): its catalogue
 */
TideCatalog *tide_case_get_catalog (TideCase *self);

/**
 * tide_case_add_async:
 * @self: a case
 * @file: a file, a folder, a mounted drive or a zip
 * @cancellable: (nullable): cancels; rows that are final stay
 * @callback: called when each new row is final
 * @user_data: for @callback
 *
 * Recognises what @file holds by its content and reads it. What is there already (same path, size and
 * time) is not read again, but a hive is when its transaction log is added. Several calls may be under way.
 */
void tide_case_add_async (TideCase           *self,
                          GFile              *file,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data);

/**
 * tide_case_add_finish:
 * @self: a case
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; or %FALSE with @error set: %TIDE_CASE_ERROR_NOT_FOUND, %TIDE_EVIDENCE_ERROR_READER,
 *   %G_IO_ERROR_CANCELLED
 */
gboolean tide_case_add_finish (TideCase     *self,
                               GAsyncResult *result,
                               GError      **error);

/**
 * tide_case_remove:
 * @self: a case
 * @evidence: a row of it
 *
 * Takes evidence out, and with a folder or archive all that it held. A transaction log that was read with
 * its hive stays part of what the hive says, until that is taken out as well.
 */
void tide_case_remove (TideCase     *self,
                       TideEvidence *evidence);

/**
 * tide_case_get_job:
 * @self: a case
 *
 * Returns: (transfer none): the progress of all reading, in bytes
 */
TideJob *tide_case_get_job (TideCase *self);

/**
 * tide_case_get_n_readings_made:
 * @self: a case
 *
 * Returns: how many times a file was read since the case was made
 */
guint tide_case_get_n_readings_made (TideCase *self);

/**
 * tide_case_set_server:
 * @self: a case
 * @server: (nullable): a computer name, compared without regard to case
 *
 * Restricts the diagnosis to one server; %NULL lifts that.
 */
void tide_case_set_server (TideCase   *self,
                           const char *server);

/**
 * tide_case_set_captured:
 * @self: a case
 * @captured: (nullable): when the files were taken from the server
 *
 * Replaces the capture time that is otherwise derived from key times and file times.
 */
void tide_case_set_captured (TideCase  *self,
                             GDateTime *captured);

/**
 * tide_case_diagnose_async:
 * @self: a case
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Readings → facts → findings, without I/O. One at a time.
 */
void tide_case_diagnose_async (TideCase           *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);

/**
 * tide_case_diagnose_finish:
 * @self: a case
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the diagnosis, or %NULL with @error set:
 *   %TIDE_CASE_ERROR_UNRELATED_SERVERS, %TIDE_CASE_ERROR_NO_SUCH_SERVER, %TIDE_CASE_ERROR_BUSY,
 *   %G_IO_ERROR_CANCELLED
 */
TideDiagnosis *tide_case_diagnose_finish (TideCase     *self,
                                          GAsyncResult *result,
                                          GError      **error);

/**
 * tide_case_save_async:
 * @self: a case
 * @file: where to
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Saves readings, their evidence's identity and the choices made. The file is replaced in one step.
 */
void tide_case_save_async (TideCase           *self,
                           GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);

/**
 * tide_case_save_finish:
 * @self: a case
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; or %FALSE with @error set (%G_IO_ERROR)
 */
gboolean tide_case_save_finish (TideCase     *self,
                                GAsyncResult *result,
                                GError      **error);

/**
 * tide_case_load_async:
 * @self: an empty case
 * @file: a saved case
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Loads a saved case; no evidence is read again.
 */
void tide_case_load_async (TideCase           *self,
                           GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);

/**
 * tide_case_load_finish:
 * @self: a case
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; or %FALSE with @error set: %TIDE_CASE_ERROR_NOT_A_CASE, %G_IO_ERROR
 */
gboolean tide_case_load_finish (TideCase     *self,
                                GAsyncResult *result,
                                GError      **error);

G_END_DECLS
