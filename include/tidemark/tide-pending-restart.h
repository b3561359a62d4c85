/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_PENDING_RESTART (tide_pending_restart_get_type ())

/**
 * TidePendingRestart:
 *
 * A place of the registry that asks for a restart of Windows.
 */
G_DECLARE_FINAL_TYPE (TidePendingRestart, tide_pending_restart, TIDE, PENDING_RESTART, GObject)

/**
 * tide_pending_restart_get_place:
 * @self: the object
 *
 * Returns: (transfer none): "file-renames", "component-servicing", "windows-update" or "update"
 */
const char *tide_pending_restart_get_place (TidePendingRestart *self);

/**
 * tide_pending_restart_get_detail:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what waits for it: the first file, or the flags
 */
const char *tide_pending_restart_get_detail (TidePendingRestart *self);

/**
 * tide_pending_restart_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): where it stands
 */
TideCitation *tide_pending_restart_get_citation (TidePendingRestart *self);

G_END_DECLS
