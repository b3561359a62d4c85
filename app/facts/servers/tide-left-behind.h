/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Further traces of a setup that did not end well. Each fills its part of the server. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

void tide_component_states_read (TideServerInput *input, TideServer *server);
void tide_restore_errors_read (TideServerInput *input, TideServer *server);
void tide_installer_failures_read (TideServerInput *input, TideServer *server);
void tide_import_errors_read (TideServerInput *input, TideServer *server);

G_END_DECLS
