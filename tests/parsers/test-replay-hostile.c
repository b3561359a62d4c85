/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-problem.h"
#include "hive-log-writer.h"
#include "replay-steps.h"

/* Logs of the kind since Windows 8.1 with something wrong in them. */

#define BASE 4096

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
      steps_set_log (&steps, 0, steps_make_log (&steps, 0, 1, &entries[i]));
      steps_replay (&steps, 2, &replayed);
      assert_refused (&replayed);
    }
}

/* Numbers in an entry whose hashes are right */
static void
test_bad_numbers (void)
{
  static const struct
  {
    struct
    {
      guint   at;
      guint32 number;
    } puts[3];
  } cases[] = {
    { { { 4, 0 } } },                                        /* size */
    { { { 4, 32 } } },
    { { { 4, 0xfffffe00 } } },
    { { { 20, 0 } } },                                       /* number of pages */
    { { { 20, 100 } } },
    { { { 20, 0x20000000 } } },
    { { { 20, 0x20000001 } } },
    { { { 44, 0 } } },                                       /* length of the first page */
    { { { 44, 256 } } },
    { { { 40, 0xfffffe00 } } },                              /* and its offset */
    { { { 40, 0xfffffe00 }, { 44, 1024 } } },
    { { { 16, 0x1000000 }, { 40, 0 }, { 44, 0x800000 } } },  /* and the size of the bins */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Steps) steps;
      g_auto (Replayed) replayed = { 0 };

      g_test_message ("case %u", i);
      steps_init (&steps, 11);
      for (guint j = 0; j < G_N_ELEMENTS (cases[i].puts) && cases[i].puts[j].at != 0; j++)
        hive_log_put (steps.logs[0], 512 + cases[i].puts[j].at, cases[i].puts[j].number);
      hive_log_rehash (steps.logs[0], 512);
      steps_replay (&steps, 1, &replayed);
      assert_refused (&replayed);
    }
}

/* Sizes are in whole pages, of the entry and of the bins; what stands behind an entry is not its own. */
static void
test_odd_sizes (void)
{
  static const guint8 more[512];
  g_auto (Steps) steps;
  g_auto (Replayed) entry = { 0 };
  g_auto (Replayed) bins = { 0 };
  g_auto (Replayed) behind = { 0 };
  guint size;

  steps_init (&steps, 11);
  size = g_bytes_get_size (steps.hives[1]) - BASE + 512;
  steps_set_log (&steps, 1,
                 steps_make_log (&steps, 0, 1, &(LogEntry) { .sequence = 11, .bins_size = size }));
  replay_bytes (steps.dirty, steps.logs + 1, 1, &bins);
  assert_refused (&bins);

  size = steps.logs[0]->len - 512 + 8;
  g_byte_array_append (steps.logs[0], more, sizeof more);
  hive_log_put (steps.logs[0], 516, size);
  hive_log_rehash (steps.logs[0], 512);
  steps_replay (&steps, 1, &entry);
  assert_refused (&entry);

  hive_log_put (steps.logs[0], 516, size - 8);
  hive_log_put (steps.logs[0], 512 + 44, 1024);
  hive_log_rehash (steps.logs[0], 512);
  steps_replay (&steps, 1, &behind);
  assert_refused (&behind);
}

static void
test_bad_second_entry (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  hive_log_add (steps.logs[0], steps.hives[1], steps.hives[2],
                &(LogEntry) { .sequence = 12, .hash_by = 1 });
  steps_replay (&steps, 1, &replayed);
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
    { 0, 0 },          { 8, 12 }, { 20, 2 },   { 28, 0 }, { 28, 5 },
    { 28, LOG_PAGES }, { 40, 0 }, { 40, 512 }, { 44, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_auto (Steps) steps;
      g_auto (Replayed) replayed = { 0 };

      g_test_message ("at %u", numbers[i].at);
      steps_init (&steps, 11);
      hive_put (steps.logs[0], numbers[i].at, numbers[i].number);
      steps_replay (&steps, 1, &replayed);
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
  steps_replay (&steps, 1, &sum);
  assert_refused (&sum);

  g_byte_array_set_size (steps.logs[0], 0);
  g_byte_array_set_size (steps.logs[1], 511);
  steps_replay (&steps, 2, &empty);
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
      steps_replay (&steps, 1, &replayed);
      if (length >= first)
        assert_replay (&replayed, "applied", 1);
      else
        assert_refused (&replayed);
    }
}

/* Room up to the limit is made; bins full of nothing are no hive, and the hive is read as it stands. */
static void
test_growth (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  steps_set_log (&steps, 0,
                 steps_make_log (&steps, 0, 1,
                                 &(LogEntry) { .sequence = 11, .bins_size = 512 * 1024 * 1024 - BASE }));
  steps_replay (&steps, 1, &replayed);
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
  steps_set_log (&steps, 0, hive_log_new (steps.hives[0], LOG_ENTRIES, 11));
  hive_log_add (steps.logs[0], steps.hives[0], bytes, &(LogEntry) { .sequence = 11 });
  steps_replay (&steps, 1, &replayed);

  g_assert_cmpint (replayed.replay.outcome, ==, TIDE_HIVE_REPLAY_APPLIED);
  g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "one");
  g_assert_false (registry_flag (&replayed.parsed, "replayed"));
}

static void
replay_damaged_base (Steps    *steps,
                     GBytes   *after,
                     Replayed *replayed)
{
  g_autofree guint8 *other = g_malloc (g_bytes_get_size (after));
  g_autoptr (GBytes) before = NULL;

  memset (other, 0xa5, g_bytes_get_size (after));
  before = g_bytes_new (other, g_bytes_get_size (after));
  steps_start_from (steps, steps->hives[2]);
  memset (steps->dirty->data + 4, 0xee, 500);
  steps_set_log (steps, 0, hive_log_new (after, LOG_ENTRIES, 11));
  hive_log_add (steps->logs[0], before, after, &(LogEntry) { .sequence = 11 });
  steps_replay (steps, 1, replayed);
}

/* Logs of another hive, where no sequence tells that they are: they would leave little, or break it. */
static void
test_foreign (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) small = { 0 };
  g_auto (Replayed) broken = { 0 };
  g_autoptr (GByteArray) worse = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 *name;

  steps_init (&steps, 11);
  replay_damaged_base (&steps, steps.hives[0], &small);
  g_assert_false (registry_flag (&small.parsed, "replayed"));
  g_assert_cmpstr (small.parsed.answer.problem, ==, TIDE_PROBLEM_BAD_CHECKSUM);
  assert_text (&small.parsed, MAILBOX, "Watermark", "two");

  worse = hive_make_dirty (steps.hives[2], 10);
  name = memmem (worse->data, worse->len, "AdminTools", strlen ("AdminTools"));
  g_assert_cmpmem (name - 76, 2, "nk", 2);
  name[-76] = 'x';
  bytes = g_bytes_new (worse->data, worse->len);
  replay_damaged_base (&steps, bytes, &broken);
  g_assert_false (registry_flag (&broken.parsed, "replayed"));
  assert_text (&broken.parsed, EXCHANGE "\\AdminTools", "UnpackedVersion", "8.1.240.6");
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

  g_test_add_func ("/replay-hostile/bad-entries", test_bad_entries);
  g_test_add_func ("/replay-hostile/bad-numbers", test_bad_numbers);
  g_test_add_func ("/replay-hostile/odd-sizes", test_odd_sizes);
  g_test_add_func ("/replay-hostile/bad-second-entry", test_bad_second_entry);
  g_test_add_func ("/replay-hostile/bad-heads", test_bad_heads);
  g_test_add_func ("/replay-hostile/bad-sums", test_bad_sums);
  g_test_add_func ("/replay-hostile/cut-short", test_cut_short);
  g_test_add_func ("/replay-hostile/growth", test_growth);
  g_test_add_func ("/replay-hostile/harm", test_harm);
  g_test_add_func ("/replay-hostile/foreign", test_foreign);
  g_test_add_func ("/replay-hostile/mutations", test_mutations);

  return g_test_run ();
}
