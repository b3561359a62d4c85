/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fixes/tide-cmd-writer.h"
#include "fixes/tide-exact.h"

/* cmd.exe takes lines of 8,191 characters, and doubling may double the length */
#define MAX_DATA 1024

static gboolean
is_plain (const char *data)
{
  for (const char *p = data; *p != '\0'; p++)
    if (!g_ascii_isprint (*p))
      return FALSE;

  return TRUE;
}

const char *
tide_cmd_refuse (const char *data)
{
  if (data == NULL || *data == '\0')
    return N_("A text that the script needs is empty.");
  if (!is_plain (data) || !tide_text_is_exact (data))
    return N_("A text that the script needs holds characters that cannot stand in a .cmd file.");
  if (strchr (data, '"') != NULL)
    return N_("A text that the script needs holds a quotation mark.");
  if (*data == '/' || *data == '-')
    return N_("A text that the script needs would be taken for an option.");
  if (strlen (data) > MAX_DATA)
    return N_("A text that the script needs is too long for a line of a .cmd file.");

  return NULL;
}

const char *
tide_cmd_refuse_computer (const char *name)
{
  if (name == NULL || *name == '\0')
    return N_("The name of the computer is not known.");
  if (strpbrk (name, "\\/:*?\"<>| ") != NULL || tide_cmd_refuse (name) != NULL)
    return N_("The name of the computer cannot stand in a .cmd file.");

  return NULL;
}

static void
append_quoted (GString    *script,
               const char *data)
{
  gsize length = strlen (data);

  g_assert (tide_cmd_refuse (data) == NULL);

  g_string_append_c (script, '"');
  for (const char *p = data; *p != '\0'; p++)
    {
      if (*p == '%')
        g_string_append_c (script, '%');
      g_string_append_c (script, *p);
    }
  for (gsize i = length; i > 0 && data[i - 1] == '\\'; i--)
    g_string_append_c (script, '\\');
  g_string_append_c (script, '"');
}

static const char *
find_data (const char *name,
           gsize       length,
           va_list     data)
{
  for (;;)
    {
      const char *key = va_arg (data, const char *);
      const char *value;

      /* A template that names data nobody gives is a mistake in the code. */
      g_assert (key != NULL);
      value = va_arg (data, const char *);
      if (strlen (key) == length && strncmp (key, name, length) == 0)
        return value;
    }
}

static void
append_data (GString    *script,
             guint       step,
             const char *name,
             gsize       length,
             va_list     data)
{
  va_list copy;

  if (length == 1 && *name == '#')
    {
      g_string_append_printf (script, "%u", step);
      return;
    }
  va_copy (copy, data);
  append_quoted (script, find_data (name, length, copy));
  va_end (copy);
}

void
tide_cmd_line (GString    *script,
               guint       step,
               const char *template,
               ...)
{
  va_list data;

  va_start (data, template);
  for (const char *p = template; *p != '\0';)
    {
      gsize plain = strcspn (p, "{");
      gsize name;

      g_string_append_len (script, p, plain);
      p += plain;
      if (*p == '\0')
        break;
      name = strcspn (p, "}");
      append_data (script, step, p + 1, name - 1, data);
      p += name + 1;
    }
  va_end (data);
  g_string_append_c (script, '\n');
}
