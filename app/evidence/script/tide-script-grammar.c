/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/script/tide-script-grammar.h"

#define ID_LINE "# [ID = "
#define WORD_MAX 1024

void
tide_script_task_clear (TideScriptTask *task)
{
  g_clear_pointer (&task->id, g_free);
  g_clear_pointer (&task->description, g_free);
}

/* The text between @from and @end, without blanks around it, cut at a character. */
static char *
dup_word (const char *from,
          const char *end)
{
  while (from < end && g_ascii_isspace (*from))
    from++;
  while (end > from && g_ascii_isspace (end[-1]))
    end--;
  if (end - from > WORD_MAX)
    for (end = from + WORD_MAX; end > from && ((guchar) *end & 0xc0) == 0x80;)
      end--;

  return g_strndup (from, end - from);
}

/* The same, without the quotes around it; a single quote inside single quotes is doubled. */
static char *
dup_unquoted (const char *from,
              const char *end)
{
  g_autofree char *word = dup_word (from, end);
  gsize length = strlen (word);

  if (length < 2 || word[0] != word[length - 1] || (word[0] != '\'' && word[0] != '"'))
    return g_steal_pointer (&word);

  word[length - 1] = '\0';
  if (word[0] == '\'')
    {
      g_auto (GStrv) parts = g_strsplit (word + 1, "''", -1);

      return g_strjoinv ("'", parts);
    }

  return g_strdup (word + 1);
}

/* The value of ", @name = value" in an ID line, up to the next comma or the bracket. */
static char *
dup_field (const char *fields,
           const char *close,
           const char *name)
{
  const char *found = g_strstr_len (fields, close - fields, name);
  const char *end;

  if (found == NULL)
    return NULL;
  found += strlen (name);
  end = memchr (found, ',', close - found);

  return dup_word (found, end != NULL ? end : close);
}

/* # [ID = X, Wt = 10, isFatal = True] "description" */
gboolean
tide_script_parse_task (const char     *line,
                        TideScriptTask *task)
{
  g_autofree char *weight = NULL;
  g_autofree char *fatal = NULL;
  const char *id = line + strlen (ID_LINE);
  const char *close;
  const char *fields;
  guint64 number;

  if (!g_str_has_prefix (line, ID_LINE) || (close = strchr (id, ']')) == NULL)
    return FALSE;
  fields = memchr (id, ',', close - id);
  if (fields == NULL)
    fields = close;

  weight = dup_field (fields, close, "Wt =");
  fatal = dup_field (fields, close, "isFatal =");
  task->id = dup_word (id, fields);
  task->weight = weight != NULL && g_ascii_string_to_unsigned (weight, 10, 0, G_MAXINT32, &number, NULL)
                     ? (gint32) number
                     : -1;
  task->fatal = fatal != NULL && g_ascii_strcasecmp (fatal, "True") == 0;
  task->description = dup_unquoted (close + 1, close + strlen (close));

  return TRUE;
}

/* $RoleName = 'value' */
gboolean
tide_script_parse_variable (const char *line,
                            char      **name,
                            char      **value)
{
  const char *equals;

  if (!g_str_has_prefix (line, "$Role") || (equals = strchr (line, '=')) == NULL)
    return FALSE;

  *name = dup_word (line + 1, equals);
  *value = dup_unquoted (equals + 1, equals + strlen (equals));

  return TRUE;
}

/* # Tasks for 'X' component */
char *
tide_script_parse_component (const char *line)
{
  static const char beginning[] = "# Tasks for '";
  const char *name = line + strlen (beginning);
  const char *end;

  if (!g_str_has_prefix (line, beginning))
    return NULL;
  end = g_strrstr (name, "' component");

  return end != NULL ? dup_word (name, end) : NULL;
}

/* # Default Start steps for PreConfiguration. */
gboolean
tide_script_parse_head (const char *line,
                        char      **verb,
                        char      **noun)
{
  static const char middle[] = " steps for ";
  const char *found = g_str_has_prefix (line, "# ") ? strstr (line + 2, middle) : NULL;
  const char *from = found;
  const char *end;

  if (found == NULL)
    return FALSE;
  while (from > line + 2 && from[-1] != ' ')
    from--;
  end = strchr (found + strlen (middle), '.');

  *verb = dup_word (from, found);
  *noun = dup_word (found + strlen (middle), end != NULL ? end : line + strlen (line));

  return TRUE;
}

gboolean
tide_script_is_generated_line (const char *line)
{
  return g_str_has_prefix (line, ID_LINE) || g_str_has_prefix (line, "# Programmatically generated on ");
}
