/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The encodings that setup's text files come in, told from their first bytes, and their way to UTF-8.
 * Decoding never fails: bytes that are no UTF-8 are taken for Windows-1252, lone surrogates become U+FFFD.
 */
#include <glib.h>

typedef enum
{
  TIDE_ENCODING_UTF8, /* or plain ASCII */
  TIDE_ENCODING_WINDOWS_1252,
  TIDE_ENCODING_UTF16LE,
  TIDE_ENCODING_UTF16BE,
} TideEncoding;

TideEncoding tide_encoding_sniff (const guint8 *head, gsize length, gsize *bom_length);
const char  *tide_encoding_get_name (TideEncoding encoding);
/* UTF-8 for a name that is none of them */
TideEncoding tide_encoding_from_name (const char *name);
gboolean     tide_encoding_is_wide (TideEncoding encoding);
void         tide_encoding_decode (TideEncoding encoding, const guint8 *bytes, gsize length, GString *out);
gunichar     tide_encoding_from_windows_1252 (guint8 byte);
