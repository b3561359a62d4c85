/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-diagnosis.h>
#include <tidemark/tide-fix.h>

G_BEGIN_DECLS

/**
 * TideFixError:
 * @TIDE_FIX_ERROR_EMPTY: no chosen fix can stand in a script of that kind
 * @TIDE_FIX_ERROR_NOT_REHEARSABLE: the evidence lacks what the rehearsal would change
 *
 * Why a script was not written or a plan not rehearsed.
 */
typedef enum
{
  TIDE_FIX_ERROR_EMPTY,
  TIDE_FIX_ERROR_NOT_REHEARSABLE,
} TideFixError;

#define TIDE_FIX_ERROR (tide_fix_error_quark ())
GQuark tide_fix_error_quark (void);

#define TIDE_TYPE_FIX_PLAN (tide_fix_plan_get_type ())

/**
 * TideFixPlan:
 *
 * The fixes that a person chose, in the order in which they are to be run. Immutable.
 */
G_DECLARE_FINAL_TYPE (TideFixPlan, tide_fix_plan, TIDE, FIX_PLAN, GObject)

/**
 * tide_fix_plan_new:
 * @diagnosis: a diagnosis
 * @chosen: (nullable): #TideFix of that diagnosis in any order; %NULL for all that a script can hold
 *
 * Returns: (transfer full): a plan
 */
TideFixPlan *tide_fix_plan_new (TideDiagnosis *diagnosis,
                                GListModel    *chosen);

/**
 * tide_fix_plan_get_fixes:
 * @self: a plan
 *
 * Returns: (transfer none): #TideFix in order
 */
GListModel *tide_fix_plan_get_fixes (TideFixPlan *self);

/**
 * tide_fix_plan_get_script:
 * @self: a plan
 * @format: the kind of script
 * @error: return location for an error
 *
 * The script's text with LF line ends, for display. What is written is tide_fix_plan_write_async()'s.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set to %TIDE_FIX_ERROR_EMPTY
 */
char *tide_fix_plan_get_script (TideFixPlan     *self,
                                TideScriptFormat format,
                                GError         **error);

/**
 * tide_fix_plan_get_manual_steps:
 * @self: a plan
 * @format: the kind of script
 *
 * Returns: (transfer full) (array zero-terminated=1): what such a script cannot hold, each as a sentence
 *   for a person; empty if there is nothing
 */
GStrv tide_fix_plan_get_manual_steps (TideFixPlan     *self,
                                      TideScriptFormat format);

/**
 * tide_fix_plan_write_async:
 * @self: a plan
 * @format: the kind of script
 * @file: where to
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Writes the script: `.cmd` in ASCII with CRLF, `.reg` in UTF-16LE with BOM and CRLF. The file is
 * replaced in one step.
 */
void tide_fix_plan_write_async (TideFixPlan        *self,
                                TideScriptFormat    format,
                                GFile              *file,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);

/**
 * tide_fix_plan_write_finish:
 * @self: a plan
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE; or %FALSE with @error set: %TIDE_FIX_ERROR_EMPTY, %G_IO_ERROR
 */
gboolean tide_fix_plan_write_finish (TideFixPlan  *self,
                                     GAsyncResult *result,
                                     GError      **error);

/**
 * tide_fix_plan_rehearse_async:
 * @self: a plan
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Applies the plan to copies of the readings and runs all rules again. What failed before and passes now
 * is in the state %TIDE_FINDING_STATE_FIXED. Nothing is written.
 */
void tide_fix_plan_rehearse_async (TideFixPlan        *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);

/**
 * tide_fix_plan_rehearse_finish:
 * @self: a plan
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the diagnosis after the plan, or %NULL with @error set:
 *   %TIDE_FIX_ERROR_NOT_REHEARSABLE, %G_IO_ERROR_CANCELLED
 */
TideDiagnosis *tide_fix_plan_rehearse_finish (TideFixPlan  *self,
                                              GAsyncResult *result,
                                              GError      **error);

G_END_DECLS
