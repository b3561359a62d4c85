/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/runs/tide-runs-private.h"

/* What setup takes on its command line in place of a mode; the first that was typed names the run. */
static const struct
{
  const char *name;
  TideRunKind kind;
} commands[] = {
  { "PrepareAD", TIDE_RUN_KIND_PREPARE_AD },
  { "PrepareSchema", TIDE_RUN_KIND_PREPARE_SCHEMA },
  { "PrepareDomain", TIDE_RUN_KIND_PREPARE_DOMAIN },
  { "PrepareAllDomains", TIDE_RUN_KIND_PREPARE_DOMAIN },
  { "PrepareLegacyExchangePermissions", TIDE_RUN_KIND_OTHER },
  { "PrepareTopology", TIDE_RUN_KIND_OTHER },
  { "NewProvisionedServer", TIDE_RUN_KIND_OTHER },
  { "RemoveProvisionedServer", TIDE_RUN_KIND_OTHER },
  { "AddUmLanguagePack", TIDE_RUN_KIND_OTHER },
  { "RemoveUmLanguagePack", TIDE_RUN_KIND_OTHER },
  { "NewCms", TIDE_RUN_KIND_SERVER },
  { "RecoverCms", TIDE_RUN_KIND_SERVER },
  { "UpgradeCms", TIDE_RUN_KIND_SERVER },
  { "RemoveCms", TIDE_RUN_KIND_SERVER },
  { "ClearLocalCms", TIDE_RUN_KIND_SERVER },
};

static void
keep_first (char **field,
            char  *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

static void
read_parameter (TideRun            *run,
                GPtrArray          *switches,
                const TideRunEntry *entry)
{
  g_autofree char *name = tide_run_entry_dup_between (entry, "Name='", "'");
  g_autofree char *value = tide_run_entry_dup_rest (entry, "Value=");

  if (name == NULL)
    return;
  if (g_ascii_strcasecmp (name, "mode") == 0 && value != NULL)
    keep_first (&run->mode, g_steal_pointer (&value));
  else if (g_ascii_strcasecmp (name, "roles") == 0 && value != NULL)
    keep_first (&run->roles, g_steal_pointer (&value));
  else
    g_ptr_array_add (switches,
                     value != NULL ? g_strconcat (name, "=", value, NULL) : g_steal_pointer (&name));
}

static gboolean
is_switch (const char *written,
           const char *name)
{
  gsize length = strcspn (written, "=");

  return strlen (name) == length && g_ascii_strncasecmp (written, name, length) == 0;
}

/* A switch with a value says more than its name, and stays in the list too. */
static char *
take_mode (GPtrArray *switches,
           guint      i)
{
  const char *written = g_ptr_array_index (switches, i);
  gsize length = strcspn (written, "=");

  return written[length] == '\0' ? g_ptr_array_steal_index (switches, i) : g_strndup (written, length);
}

/* Names the kind after the command that was typed; without a mode the command stands in its place. */
static void
take_command (TideRun   *run,
              GPtrArray *switches)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    for (guint j = 0; j < switches->len; j++)
      {
        if (!is_switch (g_ptr_array_index (switches, j), commands[i].name))
          continue;

        run->kind = commands[i].kind;
        if (run->mode == NULL)
          run->mode = take_mode (switches, j);
        return;
      }
}

/* "… for the local machine with name 'X'." is the computer; "Server Name=X" may be another's. */
static void
read_server_name (TideRun            *run,
                  char              **other,
                  const TideRunEntry *entry)
{
  char *local = tide_run_entry_dup_between (entry, "with name '", "'");

  run->named_itself |= local != NULL;
  if (local != NULL)
    keep_first (&run->server, local);
  else
    keep_first (other, tide_run_entry_dup_rest (entry, "Server Name="));
}

static void
read_screen (TideRun            *run,
             gboolean           *wizard,
             const TideRunEntry *entry)
{
  *wizard |= tide_run_entry_begins (entry, "Finished loading screen");
  run->resumed |= tide_run_entry_after (entry, "IncompleteInstallationDetectedPage") != NULL;
}

static TideInterface
conclude_interface (gboolean wizard,
                    gboolean console)
{
  if (wizard == console)
    return TIDE_INTERFACE_UNKNOWN;

  return wizard ? TIDE_INTERFACE_WIZARD : TIDE_INTERFACE_UNATTENDED;
}

/* The first and the last stamp in the order of the file: stamps may run backwards. */
static void
read_times (const TideRunSpan *span,
            TideRun           *run)
{
  const TideRunClock *clock = &span->log->clock;
  const TideRunEntry *entries = span->log->entries;

  for (guint i = span->first; i < span->end && run->started == NULL; i++)
    if (entries[i].stamp[0] != '\0')
      run->started = tide_run_clock_write (clock, entries[i].stamp);
  if (span->end == span->log->n_entries && span->log->last_stamp[0] != '\0')
    run->ended = tide_run_clock_write (clock, span->log->last_stamp);
  for (guint i = span->end; i > span->first && run->ended == NULL; i--)
    if (entries[i - 1].stamp[0] != '\0')
      run->ended = tide_run_clock_write (clock, entries[i - 1].stamp);
  run->utc_offset = tide_run_clock_find_offset (span);
}

/* The sentences that say one thing and hold it up to their end */
static gboolean
read_sentence (TideRun            *run,
               char              **installed,
               const TideRunEntry *entry)
{
  const struct
  {
    const char *head;
    const char *words;
    char      **field;
  } sentences[] = {
    { TIDE_HEAD_VERSION, "Setup version:", &run->version },
    { TIDE_HEAD_USER, "Logged on user:", &run->user },
    { TIDE_HEAD_INSTALLATION_MODE, "is set to:", &run->installation_mode },
    { TIDE_HEAD_BACKUP_VERSION, "version is", &run->previous_version },
    { TIDE_HEAD_INSTALLED_VERSION, "version is", installed },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (tide_run_entry_is (entry, sentences[i].head))
      {
        keep_first (sentences[i].field, tide_run_entry_dup_rest (entry, sentences[i].words));
        return TRUE;
      }

  return FALSE;
}

/* Who ran what, from where, when: all that a run says of itself before and beside its work */
void
tide_run_frame_read (const TideRunSpan *span,
                     TideRun           *run)
{
  g_autoptr (GPtrArray) switches = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *installed = NULL;
  g_autofree char *other_server = NULL;
  gboolean wizard = FALSE, console = FALSE;

  for (guint i = span->first; i < span->end; i++)
    {
      const TideRunEntry *entry = &span->log->entries[i];

      if (entry->head[0] == '\0' || read_sentence (run, &installed, entry))
        continue;
      if (tide_run_entry_is (entry, TIDE_HEAD_PARAMETER))
        read_parameter (run, switches, entry);
      else if (tide_run_entry_is (entry, TIDE_HEAD_SERVER_NAME))
        read_server_name (run, &other_server, entry);
      else if (tide_run_entry_is (entry, TIDE_HEAD_RESULT))
        console |= tide_run_entry_begins (entry, "CurrentResult console.");
      else if (tide_run_entry_is (entry, TIDE_HEAD_SCREEN) ||
               tide_run_entry_is (entry, TIDE_HEAD_INCOMPLETE_PAGE))
        read_screen (run, &wizard, entry);
    }

  read_times (span, run);
  take_command (run, switches);
  g_ptr_array_add (switches, NULL);
  g_strfreev (run->switches);
  run->switches = (GStrv) g_ptr_array_free (g_steal_pointer (&switches), FALSE);
  run->interface = conclude_interface (wizard, console);
  keep_first (&run->server, g_steal_pointer (&other_server));
  keep_first (&run->previous_version, g_steal_pointer (&installed));
}
