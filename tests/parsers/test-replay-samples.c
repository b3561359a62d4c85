/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-citation.h>

#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-check.h"
#include "replaying.h"

/* Dirty hives of real servers, against what Windows itself or another program made of them. */

#define BASE 4096

static const char *const both[] = { ".LOG1", ".LOG2", NULL };
static const char *const none[] = { NULL };

static guint64
count_keys (const TideHiveImage *image)
{
  TideHiveSurvey survey;
  TideHiveFault fault;

  g_assert_true (tide_hive_check (image, &survey, &fault));
  g_assert_cmpuint (survey.oddities, ==, 0);
  return survey.keys;
}

static void
test_windows_10 (void)
{
  static const char *const swapped[] = { ".LOG2", ".LOG1", NULL };
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) again = { 0 };
  g_autofree char *sum = NULL;

  if (!replay_sample ("win10-dirty-SYSTEM", both, &replayed) ||
      !replay_sample ("win10-dirty-SYSTEM", swapped, &again))
    return;

  assert_replay (&replayed, "applied", 24);
  g_assert_true (registry_flag (&replayed.parsed, "dirty"));
  g_assert_true (registry_flag (&replayed.parsed, "pending-transactions"));
  g_assert_false (registry_flag (&replayed.parsed, "healed"));
  g_assert_cmpuint (count_keys (&replayed.hive), ==, 33123);
  g_assert_cmpuint (count_keys (&replayed.after), ==, 35595);
  g_assert_cmpuint (registry_info (&replayed.parsed, "keys"), ==, 35595);

  /* The bins as another program leaves them */
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, replayed.after.bins, replayed.after.size - BASE);
  g_assert_cmpstr (sum, ==, "18df453410086f0eee8ed7161a9e8f63b2977225aab5d30e5894eda30e0d882d");
  g_assert_cmpmem (again.after.bytes, again.after.size, replayed.after.bytes, replayed.after.size);
  g_assert_true (g_variant_equal (again.parsed.answer.reading, replayed.parsed.answer.reading));
}

static void
test_windows_10_without_logs (void)
{
  g_auto (Replayed) replayed = { 0 };

  if (!replay_sample ("win10-dirty-SYSTEM", none, &replayed))
    return;

  assert_replay (&replayed, "no-logs", 0);
  g_assert_true (registry_flag (&replayed.parsed, "dirty"));
  g_assert_cmpuint (registry_info (&replayed.parsed, "keys"), ==, 33123);
}

/* A clean hive does not need its logs, and these are not even its own. */
static void
test_windows_7 (void)
{
  g_auto (Replayed) dirty = { 0 };
  g_auto (Replayed) clean = { 0 };

  if (!replay_sample ("win10-dirty-SYSTEM", both, &dirty) || !replay_sample ("win7-SYSTEM", none, &clean))
    return;

  parsed_clear (&clean.parsed);
  clean.parsed = parse_with_logs (clean.fds[0], "system", dirty.fds + 1, 2);
  assert_replay (&clean, "clean", 0);
  g_assert_false (registry_flag (&clean.parsed, "dirty"));
  g_assert_cmpuint (registry_info (&clean.parsed, "keys"), ==, 30756);
}

/* In which bytes of the bins the replay differs from Windows' own */
static char *
list_differences (const TideHiveImage *image,
                  const TideHiveImage *other)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_assert_cmpuint (image->size, ==, other->size);
  for (gsize at = BASE; at < image->size; at++)
    if (image->bytes[at] != other->bytes[at])
      g_string_append_printf (list, "%s%" G_GSIZE_MODIFIER "x", list->len > 0 ? " " : "", at);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static void
test_new_logs (void)
{
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) windows = { 0 };
  g_autofree char *differences = NULL;

  if (!replay_sample ("yarp/NewDirtyHive1/NewDirtyHive", both, &replayed) ||
      !replay_sample ("yarp/NewDirtyHive1/RecoveredHive_Windows10", none, &windows))
    return;

  assert_replay (&replayed, "applied", 4);
  differences = list_differences (&replayed.after, &windows.hive);
  g_assert_cmpstr (differences, ==, "");
}

/* Windows 7 wrote the time of its own start into the first bin, five bytes of which differ, and into one key
 * another length of the longest name among its values. */
static void
test_old_log (void)
{
  g_auto (Replayed) replayed = { 0 };
  g_auto (Replayed) windows = { 0 };
  g_autofree char *differences = NULL;

  if (!replay_sample ("yarp/OldDirtyHive/OldDirtyHive", both, &replayed) ||
      !replay_sample ("yarp/OldDirtyHive/RecoveredHive_Windows7", none, &windows))
    return;

  assert_replay (&replayed, "applied", 64);
  g_assert_cmpuint (count_keys (&replayed.after), ==, 5003);
  differences = list_differences (&replayed.after, &windows.hive);
  g_assert_cmpstr (differences, ==, "1014 1015 1016 1017 1018 6bdc8");
}

static void
test_refused (void)
{
  static const char *const samples[] = { "yarp/BadLogHive1/BadLogHive", "generated/hvle_badhash.SYSTEM" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_auto (Replayed) replayed = { 0 };

      if (!replay_sample (samples[i], both, &replayed))
        return;
      assert_replay (&replayed, "refused", 0);
      g_assert_cmpstr (replayed.parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
      g_assert_true (registry_flag (&replayed.parsed, "dirty"));
    }
}

static void
test_generated (void)
{
  g_auto (Replayed) entries = { 0 };
  g_auto (Replayed) pages = { 0 };

  if (!replay_sample ("generated/hvle_two.SYSTEM", both, &entries) ||
      !replay_sample ("generated/dirt.SYSTEM", both, &pages))
    return;

  assert_replay (&entries, "applied", 2);
  g_assert_cmpuint (entries.after.size, ==, 28672);
  g_assert_cmpuint (count_keys (&entries.hive), ==, 14);
  g_assert_cmpuint (count_keys (&entries.after), ==, 16);

  assert_replay (&pages, "applied", 8);
  g_assert_cmpuint (count_keys (&pages.hive), ==, 14);
  g_assert_cmpuint (count_keys (&pages.after), ==, 15);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replay/sample/windows-10", test_windows_10);
  g_test_add_func ("/replay/sample/windows-10-without-logs", test_windows_10_without_logs);
  g_test_add_func ("/replay/sample/windows-7", test_windows_7);
  g_test_add_func ("/replay/sample/new-logs", test_new_logs);
  g_test_add_func ("/replay/sample/old-log", test_old_log);
  g_test_add_func ("/replay/sample/refused", test_refused);
  g_test_add_func ("/replay/sample/generated", test_generated);

  return g_test_run ();
}
