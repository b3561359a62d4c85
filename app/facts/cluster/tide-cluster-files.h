/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Exchange's files in the Cluster directory. */
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* Fills files: those that the catalogue lists for the server's generation. */
void tide_cluster_files_read (TideServerInput *input, TideServer *server);

G_END_DECLS
