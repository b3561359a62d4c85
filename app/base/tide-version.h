/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A version of Exchange or of a file: four numbers. Zero padding ("8.1.0240.006") means nothing. */
typedef struct
{
  guint32 part[4];
} TideVersion;

gboolean tide_version_parse (const char *text, TideVersion *version);
int      tide_version_compare (const TideVersion *a, const TideVersion *b);
gboolean tide_version_same (const char *a, const char *b);
gboolean tide_version_compare_build (const char *file, const char *unpacked, int *order);
