/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>
#include <tidemark/tide-task.h>

G_BEGIN_DECLS

#define TIDE_TYPE_ROLE (tide_role_get_type ())

/**
 * TideRole:
 *
 * A role of Exchange on a server, from its registry key.
 */
G_DECLARE_FINAL_TYPE (TideRole, tide_role, TIDE, ROLE, GObject)

/**
 * tide_role_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the key's name as setup writes it, such as HubTransportRole
 */
const char *tide_role_get_name (TideRole *self);

/**
 * tide_role_get_state:
 * @self: the object
 *
 * Returns: the state
 */
TideRoleState tide_role_get_state (TideRole *self);

/**
 * tide_role_get_unpacked_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): UnpackedVersion as it stands
 */
const char *tide_role_get_unpacked_version (TideRole *self);

/**
 * tide_role_get_configured_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): ConfiguredVersion as it stands
 */
const char *tide_role_get_configured_version (TideRole *self);

/**
 * tide_role_get_post_setup_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): PostSetupVersion as it stands (2013 and later)
 */
const char *tide_role_get_post_setup_version (TideRole *self);

/**
 * tide_role_get_watermark:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the task that setup had begun
 */
const char *tide_role_get_watermark (TideRole *self);

/**
 * tide_role_get_action:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the action that setup recorded: Install, BuildToBuildUpgrade,
 *   Uninstall, DisasterRecovery
 */
const char *tide_role_get_action (TideRole *self);

/**
 * tide_role_get_task:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the task that the watermark names, if a script or a log of this
 *   server tells
 */
TideTask *tide_role_get_task (TideRole *self);

/**
 * tide_role_get_key:
 * @self: the object
 *
 * Returns: (transfer none): the key's path under HKEY_LOCAL_MACHINE
 */
const char *tide_role_get_key (TideRole *self);

/**
 * tide_role_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation, one for each value that was used
 */
GListModel *tide_role_get_citations (TideRole *self);

G_END_DECLS
