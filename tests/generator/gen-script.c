/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generator.h"

#include <string.h>

/*
 * A script of tasks as setup leaves it: a head, the variables, and under each component its tasks, whose
 * bodies are opened by the local time.
 */

static char *
make_stamp (const char *iso8601,
            GError    **error)
{
  g_autoptr (GDateTime) time = gen_time_parse (iso8601, error);
  int hour;

  if (time == NULL)
    return NULL;
  hour = g_date_time_get_hour (time);

  return g_strdup_printf ("%d/%d/%d %d:%02d:%02d %s", g_date_time_get_month (time),
                          g_date_time_get_day_of_month (time), g_date_time_get_year (time),
                          hour % 12 == 0 ? 12 : hour % 12, g_date_time_get_minute (time),
                          g_date_time_get_second (time), hour < 12 ? "AM" : "PM");
}

static void
append_head (GString    *text,
             const char *verb,
             const char *noun,
             const char *stamp)
{
  g_string_append_printf (text, "# Default %s steps for %s.\n", verb, noun);
  g_string_append_printf (text, "# Programmatically generated on %s.\n", stamp);
  g_string_append (text, "# Synthetic script made by Tidemark's generator.\n\n");
  g_string_append (text, "#\n# Variable Declarations\n#\n");
}

static void
append_task (GString            *text,
             const GenStatement *task,
             const char         *stamp)
{
  g_string_append_printf (text, "# [ID = %s, Wt = %s, isFatal = %s]", gen_statement_word (task, 0),
                          gen_statement_option (task, "weight", "1"),
                          gen_statement_option (task, "fatal", "True"));
  if (*gen_statement_word (task, 1) != '\0')
    g_string_append_printf (text, " \"%s\"", gen_statement_word (task, 1));
  g_string_append_printf (text, "\n%s:\n", stamp);
}

static gboolean
append_statement (GString            *text,
                  const GenStatement *statement,
                  const char         *stamp,
                  gboolean           *in_tasks,
                  GError            **error)
{
  if (gen_statement_is (statement, "variable"))
    g_string_append_printf (text, "$Role%s = %s\n", gen_statement_word (statement, 0),
                            gen_statement_word (statement, 1));
  else if (gen_statement_is (statement, "component"))
    {
      if (!*in_tasks)
        g_string_append (text, "\n#\n# Component tasks\n#\n");
      *in_tasks = TRUE;
      g_string_append_printf (text, "\n# Tasks for '%s' component\n", gen_statement_word (statement, 0));
    }
  else if (gen_statement_is (statement, "task"))
    append_task (text, statement, stamp);
  else if (gen_statement_is (statement, "body"))
    g_string_append_printf (text, "          %s\n", gen_statement_word (statement, 0));
  else
    return gen_statement_refuse (statement, error, "not part of a script");

  return TRUE;
}

gboolean
gen_script_write (const GenSection *section,
                  GDateTime        *time,
                  const char       *path,
                  GError          **error)
{
  const char *local = gen_statement_option (section->head, "local", "");
  g_autofree char *stamp = make_stamp (local, error);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_tasks = FALSE;

  if (stamp == NULL)
    return FALSE;
  append_head (text, gen_statement_option (section->head, "verb", ""),
               gen_statement_option (section->head, "noun", ""), stamp);
  for (guint i = 0; i < section->body->len; i++)
    if (!append_statement (text, g_ptr_array_index (section->body, i), stamp, &in_tasks, error))
      return FALSE;

  return gen_text_write (path, text->str, GEN_ENCODING_ASCII, error);
}
