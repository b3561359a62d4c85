/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last part of a Windows path, which may have either slash; (transfer none) */
const char *tide_windows_path_get_name (const char *path);

G_END_DECLS
