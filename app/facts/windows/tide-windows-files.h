/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files by the paths that Windows gives them, looked up in what was listed of a server's drive. */
#include <tidemark/tide-enums.h>

#include "evidence/tide-reading.h"
#include "facts/registry/tide-registry.h"

G_BEGIN_DECLS

/* @readings: (element-type TideReading): the server's. No only where the file's folder was listed whole. */
TideTruth tide_windows_files_have (GPtrArray *readings, const char *path);

/* The first variable ("%X%") in @path that Windows does not set itself and that the server's environment does
 * not hold; @environment: the key of the latter. (nullable) (transfer full) */
char *tide_windows_files_find_unknown_variable (TideRegistry *registry,
                                                const char   *environment,
                                                const char   *path);

G_END_DECLS
