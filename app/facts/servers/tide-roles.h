/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What setup's keys say of each role. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills roles, interrupted tasks, or the reason why there are no roles. Generation and runs must be there. */
void tide_roles_read (TideServerInput *input, TideServer *server);

/* The server's readings without the scripts of other roles, in which tasks that roles share stand at other
 * places. @name: (nullable): of a role or step. (transfer full) (element-type TideReading, not owned) */
GPtrArray *tide_roles_leave_out_others (TideServerInput *input, const char *name);

/* Whether any role or task stands half-way or at two versions. */
gboolean tide_roles_have_failed (TideServer *server);

G_END_DECLS
