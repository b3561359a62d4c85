/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cmd-parser.h"
#include "fixes-made.h"
#include "fixes/tide-fixes.h"

#define MESSAGES "%SystemRoot%\\Cluster\\clusmsg.dll"

static GListModel *
make_all (void)
{
  return make_list (make_excluadm_com ("NODE1", "C:\\Program Files\\Exchsrvr\\"),
                    make_excluadm_com ("NODE2", NULL),
                    make_event_source ("NODE1", "MSExchange Cluster", TIDE_REG_EXPAND_SZ, MESSAGES),
                    make_resource_type ("Microsoft Exchange Information Store"),
                    make_excluadm_cluster (),
                    make_setup_next ("NODE1", "Setup.com /mode:Install /roles:MB"), NULL);
}

/* Set TIDE_TEST_UPDATE to write what is expected anew, and then read what changed. */
static void
assert_golden (const char *script,
               const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixes", name, NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("TIDE_TEST_UPDATE") != NULL)
    g_file_set_contents (path, script, -1, NULL);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (script, ==, expected);
}

static void
test_golden_cmd (void)
{
  g_autoptr (GListModel) fixes = make_all ();
  g_auto (GStrv) manual = NULL;
  g_autofree char *script = tide_fixes_write_cmd (fixes, &manual);

  assert_golden (script, "golden.cmd");
  g_assert_cmpuint (g_strv_length (manual), ==, 1);
  g_assert_nonnull (strstr (manual[0], "Setup.com /mode:Install /roles:MB"));
  g_assert_nonnull (strstr (manual[0], "NODE1"));
}

static void
test_golden_reg (void)
{
  g_autoptr (GListModel) fixes = make_all ();
  g_auto (GStrv) manual = NULL;
  g_autofree char *script = tide_fixes_write_reg (fixes, &manual);

  assert_golden (script, "golden.reg.txt");
  g_assert_cmpuint (g_strv_length (manual), ==, 5);
}

static void
assert_labels_found (GStrv lines)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == ':')
      g_assert_true (g_hash_table_add (labels, lines[i] + 1));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *jump = strstr (lines[i], "goto ");

      if (jump != NULL && !g_hash_table_contains (labels, jump + strlen ("goto ")))
        g_error ("no label for: %s", lines[i]);
    }
}

/* Rules of DOMAIN §7 that hold for every script */
static void
test_rules_of_a_script (void)
{
  g_autoptr (GListModel) fixes = make_all ();
  g_autofree char *script = tide_fixes_write_cmd (fixes, NULL);
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);

  g_assert_cmpstr (lines[0], ==, "@echo off");
  g_assert_cmpstr (lines[1], ==, "setlocal EnableExtensions DisableDelayedExpansion");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strpbrk (lines[i], "()"));
      g_assert_false (g_str_has_prefix (lines[i], "call "));
      g_assert_null (strstr (lines[i], "errorlevel "));
      if (strstr (lines[i], ".exe") != NULL && *lines[i] == '"')
        g_assert_true (g_str_has_prefix (lines[i], "\"%SystemRoot%\\system32\\")
                       || g_str_has_prefix (lines[i], "\"%TIDE_TOOL%\""));
    }
  assert_labels_found (lines);
}

/* Without a word nothing may run: up to the label of a part stand only echo, set, if, rem and exit. */
static void
test_shows_first (void)
{
  g_autoptr (GListModel) fixes = make_all ();
  g_autofree char *script = tide_fixes_write_cmd (fixes, NULL);
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);
  guint i;

  for (i = 2; g_strcmp0 (lines[i], ":node") != 0; i++)
    {
      g_assert_nonnull (lines[i]);
      g_assert_true (g_str_has_prefix (lines[i], "echo ") || g_str_has_prefix (lines[i], "set \"")
                     || g_str_has_prefix (lines[i], "if ") || g_str_has_prefix (lines[i], "rem ")
                     || g_str_has_prefix (lines[i], "exit /b ") || *lines[i] == ':');
    }
  g_assert_cmpstr (lines[i - 1], ==, "exit /b 0");
}

/* A line that ends in "== "x" set …" or "goto", taken apart for the comparison in it */
static void
test_hostile_values (void)
{
  g_autoptr (GListModel) fixes
    = make_list (make_excluadm_com ("A%B&C", "C:\\100% & more\\(x)\\"),
                 make_event_source ("A%B&C", "x & del *.* | ^y > z %PATH%", TIDE_REG_SZ, "C:\\a b\\%x%.dll"),
                 NULL);
  g_auto (GStrv) manual = NULL;
  g_autofree char *script = tide_fixes_write_cmd (fixes, &manual);
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);
  guint found = 0;

  g_assert_cmpuint (g_strv_length (manual), ==, 0);
  g_assert_nonnull (strstr (script, "if /i \"%COMPUTERNAME%\"==\"A%%B&C\" set \"TIDE_INSTALL=C:\\100%% & "
                                    "more\\(x)\"\n"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup (lines[i]);
      char *redirection = strstr (line, " >nul");
      g_auto (GStrv) words = NULL;

      if (strstr (line, "reg.exe\" add") == NULL)
        continue;
      *redirection = '\0';
      words = cmd_parse (line, NULL);
      g_assert_nonnull (words);
      g_assert_cmpstr (words[2], ==, "HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\"
                                     "x & del *.* | ^y > z %PATH%");
      if (g_str_equal (words[4], "EventMessageFile"))
        g_assert_cmpstr (words[8], ==, "C:\\a b\\%x%.dll");
      found++;
    }
  g_assert_cmpuint (found, ==, 2);
}

static void
assert_by_hand (TideFix *fix)
{
  g_autoptr (GListModel) fixes = make_list (fix, NULL);
  g_auto (GStrv) manual = NULL;
  g_autofree char *script = tide_fixes_write_cmd (fixes, &manual);

  g_assert_null (script);
  g_assert_cmpuint (g_strv_length (manual), ==, 1);
  g_assert_cmpuint (strlen (manual[0]), >, 20);
}

static void
test_refused_is_by_hand (void)
{
  assert_by_hand (make_excluadm_com (NULL, NULL));
  assert_by_hand (make_excluadm_com ("N\"1", NULL));
  assert_by_hand (make_resource_type ("a\"b"));
  assert_by_hand (make_resource_type ("a\\b"));
  assert_by_hand (make_resource_type ("-a"));
  assert_by_hand (make_resource_type ("caf\xc3\xa9"));
  assert_by_hand (make_event_source ("N1", "a\nb", TIDE_REG_SZ, "x.dll"));
  assert_by_hand (make_event_source ("N1", "a\\b", TIDE_REG_SZ, "x.dll"));
  assert_by_hand (make_event_source ("N1", "a", TIDE_REG_SZ, "x\\"));
  assert_by_hand (make_event_source ("N1", "a", TIDE_REG_SZ, "\"x\""));
  assert_by_hand (make_setup_next ("N1", "Setup.exe"));
}

static void
test_reg_is_for_one_server (void)
{
  g_autoptr (GListModel) two
    = make_list (make_event_source ("N1", "a", TIDE_REG_SZ, "x.dll"),
                 make_event_source ("N2", "a", TIDE_REG_SZ, "x.dll"), NULL);
  g_autoptr (GListModel) cluster = make_list (make_resource_type ("a"), make_excluadm_cluster (), NULL);
  g_auto (GStrv) manual = NULL;
  g_auto (GStrv) manual_cluster = NULL;

  g_assert_null (tide_fixes_write_reg (two, &manual));
  g_assert_cmpuint (g_strv_length (manual), ==, 2);
  g_assert_null (tide_fixes_write_reg (cluster, &manual_cluster));
  g_assert_cmpuint (g_strv_length (manual_cluster), ==, 2);
}

static void
test_encoding (void)
{
  g_autoptr (GBytes) cmd = tide_fixes_encode ("a\nb\n", TIDE_SCRIPT_FORMAT_CMD);
  g_autoptr (GBytes) reg = tide_fixes_encode ("a\nb\xc3\xa9\n", TIDE_SCRIPT_FORMAT_REG);
  static const guint8 expected[] = { 0xff, 0xfe, 'a', 0, '\r', 0, '\n', 0, 'b', 0, 0xe9, 0, '\r', 0, '\n',
                                     0 };

  g_assert_cmpmem (g_bytes_get_data (cmd, NULL), g_bytes_get_size (cmd), "a\r\nb\r\n", 6);
  g_assert_cmpmem (g_bytes_get_data (reg, NULL), g_bytes_get_size (reg), expected, sizeof expected);
}

static void
test_encoding_of_scripts (void)
{
  g_autoptr (GListModel) fixes = make_all ();
  g_autofree char *script = tide_fixes_write_cmd (fixes, NULL);
  g_autofree char *reg = tide_fixes_write_reg (fixes, NULL);
  g_autoptr (GBytes) cmd_bytes = tide_fixes_encode (script, TIDE_SCRIPT_FORMAT_CMD);
  g_autoptr (GBytes) reg_bytes = tide_fixes_encode (reg, TIDE_SCRIPT_FORMAT_REG);
  gsize length;
  const guint8 *data = g_bytes_get_data (cmd_bytes, &length);

  for (gsize i = 0; i < length; i++)
    {
      g_assert_cmpuint (data[i], <, 0x80);
      if (data[i] == '\n')
        g_assert_cmpuint (data[i - 1], ==, '\r');
    }
  data = g_bytes_get_data (reg_bytes, &length);
  g_assert_cmpmem (data, 2, "\xff\xfe", 2);
  g_assert_cmpmem (data + length - 4, 4, "\r\0\n\0", 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scripts/golden-cmd", test_golden_cmd);
  g_test_add_func ("/scripts/golden-reg", test_golden_reg);
  g_test_add_func ("/scripts/rules", test_rules_of_a_script);
  g_test_add_func ("/scripts/shows-first", test_shows_first);
  g_test_add_func ("/scripts/hostile-values", test_hostile_values);
  g_test_add_func ("/scripts/refused-is-by-hand", test_refused_is_by_hand);
  g_test_add_func ("/scripts/reg-is-for-one-server", test_reg_is_for_one_server);
  g_test_add_func ("/scripts/encoding", test_encoding);
  g_test_add_func ("/scripts/encoding-of-scripts", test_encoding_of_scripts);

  return g_test_run ();
}
