/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generator.h"

#include <string.h>

/*
 * The log of the native engine: a time without a date, calls that are entered and left, INS files
 * interpreted line by line, stacks of errors from the innermost frame outwards. The layout "article" is
 * that of Microsoft's knowledge base (tabs); "file" is that of the files themselves.
 */

typedef struct
{
  GString  *text;
  guint     clock; /* seconds of the day */
  gboolean  article;
} Native;

static void G_GNUC_PRINTF (2, 3)
say (Native     *self,
     const char *format,
     ...)
{
  va_list arguments;

  g_string_append_printf (self->text, "[%02u:%02u:%02u] %s", self->clock / 3600 % 24, self->clock / 60 % 60,
                          self->clock % 60, self->article ? "\t" : "");
  va_start (arguments, format);
  g_string_append_vprintf (self->text, format, arguments);
  va_end (arguments);
  g_string_append_c (self->text, '\n');
}

static const char *
indent (const Native *self)
{
  return self->article ? "\t\t" : "           ";
}

/* One directive of an INS file, and the process that it starts. */
static void
say_step (Native             *self,
          const GenStatement *step)
{
  const char *exit_code = gen_statement_option (step, "exit", "");

  say (self, "Interpreting line <%s>", gen_statement_word (step, 0));
  if (*exit_code == '\0')
    return;
  say (self, "Process created ... waiting (%s)", gen_statement_option (step, "wait", "60000"));
  self->clock++;
  say (self, "Process has exited with %s", exit_code);
}

/* A frame of a stack: stamped=no for one that stands right below the line it explains. */
static void
say_frame (Native             *self,
           const GenStatement *frame)
{
  const char *message = gen_statement_word (frame, 2);
  gboolean stamped = strcmp (gen_statement_option (frame, "stamped", "yes"), "yes") == 0;

  if (stamped)
    say (self, "%s%s (%s)%s", self->article ? "" : " ", gen_statement_word (frame, 0),
         gen_statement_option (frame, "at", ""), self->article ? " " : "");
  else
    g_string_append_printf (self->text, "%s%s (%s)\n", indent (self), gen_statement_word (frame, 0),
                            gen_statement_option (frame, "at", ""));
  g_string_append_printf (self->text, "%sError code %s%s%s\n", indent (self), gen_statement_word (frame, 1),
                          *message != '\0' ? ": " : "", message);
}

/* Where in which INS file a step failed. */
static void
say_place (Native             *self,
           const GenStatement *place)
{
  say (self, "Processing file '%s', at or near line %s ", gen_statement_word (place, 0),
       gen_statement_option (place, "line", "1"));
  g_string_append_printf (self->text, "%s(%s) \n", indent (self), gen_statement_word (place, 1));
}

static void
say_ignored (Native             *self,
             const GenStatement *ignored)
{
  say (self, "=== IGNORING PREVIOUS ERRORS === %s (%s)", gen_statement_word (ignored, 0),
       gen_statement_option (ignored, "at", ""));
  g_string_append_printf (self->text, "%sThe operation has completed successfully.\n", indent (self));
}

static gboolean
say_statement (Native             *self,
               const GenStatement *statement,
               GError            **error)
{
  const char *word = gen_statement_word (statement, 0);

  if (gen_statement_is (statement, "note"))
    say (self, "%s", word);
  else if (gen_statement_is (statement, "enter"))
    say (self, "Entering %s", word);
  else if (gen_statement_is (statement, "leave"))
    say (self, "Leaving %s", word);
  else if (gen_statement_is (statement, "ins"))
    say (self, "++++ Starting interpreter on file %s ++++", word);
  else if (gen_statement_is (statement, "step"))
    say_step (self, statement);
  else if (gen_statement_is (statement, "failed"))
    say (self, "The command %s failed, returning error code %s (%s).", word,
         gen_statement_option (statement, "code", ""), gen_statement_word (statement, 1));
  else if (gen_statement_is (statement, "frame"))
    say_frame (self, statement);
  else if (gen_statement_is (statement, "place"))
    say_place (self, statement);
  else if (gen_statement_is (statement, "ignored"))
    say_ignored (self, statement);
  else if (gen_statement_is (statement, "wait"))
    self->clock += g_ascii_strtoull (word, NULL, 10);
  else if (gen_statement_is (statement, "layout"))
    self->article = strcmp (word, "article") == 0;
  else
    return gen_statement_refuse (statement, error, "not part of a native log");

  return TRUE;
}

gboolean
gen_native_write (const GenSection *section,
                  GDateTime        *time,
                  const char       *path,
                  GError          **error)
{
  g_autoptr (GDateTime) start = gen_time_parse (gen_statement_option (section->head, "start", ""), error);
  g_autoptr (GString) text = g_string_new (NULL);
  Native self = { text, 0, FALSE };

  if (start == NULL)
    return FALSE;
  self.clock = g_date_time_get_hour (start) * 3600 + g_date_time_get_minute (start) * 60
               + g_date_time_get_second (start);
  for (guint i = 0; i < section->body->len; i++)
    if (!say_statement (&self, g_ptr_array_index (section->body, i), error))
      return FALSE;

  return gen_text_write (path, text->str, GEN_ENCODING_ASCII, error);
}
