/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names are the same by their first label, as NetBIOS cuts it, without regard to case. */
char *tide_server_name_to_key (const char *name);
char *tide_server_name_to_label (const char *name);

G_END_DECLS
