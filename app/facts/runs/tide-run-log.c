/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/runs/tide-runs.h"

static guint64
lookup_count (GVariant   *info,
              const char *name)
{
  guint64 count = 0;

  g_variant_lookup (info, name, "t", &count);
  return count;
}

static void
open_entry (GVariant     *entries,
            guint         i,
            TideRunEntry *entry)
{
  g_autoptr (GVariant) row = g_variant_get_child_value (entries, i);
  g_autoptr (GVariant) text = NULL;
  gint32 depth;

  g_variant_get (row, "(tttt&si&s&s@ay)", &entry->offset, &entry->length, &entry->line, &entry->n_lines,
                 &entry->stamp, &depth, &entry->level, &entry->head, &text);
  entry->depth = depth;
  entry->text = tide_wire_get_bytes (text, &entry->size);
}

static gboolean
is_bound (const TideRunEntry *entry)
{
  return tide_run_entry_is (entry, TIDE_HEAD_BEGIN) || tide_run_entry_is (entry, TIDE_HEAD_END);
}

/* "Setup will run the task 'X'" */
static void
take_announced (const TideRunEntry *entry,
                const char        **name,
                gsize              *size)
{
  const char *start = tide_run_entry_after (entry, "the task '");
  const char *quote = start != NULL ? memchr (start, '\'', entry->text + entry->size - start) : NULL;

  *name = quote != NULL ? start : NULL;
  *size = quote != NULL ? quote - start : 0;
}

/* 2007 begins and ends its cmdlets without their names; the sentence before tells the outermost. */
static void
name_cmdlets (TideRunLog *log)
{
  const char *announced = NULL;
  gsize announced_size = 0;

  for (guint i = 0; i < log->n_entries; i++)
    {
      TideRunEntry *entry = &log->entries[i];

      if (tide_run_entry_is (entry, TIDE_HEAD_RUN_TASK) || tide_run_entry_is (entry, TIDE_HEAD_BANNER))
        take_announced (entry, &announced, &announced_size);
      if (!is_bound (entry))
        continue;
      entry->cmdlet = tide_run_entry_after (entry, "processing ");
      entry->cmdlet_size = entry->cmdlet != NULL ? entry->text + entry->size - entry->cmdlet : 0;
      if (entry->cmdlet != NULL || entry->depth > 1)
        continue;
      entry->cmdlet = announced;
      entry->cmdlet_size = announced_size;
      if (tide_run_entry_is (entry, TIDE_HEAD_END))
        announced_size = 0;
    }
}

static void
log_free (gpointer data)
{
  TideRunLog *log = data;

  g_free (log->entries);
  g_free (log);
}

static gpointer
unpack (TideReading *reading)
{
  TideRunLog *log = g_new0 (TideRunLog, 1);
  g_autoptr (GVariant) info = NULL;
  g_autoptr (GVariant) entries = NULL;
  const char *dialect;

  g_variant_get_data (reading->data); /* from here on every child points into this one block */
  g_variant_get (reading->data, "(&s@a{sv}@a" TIDE_WIRE_LOG_ENTRY "at)", &dialect, &info, &entries, NULL);
  log->evidence = reading->evidence;
  log->native = strcmp (dialect, "native") == 0;
  log->lines = lookup_count (info, "lines");
  log->dropped = lookup_count (info, "dropped");
  if (!g_variant_lookup (info, "last-stamp", "&s", &log->last_stamp))
    log->last_stamp = "";
  log->n_entries = g_variant_n_children (entries);
  log->entries = g_new0 (TideRunEntry, log->n_entries);
  for (guint i = 0; i < log->n_entries; i++)
    open_entry (entries, i, &log->entries[i]);
  name_cmdlets (log);
  tide_run_clock_learn (&log->clock, log);

  return log;
}

/* Returns: (nullable): what is in @reading, if that is a log; lives as long as it */
const TideRunLog *
tide_run_log_open (TideReading *reading)
{
  if (reading->data == NULL || !g_variant_is_of_type (reading->data, G_VARIANT_TYPE (TIDE_WIRE_LOG)))
    return NULL;

  return tide_reading_unpack (reading, unpack, log_free);
}

static const char *
find_last_stamp (const TideRunLog *log)
{
  const char *stamp = log->last_stamp;

  for (guint i = log->n_entries; i > 0 && *stamp == '\0'; i--)
    stamp = log->entries[i - 1].stamp;

  return stamp;
}

gint64
tide_runs_get_latest (TideReading *reading)
{
  const TideRunLog *log = tide_run_log_open (reading);
  gint64 seconds;

  return log != NULL && tide_run_clock_get_unix (&log->clock, find_last_stamp (log), &seconds) ? seconds : -1;
}
