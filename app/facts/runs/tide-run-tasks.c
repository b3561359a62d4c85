/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-windows-path.h"
#include "base/tide-wire.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/runs/tide-runs.h"

#define MAX_DESCRIPTION 1024

/* A task of a script that bears the watermark's id */
typedef struct
{
  TideReading *script;
  GVariant    *row;     /* of TIDE_WIRE_SCRIPT_TASK, owned */
  gboolean     decides; /* the deciding run says that it wrote this script */
  char        *written; /* yyyyMMdd-digits, which sorts as the time does */
} Candidate;

static void
candidate_clear (Candidate *self)
{
  g_clear_pointer (&self->row, g_variant_unref);
  g_clear_pointer (&self->written, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Candidate, candidate_clear)

/* The 32-bit numbers that a text may stand for: eight digits may be decimal or hexadecimal. */
static guint
read_numbers (const char *text,
              guint32     numbers[2])
{
  gboolean marked = g_str_has_prefix (text, "0x") || g_str_has_prefix (text, "0X");
  const char *digits = marked ? text + 2 : text;
  gsize n_hex = strspn (digits, "0123456789abcdefABCDEF");
  gint64 decimal;
  guint n = 0;

  if (n_hex > 0 && strchr (" \t(", digits[n_hex]) != NULL && (marked ? n_hex <= 8 : n_hex == 8))
    numbers[n++] = g_ascii_strtoull (digits, NULL, 16);
  if (!marked && g_ascii_string_to_signed (text, 10, G_MININT32, G_MAXUINT32, &decimal, NULL))
    numbers[n++] = (guint32) decimal;

  return n;
}

static gboolean
same_number (const char *a,
             const char *b)
{
  guint32 as[2], bs[2];
  guint n_as = read_numbers (a, as), n_bs = read_numbers (b, bs);

  for (guint i = 0; i < n_as; i++)
    for (guint j = 0; j < n_bs; j++)
      if (as[i] == bs[j])
        return TRUE;

  return FALSE;
}

static gboolean
same_id (const char    *id,
         const char    *watermark,
         TideGeneration generation)
{
  return g_ascii_strcasecmp (id, watermark) == 0 ||
         (generation == TIDE_GENERATION_2007 && same_number (id, watermark));
}

gboolean
tide_runs_same_task (const char    *id,
                     const char    *other,
                     TideGeneration generation)
{
  return id != NULL && other != NULL && same_id (id, other, generation);
}

static char *
dup_bytes (GVariant *row,
           guint     child,
           gsize     max_characters)
{
  g_autoptr (GVariant) bytes = g_variant_get_child_value (row, child);
  gsize length;
  const char *text = tide_wire_get_bytes (bytes, &length);

  return tide_safe_text_cut (length > 0 ? text : "", length, TIDE_SAFE_LINE, max_characters);
}

static char *
dup_id (GVariant *row)
{
  return dup_bytes (row, 3, G_MAXSIZE);
}

/* "Install-MailboxRole-20070803-164612345.ps1": what stands after the noun, as long as it is digits */
static char *
dup_written (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", -1);
  guint n = g_strv_length (parts);

  if (n < 2 || strlen (parts[n - 2]) != 8 || strspn (parts[n - 2], "0123456789") != 8)
    return g_strdup ("");

  parts[n - 1][strspn (parts[n - 1], "0123456789")] = '\0';
  return g_strconcat (parts[n - 2], "-", parts[n - 1], NULL);
}

static gboolean
run_holds (TideRun            *run,
           const TideRunLog   *log,
           const TideRunEntry *entry)
{
  return strcmp (run->evidence, log->evidence) == 0 && entry->line >= run->first_line &&
         entry->line <= run->last_line;
}

static TideRun *
find_deciding (GListModel *runs)
{
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      if (run->deciding)
        return g_steal_pointer (&run);
    }

  return NULL;
}

static void
collect_scripts (GHashTable  *names,
                 TideReading *reading,
                 TideRun     *run)
{
  const TideRunLog *log = tide_run_log_open (reading);

  if (log == NULL)
    return;

  for (guint i = 0; i < log->n_entries; i++)
    {
      g_autofree char *path = NULL;

      if (!tide_run_entry_is (&log->entries[i], TIDE_HEAD_SCRIPT) || !run_holds (run, log, &log->entries[i]))
        continue;
      path = tide_run_entry_dup_between (&log->entries[i], "to '", "'");
      if (path != NULL)
        g_hash_table_add (names, g_ascii_strdown (tide_windows_path_get_name (path), -1));
    }
}

/* Returns: (transfer full): the scripts that the deciding run says it wrote, by name in lower case */
static GHashTable *
find_written (GPtrArray  *readings,
              GListModel *runs)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (TideRun) deciding = find_deciding (runs);

  for (guint i = 0; deciding != NULL && i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);

      if (strcmp (reading->evidence, deciding->evidence) == 0)
        collect_scripts (names, reading, deciding);
    }

  return names;
}

static gboolean
is_better (const Candidate *a,
           const Candidate *b)
{
  if (b->row == NULL || a->decides != b->decides)
    return b->row == NULL || a->decides;

  return strcmp (a->written, b->written) >= 0;
}

/* Of tasks with one id in a script the last is the one that was begun. */
static GVariant *
find_row (GVariant      *tasks,
          const char    *watermark,
          TideGeneration generation)
{
  for (gsize i = g_variant_n_children (tasks); i > 0; i--)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (tasks, i - 1);
      g_autofree char *id = dup_id (row);

      if (same_id (id, watermark, generation))
        return g_steal_pointer (&row);
    }

  return NULL;
}

static void
consider_script (Candidate     *best,
                 TideReading   *reading,
                 GHashTable    *written,
                 const char    *watermark,
                 TideGeneration generation)
{
  g_autoptr (GVariant) tasks = NULL;
  g_autofree char *name = g_ascii_strdown (reading->name, -1);
  g_auto (Candidate) candidate = { .script = reading };

  if (reading->data == NULL || !g_variant_is_of_type (reading->data, G_VARIANT_TYPE (TIDE_WIRE_SCRIPT)))
    return;

  tasks = g_variant_get_child_value (reading->data, 2);
  candidate.row = find_row (tasks, watermark, generation);
  candidate.decides = g_hash_table_contains (written, name);
  candidate.written = dup_written (name);
  if (candidate.row == NULL || !is_better (&candidate, best))
    return;

  candidate_clear (best);
  *best = candidate;
  candidate = (Candidate) { 0 };
}

static void
take_row (TideTask        *task,
          const Candidate *candidate)
{
  const char *evidence = candidate->script->evidence;
  g_autoptr (TideCitation) citation = NULL;
  g_autofree char *quoted = NULL;
  const char *quotes;
  guint64 offset, length;
  guint32 position;
  gint32 weight;

  g_variant_get (candidate->row, "(tttayibayayu)", &task->line, &offset, &length, NULL, &weight, &task->fatal,
                 NULL, NULL, &position);
  task->id = dup_id (candidate->row);
  task->description = dup_bytes (candidate->row, 6, MAX_DESCRIPTION);
  task->position = position;
  task->script = g_strdup (evidence);

  quotes = *task->description != '\0' ? "\"" : "";
  quoted = g_strdup_printf ("# [ID = %s, Wt = %d, isFatal = %s]%s%s%s%s", task->id, weight,
                            task->fatal ? "True" : "False", *quotes != '\0' ? " " : "", quotes,
                            task->description, quotes);
  citation = tide_citation_new_text (evidence, task->line, offset, length, quoted);
  g_list_store_append (task->citations, citation);
}

/* The place of the latest error block, in the order of the runs, that names the task */
typedef struct
{
  guint         rank; /* 1 for the first run; 0 if there is none */
  char         *id;
  TideCitation *error;
  TideCitation *reference;
} Block;

static void
block_clear (Block *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->error);
  g_clear_object (&self->reference);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Block, block_clear)

static guint
rank_of (GListModel         *runs,
         const TideRunLog   *log,
         const TideRunEntry *entry)
{
  for (guint i = g_list_model_get_n_items (runs); i > 0; i--)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i - 1);

      if (run_holds (run, log, entry))
        return i;
    }

  return 0;
}

static void
take_block (Block            *block,
            const TideRunLog *log,
            guint             i,
            char             *id)
{
  block_clear (block);
  block->id = id;
  block->reference = tide_run_entry_cite (&log->entries[i], log->evidence);
  if (i > 0 && tide_run_entry_has_level (&log->entries[i - 1], "ERROR"))
    block->error = tide_run_entry_cite (&log->entries[i - 1], log->evidence);
}

static void
consider_log (Block         *block,
              TideReading   *reading,
              GListModel    *runs,
              const char    *watermark,
              TideGeneration generation)
{
  const TideRunLog *log = tide_run_log_open (reading);

  if (log == NULL)
    return;

  for (guint i = 0; i < log->n_entries; i++)
    {
      g_autofree char *id = tide_run_entry_dup_reference (&log->entries[i]);
      guint rank = 0;

      if (id != NULL && same_id (id, watermark, generation))
        rank = rank_of (runs, log, &log->entries[i]);
      if (rank == 0 || rank < block->rank)
        continue;
      take_block (block, log, i, g_steal_pointer (&id));
      block->rank = rank;
    }
}

TideTask *
tide_runs_find_task (GPtrArray     *readings,
                     GListModel    *runs,
                     TideGeneration generation,
                     const char    *watermark)
{
  g_autoptr (GHashTable) written = NULL;
  g_autoptr (TideTask) task = NULL;
  g_auto (Candidate) best = { 0 };
  g_auto (Block) block = { 0 };

  g_return_val_if_fail (readings != NULL && G_IS_LIST_MODEL (runs) && watermark != NULL, NULL);

  written = find_written (readings, runs);
  for (guint i = 0; i < readings->len; i++)
    {
      consider_script (&best, g_ptr_array_index (readings, i), written, watermark, generation);
      consider_log (&block, g_ptr_array_index (readings, i), runs, watermark, generation);
    }
  if (best.row == NULL && block.rank == 0)
    return NULL;

  task = g_object_new (TIDE_TYPE_TASK, NULL);
  if (best.row != NULL)
    take_row (task, &best);
  else
    task->id = g_steal_pointer (&block.id);
  if (block.error != NULL)
    g_list_store_append (task->citations, block.error);
  if (block.reference != NULL)
    g_list_store_append (task->citations, block.reference);

  return g_steal_pointer (&task);
}

TideTask *
tide_runs_read_last_task (TideReading *script)
{
  g_autoptr (GVariant) tasks = NULL;
  g_auto (Candidate) last = { .script = script };
  TideTask *task;
  gsize n;

  g_return_val_if_fail (script != NULL, NULL);

  if (script->data == NULL || !g_variant_is_of_type (script->data, G_VARIANT_TYPE (TIDE_WIRE_SCRIPT)))
    return NULL;
  tasks = g_variant_get_child_value (script->data, 2);
  n = g_variant_n_children (tasks);
  if (n == 0)
    return NULL;
  last.row = g_variant_get_child_value (tasks, n - 1);
  task = g_object_new (TIDE_TYPE_TASK, NULL);
  take_row (task, &last);

  return task;
}
