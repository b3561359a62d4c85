/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-windows-path.h"
#include "facts/runs/tide-runs-private.h"

/* Of each; a run has some dozens. */
#define MAX_ITEMS 500

typedef struct
{
  GPtrArray *components;
  GPtrArray *scripts;
  GPtrArray *disabled;
  GPtrArray *restored;
  GPtrArray *states;
} Names;

static void
take_name (GPtrArray *names,
           char      *name)
{
  for (guint i = 0; name != NULL && i < names->len; i++)
    if (g_ascii_strcasecmp (names->pdata[i], name) == 0)
      g_clear_pointer (&name, g_free);
  if (name != NULL && names->len < MAX_ITEMS)
    g_ptr_array_add (names, name);
  else
    g_free (name);
}

static void
drop_name (GPtrArray  *names,
           const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (names->pdata[i], name) == 0)
      {
        g_free (g_ptr_array_remove_index (names, i));
        return;
      }
}

/* "Unable to enable service(s): 'A, B'." */
static void
drop_names (GPtrArray          *names,
            const TideRunEntry *entry)
{
  g_autofree char *list = tide_run_entry_dup_between (entry, "service(s): '", "'");
  g_auto (GStrv) refused = g_strsplit (list != NULL ? list : "", ", ", -1);

  for (guint i = 0; refused[i] != NULL; i++)
    drop_name (names, refused[i]);
}

static char *
dup_script (const TideRunEntry *entry)
{
  g_autofree char *path = tide_run_entry_dup_between (entry, "to '", "'");

  return path != NULL ? g_strdup (tide_windows_path_get_name (path)) : NULL;
}

/* "Restoring server state.  Monitoring has been set to Active." and the like */
static char *
dup_state (const TideRunEntry *entry)
{
  char *name = tide_run_entry_dup_between (entry, ". ", " has been set to Active");

  return name != NULL ? g_strstrip (name) : NULL;
}

static void
begin_task (const TideRunSpan  *span,
            TideRun            *run,
            const TideRunEntry *entry)
{
  g_autoptr (TideRunTask) task = g_object_new (TIDE_TYPE_RUN_TASK, NULL);

  task->name = tide_run_entry_dup_cmdlet (entry);
  if (task->name == NULL || g_list_model_get_n_items (G_LIST_MODEL (run->tasks)) == MAX_ITEMS)
    return;
  task->begun = tide_run_clock_write (&span->log->clock, entry->stamp);
  task->line = entry->line;
  g_list_store_append (run->tasks, task);
}

/* An end belongs to the last of its name that is still open. */
static void
end_task (const TideRunSpan  *span,
          TideRun            *run,
          const TideRunEntry *entry)
{
  g_autofree char *name = tide_run_entry_dup_cmdlet (entry);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (run->tasks)); name != NULL && i > 0; i--)
    {
      g_autoptr (TideRunTask) task = g_list_model_get_item (G_LIST_MODEL (run->tasks), i - 1);

      if (task->ended != NULL || g_ascii_strcasecmp (task->name, name) != 0)
        continue;
      task->ended = tide_run_clock_write (&span->log->clock, entry->stamp);
      return;
    }
}

static void
read_roles (TideRun            *run,
            const TideRunEntry *entry)
{
  if (run->roles_unpacked == NULL && tide_run_entry_is (entry, TIDE_HEAD_ROLES_UNPACKED))
    run->roles_unpacked = tide_run_entry_dup_rest (entry, ":");
  else if (run->roles_installed == NULL && tide_run_entry_is (entry, TIDE_HEAD_ROLES_INSTALLED))
    run->roles_installed = tide_run_entry_dup_rest (entry, ":");
}

static void
read_entry (const TideRunSpan  *span,
            TideRun            *run,
            Names              *names,
            const TideRunEntry *entry)
{
  if (tide_run_entry_is (entry, TIDE_HEAD_BEGIN) && entry->depth <= 1)
    begin_task (span, run, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_END) && entry->depth <= 1)
    end_task (span, run, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_COMPONENT))
    take_name (names->components, tide_run_entry_dup_between (entry, "component '", "'"));
  else if (tide_run_entry_is (entry, TIDE_HEAD_SCRIPT))
    take_name (names->scripts, dup_script (entry));
  else if (tide_run_entry_is (entry, TIDE_HEAD_SERVICE_DISABLED))
    take_name (names->disabled, tide_run_entry_dup_between (entry, "service '", "'"));
  else if (tide_run_entry_is (entry, TIDE_HEAD_SERVICE_ENABLED))
    take_name (names->restored, tide_run_entry_dup_between (entry, "service '", "'"));
  else if (tide_run_entry_is (entry, TIDE_HEAD_SERVICE_REFUSED))
    drop_names (names->restored, entry);
  else if (tide_run_entry_is (entry, TIDE_HEAD_RESTORING) ||
           tide_run_entry_is (entry, TIDE_HEAD_INSTALL_COMPLETE))
    take_name (names->states, dup_state (entry));
  else
    read_roles (run, entry);
}

static GStrv
finish (GPtrArray *names,
        GStrv      before)
{
  g_strfreev (before);
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

/* What a run did, task by task, and what it says it wrote and switched off */
void
tide_run_work_read (const TideRunSpan *span,
                    TideRun           *run)
{
  Names names = { g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new (),
                  g_ptr_array_new () };

  for (guint i = span->first; i < span->end; i++)
    read_entry (span, run, &names, &span->log->entries[i]);
  run->components = finish (names.components, run->components);
  run->scripts = finish (names.scripts, run->scripts);
  run->services_disabled = finish (names.disabled, run->services_disabled);
  run->services_restored = finish (names.restored, run->services_restored);
  run->states_restored = finish (names.states, run->states_restored);
}
