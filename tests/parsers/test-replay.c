/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-citation.h>

#include "base/tide-problem.h"
#include "hive-log-writer.h"
#include "hive-writer.h"
#include "replaying.h"

/* Logs of the kind since Windows 8.1, each with one or two entries between the hives of Steps. */

#define BASE 4096
#define EXCHANGE "SOFTWARE\\Microsoft\\Exchange\\v8.0"
#define MAILBOX EXCHANGE "\\MailboxRole"

/* A hive before setup failed, after that, and after another role */
typedef struct
{
  GBytes     *hives[3];
  GByteArray *dirty;   /* the first, being written */
  GByteArray *logs[2]; /* from the first to the second, to the third */
} Steps;

static GBytes *
make_hive (guint step)
{
  static const char *const watermarks[] = { "one", "two", "two" };
  hive_h *hive = hive_writer_new ("ROOT");

  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Action", "Install");
  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Watermark", watermarks[step]);
  if (step == 0)
    hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\Gone", "x", "y");
  if (step == 2)
    hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\AdminTools", "UnpackedVersion", "8.1.240.6");
  /* A bin more each time */
  for (guint i = 0; i < 40 * step; i++)
    {
      g_autofree char *name = g_strdup_printf ("Microsoft\\Other\\%02u", i);

      hive_writer_set_string (hive, name, "Name", "long enough to fill a page or two with others like it");
    }

  return hive_writer_finish (hive);
}

static GByteArray *
make_log (const Steps    *steps,
          guint           from,
          guint           to,
          const LogEntry *entry)
{
  GByteArray *log = hive_log_new (steps->hives[from], LOG_ENTRIES, entry->sequence);

  hive_log_add (log, steps->hives[from], steps->hives[to], entry);
  return log;
}

/* @sequence: of the first log's entry */
static void
steps_init (Steps  *self,
            guint32 sequence)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->hives); i++)
    self->hives[i] = make_hive (i);
  self->dirty = hive_make_dirty (self->hives[0], sequence - 1);
  self->logs[0] = make_log (self, 0, 1, &(LogEntry) { .sequence = sequence });
  self->logs[1] = make_log (self, 1, 2, &(LogEntry) { .sequence = sequence + 1 });
}

static void
steps_clear (Steps *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->hives); i++)
    g_bytes_unref (self->hives[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->logs); i++)
    g_byte_array_unref (self->logs[i]);
  g_byte_array_unref (self->dirty);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Steps, steps_clear)

static void
set_log (Steps      *steps,
         guint       i,
         GByteArray *log)
{
  g_byte_array_unref (steps->logs[i]);
  steps->logs[i] = log;
}

static void
replay (const Steps *steps,
        guint        n_logs,
        Replayed    *replayed)
{
  replay_bytes (steps->dirty, steps->logs, n_logs, replayed);
}

/* The bins are those of a step, byte for byte. */
static void
assert_step (const Replayed *replayed,
             const Steps    *steps,
             guint           step)
{
  gsize size;
  const guint8 *hive = g_bytes_get_data (steps->hives[step], &size);

  g_assert_nonnull (replayed->after.bytes);
  g_assert_cmpuint (replayed->after.bins_size, ==, size - BASE);
  g_assert_cmpmem (replayed->after.bytes + BASE, replayed->after.bins_size, hive + BASE, size - BASE);
  g_assert_false (replayed->after.dirty);
  g_assert_true (registry_flag (&replayed->parsed, "dirty"));
}

static void
assert_refused (const Replayed *replayed)
{
  assert_replay (replayed, "refused", 0);
  assert_text (&replayed->parsed, MAILBOX, "Watermark", "one");
}

static void
test_order (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) straight = { 0 };
  g_auto (Replayed) swapped = { 0 };
  g_auto (Replayed) single = { 0 };

  steps_init (&steps, 11);
  replay (&steps, 1, &single);
  assert_replay (&single, "applied", 1);
  assert_step (&single, &steps, 1);

  replay (&steps, 2, &straight);
  assert_replay (&straight, "applied", 2);
  assert_step (&straight, &steps, 2);

  replay_bytes (steps.dirty, (GByteArray *[]) { steps.logs[1], steps.logs[0] }, 2, &swapped);
  assert_replay (&swapped, "applied", 2);
  assert_step (&swapped, &steps, 2);
}

/* Several entries in one log, and what is left of older ones behind them */
static void
test_remnants (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  hive_log_add (steps.logs[0], steps.hives[1], steps.hives[2], &(LogEntry) { .sequence = 12 });
  hive_log_add (steps.logs[0], steps.hives[2], steps.hives[0], &(LogEntry) { .sequence = 5 });
  replay (&steps, 1, &replayed);
  assert_replay (&replayed, "applied", 2);
  assert_step (&replayed, &steps, 2);
}

static void
test_gap (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  set_log (&steps, 1, make_log (&steps, 1, 2, &(LogEntry) { .sequence = 13 }));
  replay (&steps, 2, &replayed);
  assert_replay (&replayed, "applied", 1);
  assert_step (&replayed, &steps, 1);
}

static void
test_stale (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) one = { 0 };
  g_auto (Replayed) all = { 0 };

  steps_init (&steps, 11);
  set_log (&steps, 0, make_log (&steps, 2, 1, &(LogEntry) { .sequence = 9 }));
  set_log (&steps, 1, make_log (&steps, 0, 2, &(LogEntry) { .sequence = 11 }));
  replay (&steps, 2, &one);
  assert_replay (&one, "applied", 1);
  assert_step (&one, &steps, 2);

  set_log (&steps, 1, make_log (&steps, 0, 2, &(LogEntry) { .sequence = 8 }));
  replay (&steps, 2, &all);
  assert_refused (&all);
}

/* Sequence numbers begin anew: 0 follows on 0xffffffff, and comes after it. */
static void
test_wrap_around (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) straight = { 0 };
  g_auto (Replayed) swapped = { 0 };

  steps_init (&steps, G_MAXUINT32);
  replay (&steps, 2, &straight);
  assert_replay (&straight, "applied", 2);
  assert_step (&straight, &steps, 2);

  replay_bytes (steps.dirty, (GByteArray *[]) { steps.logs[1], steps.logs[0] }, 2, &swapped);
  assert_step (&swapped, &steps, 2);
}

/* What one thing wrong in an entry does: it does not count, nor what follows on it. */
static void
test_bad_entries (void)
{
  static const LogEntry entries[] = {
    { .sequence = 11, .hash_by = 1 },
    { .sequence = 11, .hash_by = G_GUINT64_CONSTANT (1) << 63 },
    { .sequence = 11, .head_by = 1 },
    { .sequence = 11, .offset_by = 256 },
    { .sequence = 11, .offset_by = 0x7ffffe00 },
    { .sequence = 11, .offset_by = -512 - BASE },
    { .sequence = 11, .bins_size = 4608 },
    { .sequence = 11, .bins_size = BASE },
    { .sequence = 11, .bins_size = 512 * 1024 * 1024 },
    { .sequence = 11, .bins_size = 0xfffff000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      g_auto (Steps) steps;
      g_auto (Replayed) replayed = { 0 };

      g_test_message ("entry %u", i);
      steps_init (&steps, 11);
      set_log (&steps, 0, make_log (&steps, 0, 1, &entries[i]));
      replay (&steps, 2, &replayed);
      assert_refused (&replayed);
    }
}

static void
test_bad_second_entry (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  hive_log_add (steps.logs[0], steps.hives[1], steps.hives[2],
                &(LogEntry) { .sequence = 12, .hash_by = 1 });
  replay (&steps, 1, &replayed);
  assert_replay (&replayed, "applied", 1);
  assert_step (&replayed, &steps, 1);
}

/* What makes a log none */
static void
test_bad_heads (void)
{
  static const struct
  {
    guint   at;
    guint32 number;
  } numbers[] = {
    { 0, 0 }, { 8, 12 }, { 20, 2 }, { 28, 0 }, { 28, 5 }, { 28, LOG_PAGES }, { 40, 0 }, { 40, 512 }, { 44, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (Steps) steps;
      g_auto (Replayed) replayed = { 0 };

      g_test_message ("at %u", numbers[i].at);
      steps_init (&steps, 11);
      hive_put (steps.logs[0], numbers[i].at, numbers[i].number);
      replay (&steps, 1, &replayed);
      assert_refused (&replayed);
    }
}

static void
test_bad_sums (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) sum = { 0 };
  g_auto (Replayed) empty = { 0 };

  steps_init (&steps, 11);
  steps.logs[0]->data[508] ^= 1;
  replay (&steps, 1, &sum);
  assert_refused (&sum);

  g_byte_array_set_size (steps.logs[0], 0);
  g_byte_array_set_size (steps.logs[1], 511);
  replay (&steps, 2, &empty);
  assert_refused (&empty);
}

/* Wherever the log ends: its entries count as far as they are whole. */
static void
test_cut_short (void)
{
  g_auto (Steps) steps;
  guint whole, first;

  steps_init (&steps, 11);
  first = steps.logs[0]->len;
  hive_log_add (steps.logs[0], steps.hives[1], steps.hives[2], &(LogEntry) { .sequence = 12 });
  whole = steps.logs[0]->len;
  for (guint length = whole - 1; length > 512; length -= 499)
    {
      g_auto (Replayed) replayed = { 0 };

      g_byte_array_set_size (steps.logs[0], length);
      replay (&steps, 1, &replayed);
      if (length >= first)
        assert_replay (&replayed, "applied", 1);
      else
        assert_refused (&replayed);
    }
}

static void
test_clean (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  hive_put (steps.dirty, 4, 10);
  replay (&steps, 2, &replayed);
  assert_replay (&replayed, "clean", 0);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "one");
  g_assert_false (registry_flag (&replayed.parsed, "dirty"));
}

/* Room up to the limit is made; bins full of nothing are no hive, and the hive is read as it stands. */
static void
test_growth (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  set_log (&steps, 0, make_log (&steps, 0, 1,
                                &(LogEntry) { .sequence = 11, .bins_size = 512 * 1024 * 1024 - BASE }));
  replay (&steps, 1, &replayed);
  g_assert_cmpint (replayed.replay.outcome, ==, TIDE_HIVE_REPLAY_APPLIED);
  g_assert_cmpuint (replayed.replay.size, ==, 512 * 1024 * 1024);
  g_assert_cmpuint (replayed.after.bytes[replayed.replay.size - 1], ==, 0);

  assert_text (&replayed.parsed, MAILBOX, "Watermark", "one");
  g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_false (registry_flag (&replayed.parsed, "replayed"));
}

/* Hashes prove that a log is whole, not that it does good. */
static void
test_harm (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_autoptr (GByteArray) worse = NULL;
  g_autoptr (GBytes) bytes = NULL;

  steps_init (&steps, 11);
  worse = hive_make_dirty (steps.hives[0], 10);
  worse->data[BASE + 36] ^= 0xff;
  bytes = g_bytes_new (worse->data, worse->len);
  set_log (&steps, 0, hive_log_new (steps.hives[0], LOG_ENTRIES, 11));
  hive_log_add (steps.logs[0], steps.hives[0], bytes, &(LogEntry) { .sequence = 11 });
  replay (&steps, 1, &replayed);

  g_assert_cmpint (replayed.replay.outcome, ==, TIDE_HIVE_REPLAY_APPLIED);
  g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "one");
  g_assert_false (registry_flag (&replayed.parsed, "replayed"));
}

/* A hive whose pages had been written in part is read as a whole again. */
static void
test_torn (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) torn = { 0 };
  g_auto (Replayed) alone = { 0 };

  steps_init (&steps, 11);
  set_log (&steps, 0, make_log (&steps, 1, 2, &(LogEntry) { .sequence = 11 }));
  g_byte_array_unref (steps.dirty);
  steps.dirty = hive_make_dirty (steps.hives[1], 10);
  /* The first page that the log holds, too */
  for (gsize at = BASE;; at += 512)
    if (memcmp (steps.dirty->data + at, (guint8 *) g_bytes_get_data (steps.hives[2], NULL) + at, 512) != 0)
      {
        memset (steps.dirty->data + at, 0xff, 512);
        break;
      }

  replay (&steps, 0, &alone);
  g_assert_cmpstr (alone.parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
  replay (&steps, 1, &torn);
  assert_replay (&torn, "applied", 1);
  assert_step (&torn, &steps, 2);
  g_assert_cmpstr (torn.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_false (registry_flag (&torn.parsed, "damaged"));
  /* What the hive had nobody knows. */
  g_assert_cmpuint (registry_key_source (&torn.parsed, EXCHANGE "\\AdminTools"), ==,
                    TIDE_CITATION_SOURCE_HIVE);
}

/* Without a base block only the last log counts, and its base block stands in. */
static void
test_healed (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) alone = { 0 };

  steps_init (&steps, 11);
  set_log (&steps, 0, make_log (&steps, 2, 1, &(LogEntry) { .sequence = 11 }));
  set_log (&steps, 1, make_log (&steps, 0, 2, &(LogEntry) { .sequence = 12 }));
  memset (steps.dirty->data + 4, 0xee, 500);
  replay (&steps, 2, &replayed);
  assert_replay (&replayed, "applied", 1);
  assert_step (&replayed, &steps, 2);
  g_assert_true (replayed.replay.healed);
  g_assert_true (registry_flag (&replayed.parsed, "healed"));
  g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "two");

  replay (&steps, 0, &alone);
  g_assert_cmpstr (alone.parsed.answer.problem, ==, TIDE_PROBLEM_BAD_CHECKSUM);
}

static void
test_pending (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) before = { 0 };

  steps_init (&steps, 11);
  memcpy (steps.dirty->data + 164, "rmtm", 4);
  hive_put (steps.dirty, 144, 0);
  set_log (&steps, 0, make_log (&steps, 0, 1, &(LogEntry) { .sequence = 11, .flags = 1 }));
  replay (&steps, 0, &before);
  g_assert_false (registry_flag (&before.parsed, "pending-transactions"));
  replay (&steps, 1, &replayed);
  g_assert_true (registry_flag (&replayed.parsed, "pending-transactions"));
}

/* Each fact says whether the hive has it, the log, or both something else. */
static void
test_marks (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *same = NULL;

  steps_init (&steps, 11);
  replay (&steps, 2, &replayed);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "two");
  before = registry_before (&replayed.parsed, MAILBOX, "Watermark");
  same = registry_before (&replayed.parsed, MAILBOX, "Action");
  g_assert_cmpstr (before, ==, "one");
  g_assert_cmpstr (same, ==, "");

  g_assert_cmpuint (registry_key_source (&replayed.parsed, MAILBOX), ==, TIDE_CITATION_SOURCE_HIVE);
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Watermark"), ==,
                    TIDE_CITATION_SOURCE_DIFFERS);
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Action"), ==, TIDE_CITATION_SOURCE_HIVE);
  g_assert_cmpuint (registry_key_source (&replayed.parsed, EXCHANGE "\\AdminTools"), ==,
                    TIDE_CITATION_SOURCE_LOG);
  g_assert_cmpuint (registry_source (&replayed.parsed, EXCHANGE "\\AdminTools", "UnpackedVersion"), ==,
                    TIDE_CITATION_SOURCE_LOG);
  assert_no_key (&replayed.parsed, EXCHANGE "\\Gone");
}

/* Any number in a log may be anything while its hashes are right. */
static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20041130);
  g_auto (Steps) steps;
  guint n_applied = 0, n_refused = 0;

  steps_init (&steps, 11);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GByteArray) log = g_byte_array_new ();
      g_auto (Replayed) replayed = { 0 };

      g_byte_array_append (log, steps.logs[0]->data, steps.logs[0]->len);
      for (guint j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        log->data[g_rand_int_range (rand, 516, g_rand_boolean (rand) ? 580 : (gint) log->len)] =
          g_rand_boolean (rand) ? 0xff : g_rand_int_range (rand, 0, 256);
      hive_log_rehash (log, 512);
      replay_bytes (steps.dirty, &log, 1, &replayed);

      g_assert_nonnull (replayed.parsed.answer.reading);
      n_applied += replayed.replay.fd >= 0;
      n_refused += replayed.replay.fd < 0;
    }

  g_assert_cmpuint (n_applied, >, 100);
  g_assert_cmpuint (n_refused, >, 100);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replay/order", test_order);
  g_test_add_func ("/replay/remnants", test_remnants);
  g_test_add_func ("/replay/gap", test_gap);
  g_test_add_func ("/replay/stale", test_stale);
  g_test_add_func ("/replay/wrap-around", test_wrap_around);
  g_test_add_func ("/replay/bad-entries", test_bad_entries);
  g_test_add_func ("/replay/bad-second-entry", test_bad_second_entry);
  g_test_add_func ("/replay/bad-heads", test_bad_heads);
  g_test_add_func ("/replay/bad-sums", test_bad_sums);
  g_test_add_func ("/replay/cut-short", test_cut_short);
  g_test_add_func ("/replay/clean", test_clean);
  g_test_add_func ("/replay/growth", test_growth);
  g_test_add_func ("/replay/harm", test_harm);
  g_test_add_func ("/replay/torn", test_torn);
  g_test_add_func ("/replay/healed", test_healed);
  g_test_add_func ("/replay/pending", test_pending);
  g_test_add_func ("/replay/marks", test_marks);
  g_test_add_func ("/replay/mutations", test_mutations);

  return g_test_run ();
}
