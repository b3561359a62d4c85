/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All that the evidence says of one server. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* @runs: (element-type TideRun); @name, @captured: (nullable). (transfer full) */
TideServer *tide_server_facts_read (TideServerInput *input,
                                    const char      *id,
                                    const char      *name,
                                    GPtrArray       *runs,
                                    GDateTime       *captured);

/* The TideNeed bits that the evidence of the server meets, but for those that take a second one. */
guint tide_server_facts_get_available (TideServerInput *input);

G_END_DECLS
