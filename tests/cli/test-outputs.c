/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where the command line writes, and where it refuses to. */

static void
test_outputs (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *report = g_build_filename (folder, "report.html", NULL);
  g_autofree char *script = g_build_filename (folder, "fix.cmd", NULL);
  g_auto (Result) result = run ("scan", g_getenv ("TIDE_SAMPLE_CASE"), "--format", "html", "--output", report,
                                "--fix-script", script, NULL);
  g_autofree char *html = NULL;
  g_autofree char *commands = NULL;

  g_assert_cmpint (result.status, ==, 2);
  g_assert_cmpstr (result.output, ==, "");
  g_assert_true (g_file_get_contents (report, &html, NULL, NULL));
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>"));
  g_assert_true (g_file_get_contents (script, &commands, NULL, NULL));
  g_assert_true (g_str_has_prefix (commands,
                                   "@echo off\r\nsetlocal EnableExtensions DisableDelayedExpansion\r\n"));
  g_assert_nonnull (strstr (commands, "regsvr32.exe"));
}

/* What is quoted from one node's hive is not taken for the other's. */
static void
test_places_of_nodes (void)
{
  g_autofree char *nodes = case_path ("2007-nodes-compared");
  g_auto (Result) several = run ("scan", nodes, NULL);
  g_auto (Result) single = run ("scan", g_getenv ("TIDE_SAMPLE_CASE"), NULL);

  g_assert_nonnull (strstr (several.output, "    NODE1: SYSTEM, HKLM\\SYSTEM\\ControlSet001\\Services\\"
                                            "EventLog\\Application\\MSExchangeSA, value EventMessageFile\n"));
  g_assert_nonnull (strstr (single.output, "    SOFTWARE, HKLM\\SOFTWARE\\"));
}

static void
assert_untouched (const char *path,
                  const char *before,
                  gsize       length)
{
  g_autofree char *after = NULL;
  gsize length_after;

  g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
}

/* An input that is named as an output stays as it is, by whatever way its name leads there. */
static void
test_input_is_no_output (void)
{
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_SAMPLE_CASE"), "NODE1", "SYSTEM", NULL);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *copy = g_build_filename (folder, "SYSTEM", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (hive, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, length, NULL));
  g_assert_cmpint (symlink (copy, link), ==, 0);
  for (guint i = 0; i < 6; i++)
    {
      const char *input = i < 3 ? copy : folder;
      const char *output = i % 3 == 1 ? link : copy;
      g_auto (Result) result = run ("scan", input, i % 3 == 2 ? "--fix-script" : "--output", output, NULL);

      g_assert_cmpint (result.status, ==, 64);
      assert_untouched (copy, bytes, length);
    }
}

/* Nor is what tells nothing of a server, or a catalogue. */
static void
test_other_inputs (void)
{
  static const char export[] = "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n";
  const char *sample = g_getenv ("TIDE_SAMPLE_CASE");
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *file = g_build_filename (folder, "mine.reg", NULL);
  g_autofree char *uri = g_strconcat ("file://", folder, "/./link", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);

  g_assert_true (g_file_set_contents (file, export, -1, NULL));
  g_assert_cmpint (symlink (file, link), ==, 0);
  {
    g_auto (Result) ignored = run ("scan", sample, folder, "-o", file, NULL);
    g_auto (Result) by_uri = run ("scan", sample, folder, "-o", uri, NULL);
    g_auto (Result) catalog = run ("scan", sample, "--catalog", file, "-o", file, NULL);

    g_assert_cmpint (ignored.status, ==, 64);
    g_assert_cmpint (by_uri.status, ==, 64);
    g_assert_cmpint (catalog.status, ==, 64);
  }
  assert_untouched (file, export, strlen (export));
}

/* A report among the evidence is replaced by that of the next scan. */
static void
test_again (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_SAMPLE_CASE"), "NODE1", "SYSTEM", NULL);
  g_autofree char *copy = g_build_filename (folder, "SYSTEM", NULL);
  g_autofree char *report = g_build_filename (folder, "report.txt", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (hive, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, length, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_auto (Result) result = run ("scan", folder, "-o", report, NULL);

      g_assert_cmpint (result.status, ==, 3);
    }
}

static void
test_refused (void)
{
  const char *sample = g_getenv ("TIDE_SAMPLE_CASE");
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_auto (Result) to_folder = run ("scan", sample, "-o", folder, NULL);
  g_auto (Result) both = run ("scan", sample, "-o", file, "--fix-script", file, NULL);
  g_auto (Result) no_name = run ("scan", sample, "-o", "", NULL);
  g_auto (Result) no_script = run ("scan", sample, "--fix-script", "", NULL);
  g_auto (Result) no_path = run ("scan", sample, "", NULL);

  g_assert_cmpint (to_folder.status, ==, 1);
  g_assert_nonnull (strstr (to_folder.complaint, "is a folder"));
  g_assert_cmpint (both.status, ==, 64);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (no_name.status, ==, 64);
  g_assert_cmpint (no_script.status, ==, 64);
  g_assert_cmpint (no_path.status, ==, 64);
}

/* A script that is not written is told, with the reason. */
static void
test_no_script (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *script = g_build_filename (folder, "fix.cmd", NULL);
  g_autofree char *healthy = case_path ("2007-cluster-healthy");
  g_auto (Result) result = run ("scan", healthy, "--fix-script", script, NULL);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.complaint, "fix.cmd” was not written: There is no fix"));
  g_assert_false (g_file_test (script, G_FILE_TEST_EXISTS));
}

/* What lies too deep is counted where it was left out, and nowhere else. */
static void
test_too_deep (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *logs = g_build_filename (folder, "ExchangeSetupLogs", NULL);
  g_autofree char *log = g_build_filename (logs, "ExchangeSetup.log", NULL);
  g_autofree char *deep = g_build_filename (folder, "1/2/3/4/5/6/7/8/9/10/11/12/13/14", NULL);
  g_auto (Result) result = { 0 };

  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (logs, 0700), ==, 0);
  g_assert_true (g_file_set_contents (log, "", 0, NULL));
  result = run ("scan", folder, "-f", "json", NULL);
  g_assert_nonnull (strstr (result.output, "lie too deep: 1.\""));
  g_assert_nonnull (strstr (result.output, "Members of this folder may be missing"));
  g_assert_null (strstr (result.output, "ExchangeSetupLogs: Members left out"));
}

/* What is no file of its own is written to, and stays what it is. */
static void
test_pipe (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "pipe", NULL);
  char head[] = "Tidemark";
  struct stat there;
  int fd;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  fd = open (path, O_RDWR);
  g_assert_cmpint (fd, >=, 0);
  {
    g_auto (Result) result = run ("scan", g_getenv ("TIDE_SAMPLE_CASE"), "-o", path, NULL);

    g_assert_cmpint (result.status, ==, 2);
  }
  g_assert_cmpint (stat (path, &there), ==, 0);
  g_assert_true (S_ISFIFO (there.st_mode));
  g_assert_cmpint (read (fd, head, sizeof head - 1), ==, sizeof head - 1);
  g_assert_cmpstr (head, ==, "Tidemark");
  close (fd);
}

static void
test_link (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *file = g_build_filename (folder, "report.txt", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);
  g_autofree char *text = NULL;
  g_auto (Result) result = { 0 };

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (symlink (file, link), ==, 0);
  result = run ("scan", g_getenv ("TIDE_SAMPLE_CASE"), "-o", link, NULL);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Tidemark"));
}

/* Who could not read the report of before cannot read that of now. */
static void
test_mode (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *file = g_build_filename (folder, "report.txt", NULL);
  g_auto (Result) result = { 0 };
  struct stat there;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_cmpint (chmod (file, 0600), ==, 0);
  result = run ("scan", g_getenv ("TIDE_SAMPLE_CASE"), "-o", file, NULL);
  g_assert_cmpint (stat (file, &there), ==, 0);
  g_assert_cmpint (there.st_size, >, 0);
  g_assert_cmpint (there.st_mode & 0777, ==, 0600);
}

/* What is deleted and still open is written to: no file of that name is made. */
static void
test_deleted (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *file = g_build_filename (folder, "report.txt", NULL);
  g_autofree char *text = NULL;
  const char *shell[] = {
    "sh", "-c",
    "exec 3<>\"$1\"; rm \"$1\"; \"$TIDE_CLI\" scan \"$TIDE_SAMPLE_CASE\" -o /dev/fd/3; cat /dev/fd/3",
    "sh", file, NULL,
  };

  g_assert_true (g_spawn_sync (NULL, (char **) shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                               NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Tidemark"));
  /* Empty, so that it can go */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A report that reaches nobody is no success. */
static void
test_closed (void)
{
  const char *shell[] = { "sh", "-c", "exec \"$TIDE_CLI\" scan \"$TIDE_SAMPLE_CASE\" >&-", NULL };
  g_autofree char *complaint = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) shell, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &complaint,
                               &status, NULL));
  /* It was not written to whatever had been opened in its place. */
  g_assert_nonnull (strstr (complaint, g_strerror (EBADF)));
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/outputs/written", test_outputs);
  g_test_add_func ("/cli/outputs/places-of-nodes", test_places_of_nodes);
  g_test_add_func ("/cli/outputs/input", test_input_is_no_output);
  g_test_add_func ("/cli/outputs/other-inputs", test_other_inputs);
  g_test_add_func ("/cli/outputs/again", test_again);
  g_test_add_func ("/cli/outputs/refused", test_refused);
  g_test_add_func ("/cli/outputs/no-script", test_no_script);
  g_test_add_func ("/cli/outputs/too-deep", test_too_deep);
  g_test_add_func ("/cli/outputs/pipe", test_pipe);
  g_test_add_func ("/cli/outputs/link", test_link);
  g_test_add_func ("/cli/outputs/mode", test_mode);
  g_test_add_func ("/cli/outputs/deleted", test_deleted);
  g_test_add_func ("/cli/outputs/closed", test_closed);

  return g_test_run ();
}
