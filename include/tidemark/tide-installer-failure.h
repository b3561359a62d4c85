/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_INSTALLER_FAILURE (tide_installer_failure_get_type ())

/**
 * TideInstallerFailure:
 *
 * An installation that a Windows Installer log shows as failed.
 */
G_DECLARE_FINAL_TYPE (TideInstallerFailure, tide_installer_failure, TIDE, INSTALLER_FAILURE, GObject)

/**
 * tide_installer_failure_get_evidence:
 * @self: the object
 *
 * Returns: (transfer none): id of the log
 */
const char *tide_installer_failure_get_evidence (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_line:
 * @self: the object
 *
 * Returns: the line of the action that failed first
 */
guint64 tide_installer_failure_get_line (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_action:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): that action; %NULL if only the installation as a whole is named
 */
const char *tide_installer_failure_get_action (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_product:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what was installed
 */
const char *tide_installer_failure_get_product (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_reason:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what the log says above it
 */
const char *tide_installer_failure_get_reason (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_package:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): a cached package that is missing
 */
const char *tide_installer_failure_get_package (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_followed:
 * @self: the object
 *
 * Returns: whether the log goes on with a later installation
 */
gboolean tide_installer_failure_get_followed (TideInstallerFailure *self);

/**
 * tide_installer_failure_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation
 */
GListModel *tide_installer_failure_get_citations (TideInstallerFailure *self);

G_END_DECLS
