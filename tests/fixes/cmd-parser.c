/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cmd-parser.h"

/* First phase: percent signs, quotes or not */
static char *
expand (const char *line,
        GHashTable *variables)
{
  GString *out = g_string_new (NULL);

  for (const char *p = line; *p != '\0';)
    {
      const char *end;
      g_autofree char *name = NULL;

      if (*p != '%')
        {
          g_string_append_c (out, *p++);
          continue;
        }
      if (p[1] == '%')
        {
          g_string_append_c (out, '%');
          p += 2;
          continue;
        }
      end = strchr (p + 1, '%');
      if (end == NULL)
        {
          p++;
          continue;
        }
      name = g_strndup (p + 1, end - p - 1);
      if (variables != NULL && g_hash_table_contains (variables, name))
        g_string_append (out, g_hash_table_lookup (variables, name));
      p = end + 1;
    }
  return g_string_free (out, FALSE);
}

/* Second phase: what is special outside quotes; FALSE if the line is not one plain command */
static gboolean
is_one_command (const char *line)
{
  gboolean quoted = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '\n' || *p == '\r' || *p == 0x1a)
        return FALSE;
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && strchr ("&|<>^()", *p) != NULL)
        return FALSE;
    }
  return !quoted;
}

static const char *
take_backslashes (GString    *word,
                  const char *p,
                  gboolean   *quoted)
{
  gsize n = strspn (p, "\\");

  p += n;
  if (*p != '"')
    {
      for (gsize i = 0; i < n; i++)
        g_string_append_c (word, '\\');
      return p;
    }
  for (gsize i = 0; i < n / 2; i++)
    g_string_append_c (word, '\\');
  if (n % 2 == 1)
    g_string_append_c (word, '"');
  else
    *quoted = !*quoted;

  return p + 1;
}

/* Third phase: the program's start-up code */
static GStrv
split (const char *line)
{
  GPtrArray *words = g_ptr_array_new ();
  const char *p = line;

  while (*(p += strspn (p, " \t")) != '\0')
    {
      GString *word = g_string_new (NULL);
      gboolean quoted = FALSE;

      while (*p != '\0' && (quoted || (*p != ' ' && *p != '\t')))
        {
          if (*p == '\\' || *p == '"')
            p = take_backslashes (word, p, &quoted);
          else
            g_string_append_c (word, *p++);
        }
      g_ptr_array_add (words, g_string_free (word, FALSE));
    }
  g_ptr_array_add (words, NULL);

  return (GStrv) g_ptr_array_free (words, FALSE);
}

GStrv
cmd_parse (const char *line,
           GHashTable *variables)
{
  g_autofree char *expanded = expand (line, variables);

  return is_one_command (expanded) ? split (expanded) : NULL;
}
