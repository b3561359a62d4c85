/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-managed.h"

#include <string.h>

static const char stars[] = "**********************************************";

static const char *
option (const GenManaged *self,
        const char       *name,
        const char       *fallback)
{
  return gen_statement_option (self->run, name, fallback);
}

static void
say_parameters (GenManaged *self)
{
  g_auto (GStrv) parameters = g_strsplit (option (self, "parameters", "mode:Install"), " ", -1);
  GString *command = g_string_new (NULL);

  for (guint i = 0; parameters[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parameters[i], ":", 2);
      const char *value = pair[0] != NULL && pair[1] != NULL ? pair[1] : "";

      gen_managed_say (self, 0, "Command Line Parameter Name='%s', Value='%s'.", pair[0], value);
      g_string_append_printf (command, "%s/%s", i > 0 ? " " : "", parameters[i]);
    }
  gen_managed_say (self, 0, "%s was started with the following command: '%s'.",
                   self->modern ? "RuntimeAssembly" : gen_managed_is_wizard (self) ? "ExSetupUI" : "ExSetup",
                   command->str);
  g_string_free (command, TRUE);
}

static void
say_banner (GenManaged *self)
{
  gen_managed_say (self, 0, "%s", stars);
  gen_managed_say (self, 0, "Starting Microsoft Exchange %s Setup", option (self, "product", "2007"));
  gen_managed_say (self, 0, "%s", stars);
  if (self->modern)
    {
      gen_managed_say (self, 0, "Local time zone: %s.", option (self, "zone", "(UTC+01:00) Berlin"));
      gen_managed_say (self, 0, "Operating system version: Microsoft Windows NT 6.2.9200.0.");
    }
  gen_managed_say (self, 0, "Setup version: %s.", option (self, "version", "0.0.0.0"));
  gen_managed_say (self, 0, "Logged on user: %s.", option (self, "user", "EXAMPLE\\setupadmin"));
  say_parameters (self);
  gen_managed_say (self, 0, "Synthetic log made by Tidemark's generator; no such server exists.");
}

static void
say_directory (GenManaged *self)
{
  gen_managed_say (self, 0, "Setup is choosing the domain controller to use");
  gen_managed_wait (self, 2);
  gen_managed_say (self, 0, "Setup is choosing a global catalog...");
  gen_managed_say (self, 0, "Setup will use the domain controller 'dc1.example.test'.");
  gen_managed_say (self, 0, "Setup will use the global catalog 'dc1.example.test'.");
  gen_managed_say (self, 0,
                   "Setup will search for an Exchange Server object for the local machine with name '%s'.",
                   option (self, "server", "SERVER1"));
}

static void
say_state (GenManaged *self)
{
  const char *previous = option (self, "previous", NULL);

  gen_managed_say (self, 0, "The following roles have been unpacked: %s ", option (self, "unpacked", ""));
  gen_managed_say (self, 0, "The following roles are installed: %s ", option (self, "installed", ""));
  gen_managed_say (self, 0, "Server Name=%s", option (self, "server", "SERVER1"));
  gen_managed_say (self, 0, "Setup will use the path 'D:\\' for installing Exchange.");
  if (previous != NULL)
    gen_managed_say (self, 0, "The backup copy of the previously installed version is '%s'.", previous);
  gen_managed_say (self, 0, "The installation mode is set to: '%s'.", option (self, "action", "Install"));
  gen_managed_wait (self, 4);
}

static void
say_screens (GenManaged *self)
{
  g_auto (GStrv) screens = g_strsplit (option (self, "screens", "ProgressPage"), " ", -1);

  gen_managed_say (self, 0, "CurrentResult launcherbase.maincore:90: 0");
  for (guint i = 0; screens[i] != NULL; i++)
    {
      gen_managed_say (self, 0, "Finished loading screen %s.", screens[i]);
      gen_managed_wait (self, 6);
    }
}

void
gen_managed_begin_run (GenManaged *self)
{
  gboolean aborted = strcmp (option (self, "aborted", "no"), "yes") == 0;

  say_banner (self);
  if (aborted)
    return;
  say_directory (self);
  say_state (self);
  if (self->modern && gen_managed_is_wizard (self))
    say_screens (self);
}

void
gen_managed_begin_prerequisites (GenManaged *self)
{
  gen_managed_say (self, 0, "Performing Microsoft Exchange Server Prerequisite Check");
  gen_managed_say (self, 0, "**************");
  gen_managed_say (self, 0, "Setup will run the task 'test-SetupPrerequisites'");
  gen_managed_say (self, 1, "Beginning processing test-SetupPrerequisites");
  gen_managed_wait (self, 5);
}

static void
begin_restoring (GenManaged *self)
{
  gboolean prerequisites = g_strcmp0 (self->task, "test-SetupPrerequisites") == 0;

  if (self->restoring)
    return;

  self->restoring = TRUE;
  gen_managed_end_task (self);
  if (prerequisites && !gen_managed_is_wizard (self))
    gen_managed_say (self, 0, "CurrentResult console.ProcessRunInternal:136: 1");
  if (prerequisites)
    gen_managed_say (self, 0, "Exchange Server installation failed during prereq check. "
                              "Trying to restore the server state back to active.");
  gen_managed_say (self, 0, "Beginning processing Write-ExchangeSetupLog");
  gen_managed_say (self, 0, "Trying to restore server state.");
  gen_managed_say (self, 0, "Ending processing Write-ExchangeSetupLog");
}

/* Setup says afterwards that the component is active again even where it is not. */
void
gen_managed_restore (GenManaged *self,
                     const char *component,
                     const char *message)
{
  begin_restoring (self);
  gen_managed_say (self, 0,
                   "User specified parameters:  -Component:'%s' -Requester:'Functional' -State:'Active' "
                   "-Identity:'%s'",
                   component, option (self, "server", "SERVER1"));
  gen_managed_say (self, 0, "Beginning processing Set-ServerComponentState");
  gen_managed_wait (self, 1);
  if (*message != '\0')
    gen_managed_say (self, 0, "[ERROR] %s", message);
  gen_managed_say (self, 0, "Ending processing Set-ServerComponentState");
  gen_managed_say (self, 0, "Restoring server state.  %s has been set to Active.", component);
}

/* An unattended run tells its result from the inside outwards. */
static void
say_result (GenManaged *self,
            guint       result,
            guint       line)
{
  static const char *const callers[] = { "launcherbase.maincore:90", "console.startmain:52",
                                         "SetupLauncherHelper.loadassembly:452" };

  if (!self->modern)
    return;
  if (line != 0)
    gen_managed_say (self, 0, "CurrentResult console.ProcessRunInternal:%u: %u", line, result);
  for (guint i = 0; i < G_N_ELEMENTS (callers); i++)
    gen_managed_say (self, 0, "CurrentResult %s: %u", callers[i], result);
}

static void
say_end (GenManaged *self,
         guint       result)
{
  static const char *const sentences[2][2] = {
    { "The Microsoft Exchange Server setup operation completed successfully.",
      "The Exchange Server Setup operation did not complete. For more information, see the setup log." },
    { "The Exchange Server setup operation completed successfully.",
      "The Exchange Server setup operation didn't complete.  More details can be found in "
      "ExchangeSetup.log located in the <SystemDrive>:\\ExchangeSetupLogs folder." },
  };
  gboolean wizard = gen_managed_is_wizard (self);

  if (!wizard)
    gen_managed_say (self, 0, "%s", sentences[self->modern][result]);
  if (self->modern && !wizard)
    gen_managed_say (self, 0, "CurrentResult main.run:235: %u", result);
  if (self->modern)
    gen_managed_say (self, 0, "CurrentResult setupbase.maincore:396: %u", wizard ? 0 : result);
  gen_managed_say (self, 0, "End of Setup");
  gen_managed_say (self, 0, "%s", stars);
}

static void
say_prerequisites_failed (GenManaged *self)
{
  begin_restoring (self);
  if (!gen_managed_is_wizard (self))
    say_result (self, 1, 0);
  say_end (self, 1);
}

gboolean
gen_managed_end_run (GenManaged *self,
                     const char *word)
{
  guint result = strcmp (word, "completed") == 0 ? 0 : 1;

  if (strcmp (word, "cut") == 0 || strcmp (word, "stopped") == 0)
    return TRUE;
  if (strcmp (word, "prerequisites") == 0)
    say_prerequisites_failed (self);
  else if (result == 0 || strcmp (word, "not-completed") == 0)
    {
      if (!gen_managed_is_wizard (self))
        say_result (self, result, 198);
      say_end (self, result);
    }
  else
    return FALSE;

  return TRUE;
}
