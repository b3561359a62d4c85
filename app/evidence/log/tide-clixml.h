/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Pairs of a name and a start mode out of PowerShell's CliXML, fed line by line: a scanner of tags with a
 * bounded stack, no XML parser. Export-Clixml writes one element a line; what is nested deeper than the
 * stack, or cut by a line end, is passed over.
 */
#include <glib.h>

typedef struct
{
  const char *name;
  const char *mode;
  guint64     offset; /* of the line with the first of the two */
  guint64     line;
} TideClixmlPair;

typedef void (*TideClixmlFunc) (const TideClixmlPair *pair, gpointer user_data);

typedef struct _TideClixml TideClixml;

TideClixml *tide_clixml_new (TideClixmlFunc func, gpointer user_data);
void        tide_clixml_free (TideClixml *self);
void        tide_clixml_feed (TideClixml *self, const char *text, gsize length, guint64 offset, guint64 line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideClixml, tide_clixml_free)
