/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The grammar of Windows Installer logs, one line at a time. Windows translates the words, so that lines are
 * told by digits and by where they stand; the engine's own traces are English everywhere.
 */
#include <glib.h>

typedef struct
{
  const char *head;  /* (nullable): a word of tide-log-heads.h; %NULL if the line says nothing */
  char        stamp[12];
  const char *text;  /* without the engine's prefix */
  gsize       length;
} TideMsiLine;

void     tide_msi_line_parse (const char *line, gsize length, TideMsiLine *parsed);
gboolean tide_msi_is_installer_line (const char *line, gsize length);
