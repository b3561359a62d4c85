/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The control set that is in force on a server. */
#include <tidemark/tide-server.h>

#include "facts/registry/tide-registry.h"

G_BEGIN_DECLS

/* The one that SYSTEM's facts stand in, such as "ControlSet001"; (nullable) (transfer full) */
char *tide_control_set_dup (TideRegistry *registry);

/* A key of the server's current control set; (nullable) (transfer full) */
char *tide_server_dup_system_path (TideServer *server, const char *path);

G_END_DECLS
