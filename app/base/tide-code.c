/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-code.h"

gboolean
tide_code_read (const char *text,
                guint32    *value)
{
  guint64 number;
  gint64 decimal;

  if (g_ascii_strncasecmp (text, "0x", 2) == 0)
    {
      if (!g_ascii_string_to_unsigned (text + 2, 16, 0, G_MAXUINT32, &number, NULL))
        return FALSE;
      *value = number;
      return TRUE;
    }
  if (!g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXUINT32, &decimal, NULL))
    return FALSE;

  *value = decimal;
  return TRUE;
}

/* The digits of a number that begins at @text, with its sign or 0x */
static gsize
number_length (const char *text)
{
  gsize sign = *text == '-' ? 1 : 0;
  gsize length;

  if (g_ascii_strncasecmp (text, "0x", 2) == 0)
    {
      length = 2 + strspn (text + 2, "0123456789abcdefABCDEF");
      return length > 2 ? length : 0;
    }
  length = strspn (text + sign, "0123456789");

  return length > 0 ? sign + length : 0;
}

static gboolean
read_number (const char *text,
             guint32    *value)
{
  gsize length = number_length (text);
  g_autofree char *number = g_strndup (text, MIN (length, 16));

  return length > 0 && !g_ascii_isalnum (text[length]) && tide_code_read (number, value) && *value != 0;
}

/* What follows the words "error code": "is", a colon, a quotation mark */
static const char *
skip_joint (const char *text)
{
  text += strspn (text, " ");
  if (g_ascii_strncasecmp (text, "is", 2) == 0)
    text += 2;

  return text + strspn (text, " :='\"");
}

/* Eight hexadecimal digits, or a negative number of HRESULT's size, need no words before them. */
static gboolean
speaks_for_itself (const char *text,
                   gboolean    at_start)
{
  gsize length = number_length (text);

  if (length == 0 || !at_start)
    return FALSE;

  return (g_ascii_strncasecmp (text, "0x", 2) == 0 && length == 10) || (*text == '-' && length == 11);
}

gboolean
tide_code_find (const char *text,
                guint32    *value)
{
  static const char words[] = "error code";

  for (const char *c = text; *c != '\0'; c++)
    {
      gboolean at_start = c == text || !(g_ascii_isalnum (c[-1]) || c[-1] == '_');

      if (speaks_for_itself (c, at_start) && read_number (c, value))
        return TRUE;
      if (at_start && g_ascii_strncasecmp (c, words, strlen (words)) == 0 &&
          read_number (skip_joint (c + strlen (words)), value))
        return TRUE;
    }

  return FALSE;
}
