/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Bytes from hives, logs, archives and file names, made fit for labels, reports and terminals: valid
 * UTF-8; control characters as their visible pictures (U+2400…), direction and zero-width characters as
 * "\u{202E}", bytes that are no text as "\xNN", lone surrogates as "\u{D800}". LF and TAB are kept only
 * where asked for. What comes out looks like what came in and does nothing.
 */
typedef enum
{
  TIDE_SAFE_LINE,  /* one line: LF becomes a visible picture */
  TIDE_SAFE_LINES, /* LF and TAB stay */
} TideSafe;

char *tide_safe_text (const char *bytes, gssize length, TideSafe safe);
char *tide_safe_text_cut (const char *bytes, gssize length, TideSafe safe, gsize max_characters);
char *tide_safe_utf16 (const guint8 *bytes, gsize length, TideSafe safe);
char *tide_utf16_to_utf8 (const guint8 *bytes, gsize length);
