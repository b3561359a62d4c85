/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the evidence says of Windows itself. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills control set and version of Windows. */
void tide_windows_read (TideServerInput *input, TideServer *server);

G_END_DECLS
