/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-ins-file.h>
#include <tidemark/tide-run-message.h>
#include <tidemark/tide-run-task.h>

G_BEGIN_DECLS

#define TIDE_TYPE_RUN (tide_run_get_type ())

/**
 * TideRun:
 *
 * One start of setup in a log.
 */
G_DECLARE_FINAL_TYPE (TideRun, tide_run, TIDE, RUN, GObject)

/**
 * tide_run_get_evidence:
 * @self: the object
 *
 * Returns: (transfer none): id of the log
 */
const char *tide_run_get_evidence (TideRun *self);

/**
 * tide_run_get_dialect:
 * @self: the object
 *
 * Returns: the engine that wrote it
 */
TideDialect tide_run_get_dialect (TideRun *self);

/**
 * tide_run_get_kind:
 * @self: the object
 *
 * Returns: what it was to do
 */
TideRunKind tide_run_get_kind (TideRun *self);

/**
 * tide_run_get_interface:
 * @self: the object
 *
 * Returns: how it was driven
 */
TideInterface tide_run_get_interface (TideRun *self);

/**
 * tide_run_get_first_line:
 * @self: the object
 *
 * Returns: the banner's line, from 1
 */
guint64 tide_run_get_first_line (TideRun *self);

/**
 * tide_run_get_last_line:
 * @self: the object
 *
 * Returns: its last line
 */
guint64 tide_run_get_last_line (TideRun *self);

/**
 * tide_run_get_started:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): first stamp, ISO 8601; with Z when the log is UTC, without zone when
 *   it is local; the log's own words when the date is ambiguous
 */
const char *tide_run_get_started (TideRun *self);

/**
 * tide_run_get_ended:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): last stamp, likewise
 */
const char *tide_run_get_ended (TideRun *self);

/**
 * tide_run_get_utc_offset:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the server's offset as the log shows it, such as -05:00
 */
const char *tide_run_get_utc_offset (TideRun *self);

/**
 * tide_run_get_mode:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the mode that was typed
 */
const char *tide_run_get_mode (TideRun *self);

/**
 * tide_run_get_roles:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the roles that were typed
 */
const char *tide_run_get_roles (TideRun *self);

/**
 * tide_run_get_switches:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): the other parameters, "name" or "name=value"
 */
const char *const *tide_run_get_switches (TideRun *self);

/**
 * tide_run_get_installation_mode:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what setup set itself to do: Install, BuildToBuildUpgrade, …
 */
const char *tide_run_get_installation_mode (TideRun *self);

/**
 * tide_run_get_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the version of the media
 */
const char *tide_run_get_version (TideRun *self);

/**
 * tide_run_get_previous_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the version that was there before
 */
const char *tide_run_get_previous_version (TideRun *self);

/**
 * tide_run_get_user:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): who was logged on
 */
const char *tide_run_get_user (TideRun *self);

/**
 * tide_run_get_server:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the computer that the run names itself
 */
const char *tide_run_get_server (TideRun *self);

/**
 * tide_run_get_resumed:
 * @self: the object
 *
 * Returns: whether it continued an unfinished installation
 */
gboolean tide_run_get_resumed (TideRun *self);

/**
 * tide_run_get_deciding:
 * @self: the object
 *
 * Returns: whether it is the run that decides the verdict of the server
 */
gboolean tide_run_get_deciding (TideRun *self);

/**
 * tide_run_get_verdict:
 * @self: the object
 *
 * Returns: how it ended
 */
TideVerdict tide_run_get_verdict (TideRun *self);

/**
 * tide_run_get_failed_task:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): id of the task in whose error block it stopped
 */
const char *tide_run_get_failed_task (TideRun *self);

/**
 * tide_run_get_failed_component:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the cmdlet, such as Install-BridgeheadRole, in which it stopped
 */
const char *tide_run_get_failed_component (TideRun *self);

/**
 * tide_run_get_signals:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation: the lines that decided the verdict
 */
GListModel *tide_run_get_signals (TideRun *self);

/**
 * tide_run_get_errors:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation: errors that were not cancelled, in the order of the file
 */
GListModel *tide_run_get_errors (TideRun *self);

/**
 * tide_run_get_messages:
 * @self: the object
 *
 * Returns: (transfer none): #TideRunMessage: what the errors say, one for each of them
 */
GListModel *tide_run_get_messages (TideRun *self);

/**
 * tide_run_get_cause:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the first error of the work at which it stopped
 */
TideRunMessage *tide_run_get_cause (TideRun *self);

/**
 * tide_run_get_tasks:
 * @self: the object
 *
 * Returns: (transfer none): #TideRunTask: cmdlets of setup's own depth, in the order of the file
 */
GListModel *tide_run_get_tasks (TideRun *self);

/**
 * tide_run_get_components:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): components that it worked on, each once
 */
const char *const *tide_run_get_components (TideRun *self);

/**
 * tide_run_get_scripts:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): names of the scripts that it says it wrote
 */
const char *const *tide_run_get_scripts (TideRun *self);

/**
 * tide_run_get_services_disabled:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): services that it disabled, each once
 */
const char *const *tide_run_get_services_disabled (TideRun *self);

/**
 * tide_run_get_services_restored:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): services that it says it gave their start mode back,
 *   each once
 */
const char *const *tide_run_get_services_restored (TideRun *self);

/**
 * tide_run_get_states_restored:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): what it says it set to Active again at its end, each
 *   once; that it says so is no proof
 */
const char *const *tide_run_get_states_restored (TideRun *self);

/**
 * tide_run_get_roles_unpacked:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the roles that it found unpacked, in the log's words
 */
const char *tide_run_get_roles_unpacked (TideRun *self);

/**
 * tide_run_get_roles_installed:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the roles that it found installed, in the log's words
 */
const char *tide_run_get_roles_installed (TideRun *self);

/**
 * tide_run_get_ins:
 * @self: the object
 *
 * Returns: (transfer none): #TideInsFile (native lines only)
 */
GListModel *tide_run_get_ins (TideRun *self);

G_END_DECLS
