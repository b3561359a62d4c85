/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixes/tide-fixes.h"

static char *
with_crlf (const char *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);

  return g_strjoinv ("\r\n", lines);
}

GBytes *
tide_fixes_encode (const char      *script,
                   TideScriptFormat format)
{
  g_autofree char *text = with_crlf (script);
  g_autofree char *utf16 = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize length = 0;

  if (format == TIDE_SCRIPT_FORMAT_CMD)
    {
      g_assert (g_str_is_ascii (text));
      g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
      return g_byte_array_free_to_bytes (bytes);
    }

  utf16 = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_assert (utf16 != NULL);
  g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
  g_byte_array_append (bytes, (const guint8 *) utf16, length);

  return g_byte_array_free_to_bytes (bytes);
}
