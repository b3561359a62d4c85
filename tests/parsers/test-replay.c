/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-citation.h>

#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-base.h"
#include "hive-log-writer.h"
#include "replay-steps.h"

/* Logs of the kind since Windows 8.1: which are used, in which order, and what comes of it. */

static void
test_order (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) straight = { 0 };
  g_auto (Replayed) swapped = { 0 };
  g_auto (Replayed) single = { 0 };

  steps_init (&steps, 11);
  steps_replay (&steps, 1, &single);
  assert_replay (&single, "applied", 1);
  assert_step (&single, &steps, 1);

  steps_replay (&steps, 2, &straight);
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
  steps_replay (&steps, 1, &replayed);
  assert_replay (&replayed, "applied", 2);
  assert_step (&replayed, &steps, 2);
}

static void
test_gap (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  steps_set_log (&steps, 1, steps_make_log (&steps, 1, 2, &(LogEntry) { .sequence = 13 }));
  steps_replay (&steps, 2, &replayed);
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
  steps_set_log (&steps, 0, steps_make_log (&steps, 2, 1, &(LogEntry) { .sequence = 9 }));
  steps_set_log (&steps, 1, steps_make_log (&steps, 0, 2, &(LogEntry) { .sequence = 11 }));
  steps_replay (&steps, 2, &one);
  assert_replay (&one, "applied", 1);
  assert_step (&one, &steps, 2);

  steps_set_log (&steps, 1, steps_make_log (&steps, 0, 2, &(LogEntry) { .sequence = 8 }));
  steps_replay (&steps, 2, &all);
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
  steps_replay (&steps, 2, &straight);
  assert_replay (&straight, "applied", 2);
  assert_step (&straight, &steps, 2);

  replay_bytes (steps.dirty, (GByteArray *[]) { steps.logs[1], steps.logs[0] }, 2, &swapped);
  assert_step (&swapped, &steps, 2);
}

static void
test_clean (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  hive_put (steps.dirty, 4, 10);
  steps_replay (&steps, 2, &replayed);
  assert_replay (&replayed, "clean", 0);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "one");
  g_assert_false (registry_flag (&replayed.parsed, "dirty"));
}

/* A hive whose pages had been written in part is read as a whole again. */
static void
test_torn (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) torn = { 0 };
  g_auto (Replayed) alone = { 0 };
  g_autoptr (GBytes) before = NULL;

  steps_init (&steps, 11);
  before = steps_spoil (steps.hives[1]);
  steps_start_from (&steps, before);
  steps_set_log (&steps, 0, hive_log_new (steps.hives[0], LOG_ENTRIES, 11));
  hive_log_add (steps.logs[0], before, steps.hives[2], &(LogEntry) { .sequence = 11 });

  steps_replay (&steps, 0, &alone);
  g_assert_cmpstr (alone.parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
  g_assert_nonnull (alone.parsed.answer.reading);
  steps_replay (&steps, 1, &torn);
  assert_replay (&torn, "applied", 1);
  assert_step (&torn, &steps, 2);
  g_assert_cmpstr (torn.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_false (registry_flag (&torn.parsed, "damaged"));
  /* What else the hive had nobody knows. */
  g_assert_cmpuint (registry_key_source (&torn.parsed, EXCHANGE "\\AdminTools"), ==,
                    TIDE_CITATION_SOURCE_HIVE);
  g_assert_cmpuint (registry_source (&torn.parsed, EXCHANGE, "Fragile"), ==, TIDE_CITATION_SOURCE_HIVE);
}

/* Where the hive is damaged before and after, what the log holds is newer all the same. */
static void
test_damaged (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  steps_init (&steps, 11);
  before = steps_spoil (steps.hives[0]);
  after = steps_spoil (steps.hives[1]);
  steps_start_from (&steps, before);
  steps_set_log (&steps, 0, hive_log_new (steps.hives[0], LOG_ENTRIES, 11));
  hive_log_add (steps.logs[0], before, after, &(LogEntry) { .sequence = 11 });
  steps_replay (&steps, 1, &replayed);

  assert_replay (&replayed, "applied", 1);
  g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_BROKEN);
  g_assert_true (registry_flag (&replayed.parsed, "damaged"));
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "two");
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Watermark"), ==,
                    TIDE_CITATION_SOURCE_DAMAGED);
}

/* Without a base block only the last log counts, and its base block stands in. */
static void
test_healed (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) alone = { 0 };

  steps_init (&steps, 11);
  steps_set_log (&steps, 0, steps_make_log (&steps, 2, 1, &(LogEntry) { .sequence = 11 }));
  steps_set_log (&steps, 1, steps_make_log (&steps, 0, 2, &(LogEntry) { .sequence = 12 }));
  memset (steps.dirty->data + 4, 0xee, 500);
  steps_replay (&steps, 2, &replayed);
  assert_replay (&replayed, "applied", 1);
  assert_step (&replayed, &steps, 2);
  g_assert_true (replayed.replay.healed);
  g_assert_true (registry_flag (&replayed.parsed, "healed"));
  g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "two");

  steps_replay (&steps, 0, &alone);
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
  steps_set_log (&steps, 0, steps_make_log (&steps, 0, 1, &(LogEntry) { .sequence = 11, .flags = 1 }));
  steps_replay (&steps, 0, &before);
  g_assert_false (registry_flag (&before.parsed, "pending-transactions"));
  steps_replay (&steps, 1, &replayed);
  g_assert_true (registry_flag (&replayed.parsed, "pending-transactions"));
}

/* Before Windows Vista anything may stand where the flag is now. */
static void
test_not_pending (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };

  steps_init (&steps, 11);
  hive_put (steps.dirty, 144, 1);
  steps_replay (&steps, 0, &replayed);
  g_assert_false (registry_flag (&replayed.parsed, "pending-transactions"));
}

/* Two sums stand for others. */
static void
test_checksums (void)
{
  guint8 base[512] = { 0 };

  g_assert_cmphex (tide_hive_base_checksum (base), ==, 1);
  memset (base + 8, 0xff, 4);
  g_assert_cmphex (tide_hive_base_checksum (base), ==, 0xfffffffe);
  base[8] = 0xfe;
  g_assert_cmphex (tide_hive_base_checksum (base), ==, 0xfffffffe);
}

/* Each fact says whether the hive has it, the log, or both something else. */
static void
test_marks (void)
{
  g_auto (Steps) steps;
  g_auto (Replayed) replayed = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *same = NULL;
  g_autoptr (GVariant) kind = NULL;
  g_autoptr (GVariant) data = NULL;

  steps_init (&steps, 11);
  steps_replay (&steps, 2, &replayed);
  assert_text (&replayed.parsed, MAILBOX, "Watermark", "two");
  before = registry_before (&replayed.parsed, MAILBOX, "Watermark");
  same = registry_before (&replayed.parsed, MAILBOX, "Action");
  g_assert_cmpstr (before, ==, "one");
  g_assert_cmpstr (same, ==, "");

  g_assert_cmpuint (registry_key_source (&replayed.parsed, MAILBOX), ==, TIDE_CITATION_SOURCE_HIVE);
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Watermark"), ==,
                    TIDE_CITATION_SOURCE_DIFFERS);
  /* Names are the same in any case; types are not. */
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Action"), ==, TIDE_CITATION_SOURCE_HIVE);
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Kind"), ==, TIDE_CITATION_SOURCE_DIFFERS);
  kind = registry_value (&replayed.parsed, MAILBOX, "Kind");
  data = g_variant_get_child_value (kind, 6);
  g_assert_cmpmem (g_variant_get_data (data), g_variant_get_size (data), "\1\0\0", 4);

  g_assert_cmpuint (registry_key_source (&replayed.parsed, EXCHANGE "\\AdminTools"), ==,
                    TIDE_CITATION_SOURCE_LOG);
  g_assert_cmpuint (registry_source (&replayed.parsed, EXCHANGE "\\AdminTools", "UnpackedVersion"), ==,
                    TIDE_CITATION_SOURCE_LOG);
  assert_no_key (&replayed.parsed, EXCHANGE "\\Gone");
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
  g_test_add_func ("/replay/clean", test_clean);
  g_test_add_func ("/replay/torn", test_torn);
  g_test_add_func ("/replay/damaged", test_damaged);
  g_test_add_func ("/replay/healed", test_healed);
  g_test_add_func ("/replay/pending", test_pending);
  g_test_add_func ("/replay/not-pending", test_not_pending);
  g_test_add_func ("/replay/checksums", test_checksums);
  g_test_add_func ("/replay/marks", test_marks);

  return g_test_run ();
}
