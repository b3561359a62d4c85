/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "log-test-util.h"

static void
append_run (GString *text,
            guint    n_errors,
            guint    n_details)
{
  g_string_append (text, STAMP "[0] Starting Microsoft Exchange Server 2016 Setup\n");
  for (guint i = 0; i < n_errors; i++)
    g_string_append_printf (text, STAMP "[1] [ERROR] number %u\n", i);
  for (guint i = 0; i < n_details; i++)
    g_string_append_printf (text, STAMP "[1] Beginning processing number-%u\n", i);
  g_string_append (text, STAMP "[0] End of Setup\n");
}

/* How often each text is among what was kept */
static GHashTable *
count_texts (const TideAnswer *answer)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < test_log_n_entries (answer); i++)
    {
      TestLogEntry entry = test_log_get_entry (answer, i);
      char *text = g_strndup (entry.text, entry.text_length);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));

      g_hash_table_replace (counts, text, GUINT_TO_POINTER (n + 1));
    }

  return counts;
}

static void
assert_count (GHashTable *counts,
              const char *text,
              guint       expected)
{
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, text)), ==, expected);
}

/* Floods of errors in two runs, one error in the last: it stays, with the first and last of the others. */
static void
test_flood_of_errors (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) counts = NULL;
  g_auto (TideAnswer) answer;
  guint64 dropped;

  append_run (text, 100000, 0);
  append_run (text, 100000, 0);
  append_run (text, 1, 0);
  g_string_append (text, STAMP "[1] [ERROR] the last\n");
  test_log_parse (text->str, &answer);

  dropped = test_log_get_info (&answer, "dropped");
  g_assert_cmpuint (test_log_n_entries (&answer), <=, TIDE_WIRE_MAX_ROWS);
  g_assert_cmpuint (test_log_n_entries (&answer), >, TIDE_WIRE_MAX_ROWS - 4);
  g_assert_cmpuint (test_log_n_entries (&answer) + dropped, ==, 200001 + 3 * 2 + 1);
  g_assert_cmpuint (test_log_get_info (&answer, "entries"), ==, 200001 + 3 * 2 + 1);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_ENTRIES_DROPPED);
  g_assert_cmpuint (g_ascii_strtoull (answer.argument, NULL, 10), ==, dropped);

  counts = count_texts (&answer);
  assert_count (counts, "the last", 1);
  assert_count (counts, "number 0", 3);
  assert_count (counts, "number 99999", 2);
  assert_count (counts, "number 50000", 0);
  assert_count (counts, "End of Setup", 3);
}

static void
test_details_give_way (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) counts = NULL;
  g_auto (TideAnswer) answer;

  for (int i = 0; i < 10; i++)
    append_run (text, 500, 20000);
  test_log_parse (text->str, &answer);

  g_assert_cmpuint (test_log_n_entries (&answer), ==, TIDE_WIRE_MAX_ROWS);
  counts = count_texts (&answer);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *error = g_strdup_printf ("number %u", i);

      assert_count (counts, error, 10);
    }
  assert_count (counts, "Beginning processing number-0", 10);
  assert_count (counts, "Beginning processing number-19999", 10);
}

/* Nothing but banners: more runs than there are places. */
static void
test_flood_of_runs (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (TideAnswer) answer;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, STAMP "[0] Starting Microsoft Exchange Server 2016 Setup\n");
  test_log_parse (text->str, &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, TIDE_WIRE_MAX_ROWS);
  g_assert_cmpuint (test_log_get_entry (&answer, 0).line, ==, 1);
  g_assert_cmpuint (test_log_get_entry (&answer, TIDE_WIRE_MAX_ROWS - 1).line, ==, 100000);
}

/* The reply stays within its budget when every text is long. */
static void
test_long_texts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *filler = g_strnfill (20000, '\xe4');
  g_auto (TideAnswer) answer;
  TestLogEntry entry;

  for (int i = 0; i < 8000; i++)
    g_string_append_printf (text, STAMP "[1] [ERROR] %s\n", filler);
  test_log_parse (text->str, &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 8000);
  g_assert_cmpuint (g_variant_get_size (answer.reading), <, TIDE_WIRE_MAX_REPLY);
  entry = test_log_get_entry (&answer, 7999);
  g_assert_cmpuint (entry.text_length, >, 4000);
  g_assert_true (g_utf8_validate (entry.text, entry.text_length, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/log/flood/errors", test_flood_of_errors);
  g_test_add_func ("/log/flood/details", test_details_give_way);
  g_test_add_func ("/log/flood/runs", test_flood_of_runs);
  g_test_add_func ("/log/flood/long-texts", test_long_texts);

  return g_test_run ();
}
