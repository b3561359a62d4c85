/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fixes/tide-edit.h"
#include "fixes/tide-exact.h"
#include "fixes/tide-reg-writer.h"

#define MAX_COLUMNS 78

static gboolean
has_controls (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

const char *
tide_reg_refuse (const char *text)
{
  if (text == NULL || *text == '\0')
    return N_("A text that the .reg file needs is empty.");
  if (!tide_text_is_exact (text) || has_controls (text))
    return N_("A text that the .reg file needs holds characters that cannot be written exactly.");

  return NULL;
}

void
tide_reg_key (GString    *script,
              const char *path)
{
  g_assert (tide_reg_refuse (path) == NULL);

  g_string_append_printf (script, "\n[HKEY_LOCAL_MACHINE\\%s]\n", path);
}

static void
append_quoted (GString    *script,
               const char *text)
{
  g_string_append_c (script, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\\' || *p == '"')
        g_string_append_c (script, '\\');
      g_string_append_c (script, *p);
    }
  g_string_append_c (script, '"');
}

static void
append_name (GString    *script,
             const char *name)
{
  if (*name == '\0')
    g_string_append_c (script, '@');
  else
    append_quoted (script, name);
  g_string_append_c (script, '=');
}

void
tide_reg_dword (GString    *script,
                const char *name,
                guint32     number)
{
  append_name (script, name);
  g_string_append_printf (script, "dword:%08x\n", number);
}

/* The text as UTF-16LE with its NUL, two digits a byte; lines are wrapped after a comma and nowhere else. */
static void
append_hex (GString    *script,
            gsize       line_start,
            const char *text)
{
  gsize length = 0;
  g_autofree guchar *data = (guchar *) g_convert (text, strlen (text) + 1, "UTF-16LE", "UTF-8", NULL, &length,
                                                  NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0)
        {
          g_string_append_c (script, ',');
          if (script->len - line_start > MAX_COLUMNS - 3)
            {
              g_string_append (script, "\\\n  ");
              line_start = script->len - 2;
            }
        }
      g_string_append_printf (script, "%02x", data[i]);
    }
}

void
tide_reg_text (GString    *script,
               const char *name,
               guint32     kind,
               const char *text)
{
  gsize line_start = script->len;

  append_name (script, name);
  if (kind == TIDE_REG_SZ && !has_controls (text))
    append_quoted (script, text);
  else
    {
      g_string_append_printf (script, "hex(%u):", kind);
      append_hex (script, line_start, text);
    }
  g_string_append_c (script, '\n');
}
