/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixes/tide-exact.h"

static gboolean
is_upper_xdigit (char c)
{
  return g_ascii_isxdigit (c) && !g_ascii_islower (c);
}

static gboolean
is_stand_in (const char *p)
{
  if (p[0] == '\\' && p[1] == 'u' && p[2] == '{')
    return TRUE;
  return p[0] == '\\' && p[1] == 'x' && is_upper_xdigit (p[2]) && is_upper_xdigit (p[3]);
}

gboolean
tide_text_is_exact (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_stand_in (p) || (c >= 0x2400 && c <= 0x2421) || c == 0x2026)
        return FALSE;
    }
  return TRUE;
}

gboolean
tide_text_is_typable (const char *text)
{
  if (!tide_text_is_exact (text) || strchr (text, '"') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}
