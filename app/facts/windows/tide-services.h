/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The services that setup may have left switched off: registry, saved modes and logs joined by name. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills @server's services, in the order of their names. */
void tide_services_read (TideServerInput *input, TideServer *server);

G_END_DECLS
