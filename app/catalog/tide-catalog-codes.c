/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "catalog/tide-catalog-private.h"

/* Facilities of a code with its highest bit set: Windows' own errors, and what setup's engine defines */
#define FACILITY_MASK 0x1fff0000u
#define FACILITY_WIN32 0x00070000u
#define FACILITY_SETUP 0x01030000u

static const TideCatalogCode *
find (TideCatalog *self,
      guint32      value,
      guint32      mask,
      const char  *kind)
{
  GPtrArray *codes = tide_catalog_get_codes (self);

  for (guint i = 0; i < codes->len; i++)
    {
      const TideCatalogCode *code = g_ptr_array_index (codes, i);

      if ((code->value & mask) == (value & mask) && (kind == NULL || g_str_equal (code->kind, kind)))
        return code;
    }

  return NULL;
}

const TideCatalogCode *
tide_catalog_find_code (TideCatalog *self,
                        guint32      value)
{
  const TideCatalogCode *code = find (self, value, G_MAXUINT32, NULL);

  if (code != NULL || (value & 0x80000000u) == 0)
    return code;
  if ((value & FACILITY_MASK) == FACILITY_WIN32)
    return find (self, value & 0xffff, G_MAXUINT32, NULL);

  return (value & FACILITY_MASK) == FACILITY_SETUP ? find (self, value, 0xffff, "setup") : NULL;
}

gboolean
tide_catalog_read_code (const char *text,
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

  return length > 0 && !g_ascii_isalnum (text[length]) && tide_catalog_read_code (number, value) && *value != 0;
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
tide_catalog_find_number (const char *text,
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
