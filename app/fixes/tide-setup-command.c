/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "fixes/tide-exact.h"
#include "fixes/tide-setup-command.h"

/* What setup adds on its own, and what depends on where the media lay that day */
static const char *const technical[] = { "sourcedir", "s", "fromsetup", "restart", "targetdir", NULL };
/* What "/mode:" takes; anything else that stands in its place is a switch of its own */
static const char *const modes[] = { "install", "upgrade", "uninstall", "recoverserver", NULL };
static const char *const clustered[] = { "newcms", "recovercms", NULL };

static gsize
name_length (const char *parameter)
{
  return strcspn (parameter, "=:");
}

static gboolean
is_named (const char *parameter,
          const char *name)
{
  return strlen (name) == name_length (parameter)
         && g_ascii_strncasecmp (parameter, name, name_length (parameter)) == 0;
}

static gboolean
is_one_of (const char        *parameter,
           const char *const *names)
{
  for (; *names != NULL; names++)
    if (is_named (parameter, *names))
      return TRUE;

  return FALSE;
}

static gboolean
is_in_switches (TideRun    *run,
                const char *name)
{
  const char *const *switches = tide_run_get_switches (run);

  for (; switches != NULL && *switches != NULL; switches++)
    if (is_named (*switches, name))
      return TRUE;

  return FALSE;
}

gboolean
tide_setup_run_has_switch (TideRun    *run,
                           const char *name)
{
  const char *mode = tide_run_get_mode (run);

  return (mode != NULL && g_ascii_strcasecmp (mode, name) == 0) || is_in_switches (run, name);
}

/* A command while it is put together */
typedef struct
{
  GString *text;
  gboolean refused; /* something in it would not be at the prompt what it is in the log */
} Command;

static gboolean
is_name (const char *name,
         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && strchr ("-_?", name[i]) == NULL)
      return FALSE;

  return length > 0;
}

static void
append_quoted (GString    *text,
               const char *value)
{
  g_string_append_printf (text, ":\"%s", value);
  for (gsize i = strlen (value); i > 0 && value[i - 1] == '\\'; i--)
    g_string_append_c (text, '\\');
  g_string_append_c (text, '"');
}

static void
append_parameter (Command    *command,
                  const char *name,
                  gsize       length,
                  const char *value)
{
  if (!is_name (name, length)
      || (value != NULL && (!tide_text_is_typable (value) || strchr (value, '%') != NULL)))
    {
      command->refused = TRUE;
      return;
    }
  g_string_append (command->text, " /");
  g_string_append_len (command->text, name, length);
  if (value == NULL || *value == '\0')
    return;
  if (strpbrk (value, " \t&|<>^()") != NULL)
    append_quoted (command->text, value);
  else
    g_string_append_printf (command->text, ":%s", value);
}

static void
append_switches (Command           *command,
                 TideRun           *run,
                 const char *const *except)
{
  const char *const *switches = tide_run_get_switches (run);

  for (; switches != NULL && *switches != NULL; switches++)
    {
      gsize length = name_length (*switches);

      if (is_one_of (*switches, technical) || (except != NULL && is_one_of (*switches, except)))
        continue;
      append_parameter (command, *switches, length,
                        (*switches)[length] == '\0' ? NULL : *switches + length + 1);
    }
}

static const char *
program_of (guint version)
{
  return version < 15 ? "Setup.com" : "Setup.exe";
}

static const char *
word_of_kind (TideRunKind kind)
{
  switch (kind)
    {
    case TIDE_RUN_KIND_PREPARE_SCHEMA:
      return "PrepareSchema";
    case TIDE_RUN_KIND_PREPARE_AD:
      return "PrepareAD";
    case TIDE_RUN_KIND_PREPARE_DOMAIN:
      return "PrepareDomain";
    case TIDE_RUN_KIND_SERVER:
    case TIDE_RUN_KIND_OTHER:
    default:
      return NULL;
    }
}

/* Each is typed in place of a mode. */
static gboolean
has_preparation (TideRun *run)
{
  return tide_setup_run_has_switch (run, "PrepareSchema") || tide_setup_run_has_switch (run, "PrepareAD") ||
         tide_setup_run_has_switch (run, "PrepareDomain") ||
         tide_setup_run_has_switch (run, "PrepareAllDomains");
}

static void
append_mode (Command *command,
             TideRun *run)
{
  const char *mode = tide_run_get_mode (run);
  const char *preparation = word_of_kind (tide_run_get_kind (run));

  if (preparation != NULL && !has_preparation (run))
    append_parameter (command, preparation, strlen (preparation), NULL);
  else if (mode != NULL && is_one_of (mode, modes) && preparation == NULL)
    append_parameter (command, "mode", strlen ("mode"), mode);
  else if (mode != NULL && !is_one_of (mode, modes) && !is_in_switches (run, mode))
    append_parameter (command, mode, strlen (mode), NULL);
}

char *
tide_setup_command_repeat (TideRun *run,
                           guint    version)
{
  g_autoptr (GString) text = g_string_new (program_of (version));
  Command command = { text, FALSE };
  gsize bare = text->len;

  append_mode (&command, run);
  if (word_of_kind (tide_run_get_kind (run)) == NULL && tide_run_get_roles (run) != NULL)
    append_parameter (&command, "roles", strlen ("roles"), tide_run_get_roles (run));
  append_switches (&command, run, NULL);

  return text->len > bare && !command.refused ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
tide_setup_command_finish (const char *action,
                           const char *role_code)
{
  static const struct
  {
    const char *action;
    const char *mode;
    gboolean    one_role;
  } finishing[] = {
    { "Install", "Install", TRUE },
    { "Uninstall", "Uninstall", TRUE },
    { "BuildToBuildUpgrade", "Upgrade", FALSE },
    { "DisasterRecovery", "RecoverServer", FALSE },
  };

  for (guint i = 0; action != NULL && i < G_N_ELEMENTS (finishing); i++)
    {
      if (g_ascii_strcasecmp (action, finishing[i].action) != 0)
        continue;
      if (!finishing[i].one_role)
        return g_strdup_printf ("Setup.com /mode:%s", finishing[i].mode);
      return role_code != NULL
               ? g_strdup_printf ("Setup.com /mode:%s /roles:%s", finishing[i].mode, role_code)
               : NULL;
    }
  return NULL;
}

char *
tide_setup_command_mode (TideRun    *run,
                         const char *action,
                         guint       version)
{
  gboolean recovery = g_ascii_strcasecmp (action, "DisasterRecovery") == 0;
  const char *mode = recovery ? "RecoverServer" : "Uninstall";
  const char *typed = run != NULL ? tide_run_get_mode (run) : NULL;
  char *command = NULL;

  if (!recovery && g_ascii_strcasecmp (action, mode) != 0)
    return NULL;
  if (typed != NULL && g_ascii_strcasecmp (typed, mode) == 0)
    command = tide_setup_command_repeat (run, version);

  return command != NULL ? command : g_strdup_printf ("%s /mode:%s", program_of (version), mode);
}

char *
tide_setup_command_clustered (TideRun *run,
                              gboolean recover)
{
  g_autoptr (GString) text = g_string_new (recover ? "Setup.com /recoverCMS" : "Setup.com /newCMS");
  Command command = { text, FALSE };

  if (run != NULL)
    append_switches (&command, run, clustered);

  return command.refused ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}
