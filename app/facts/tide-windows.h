/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the evidence says of Windows itself. */
#include "facts/tide-server-input.h"

G_BEGIN_DECLS

/* The control set that SYSTEM's facts stand in, such as "ControlSet001"; (nullable) (transfer full) */
char *tide_windows_dup_control_set (TideRegistry *registry);

/* Fills control set and version of Windows. */
void tide_windows_read (TideServerInput *input, TideServer *server);

G_END_DECLS
