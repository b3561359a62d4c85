/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What setup's keys say of each role. */
#include "facts/tide-server-input.h"

G_BEGIN_DECLS

/* Fills roles, interrupted tasks, or the reason why there are no roles. Generation and runs must be there. */
void tide_roles_read (TideServerInput *input, TideServer *server);

/* Whether any role or task stands half-way or at two versions. */
gboolean tide_roles_have_failed (TideServer *server);

G_END_DECLS
