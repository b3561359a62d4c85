/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/runs/tide-run-entries.h"
#include "facts/runs/tide-runs-private.h"

/* Entries of one run on their way into @out, block by block */
typedef struct
{
  const TideRunSpan *span;
  const gboolean    *standing;
  TideMatchEntries  *out;
  guint              block;
  guint              first;    /* where the block begins in @out */
  gboolean           in_stack; /* a native one that counts */
} Reader;

static guint
native_kind (Reader *self,
             guint   i)
{
  const TideRunEntry *entry = &self->span->log->entries[i];

  self->in_stack = self->standing[i - self->span->first] ||
                   (self->in_stack && tide_run_entry_is (entry, TIDE_HEAD_NATIVE_FRAME));
  if (!tide_run_entry_is_native (entry))
    return 0;

  return self->in_stack || !tide_run_entry_is (entry, TIDE_HEAD_NATIVE_FRAME) ? TIDE_MATCH_NATIVE : 0;
}

static guint
kinds_of (Reader *self,
          guint   i)
{
  const TideRunEntry *entry = &self->span->log->entries[i];
  guint native = native_kind (self, i);

  if (tide_run_entry_has_level (entry, "ERROR") || tide_run_entry_is_reference (entry))
    return self->standing[i - self->span->first] ? TIDE_MATCH_ERROR : 0;
  if (tide_run_entry_has_level (entry, "REQUIRED"))
    return TIDE_MATCH_REQUIRED;
  if (tide_run_entry_has_level (entry, "RECOMENDED"))
    return TIDE_MATCH_RECOMMENDED;
  if (native != 0 || tide_run_entry_is_native (entry))
    return native;
  if (tide_run_entry_is (entry, TIDE_HEAD_RULE))
    return TIDE_MATCH_RULE;
  if (tide_run_entry_is (entry, TIDE_HEAD_SETTING))
    return TIDE_MATCH_SETTING;
  if (tide_run_entry_is (entry, TIDE_HEAD_KEPT))
    return TIDE_MATCH_KEPT;

  return entry->head[0] != '\0' ? TIDE_MATCH_HEAD : 0;
}

static TideMatchEntry *
entry_at (Reader *self,
          guint   i)
{
  return &g_array_index (self->out->entries, TideMatchEntry, i);
}

static void
name_task (Reader             *self,
           const TideRunEntry *reference)
{
  g_autofree char *id = tide_run_entry_dup_reference (reference);
  const char *task = id != NULL ? g_string_chunk_insert (self->out->strings, id) : NULL;

  for (guint i = self->first; i < self->out->entries->len; i++)
    entry_at (self, i)->task = task;
}

/* Records of errors that setup took back */
static void
void_records (Reader *self)
{
  for (guint i = self->first; i < self->out->entries->len; i++)
    if (entry_at (self, i)->kinds & TIDE_MATCH_KEPT)
      entry_at (self, i)->kinds = 0;
}

static void
end_block (Reader *self)
{
  self->block++;
  self->first = self->out->entries->len;
}

/* The run's own word for its stop follows the block; without it the last error that stands tells. */
static void
note_stop (Reader *self,
           guint   i,
           gboolean *stopped)
{
  const TideRunEntry *entry = &self->span->log->entries[i];

  if (tide_run_entry_is (entry, TIDE_HEAD_STOPPING))
    *stopped = TRUE;
  else if (!*stopped && self->standing[i - self->span->first])
    self->out->stop = self->block;
}

static void
read_entry (Reader *self,
            guint   i)
{
  const TideRunEntry *entry = &self->span->log->entries[i];
  TideMatchEntry add = {
    .line = entry->line,
    .n_lines = entry->n_lines,
    .offset = entry->offset,
    .length = entry->length,
    .text = entry->size > 0 ? entry->text : "",
    .size = entry->size,
  };

  if (tide_run_entry_is (entry, TIDE_HEAD_ERRORS_IGNORED))
    void_records (self);
  if (tide_run_entry_opens_work (entry))
    end_block (self);
  add.kinds = kinds_of (self, i);
  add.block = self->block;
  tide_match_entries_add (self->out, &add);
  if (tide_run_entry_is_reference (entry))
    name_task (self, entry);
}

static void
read_span (const TideRunSpan *span,
           TideMatchEntries  *out)
{
  g_autofree gboolean *standing = tide_run_errors_find (span);
  Reader reader = { .span = span, .standing = standing, .out = out, .block = 1 };
  gboolean stopped = FALSE;

  for (guint i = span->first; i < span->end; i++)
    {
      read_entry (&reader, i);
      note_stop (&reader, i, &stopped);
      if (tide_run_entry_is_reference (&span->log->entries[i]))
        end_block (&reader);
    }
}

static TideMatchEntries *
read_entries (const TideRunSpan *span)
{
  TideMatchEntries *entries = tide_match_entries_new ();

  read_span (span, entries);
  tide_match_entries_finish (entries);

  return entries;
}

/* The places in @runs of those that @evidence holds, by their first line */
static GHashTable *
find_runs (GListModel *runs,
           const char *evidence)
{
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);
      guint64 first_line = tide_run_get_first_line (run);

      if (g_strcmp0 (tide_run_get_evidence (run), evidence) == 0)
        g_hash_table_insert (places, g_memdup2 (&first_line, sizeof first_line), GUINT_TO_POINTER (i));
    }

  return places;
}

static void
read_reading (TideReading *reading,
              GListModel  *runs,
              GPtrArray   *entries)
{
  g_autoptr (GHashTable) places = find_runs (runs, reading->evidence);
  const TideRunLog *log = tide_run_log_open (reading);
  TideRunSpan span;

  if (g_hash_table_size (places) == 0 || log == NULL)
    return;

  for (guint first = 0; first < log->n_entries; first = span.end)
    {
      guint64 first_line;
      gpointer place;

      span = tide_run_log_next_span (log, first);
      first_line = span.banner ? log->entries[first].line : 1;
      if (g_hash_table_lookup_extended (places, &first_line, NULL, &place) &&
          entries->pdata[GPOINTER_TO_UINT (place)] == NULL)
        entries->pdata[GPOINTER_TO_UINT (place)] = read_entries (&span);
    }
}

GPtrArray *
tide_run_entries_read (GPtrArray  *readings,
                       GListModel *runs)
{
  GPtrArray *entries = g_ptr_array_new ();

  g_ptr_array_set_size (entries, g_list_model_get_n_items (runs));
  for (guint i = 0; i < readings->len; i++)
    read_reading (readings->pdata[i], runs, entries);

  return entries;
}
