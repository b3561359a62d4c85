/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-managed.h"

#include <string.h>

/* The log of the managed engine, 2007 and later: form=2007 in local time, form=2013 in UTC. */

static void
append_stamp (GenManaged *self)
{
  int hour = g_date_time_get_hour (self->clock);
  g_autofree char *modern = NULL;

  if (self->modern)
    {
      modern = g_date_time_format (self->clock, "%m/%d/%Y %H:%M:%S");
      g_string_append_printf (self->text, "[%s.%04d]", modern,
                              g_date_time_get_microsecond (self->clock) / 1000);
    }
  else
    g_string_append_printf (self->text, "[%d/%d/%d %d:%02d:%02d %s]", g_date_time_get_month (self->clock),
                            g_date_time_get_day_of_month (self->clock), g_date_time_get_year (self->clock),
                            hour % 12 == 0 ? 12 : hour % 12, g_date_time_get_minute (self->clock),
                            g_date_time_get_second (self->clock), hour < 12 ? "AM" : "PM");
}

void
gen_managed_wait (GenManaged *self,
                  double      seconds)
{
  GDateTime *later = g_date_time_add (self->clock, seconds * G_TIME_SPAN_SECOND);

  g_date_time_unref (self->clock);
  self->clock = later;
}

void
gen_managed_say (GenManaged *self,
                 int         depth,
                 const char *format,
                 ...)
{
  va_list arguments;

  append_stamp (self);
  g_string_append_printf (self->text, " [%d] ", depth);
  va_start (arguments, format);
  g_string_append_vprintf (self->text, format, arguments);
  va_end (arguments);
  g_string_append_c (self->text, '\n');
  gen_managed_wait (self, 0.016);
}

gboolean
gen_managed_is_wizard (const GenManaged *self)
{
  return strcmp (gen_statement_option (self->run, "interface", "unattended"), "wizard") == 0;
}

static void
end_task (GenManaged *self)
{
  if (self->task != NULL)
    gen_managed_say (self, 1, "Ending processing %s", self->task);
  g_clear_pointer (&self->task, g_free);
}

static void
begin_task (GenManaged         *self,
            const GenStatement *statement)
{
  const char *script = gen_statement_option (statement, "script", NULL);
  const char *role = gen_statement_option (statement, "role", NULL);

  end_task (self);
  self->task = g_strdup (gen_statement_word (statement, 0));
  gen_managed_say (self, 0, "**************");
  gen_managed_say (self, 0, "Setup will run the task '%s'", self->task);
  gen_managed_say (self, 1, "Beginning processing %s", self->task);
  if (role != NULL)
    gen_managed_say (self, 1, "Attempting %s for %s.", gen_statement_option (self->run, "action", "Install"),
                     role);
  if (script != NULL)
    gen_managed_say (self, 1, "Writing informational script to 'C:\\ExchangeSetupLogs\\%s'", script);
}

static void
say_rule (GenManaged         *self,
          const GenStatement *statement)
{
  const char *name = gen_statement_word (statement, 0);
  const char *message = gen_statement_word (statement, 1);
  gboolean failed = *message != '\0';

  gen_managed_say (self, 1, "Started [Rule:%s] [Parent:RootAnalysisMember] [RuleType:Error]", name);
  gen_managed_say (self, 1,
                   "Evaluated [Rule:%s] [HasException:False] [Value:\"%s\"] [ParentValue:\"<NULL>\"] "
                   "[Thread:6] [Duration:00:00:00]",
                   name, failed ? "True" : "False");
  if (!failed)
    return;
  gen_managed_say (self, 1, "Failed [Rule:%s] [Message:%s]", name, message);
  gen_managed_say (self, 1, "[REQUIRED] %s", message);
  gen_managed_say (self, 1,
                   "Help URL: http://technet.microsoft.com/library(EXCHG.150)/ms.exch.setupreadiness.%s.aspx",
                   name);
}

/* What stands in the log after a command has thrown: the words, the block, and what setup makes of it. */
static void
say_error (GenManaged         *self,
           const GenStatement *statement)
{
  const char *message = gen_statement_word (statement, 0);
  const char *reference = gen_statement_option (statement, "reference", NULL);
  gboolean critical = strcmp (gen_statement_option (statement, "critical", "yes"), "yes") == 0;
  const char *exception = gen_statement_option (statement, "exception", "System.Exception");

  gen_managed_say (self, 2, "[ERROR] %s", message);
  gen_managed_say (self, 1, "The following 1 error(s) occurred during task execution:");
  gen_managed_say (self, 1, "0.  ErrorRecord: %s", message);
  gen_managed_say (self, 1,
                   "[ERROR] The following error was generated when \"$error.Clear(); \n"
                   "          %s\n        \" was run: \"%s: %s\n   at Tidemark.Synthetic.Throw()\".",
                   gen_statement_option (statement, "command", "Invoke-SyntheticTask"), exception, message);
  gen_managed_say (self, 1, "[ERROR] %s", message);
  if (reference != NULL)
    gen_managed_say (self, 1,
                     "[ERROR-REFERENCE] Id=%s Component=EXCHANGE14:\\Current\\Release\\Shared\\Setup",
                     reference);
  if (!critical)
    gen_managed_say (self, 1,
                     "The previous errors were generated by a non-critical task and will be ignored.");
  else
    {
      gen_managed_say (self, 1, "Setup is stopping now because of one or more critical errors.");
      gen_managed_say (self, 1, "Finished executing component tasks.");
    }
}

static void
say_command (GenManaged         *self,
             const GenStatement *statement)
{
  const char *cmdlet = gen_statement_option (statement, "cmdlet", NULL);

  gen_managed_say (self, 1, "Executing: \n          %s\n", gen_statement_word (statement, 0));
  if (cmdlet == NULL)
    return;
  gen_managed_say (self, 2, "Beginning processing %s", cmdlet);
  gen_managed_wait (self, 3);
  gen_managed_say (self, 2, "Ending processing %s", cmdlet);
}

static gboolean
begin_run (GenManaged         *self,
           const GenStatement *statement,
           GError            **error)
{
  GDateTime *start = gen_time_parse (gen_statement_option (statement, "start", ""), error);

  if (start == NULL)
    return FALSE;
  g_clear_pointer (&self->clock, g_date_time_unref);
  self->clock = start;
  self->run = statement;
  gen_managed_begin_run (self);

  return TRUE;
}

static gboolean
end_run (GenManaged         *self,
         const GenStatement *statement,
         GError            **error)
{
  const char *word = gen_statement_word (statement, 0);

  if (strcmp (word, "cut") != 0)
    end_task (self);
  g_clear_pointer (&self->task, g_free);
  if (!gen_managed_end_run (self, word))
    return gen_statement_refuse (statement, error, "no such end");
  self->run = NULL;

  return TRUE;
}

static void
say_prerequisites (GenManaged *self)
{
  end_task (self);
  gen_managed_begin_prerequisites (self);
  self->task = g_strdup ("test-SetupPrerequisites");
}

static gboolean
say_statement (GenManaged         *self,
               const GenStatement *statement,
               GError            **error)
{
  const char *word = gen_statement_word (statement, 0);

  if (gen_statement_is (statement, "run"))
    return begin_run (self, statement, error);
  if (self->run == NULL)
    return gen_statement_refuse (statement, error, "stands outside of a run");
  if (gen_statement_is (statement, "end"))
    return end_run (self, statement, error);

  if (gen_statement_is (statement, "prerequisites"))
    say_prerequisites (self);
  else if (gen_statement_is (statement, "rule"))
    say_rule (self, statement);
  else if (gen_statement_is (statement, "task"))
    begin_task (self, statement);
  else if (gen_statement_is (statement, "component"))
    gen_managed_say (self, 1, "Processing component '%s' (%s).", word, gen_statement_word (statement, 1));
  else if (gen_statement_is (statement, "command"))
    say_command (self, statement);
  else if (gen_statement_is (statement, "error"))
    say_error (self, statement);
  else if (gen_statement_is (statement, "say"))
    gen_managed_say (self, gen_statement_number (statement, "depth", 1), "%s", word);
  else if (gen_statement_is (statement, "wait"))
    gen_managed_wait (self, g_ascii_strtod (word, NULL));
  else
    return gen_statement_refuse (statement, error, "not part of a run");

  return TRUE;
}

gboolean
gen_managed_write (const GenSection *section,
                   GDateTime        *time,
                   const char       *path,
                   GError          **error)
{
  const char *form = gen_statement_option (section->head, "form", "2013");
  g_autoptr (GString) text = g_string_new (NULL);
  GenManaged self = { .text = text, .modern = strcmp (form, "2007") != 0 };
  gboolean good = TRUE;

  for (guint i = 0; good && i < section->body->len; i++)
    good = say_statement (&self, g_ptr_array_index (section->body, i), error);
  g_clear_pointer (&self.clock, g_date_time_unref);
  g_clear_pointer (&self.task, g_free);

  return good && gen_text_write (path, text->str, GEN_ENCODING_ASCII, error);
}
