/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-reg-text.h"

void
tide_reg_text_init (TideRegText  *self,
                    const guint8 *bytes,
                    gsize         size)
{
  *self = (TideRegText) { .bytes = bytes, .size = size, .line = 1 };
  self->encoding = tide_encoding_sniff (bytes, MIN (size, 4096), &self->at);
}

static guint16
unit_at (const TideRegText *self,
         gsize              at)
{
  guint16 unit = tide_bytes_u16 (self->bytes + at);

  return self->encoding == TIDE_ENCODING_UTF16LE ? unit : GUINT16_SWAP_LE_BE (unit);
}

static gsize
decode_wide (const TideRegText *self,
             gunichar          *c)
{
  gsize left = self->size - self->at;
  guint16 low;

  if (left < 2)
    {
      *c = 0xfffd;
      return left;
    }

  *c = unit_at (self, self->at);
  if (*c < 0xd800 || *c >= 0xdc00 || left < 4)
    return 2;

  low = unit_at (self, self->at + 2);
  if (low < 0xdc00 || low >= 0xe000)
    return 2;

  *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
  return 4;
}

static gsize
decode_narrow (const TideRegText *self,
               gunichar          *c)
{
  const char *p = (const char *) self->bytes + self->at;

  *c = self->bytes[self->at];
  if (*c < 0x80)
    return 1;

  *c = g_utf8_get_char_validated (p, self->size - self->at);
  if (*c < 0x110000)
    return g_utf8_next_char (p) - p;

  *c = tide_encoding_from_windows_1252 ((guint8) *p);
  return 1;
}

static gsize
decode (const TideRegText *self,
        gunichar          *c)
{
  if (self->at < self->size)
    return tide_encoding_is_wide (self->encoding) ? decode_wide (self, c) : decode_narrow (self, c);

  *c = TIDE_REG_TEXT_END;
  return 0;
}

gunichar
tide_reg_text_peek (const TideRegText *self)
{
  gunichar c;

  decode (self, &c);
  return c;
}

gunichar
tide_reg_text_next (TideRegText *self)
{
  gunichar c;

  self->at += decode (self, &c);
  if (c == '\n')
    self->line++;

  return c;
}

gboolean
tide_reg_text_take (TideRegText *self,
                    const char  *word)
{
  TideRegText ahead = *self;

  for (; *word != '\0'; word++)
    {
      gunichar c = tide_reg_text_next (&ahead);

      if (c >= 0x80 || g_ascii_tolower (c) != g_ascii_tolower (*word))
        return FALSE;
    }

  *self = ahead;
  return TRUE;
}

void
tide_reg_text_skip_blanks (TideRegText *self,
                           gboolean     line_ends)
{
  for (;;)
    {
      gunichar c = tide_reg_text_peek (self);

      if (c != ' ' && c != '\t' && !(line_ends && (c == '\r' || c == '\n')))
        return;
      tide_reg_text_next (self);
    }
}

void
tide_reg_text_skip_line (TideRegText *self)
{
  gunichar c;

  do
    c = tide_reg_text_next (self);
  while (c != '\n' && c != TIDE_REG_TEXT_END);
}

static void
append_unit (GByteArray *out,
             guint16     unit)
{
  const guint8 bytes[] = { unit & 0xff, unit >> 8 };

  g_byte_array_append (out, bytes, sizeof bytes);
}

void
tide_reg_text_append_utf16 (GByteArray *out,
                            gunichar    c)
{
  if (c < 0x10000)
    {
      append_unit (out, c);
      return;
    }

  append_unit (out, 0xd800 + ((c - 0x10000) >> 10));
  append_unit (out, 0xdc00 + ((c - 0x10000) & 0x3ff));
}
