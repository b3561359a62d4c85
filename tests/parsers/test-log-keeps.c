/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "evidence/log/tide-log-literals.h"
#include "log-test-util.h"

/* Entries that are kept because the catalogue wants to see them. */

static const char *const keeps[] = { "Access is denied", "not registered", "{0002DF02-", NULL };

static void
parse_encoded (const char *text,
               const char *encoding,
               TideAnswer *answer)
{
  g_autoptr (GByteArray) bytes = test_encode (text, encoding, "", 0, FALSE);

  g_assert_true (test_parse_keeping (tide_log_parse, bytes->data, bytes->len, keeps, answer));
}

static void
test_kept (gconstpointer encoding)
{
  static const char text[] = STAMP "[0] Starting Microsoft Exchange Server 2016 Setup\n"
                             STAMP "[1] Nothing is wrong here\n"
                             STAMP "[1] It says: ACCESS IS DENIED. (é)\n"
                             STAMP "[1] A class\n  somewhere below is Not Registered here\n  and more\n"
                             STAMP "[1] Access is\n denied\n"
                             STAMP "[1] {0002DF0";
  g_auto (TideAnswer) answer;
  TestLogEntry entry;

  parse_encoded (text, encoding, &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 3);
  entry = test_log_get_entry (&answer, 1);
  g_assert_cmpstr (entry.head, ==, TIDE_HEAD_KEPT);
  g_assert_cmpstr (entry.level, ==, "");
  g_assert_cmpuint (entry.line, ==, 3);
  test_log_assert_text (&entry, "It says: ACCESS IS DENIED. (é)");
  entry = test_log_get_entry (&answer, 2);
  g_assert_cmpstr (entry.head, ==, TIDE_HEAD_KEPT);
  g_assert_cmpuint (entry.line, ==, 4);
  g_assert_cmpuint (entry.n_lines, ==, 3);
  test_log_assert_text (&entry, "A class\n  somewhere below is Not Registered here\n  and more");
}

/* What an entry is otherwise, it stays. */
static void
test_other_heads (void)
{
  static const char text[] = STAMP "[1] [ERROR] Access is denied\n"
                             STAMP "[0] Setup version: access is denied\n"
                             STAMP "[2]  F (d:\\x.cxx:1)\n"
                             "           Error code 0X80070005 (5): Access is denied.\n"
                             STAMP "[2]  F of what is not registered (d:\\x.cxx:1)\n"
                             "           Error code 0X80070005 (5): Access is denied.\n";
  static const char *const heads[] = {
    "", TIDE_HEAD_VERSION, TIDE_HEAD_NATIVE_FRAME, TIDE_HEAD_NATIVE_FRAME,
  };
  g_auto (TideAnswer) answer;

  parse_encoded (text, "UTF-8", &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, G_N_ELEMENTS (heads));
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    g_assert_cmpstr (test_log_get_entry (&answer, i).head, ==, heads[i]);
}

/* One setting among more than one reply can hold */
static void
test_among_masses (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (TideAnswer) answer;
  gboolean found = FALSE;

  for (guint i = 0; i < 3 * TIDE_WIRE_MAX_ROWS; i++)
    g_string_append_printf (text, STAMP "[0] Evaluated [Setting:%u] [Value:\"%s\"]\n", i,
                            i == 3 * TIDE_WIRE_MAX_ROWS / 2 ? "class not registered" : "");
  parse_encoded (text->str, "UTF-8", &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, TIDE_WIRE_MAX_ROWS);
  for (guint i = 0; i < TIDE_WIRE_MAX_ROWS; i++)
    if (test_log_get_entry (&answer, i).line == 3 * TIDE_WIRE_MAX_ROWS / 2 + 1)
      {
        g_assert_cmpstr (test_log_get_entry (&answer, i).head, ==, TIDE_HEAD_SETTING);
        found = TRUE;
      }
  g_assert_true (found);
}

static gboolean
is_in_naively (const char *const *literals,
               const char        *text,
               gsize              length)
{
  for (gsize i = 0; literals[i] != NULL; i++)
    for (gsize k = 0; k + strlen (literals[i]) <= length; k++)
      if (g_ascii_strncasecmp (text + k, literals[i], strlen (literals[i])) == 0)
        return TRUE;

  return FALSE;
}

/* Texts of three letters, so that much matches halfway; against the obvious way to do it. */
static void
test_search (gconstpointer data)
{
  const char *const *literals = data;
  static const char letters[] = "abcABC";
  g_autoptr (TideLogLiterals) search = tide_log_literals_new (literals);
  guint n_found = 0;

  for (guint round = 0; round < 20000; round++)
    {
      char text[24];
      gsize length = g_test_rand_int_range (0, sizeof text + 1);
      g_autofree char *exact = NULL;
      gboolean found;

      for (gsize i = 0; i < length; i++)
        text[i] = letters[g_test_rand_int_range (0, 6)];
      exact = g_memdup2 (text, length); /* so that a sanitizer sees a step past its end */
      found = tide_log_literals_are_in (search, exact, length);
      g_assert_cmpint (found, ==, is_in_naively (literals, text, length));
      n_found += found;
    }
  g_assert_cmpuint (n_found, >, 200);
  g_assert_cmpuint (n_found, <, 19000);
}

/* Nothing to look for, and what is too short to be looked for */
static void
test_nothing_sought (void)
{
  static const char *const none[] = { NULL };
  static const char *const short_ones[] = { "", "abc", NULL };

  g_assert_null (tide_log_literals_new (NULL));
  g_assert_null (tide_log_literals_new (none));
  g_assert_null (tide_log_literals_new (short_ones));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const literals[] = { "abca", "BACAB", "ccccca", "bbbbb", NULL };
  static const char *const alike[] = { "abcabc", "ABCABBA", "cabcab", "aaaaaaa", NULL };

  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/log-keeps/utf-8", "UTF-8", test_kept);
  g_test_add_data_func ("/log-keeps/windows-1252", "WINDOWS-1252", test_kept);
  g_test_add_data_func ("/log-keeps/utf-16le", "UTF-16LE", test_kept);
  g_test_add_data_func ("/log-keeps/utf-16be", "UTF-16BE", test_kept);
  g_test_add_func ("/log-keeps/other-heads", test_other_heads);
  g_test_add_func ("/log-keeps/among-masses", test_among_masses);
  g_test_add_data_func ("/log-keeps/search", literals, test_search);
  g_test_add_data_func ("/log-keeps/search-alike", alike, test_search);
  g_test_add_func ("/log-keeps/nothing-sought", test_nothing_sought);

  return g_test_run ();
}
