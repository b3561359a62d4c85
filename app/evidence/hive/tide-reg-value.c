/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-reg-value.h"
#include "evidence/hive/tide-registry-rows.h"

/* Names are at most 16,383 characters long. */
#define MAX_NAME TIDE_LIMIT (64u * 1024)
/* One byte more than is kept, so that it shows that data was cut */
#define MAX_DATA (TIDE_REGISTRY_MAX_DATA + 1)

#define REG_SZ 1
#define REG_EXPAND_SZ 2
#define REG_BINARY 3
#define REG_DWORD 4
#define REG_MULTI_SZ 7

void
tide_reg_value_init (TideRegValue *self,
                     gboolean      ansi)
{
  *self = (TideRegValue) { .name = g_string_new (NULL), .data = g_byte_array_new (), .ansi = ansi };
}

void
tide_reg_value_clear (TideRegValue *self)
{
  g_string_free (g_steal_pointer (&self->name), TRUE);
  g_clear_pointer (&self->data, g_byte_array_unref);
}

/* The next character of a quoted string; FALSE at its end. A string may hold line ends, but one that runs
 * into the next key has lost its closing quote. */
static gboolean
next_quoted (TideRegText *text,
             gunichar    *c,
             gboolean    *closed)
{
  TideRegText before = *text;

  *c = tide_reg_text_next (text);
  if (*c == TIDE_REG_TEXT_END)
    return FALSE;
  if (*c == '\n' && tide_reg_text_take (text, "[HKEY_"))
    {
      *text = before;
      return FALSE;
    }

  *closed = *c == '"';
  if (*c == '\\' && (tide_reg_text_peek (text) == '\\' || tide_reg_text_peek (text) == '"'))
    *c = tide_reg_text_next (text);

  return !*closed;
}

static gboolean
read_name (TideRegValue *self,
           TideRegText  *text)
{
  gboolean closed = FALSE;
  gunichar c;

  g_string_truncate (self->name, 0);
  if (tide_reg_text_take (text, "@"))
    return TRUE;

  tide_reg_text_next (text);
  while (next_quoted (text, &c, &closed))
    if (self->name->len <= MAX_NAME)
      g_string_append_unichar (self->name, c);

  return closed && self->name->len <= MAX_NAME;
}

static gboolean
read_string (TideRegValue *self,
             TideRegText  *text)
{
  gboolean closed = FALSE;
  gunichar c;

  self->type = REG_SZ;
  while (next_quoted (text, &c, &closed))
    if (self->data->len < MAX_DATA)
      tide_reg_text_append_utf16 (self->data, c);
  tide_reg_text_append_utf16 (self->data, 0);

  return closed;
}

/* Up to @max_digits hexadecimal digits; FALSE if there is none */
static gboolean
read_hex (TideRegText *text,
          guint        max_digits,
          guint32     *number)
{
  guint n = 0;

  *number = 0;
  while (n < max_digits)
    {
      gunichar c = tide_reg_text_peek (text);

      if (c >= 0x80 || !g_ascii_isxdigit (c))
        break;
      *number = *number << 4 | g_ascii_xdigit_value (c);
      tide_reg_text_next (text);
      n++;
    }

  return n > 0;
}

static gboolean
read_dword (TideRegValue *self,
            TideRegText  *text)
{
  guint32 number;

  self->type = REG_DWORD;
  if (!read_hex (text, 8, &number))
    return FALSE;

  number = GUINT32_TO_LE (number);
  g_byte_array_append (self->data, (const guint8 *) &number, sizeof number);
  return TRUE;
}

/* A backslash at the end of a line continues it on the next, unless that is a key. */
static void
skip_joint (TideRegText *text)
{
  TideRegText end;

  tide_reg_text_skip_blanks (text, FALSE);
  if (!tide_reg_text_take (text, "\\"))
    return;

  tide_reg_text_skip_blanks (text, FALSE);
  end = *text;
  while (tide_reg_text_take (text, "\r"))
    ;
  tide_reg_text_take (text, "\n");
  if (tide_reg_text_take (text, "[HKEY_"))
    *text = end;
  else
    tide_reg_text_skip_blanks (text, FALSE);
}

static gboolean
at_line_end (const TideRegText *text)
{
  gunichar c = tide_reg_text_peek (text);

  return c == '\r' || c == '\n' || c == TIDE_REG_TEXT_END;
}

static gboolean
is_string (const TideRegValue *self)
{
  return self->type == REG_SZ || self->type == REG_EXPAND_SZ || self->type == REG_MULTI_SZ;
}

gboolean
tide_reg_value_is_assumed (const TideRegValue *self)
{
  if (!self->ansi || !is_string (self))
    return FALSE;
  for (guint i = 0; i + 1 < self->data->len; i += 2)
    if (self->data->data[i] >= 0x80 || self->data->data[i + 1] != 0)
      return TRUE;

  return FALSE;
}

static void
append_byte (TideRegValue *self,
             guint8        byte)
{
  if (self->data->len >= MAX_DATA)
    return;
  if (self->ansi && is_string (self))
    tide_reg_text_append_utf16 (self->data, tide_encoding_from_windows_1252 (byte));
  else
    g_byte_array_append (self->data, &byte, 1);
}

static gboolean
read_bytes (TideRegValue *self,
            TideRegText  *text)
{
  guint32 byte;

  for (skip_joint (text); !at_line_end (text); skip_joint (text))
    {
      if (!read_hex (text, 2, &byte))
        return FALSE;
      append_byte (self, byte);
      skip_joint (text);
      if (!tide_reg_text_take (text, ","))
        return TRUE;
    }

  /* Where a comma is, a byte should follow: the end of the file is lost. */
  return self->data->len == 0;
}

static gboolean
read_typed_bytes (TideRegValue *self,
                  TideRegText  *text)
{
  if (!read_hex (text, 8, &self->type) || !tide_reg_text_take (text, "):"))
    return FALSE;

  return read_bytes (self, text);
}

static gboolean
read_data (TideRegValue *self,
           TideRegText  *text)
{
  g_byte_array_set_size (self->data, 0);
  self->type = REG_BINARY;
  self->gone = FALSE;

  if (tide_reg_text_take (text, "\""))
    return read_string (self, text);
  if (tide_reg_text_take (text, "dword:"))
    return read_dword (self, text);
  if (tide_reg_text_take (text, "hex:"))
    return read_bytes (self, text);
  if (tide_reg_text_take (text, "hex("))
    return read_typed_bytes (self, text);

  return self->gone = tide_reg_text_take (text, "-");
}

static gboolean
read_parts (TideRegValue *self,
            TideRegText  *text)
{
  if (!read_name (self, text))
    return FALSE;

  tide_reg_text_skip_blanks (text, FALSE);
  if (!tide_reg_text_take (text, "="))
    return FALSE;

  tide_reg_text_skip_blanks (text, FALSE);
  if (!read_data (self, text))
    return FALSE;

  tide_reg_text_skip_blanks (text, FALSE);
  return at_line_end (text) || tide_reg_text_peek (text) == ';';
}

gboolean
tide_reg_value_read (TideRegValue *self,
                     TideRegText  *text)
{
  gboolean good = read_parts (self, text);

  tide_reg_text_skip_line (text);
  return good;
}
