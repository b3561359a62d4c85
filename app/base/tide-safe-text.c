/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"

static gboolean
is_invisible (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_safe (GString *out,
             gunichar c,
             TideSafe safe)
{
  if (safe == TIDE_SAFE_LINES && (c == '\n' || c == '\t'))
    g_string_append_c (out, c);
  else if (c < 0x20)
    g_string_append_unichar (out, 0x2400 + c);
  else if (c == 0x7f)
    g_string_append_unichar (out, 0x2421);
  else if (is_invisible (c))
    g_string_append_printf (out, "\\u{%04X}", c);
  else
    g_string_append_unichar (out, c);
}

/* Returns: (transfer full): @length bytes (-1: up to the NUL) that claim to be UTF-8, safe for display */
char *
tide_safe_text (const char *bytes,
                gssize      length,
                TideSafe    safe)
{
  return tide_safe_text_cut (bytes, length, safe, G_MAXSIZE);
}

/* tide_safe_text(), ended by an ellipsis after @max_characters of the original */
char *
tide_safe_text_cut (const char *bytes,
                    gssize      length,
                    TideSafe    safe,
                    gsize       max_characters)
{
  const char *p = bytes != NULL ? bytes : "";
  const char *end = p + (length < 0 ? strlen (p) : (gsize) length);
  g_autoptr (GString) out = g_string_sized_new (MIN ((gsize) (end - p), 4096) + 1);

  for (gsize n = 0; p < end; n++)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (n == max_characters)
        {
          g_string_append (out, "…");
          break;
        }
      if ((gint32) c < 0)
        {
          g_string_append_printf (out, "\\x%02X", (guchar) *p);
          p++;
          continue;
        }
      append_safe (out, c, safe);
      p = p[0] == '\0' ? p + 1 : g_utf8_next_char (p);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gunichar
next_utf16 (const guint8 *bytes,
            gsize         n_units,
            gsize        *i)
{
  gunichar unit = bytes[2 * *i] | bytes[2 * *i + 1] << 8;

  (*i)++;
  if (unit >= 0xd800 && unit < 0xdc00 && *i < n_units)
    {
      gunichar low = bytes[2 * *i] | bytes[2 * *i + 1] << 8;

      if (low >= 0xdc00 && low < 0xe000)
        {
          (*i)++;
          return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
        }
    }
  return unit;
}

/* Returns: (transfer full): UTF-16LE up to the first NUL, safe for display; an odd last byte is shown */
char *
tide_safe_utf16 (const guint8 *bytes,
                 gsize         length,
                 TideSafe      safe)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < length / 2;)
    {
      gunichar c = next_utf16 (bytes, length / 2, &i);

      if (c == 0)
        return g_string_free (g_steal_pointer (&out), FALSE);
      append_safe (out, c, safe);
    }
  if (length % 2 == 1)
    g_string_append_printf (out, "\\x%02X", bytes[length - 1]);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Returns: (transfer full) (nullable): UTF-16LE up to the first NUL as exact UTF-8, %NULL if no text */
char *
tide_utf16_to_utf8 (const guint8 *bytes,
                    gsize         length)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (length % 2 == 1)
    length--;
  for (gsize i = 0; i < length / 2;)
    {
      gunichar c = next_utf16 (bytes, length / 2, &i);

      if (c == 0)
        break;
      if (c >= 0xd800 && c < 0xe000)
        return NULL;
      g_string_append_unichar (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
