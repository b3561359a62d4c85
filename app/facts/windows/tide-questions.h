/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What setup asks of Windows before it starts, and what the registry answers. Each fills its part of the
 * server. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

void tide_pending_restarts_read (TideServerInput *input, TideServer *server);
void tide_prerequisites_read (TideServerInput *input, TideServer *server);
void tide_cached_packages_read (TideServerInput *input, TideServer *server);

/* (nullable) (transfer none): the listing of `%SystemRoot%\Installer` among the readings */
TideReading *tide_cached_packages_find_listing (TideServerInput *input);

G_END_DECLS
