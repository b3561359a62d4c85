/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "facts/tide-facts.h"

G_BEGIN_DECLS

/* Whether a server is known to be one on which setup's wizard, which from 2013 on alone finishes what was
 * begun, cannot do so: Server Core, or Edge Transport. */
gboolean tide_setup_wizard_is_out (TideFacts *facts, TideServer *server);

G_END_DECLS
