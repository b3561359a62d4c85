/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-cluster-file.h>
#include <tidemark/tide-component-state.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-event-source.h>
#include <tidemark/tide-installer-failure.h>
#include <tidemark/tide-interrupted-task.h>
#include <tidemark/tide-role.h>
#include <tidemark/tide-run.h>
#include <tidemark/tide-cached-package.h>
#include <tidemark/tide-pending-restart.h>
#include <tidemark/tide-prerequisite.h>
#include <tidemark/tide-service.h>

G_BEGIN_DECLS

#define TIDE_TYPE_SERVER (tide_server_get_type ())

/**
 * TideServer:
 *
 * A computer that evidence speaks of.
 */
G_DECLARE_FINAL_TYPE (TideServer, tide_server, TIDE, SERVER, GObject)

/**
 * tide_server_get_id:
 * @self: the object
 *
 * Returns: (transfer none): the id that findings use, unique in its case: s1, s2, …
 */
const char *tide_server_get_id (TideServer *self);

/**
 * tide_server_get_computer_name:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its name; %NULL if no evidence tells
 */
const char *tide_server_get_computer_name (TideServer *self);

/**
 * tide_server_get_display_name:
 * @self: the object
 *
 * Returns: (transfer none): its name, or words in its stead
 */
const char *tide_server_get_display_name (TideServer *self);

/**
 * tide_server_get_generation:
 * @self: the object
 *
 * Returns: the generation of Exchange that decides which rules apply
 */
TideGeneration tide_server_get_generation (TideServer *self);

/**
 * tide_server_get_other_roots:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): registry roots of further generations
 */
const char *const *tide_server_get_other_roots (TideServer *self);

/**
 * tide_server_get_windows:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): version of Windows, such as 5.2
 */
const char *tide_server_get_windows (TideServer *self);

/**
 * tide_server_get_windows_source:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what told it, in words
 */
const char *tide_server_get_windows_source (TideServer *self);

/**
 * tide_server_get_cluster_node:
 * @self: the object
 *
 * Returns: whether it is a node of a cluster
 */
TideTruth tide_server_get_cluster_node (TideServer *self);

/**
 * tide_server_get_exchange_clustering:
 * @self: the object
 *
 * Returns: whether Exchange's clustering of its generation is installed on it
 */
TideTruth tide_server_get_exchange_clustering (TideServer *self);

/**
 * tide_server_get_control_set:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the current control set, such as ControlSet001
 */
const char *tide_server_get_control_set (TideServer *self);

/**
 * tide_server_get_install_path:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): Exchange's directory on the server
 */
const char *tide_server_get_install_path (TideServer *self);

/**
 * tide_server_get_owa_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the version of Outlook on the web, by setup (2013 and later)
 */
const char *tide_server_get_owa_version (TideServer *self);

/**
 * tide_server_get_captured:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): when the files were taken, UTC, as far as it can be told
 */
GDateTime *tide_server_get_captured (TideServer *self);

/**
 * tide_server_get_roles:
 * @self: the object
 *
 * Returns: (transfer none): #TideRole
 */
GListModel *tide_server_get_roles (TideServer *self);

/**
 * tide_server_get_no_roles_reason:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): why there are no roles, in words, if there are none
 */
const char *tide_server_get_no_roles_reason (TideServer *self);

/**
 * tide_server_get_tasks:
 * @self: the object
 *
 * Returns: (transfer none): #TideInterruptedTask
 */
GListModel *tide_server_get_tasks (TideServer *self);

/**
 * tide_server_get_runs:
 * @self: the object
 *
 * Returns: (transfer none): #TideRun in the order of time as far as it is known
 */
GListModel *tide_server_get_runs (TideServer *self);

/**
 * tide_server_get_deciding_run:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the last run that was not aborted
 */
TideRun *tide_server_get_deciding_run (TideServer *self);

/**
 * tide_server_get_files:
 * @self: the object
 *
 * Returns: (transfer none): #TideClusterFile
 */
GListModel *tide_server_get_files (TideServer *self);

/**
 * tide_server_get_cluster_database_empty:
 * @self: the object
 *
 * Returns: whether CLUSDB in the Cluster directory holds nothing
 */
TideTruth tide_server_get_cluster_database_empty (TideServer *self);

/**
 * tide_server_get_event_sources:
 * @self: the object
 *
 * Returns: (transfer none): #TideEventSource
 */
GListModel *tide_server_get_event_sources (TideServer *self);

/**
 * tide_server_get_excluadm_com:
 * @self: the object
 *
 * Returns: whether EXCLUADM is registered as a COM class on it
 */
TidePresence tide_server_get_excluadm_com (TideServer *self);

/**
 * tide_server_get_excluadm_clsid:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): EXCLUADM's CLSID as it is registered
 */
const char *tide_server_get_excluadm_clsid (TideServer *self);

/**
 * tide_server_get_services:
 * @self: the object
 *
 * Returns: (transfer none): #TideService: those of Exchange, those it needs, and others that setup
 *   switched off
 */
GListModel *tide_server_get_services (TideServer *self);

/**
 * tide_server_get_component_states:
 * @self: the object
 *
 * Returns: (transfer none): #TideComponentState of 2013 and later
 */
GListModel *tide_server_get_component_states (TideServer *self);

/**
 * tide_server_get_restore_errors:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation: errors of the deciding run while it gave the server its state back
 */
GListModel *tide_server_get_restore_errors (TideServer *self);

/**
 * tide_server_get_installer_failures:
 * @self: the object
 *
 * Returns: (transfer none): #TideInstallerFailure
 */
GListModel *tide_server_get_installer_failures (TideServer *self);

/**
 * tide_server_get_import_errors:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation: entries of ldif.err, each with all that is said of it
 */
GListModel *tide_server_get_import_errors (TideServer *self);

/**
 * tide_server_get_pending_restarts:
 * @self: the object
 *
 * Returns: (transfer none): #TidePendingRestart; none in a copied hive does not mean that none is pending
 */
GListModel *tide_server_get_pending_restarts (TideServer *self);

/**
 * tide_server_get_prerequisites:
 * @self: the object
 *
 * Returns: (transfer none): #TidePrerequisite of 2013 and later
 */
GListModel *tide_server_get_prerequisites (TideServer *self);

/**
 * tide_server_get_cached_packages:
 * @self: the object
 *
 * Returns: (transfer none): #TideCachedPackage of Exchange and of its patches
 */
GListModel *tide_server_get_cached_packages (TideServer *self);

/**
 * tide_server_get_verdict:
 * @self: the object
 *
 * Returns: the deciding run's verdict, raised by the state of the roles
 */
TideVerdict tide_server_get_verdict (TideServer *self);

G_END_DECLS
