/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-citation.h>

#include "base/tide-problem.h"
#include "hive-log-writer.h"
#include "hive-writer.h"
#include "replaying.h"

/* Logs of the kind before Windows 8.1: a bitmap, and the pages that it names. */

#define BASE 4096
#define PAGE 512
#define MAILBOX "SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole"

/* FILETIME: the higher half of the time of a hive's last write */
#define AT_WRITTEN 16
#define WRITTEN 0x01d00000
/* and of its first bin */
#define AT_BIN_WRITTEN (BASE + 24)

typedef struct
{
  GBytes     *before;
  GBytes     *after;
  GByteArray *dirty;
  GByteArray *log;
} Pair;

static GBytes *
make_hive (const char *watermark,
           guint       n_others)
{
  hive_h *hive = hive_writer_new ("ROOT");
  g_autoptr (GBytes) bytes = NULL;
  GByteArray *array;

  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Watermark", watermark);
  for (guint i = 0; i < n_others; i++)
    {
      g_autofree char *name = g_strdup_printf ("Microsoft\\Other\\%02u", i);

      hive_writer_set_string (hive, name, "Name", "long enough to fill a page or two with others like it");
    }
  bytes = hive_writer_finish (hive);
  array = g_bytes_unref_to_array (g_steal_pointer (&bytes));
  hive_put (array, AT_WRITTEN, WRITTEN);
  memcpy (array->data + AT_BIN_WRITTEN, "\0\0\xd0\x01", 4);

  return g_byte_array_free_to_bytes (array);
}

static void
pair_init (Pair *self)
{
  self->before = make_hive ("one", 0);
  self->after = make_hive ("two", 80);
  self->dirty = hive_make_dirty (self->before, 10);
  self->log = hive_log_new (self->after, LOG_PAGES, 11);
  hive_log_add_pages (self->log, self->before, self->after);
}

static void
pair_clear (Pair *self)
{
  g_bytes_unref (self->before);
  g_bytes_unref (self->after);
  g_byte_array_unref (self->dirty);
  g_byte_array_unref (self->log);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static guint
count_pages (const Pair *pair)
{
  guint bitmap = g_bytes_get_size (pair->after) - BASE;

  return (pair->log->len - (516 + bitmap / BASE + PAGE - 1) / PAGE * PAGE) / PAGE;
}

static void
assert_applied (const Replayed *replayed,
                const Pair     *pair)
{
  gsize size;
  const guint8 *hive = g_bytes_get_data (pair->after, &size);

  assert_replay (replayed, "applied", count_pages (pair));
  g_assert_cmpuint (replayed->after.bins_size, ==, size - BASE);
  g_assert_cmpmem (replayed->after.bytes + BASE, size - BASE, hive + BASE, size - BASE);
  g_assert_false (replayed->after.dirty);
  assert_text (&replayed->parsed, MAILBOX, "Watermark", "two");
}

static void
assert_refused (const Replayed *replayed)
{
  assert_replay (replayed, "refused", 0);
  assert_text (&replayed->parsed, MAILBOX, "Watermark", "one");
}

static void
test_pages (void)
{
  g_auto (Pair) pair;
  g_auto (Replayed) replayed = { 0 };
  g_autofree char *before = NULL;

  pair_init (&pair);
  g_assert_cmpuint (g_bytes_get_size (pair.after), >, g_bytes_get_size (pair.before));
  replay_bytes (pair.dirty, &pair.log, 1, &replayed);
  assert_applied (&replayed, &pair);

  before = registry_before (&replayed.parsed, MAILBOX, "Watermark");
  g_assert_cmpstr (before, ==, "one");
  g_assert_cmpuint (registry_source (&replayed.parsed, MAILBOX, "Watermark"), ==,
                    TIDE_CITATION_SOURCE_DIFFERS);
}

/* Type 2 is the same; an empty log beside it does no harm. */
static void
test_other_type (void)
{
  g_auto (Pair) pair;
  g_autoptr (GByteArray) empty = g_byte_array_new ();
  g_auto (Replayed) replayed = { 0 };

  pair_init (&pair);
  hive_put (pair.log, 28, 2);
  replay_bytes (pair.dirty, (GByteArray *[]) { empty, pair.log }, 2, &replayed);
  assert_applied (&replayed, &pair);
}

/* A log belongs to a hive of its own time; a newer one is taken, too. */
static void
test_times (void)
{
  g_auto (Pair) pair;
  g_auto (Replayed) older = { 0 };
  g_auto (Replayed) newer = { 0 };

  pair_init (&pair);
  hive_put (pair.log, AT_WRITTEN, WRITTEN - 1);
  replay_bytes (pair.dirty, &pair.log, 1, &older);
  assert_refused (&older);

  hive_put (pair.log, AT_WRITTEN, WRITTEN + 1);
  replay_bytes (pair.dirty, &pair.log, 1, &newer);
  assert_applied (&newer, &pair);
}

/* The first that fits is the one. */
static void
test_two (void)
{
  g_auto (Pair) pair;
  g_autoptr (GByteArray) old = NULL;
  g_autoptr (GByteArray) back = NULL;
  g_auto (Replayed) second = { 0 };
  g_auto (Replayed) first = { 0 };

  pair_init (&pair);
  back = hive_log_new (pair.before, LOG_PAGES, 12);
  hive_log_add_pages (back, pair.after, pair.before);
  replay_bytes (pair.dirty, (GByteArray *[]) { pair.log, back }, 2, &first);
  assert_applied (&first, &pair);

  old = hive_log_new (pair.before, LOG_PAGES, 12);
  hive_put (old, AT_WRITTEN, WRITTEN - 1);
  hive_log_add_pages (old, pair.after, pair.before);
  replay_bytes (pair.dirty, (GByteArray *[]) { old, pair.log }, 2, &second);
  assert_applied (&second, &pair);
}

/* Entries, where there are any that fit, are newer than pages. */
static void
test_both_kinds (void)
{
  g_auto (Pair) pair;
  g_autoptr (GByteArray) entries = NULL;
  g_autoptr (GByteArray) bad = NULL;
  g_auto (Replayed) good = { 0 };
  g_auto (Replayed) fallback = { 0 };

  pair_init (&pair);
  entries = hive_log_new (pair.before, LOG_ENTRIES, 11);
  hive_log_add (entries, pair.before, pair.after, &(LogEntry) { .sequence = 11 });
  replay_bytes (pair.dirty, (GByteArray *[]) { pair.log, entries }, 2, &good);
  assert_replay (&good, "applied", 1);

  bad = hive_log_new (pair.before, LOG_ENTRIES, 11);
  hive_log_add (bad, pair.before, pair.after, &(LogEntry) { .sequence = 11, .hash_by = 1 });
  replay_bytes (pair.dirty, (GByteArray *[]) { bad, pair.log }, 2, &fallback);
  assert_applied (&fallback, &pair);
}

/* All pages or none: a log that ends too early was never finished. */
static void
test_cut_short (void)
{
  g_auto (Pair) pair;

  pair_init (&pair);
  for (guint length = pair.log->len - 1; length > 500; length -= 397)
    {
      g_auto (Replayed) replayed = { 0 };

      g_byte_array_set_size (pair.log, length);
      replay_bytes (pair.dirty, &pair.log, 1, &replayed);
      assert_refused (&replayed);
    }
}

/* Bitmaps for bins that no log holds and no hive has */
static void
test_large_bitmaps (void)
{
  static const guint32 sizes[] = { 1024 * 1024, 512 * 1024 * 1024 - BASE, 512 * 1024 * 1024, 0xfffff000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_auto (Pair) pair;
      g_auto (Replayed) replayed = { 0 };

      pair_init (&pair);
      hive_put (pair.log, 40, sizes[i]);
      memset (pair.log->data + 516, 0xff, pair.log->len - 516);
      replay_bytes (pair.dirty, &pair.log, 1, &replayed);
      assert_refused (&replayed);
    }
}

static void
test_no_pages (void)
{
  g_auto (Pair) pair;
  g_auto (Replayed) replayed = { 0 };

  pair_init (&pair);
  memset (pair.log->data + 516, 0, (g_bytes_get_size (pair.after) - BASE) / BASE);
  replay_bytes (pair.dirty, &pair.log, 1, &replayed);
  assert_refused (&replayed);
}

/* Without a base block the time of the first bin has to do. */
static void
test_healed (void)
{
  g_auto (Pair) pair;
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) older = { 0 };

  pair_init (&pair);
  memset (pair.dirty->data + 4, 0xee, 500);
  replay_bytes (pair.dirty, &pair.log, 1, &replayed);
  assert_applied (&replayed, &pair);
  g_assert_true (registry_flag (&replayed.parsed, "healed"));

  hive_put (pair.log, AT_WRITTEN, WRITTEN - 1);
  replay_bytes (pair.dirty, &pair.log, 1, &older);
  g_assert_cmpint (older.replay.outcome, ==, TIDE_HIVE_REPLAY_REFUSED);
  g_assert_cmpstr (older.parsed.answer.problem, ==, TIDE_PROBLEM_BAD_CHECKSUM);
}

static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20061130);
  g_auto (Pair) pair;
  guint n_applied = 0, n_refused = 0;

  pair_init (&pair);
  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (GByteArray) log = g_byte_array_new ();
      g_auto (Replayed) replayed = { 0 };

      g_byte_array_append (log, pair.log->data, pair.log->len);
      for (guint j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        {
          gboolean head = g_rand_boolean (rand);
          guint at = g_rand_int_range (rand, head ? 0 : 512, head ? 44 : log->len);

          log->data[at] = g_rand_boolean (rand) ? 0xff : g_rand_int_range (rand, 0, 256);
        }
      hive_writer_fix_checksum (log->data);
      replay_bytes (pair.dirty, &log, 1, &replayed);

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

  g_test_add_func ("/replay-old/pages", test_pages);
  g_test_add_func ("/replay-old/other-type", test_other_type);
  g_test_add_func ("/replay-old/times", test_times);
  g_test_add_func ("/replay-old/two", test_two);
  g_test_add_func ("/replay-old/both-kinds", test_both_kinds);
  g_test_add_func ("/replay-old/cut-short", test_cut_short);
  g_test_add_func ("/replay-old/large-bitmaps", test_large_bitmaps);
  g_test_add_func ("/replay-old/no-pages", test_no_pages);
  g_test_add_func ("/replay-old/healed", test_healed);
  g_test_add_func ("/replay-old/mutations", test_mutations);

  return g_test_run ();
}
