/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/runs/tide-runs-private.h"
#include "facts/servers/tide-left-behind.h"

static void
append_citation (GListStore         *list,
                 const TideRunEntry *entry,
                 const char         *evidence)
{
  g_autoptr (TideCitation) citation = tide_run_entry_cite (entry, evidence);

  g_list_store_append (list, citation);
}

static gboolean
is_setting_state (const TideRunEntry *entry)
{
  static const char words[] = "Beginning processing Set-ServerComponentState";

  return tide_run_entry_is (entry, TIDE_HEAD_BEGIN) && tide_run_entry_begins (entry, words);
}

static gboolean
is_further_work (const TideRunEntry *entry)
{
  return tide_run_entry_is (entry, TIDE_HEAD_RUN_TASK) || tide_run_entry_is (entry, TIDE_HEAD_PREREQUISITES);
}

/* Errors behind a Set-ServerComponentState with which setup restores the server. That it says later that
 * the state "has been set to Active" takes none of them back. */
static void
read_restoring (TideServer       *server,
                const TideRunLog *log)
{
  TideRun *run = server->deciding_run;
  gboolean restoring = FALSE, setting = FALSE;

  for (guint i = 0; i < log->n_entries; i++)
    {
      const TideRunEntry *entry = &log->entries[i];

      if (entry->line < run->first_line || entry->line > run->last_line)
        continue;
      if (is_further_work (entry))
        restoring = setting = FALSE;
      else if (tide_run_entry_is (entry, TIDE_HEAD_RESTORING) &&
               tide_run_entry_begins (entry, "Trying to restore"))
        restoring = TRUE;
      else if (restoring && is_setting_state (entry))
        setting = TRUE;
      else if (setting && tide_run_entry_has_level (entry, "ERROR"))
        append_citation (server->restore_errors, entry, log->evidence);
    }
}

void
tide_restore_errors_read (TideServerInput *input,
                          TideServer      *server)
{
  if (server->deciding_run == NULL)
    return;
  for (guint i = 0; i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);
      const TideRunLog *log = tide_run_log_open (reading);

      if (reading->kind == TIDE_EVIDENCE_KIND_MANAGED_LOG &&
          strcmp (reading->evidence, server->deciding_run->evidence) == 0 && log != NULL)
        read_restoring (server, log);
    }
}

void
tide_import_errors_read (TideServerInput *input,
                         TideServer      *server)
{
  for (guint i = 0; i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);
      const TideRunLog *log = tide_run_log_open (reading);

      if (reading->kind != TIDE_EVIDENCE_KIND_LDIF_ERRORS || log == NULL)
        continue;
      for (guint j = 0; j < log->n_entries; j++)
        append_citation (server->import_errors, &log->entries[j], log->evidence);
    }
}
