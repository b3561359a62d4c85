/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-limit.h"
#include "base/tide-wire.h"
#include "evidence/log/tide-text-source.h"
#include "evidence/script/tide-script-grammar.h"

#define VARIABLES_MAX TIDE_LIMIT (1024)
#define LOOKED_AT 8192

/* Of too many tasks the first half stays, and the last: setup had begun the very last. */
#define FIRST_TASKS (TIDE_WIRE_MAX_ROWS / 2)
#define LAST_TASKS (TIDE_WIRE_MAX_ROWS - FIRST_TASKS)

typedef struct
{
  GVariantBuilder variables;
  guint           n_variables;
  GPtrArray      *tasks; /* of GVariant; the second half is a ring */
  guint32         n_tasks;
  char           *component;
  char           *verb;
  char           *noun;
} Script;

static guint
slot_of (guint32 task)
{
  return task < FIRST_TASKS ? task : FIRST_TASKS + (task - FIRST_TASKS) % LAST_TASKS;
}

static GVariant *
bytes_of (const char *text)
{
  return tide_wire_new_bytes (text, strlen (text));
}

static void
add_task (Script               *script,
          const TideTextLine   *line,
          const TideScriptTask *task)
{
  const char *component = script->component != NULL ? script->component : "";
  guint slot = slot_of (script->n_tasks);
  GVariant *row;

  row = g_variant_new ("(ttt@ayib@ay@ayu)", line->number, line->offset, line->length, bytes_of (task->id),
                       task->weight, task->fatal, bytes_of (task->description), bytes_of (component),
                       ++script->n_tasks);
  if (slot == script->tasks->len)
    g_ptr_array_add (script->tasks, NULL);
  g_clear_pointer ((GVariant **) &script->tasks->pdata[slot], g_variant_unref);
  script->tasks->pdata[slot] = g_variant_ref_sink (row);
}

static void
add_variable (Script             *script,
              const TideTextLine *line,
              const char         *text)
{
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (script->n_tasks > 0 || script->n_variables == VARIABLES_MAX ||
      !tide_script_parse_variable (text, &name, &value))
    return;

  script->n_variables++;
  g_variant_builder_add (&script->variables, "(s@ayt)", name, bytes_of (value), line->number);
}

/* The tasks' code is indented as a rule; what begins with neither is theirs in any case. */
static void
look_at (Script             *script,
         const TideTextLine *line,
         const char         *text)
{
  g_auto (TideScriptTask) task = { NULL };
  g_autofree char *component = NULL;

  if (text[0] == '$')
    add_variable (script, line, text);
  else if (tide_script_parse_task (text, &task))
    add_task (script, line, &task);
  else if ((component = tide_script_parse_component (text)) != NULL)
    {
      g_free (script->component);
      script->component = g_steal_pointer (&component);
    }
  else if (script->verb == NULL && script->n_tasks == 0)
    tide_script_parse_head (text, &script->verb, &script->noun);
}

static GVariant *
write_tasks (Script *script)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TIDE_WIRE_SCRIPT_TASK));
  guint32 first_last = script->n_tasks > TIDE_WIRE_MAX_ROWS ? script->n_tasks - LAST_TASKS : FIRST_TASKS;

  for (guint32 i = 0; i < MIN (script->n_tasks, FIRST_TASKS); i++)
    g_variant_builder_add_value (&builder, script->tasks->pdata[i]);
  for (guint32 i = first_last; i < script->n_tasks; i++)
    g_variant_builder_add_value (&builder, script->tasks->pdata[slot_of (i)]);

  return g_variant_builder_end (&builder);
}

static GVariant *
write_reading (Script         *script,
               TideTextSource *source)
{
  GVariantDict info = G_VARIANT_DICT_INIT (NULL);

  tide_text_source_describe (source, &info);
  g_variant_dict_insert (&info, "verb", "s", script->verb != NULL ? script->verb : "");
  g_variant_dict_insert (&info, "noun", "s", script->noun != NULL ? script->noun : "");

  return g_variant_new ("(@a{sv}@a" TIDE_WIRE_SCRIPT_VARIABLE "@a" TIDE_WIRE_SCRIPT_TASK "@at)",
                        g_variant_dict_end (&info), g_variant_builder_end (&script->variables),
                        write_tasks (script), tide_text_source_get_index (source));
}

/* A line as text without NULs, if it may be one of the script's own. */
static gboolean
decode (TideTextSource     *source,
        const TideTextLine *line,
        GString            *text)
{
  TideTextLine cut = *line;

  cut.available = MIN (line->available, LOOKED_AT);
  g_string_truncate (text, 0);
  tide_text_source_decode (source, &cut, text);

  return text->str[0] == '#' || text->str[0] == '$';
}

static void
read_script (TideTextSource *source,
             TideAnswer     *answer)
{
  Script script = { .variables = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a" TIDE_WIRE_SCRIPT_VARIABLE)) };
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  g_autoptr (GString) text = g_string_new (NULL);
  TideTextLine line;

  script.tasks = tasks;
  while (tide_text_source_next (source, &line))
    if (decode (source, &line, text))
      look_at (&script, &line, text->str);

  answer->reading = write_reading (&script, source);
  if (tide_text_source_get_error (source) != 0)
    {
      answer->problem = TIDE_PROBLEM_IO;
      answer->argument = g_strdup (g_strerror (tide_text_source_get_error (source)));
    }
  else if (script.n_tasks > TIDE_WIRE_MAX_ROWS)
    {
      answer->problem = TIDE_PROBLEM_ENTRIES_DROPPED;
      answer->argument = g_strdup_printf ("%u", script.n_tasks - TIDE_WIRE_MAX_ROWS);
    }

  g_free (script.component);
  g_free (script.verb);
  g_free (script.noun);
}

static gboolean
is_script (const TideInput *input,
           TideEncoding     encoding)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize bom;

  tide_encoding_sniff (input->head, input->head_length, &bom);
  tide_encoding_decode (encoding, input->head + bom, input->head_length - bom, text);

  for (const char *line = text->str; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (tide_script_is_generated_line (line))
        return TRUE;
    }

  return FALSE;
}

gboolean
tide_script_parse (const TideInput *input,
                   TideAnswer      *answer)
{
  g_autoptr (TideTextSource) source = tide_text_source_new (input);

  if (!is_script (input, tide_text_source_get_encoding (source)))
    return FALSE;

  answer->kind = "task-script";
  if (input->size > TIDE_TEXT_SOURCE_MAX_SIZE)
    {
      answer->problem = TIDE_PROBLEM_TOO_LARGE;
      answer->argument = g_strdup_printf ("%llu", TIDE_TEXT_SOURCE_MAX_SIZE >> 20);
    }
  else
    read_script (source, answer);

  return TRUE;
}
