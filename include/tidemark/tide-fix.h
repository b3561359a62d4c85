/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_FIX (tide_fix_get_type ())

/**
 * TideFix:
 *
 * A change that would make a finding pass, or what to do by hand.
 */
G_DECLARE_FINAL_TYPE (TideFix, tide_fix, TIDE, FIX, GObject)

/**
 * tide_fix_get_id:
 * @self: the object
 *
 * Returns: (transfer none): its id, unique in the diagnosis and stable over captures, such as
 *   excluadm-com@NODE1
 */
const char *tide_fix_get_id (TideFix *self);

/**
 * tide_fix_get_title:
 * @self: the object
 *
 * Returns: (transfer full): what it does, in the current language
 */
char *tide_fix_get_title (TideFix *self);

/**
 * tide_fix_get_explanation:
 * @self: the object
 *
 * Returns: (transfer full) (nullable): what it does and what to mind
 */
char *tide_fix_get_explanation (TideFix *self);

/**
 * tide_fix_get_warning:
 * @self: the object
 *
 * Returns: (transfer full) (nullable): what the vendor says against it
 */
char *tide_fix_get_warning (TideFix *self);

/**
 * tide_fix_get_scope:
 * @self: the object
 *
 * Returns: where it is run
 */
TideFixScope tide_fix_get_scope (TideFix *self);

/**
 * tide_fix_get_server:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the computer it is for; %NULL if it is for the cluster or the
 *   name is not known
 */
const char *tide_fix_get_server (TideFix *self);

/**
 * tide_fix_get_risk:
 * @self: the object
 *
 * Returns: what it can break
 */
TideRisk tide_fix_get_risk (TideFix *self);

/**
 * tide_fix_get_restart:
 * @self: the object
 *
 * Returns: whether something has to be restarted for it to take effect
 */
gboolean tide_fix_get_restart (TideFix *self);

/**
 * tide_fix_get_reversible:
 * @self: the object
 *
 * Returns: whether it can be undone
 */
gboolean tide_fix_get_reversible (TideFix *self);

/**
 * tide_fix_get_manual:
 * @self: the object
 *
 * Returns: whether it is an instruction only, so that no script holds it
 */
gboolean tide_fix_get_manual (TideFix *self);

/**
 * tide_fix_get_order:
 * @self: the object
 *
 * Returns: its place among fixes, from 1: lower ones are run first
 */
guint tide_fix_get_order (TideFix *self);

/**
 * tide_fix_get_commands:
 * @self: the object
 *
 * Returns: (transfer none) (array zero-terminated=1): what is run or typed, for display
 */
const char *const *tide_fix_get_commands (TideFix *self);

/**
 * tide_fix_supports_format:
 * @self: a fix
 * @format: a kind of script
 *
 * Returns: whether a script of that kind can hold it
 */
gboolean tide_fix_supports_format (TideFix         *self,
                                   TideScriptFormat format);

G_END_DECLS
