/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The characters of a .reg export, one by one, with their place in the file. Its encodings: UTF-16LE with
 * a byte order mark, as Windows writes it, or bytes that are UTF-8 where they can be and Windows-1252 else.
 */
#include "base/tide-encoding.h"

#define TIDE_REG_TEXT_END ((gunichar) -1)

typedef struct
{
  const guint8 *bytes;
  gsize         size;
  TideEncoding  encoding;
  gsize         at;
  guint64       line; /* from 1 */
} TideRegText;

void tide_reg_text_init (TideRegText *self, const guint8 *bytes, gsize size);

/* Lone surrogates come as they are. */
gunichar tide_reg_text_peek (const TideRegText *self);
gunichar tide_reg_text_next (TideRegText *self);
/* Takes @word, if it stands here, without regard to ASCII case. */
gboolean tide_reg_text_take (TideRegText *self, const char *word);
/* Blanks and tabs; with line ends, those too */
void tide_reg_text_skip_blanks (TideRegText *self, gboolean line_ends);
void tide_reg_text_skip_line (TideRegText *self);

/* As UTF-16LE; a lone surrogate stays one */
void tide_reg_text_append_utf16 (GByteArray *out, gunichar c);
