/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "facts/tide-facts.h"

G_BEGIN_DECLS

/* Whether a server is known to be one on which setup's wizard, which from 2013 on alone finishes what was
 * begun, cannot do so: Server Core, or Edge Transport. */
gboolean tide_setup_wizard_is_out (TideFacts *facts, TideServer *server);

/* Whether the wizard continues what setup recorded as @action, NULL for nothing: installations and updates
 * alone, for it has no page for a recovery, and a removal is begun elsewhere */
gboolean tide_setup_wizard_continues (const char *action);

G_END_DECLS
