/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run-cli.h"

#include <sched.h>
#include <string.h>

/* The command line as its users know it: words in, exit status and files out. */

/* Names of cases and the status that each ends with. The native engine of 2003 writes no sentence of success,
 * so how a run without an error ended cannot be told; nor can it without a log, since its registry
 * keeps no state of setup. */
static const struct
{
  const char *name;
  int         status;
} cases[] = {
  { "2007-cluster-stopped", 2 },
  { "2003-cluster-ins-failed", 2 },
  { "2007-cluster-healthy", 0 },
  { "2003-standalone", 3 },
  { "2003-cluster-healthy", 3 },
  { "sql-cluster", 0 },
  { "2010-dag", 0 },
  { "2007-standalone", 0 },
  { "2007-on-2008", 0 },
  { "2016-dag-interrupted", 2 },
  { "runs-failed-failed-succeeded", 0 },
  { "unattended-succeeded", 0 },
  { "wizard-succeeded", 0 },
};

static void
test_status (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = case_path (cases[i].name);
  g_auto (Result) result = run ("scan", path, NULL);

  if (result.status != cases[i].status)
    g_error ("%s ends with %d:\n%s", cases[i].name, result.status, result.output);
}

/* Files are read side by side, and which is done first differs: the report does not. */
static void
test_one_processor (void)
{
  g_autofree char *path = case_path ("2007-cluster-stopped");
  cpu_set_t all, one;
  int first = 0;

  g_assert_cmpint (sched_getaffinity (0, sizeof all, &all), ==, 0);
  while (!CPU_ISSET (first, &all))
    first++;
  CPU_ZERO (&one);
  CPU_SET (first, &one);

  for (guint round = 0; round < 3; round++)
    {
      g_auto (Result) many = run ("scan", path, "--format", "json", NULL);
      g_auto (Result) single = { 0 };

      g_assert_cmpint (sched_setaffinity (0, sizeof one, &one), ==, 0);
      single = run ("scan", path, "--format", "json", NULL);
      g_assert_cmpint (sched_setaffinity (0, sizeof all, &all), ==, 0);
      g_assert_cmpint (many.status, ==, 2);
      g_assert_cmpstr (single.output, ==, many.output);
    }
}

static void
test_usage (void)
{
  g_auto (Result) nothing = run (NULL, NULL);
  g_auto (Result) no_path = run ("scan", NULL);
  g_auto (Result) bad_format = run ("scan", "/", "--format", "pdf", NULL);
  g_auto (Result) bad_option = run ("scan", "/", "--frobnicate", NULL);

  g_assert_cmpint (nothing.status, ==, 64);
  g_assert_cmpint (no_path.status, ==, 64);
  g_assert_cmpint (bad_format.status, ==, 64);
  g_assert_cmpint (bad_option.status, ==, 64);
  g_assert_nonnull (strstr (bad_format.complaint, "pdf"));
}

static void
test_nothing_recognised (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *picture = g_build_filename (folder, "ExchangeSetup.log", NULL);
  g_auto (Result) empty = run ("scan", folder, NULL);
  g_auto (Result) named = { 0 };
  g_auto (Result) missing = run ("scan", "/nowhere/at/all", NULL);

  g_assert_cmpint (empty.status, ==, 66);
  /* A name makes no log, and a folder with it is no evidence. */
  g_assert_true (g_file_set_contents (picture, "\211PNG\r\n\032\n", -1, NULL));
  named = run ("scan", folder, NULL);
  g_assert_cmpint (named.status, ==, 66);
  g_assert_cmpint (missing.status, ==, 66);
  g_assert_nonnull (strstr (named.complaint, "Nothing was recognised"));
  g_assert_nonnull (strstr (missing.complaint, "/nowhere/at/all"));
}

/* Real and generated hives are told from their content, with what they say of their computer. Of setup they
 * say nothing. */
static void
expect_hive (const char *name,
             const char *computer,
             const char *control_set)
{
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_SAMPLES"), "hives", name, NULL);
  g_auto (Result) result = run ("scan", path, NULL);

  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.output, "SYSTEM hive"));
  g_assert_nonnull (strstr (result.output, computer));
  g_assert_nonnull (strstr (result.output, control_set));
}

static void
test_real_hives (void)
{
  if (!g_file_test (g_getenv ("TIDE_SAMPLES"), G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the sample hives are not there");
      return;
    }
  expect_hive ("win7-SYSTEM", "WKS-WIN732BITA", "ControlSet001");
  expect_hive ("win10-dirty-SYSTEM", "DESKTOP-PM6C56D", "ControlSet001");
  expect_hive ("generated/SYSTEM", "NODE1", "ControlSet001");
}

/* A hive that is damaged was recognised: something relevant could not be read. */
static void
test_damaged_hive (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_SAMPLE_CASE"), "NODE1", "SYSTEM", NULL);
  g_autofree char *cut = g_build_filename (folder, "SYSTEM", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  g_auto (Result) result = { 0 };

  g_assert_true (g_file_get_contents (hive, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (cut, bytes, length - 4096, NULL));
  result = run ("scan", cut, NULL);
  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.output, "cut short"));
}

/* A registry without Exchange’s part says nothing of setup: that is no all-clear. */
static void
test_nothing_told (void)
{
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_SAMPLE_CASE"), "NODE1", "SYSTEM", NULL);
  g_auto (Result) result = run ("scan", hive, NULL);

  g_assert_cmpint (result.status, ==, 3);
  g_assert_nonnull (strstr (result.output, "No rule failed."));
}

/* As a running Windows leaves it: the second sequence number behind the first, and the checksum right */
static void
make_dirty (char *base)
{
  guint32 before, after, checksum;

  memcpy (&before, base + 4, 4);
  after = GUINT32_TO_LE (GUINT32_FROM_LE (before) + 1);
  memcpy (base + 4, &after, 4);
  memcpy (&checksum, base + 508, 4);
  checksum ^= before ^ after;
  memcpy (base + 508, &checksum, 4);
}

static void
copy_hive (const char *name,
           const char *folder,
           gboolean    dirty)
{
  g_autofree char *node = case_path ("2007-cluster-healthy/NODE1");
  g_autofree char *from = g_build_filename (node, name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  if (dirty)
    make_dirty (bytes);
  g_assert_true (g_file_set_contents (to, bytes, length, NULL));
}

/* Nothing failed, but nobody knows what stands in the logs: no all-clear, and no failure either. */
static void
test_stale_hive (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_auto (Result) clean = { 0 };
  g_auto (Result) stale = { 0 };
  const char *doubt;

  copy_hive ("SOFTWARE", folder, FALSE);
  copy_hive ("SYSTEM", folder, FALSE);
  clean = run ("scan", folder, NULL);
  copy_hive ("SYSTEM", folder, TRUE);
  stale = run ("scan", folder, NULL);
  g_assert_cmpint (clean.status, ==, 0);
  g_assert_cmpint (stale.status, ==, 3);
  g_assert_null (strstr (clean.output, "may be out of date"));
  doubt = strstr (stale.output, "This may be out of date: SYSTEM was in use");
  g_assert_nonnull (doubt);
  g_assert_true (doubt < strstr (stale.output, "Findings"));
}

/* The key of a role leads nowhere any more: what stood in it nobody knows, and in the logs even less. */
static void
make_role_unreadable (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "SOFTWARE", NULL);
  g_autofree char *bytes = NULL;
  char *name;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  name = memmem (bytes, length, "MailboxRole", strlen ("MailboxRole"));
  g_assert_nonnull (name);
  g_assert_cmpmem (name - 76, 2, "nk", 2);
  name[-76] = 'x';
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static void
test_partial_hive (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_auto (Result) partial = { 0 };
  g_auto (Result) stale = { 0 };

  copy_hive ("SYSTEM", folder, FALSE);
  copy_hive ("SOFTWARE", folder, FALSE);
  make_role_unreadable (folder);
  partial = run ("scan", folder, NULL);
  g_assert_cmpint (partial.status, ==, 3);
  g_assert_nonnull (strstr (partial.output, "Only a part of SOFTWARE could be read"));
  g_assert_null (strstr (partial.output, "out of date"));

  copy_hive ("SOFTWARE", folder, TRUE);
  make_role_unreadable (folder);
  stale = run ("scan", folder, NULL);
  g_assert_cmpint (stale.status, ==, 3);
  g_assert_nonnull (strstr (stale.output, "This may be out of date: SOFTWARE was in use"));
  g_assert_nonnull (strstr (stale.output, "Only a part of"));
}

static void
test_unrelated_servers (void)
{
  g_autofree char *path = case_path ("unrelated-servers");
  g_auto (Result) refused = run ("scan", path, NULL);

  g_assert_cmpint (refused.status, ==, 64);
  g_assert_nonnull (strstr (refused.complaint, "share no cluster"));
  g_assert_nonnull (strstr (refused.complaint, "--server"));
}

static void
test_choice_of_fixes (void)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *script = g_build_filename (folder, "fix.cmd", NULL);
  g_auto (Result) unknown = run ("scan", g_getenv ("TIDE_SAMPLE_CASE"), "--fixes", "nonsense", "--fix-script",
                                 script, NULL);

  g_assert_cmpint (unknown.status, ==, 64);
  g_assert_false (g_file_test (script, G_FILE_TEST_EXISTS));
}

/* The report is valid by its own schema. */
static void
test_schema (gconstpointer data)
{
  g_autofree char *path = case_path (cases[GPOINTER_TO_UINT (data)].name);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *report = g_build_filename (folder, "report.json", NULL);
  g_auto (Result) result = { 0 };
  const char *validate[] = { "python3", "-c",
                             "import json, sys, jsonschema\n"
                             "jsonschema.validate(json.load(open(sys.argv[1])), "
                             "json.load(open(sys.argv[2])))", report, g_getenv ("TIDE_SCHEMA"), NULL };
  const char *probe[] = { "python3", "-c", "import jsonschema", NULL };
  g_autofree char *complaint = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) probe, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, NULL, NULL, &status, NULL) ||
      status != 0)
    {
      g_test_skip ("python3-jsonschema is not installed");
      return;
    }
  result = run ("scan", path, "--format", "json", "--output", report, NULL);
  g_assert_cmpint (result.status, ==, cases[GPOINTER_TO_UINT (data)].status);
  g_assert_true (g_spawn_sync (NULL, (char **) validate, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               &complaint, &status, NULL));
  g_assert_cmpstr (complaint, ==, "");
  g_assert_cmpint (status, ==, 0);
}

/* What is there besides the generation that the server is of is told. */
static void
test_other_generation (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), "2007-beside-2010-tools", NULL);
  g_auto (Result) text = run ("scan", path, NULL);
  g_auto (Result) json = run ("scan", "--format=json", path, NULL);

  g_assert_nonnull (strstr (text.output, "Other Exchange keys: SOFTWARE\\Microsoft\\ExchangeServer\\v14"));
  g_assert_nonnull (strstr (json.output, "\"SOFTWARE\\\\Microsoft\\\\ExchangeServer\\\\v14\""));
}

/* A mounted drive is known by its folders; of Exchange's own folders the names are enough. */
static void
test_drive (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), "2003-drive", "NODE1", NULL);
  g_auto (Result) html = run ("scan", "--format=html", path, NULL);
  g_auto (Result) json = run ("scan", "--format=json", path, NULL);

  g_assert_cmpint (html.status, ==, 2);
  g_assert_nonnull (strstr (html.output, "mtamsg.dll, which is not there"));
  g_assert_null (strstr (html.output, "mdbmsg.dll, which is not there"));
  g_assert_nonnull (strstr (json.output, "\"system-drive\""));
  g_assert_nonnull (strstr (json.output, "\"windows\" : \"5.2\""));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *status = g_strconcat ("/cli/status/", cases[i].name, NULL);
      g_autofree char *schema = g_strconcat ("/cli/schema/", cases[i].name, NULL);

      g_test_add_data_func (status, GUINT_TO_POINTER (i), test_status);
      g_test_add_data_func (schema, GUINT_TO_POINTER (i), test_schema);
    }
  g_test_add_func ("/cli/one-processor", test_one_processor);
  g_test_add_func ("/cli/other-generation", test_other_generation);
  g_test_add_func ("/cli/drive", test_drive);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/nothing-recognised", test_nothing_recognised);
  g_test_add_func ("/cli/real-hives", test_real_hives);
  g_test_add_func ("/cli/damaged-hive", test_damaged_hive);
  g_test_add_func ("/cli/nothing-told", test_nothing_told);
  g_test_add_func ("/cli/stale-hive", test_stale_hive);
  g_test_add_func ("/cli/partial-hive", test_partial_hive);
  g_test_add_func ("/cli/unrelated-servers", test_unrelated_servers);
  g_test_add_func ("/cli/choice-of-fixes", test_choice_of_fixes);

  return g_test_run ();
}
