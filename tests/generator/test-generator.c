/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>
#include <hivex.h>
#include <string.h>
#include <sys/stat.h>

/*
 * tide-generate PATH-OF-THE-GENERATOR: every description is generated twice, and what comes out is given to
 * programs that are not ours, as far as they are there.
 */

static const char *generator;
static char *scratch; /* two generations of every case: a, b */

typedef void (*FileCheck) (const char *path, gconstpointer data);

static void
for_each_file (const char   *folder,
               FileCheck     check,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        for_each_file (path, check, data);
      else
        check (path, data);
    }
}

/* Whether the program ended well; what it says goes to @said. */
static gboolean
run (const char *const *argv,
     char             **said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, said, NULL, &error);
  g_assert_no_error (error);

  return g_subprocess_get_successful (process);
}

static gboolean
missing (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    {
      g_autofree char *message = g_strdup_printf ("%s is not installed", program);

      g_test_skip (message);
    }

  return path == NULL;
}

static void
generate (const char *description,
          const char *generation)
{
  g_autofree char *name = g_path_get_basename (description);
  g_autofree char *out = NULL;
  g_autofree char *said = NULL;

  name[strlen (name) - strlen (".case")] = '\0';
  out = g_build_filename (scratch, generation, name, NULL);
  if (!run ((const char *const[]) { generator, description, out, NULL }, &said))
    g_error ("%s: %s", description, said);
}

static void
generate_all (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "cases", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".case"))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        generate (path, "a");
        generate (path, "b");
      }
}

static void
assert_same (const char   *path,
             gconstpointer count)
{
  g_autofree char *other = g_strconcat (scratch, "/b", path + strlen (scratch) + 2, NULL);
  g_autofree char *data = NULL, *other_data = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info, other_info;
  gsize length, other_length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  g_file_get_contents (other, &other_data, &other_length, &error);
  g_assert_no_error (error);
  if (length != other_length || memcmp (data, other_data, length) != 0)
    g_error ("%s differs from one generation to the next", path);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (stat (other, &other_info), ==, 0);
  g_assert_cmpint (info.st_mtime, ==, other_info.st_mtime);
  ++*(guint *) count;
}

static void
test_same_bytes (void)
{
  g_autofree char *first = g_build_filename (scratch, "a", NULL);
  guint count = 0;

  for_each_file (first, assert_same, &count);
  g_assert_cmpuint (count, >, 50);
}

static gboolean
is_hive (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) && length >= 4096 && memcmp (data, "regf", 4) == 0;
}

static void
collect_hives (const char   *path,
               gconstpointer hives)
{
  if (is_hive (path))
    g_ptr_array_add ((GPtrArray *) hives, g_strdup (path));
}

static GPtrArray *
find_hives (void)
{
  g_autofree char *first = g_build_filename (scratch, "a", NULL);
  GPtrArray *hives = g_ptr_array_new_with_free_func (g_free);

  for_each_file (first, collect_hives, hives);
  g_assert_cmpuint (hives->len, >, 20);

  return hives;
}

static void
test_hives_open (void)
{
  g_autoptr (GPtrArray) hives = NULL;

  if (missing ("hivexml"))
    return;
  hives = find_hives ();
  for (guint i = 0; i < hives->len; i++)
    {
      const char *path = g_ptr_array_index (hives, i);
      g_autofree char *said = NULL;

      if (!run ((const char *const[]) { "hivexml", path, NULL }, &said))
        g_error ("hivexml %s: %s", path, said);
      g_assert_nonnull (strstr (said, "Tidemark"));
    }
}

/* The strict check lies beside the project, where it is kept at all. */
static void
test_hives_are_strict (void)
{
  g_autofree char *checker = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "tools", "regfck.py",
                                                    NULL);
  g_autoptr (GPtrArray) hives = NULL;
  g_autofree char *said = NULL;

  if (!g_file_test (checker, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("../shared/tools/regfck.py is not there");
      return;
    }
  if (missing ("python3"))
    return;
  hives = find_hives ();
  g_ptr_array_insert (hives, 0, g_strdup ("python3"));
  g_ptr_array_insert (hives, 1, g_strdup (checker));
  g_ptr_array_add (hives, NULL);
  if (!run ((const char *const *) hives->pdata, &said))
    g_error ("%s", said);
}

static hive_node_h
find_node (hive_h     *hive,
           const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "\\", -1);
  hive_node_h node = hivex_root (hive);

  for (guint i = 0; names[i] != NULL; i++)
    {
      node = hivex_node_get_child (hive, node, names[i]);
      g_assert_cmpuint (node, !=, 0);
    }

  return node;
}

/* What the description of the sample says is what stands in its hive. */
static void
test_values (void)
{
  g_autofree char *path = g_build_filename (scratch, "a", "2007-cluster-stopped", "NODE1", "SOFTWARE", NULL);
  hive_h *hive = hivex_open (path, 0);
  hive_node_h node;
  g_autofree char *action = NULL;

  g_assert_nonnull (hive);
  node = find_node (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole");
  action = hivex_value_string (hive, hivex_node_get_value (hive, node, "Action"));
  g_assert_cmpstr (action, ==, "Install");
  g_assert_cmpuint ((guint32) hivex_value_dword (hive, hivex_node_get_value (hive, node, "Watermark")), ==,
                    0xfdfe6b1a);
  g_assert_cmpuint (hivex_node_get_value (hive, node, "ConfiguredVersion"), ==, 0);
  g_assert_cmpint (hivex_node_timestamp (hive, node), ==, hivex_node_timestamp (hive, hivex_root (hive)));
  hivex_close (hive);
}

static void
assert_program (const char   *path,
                gconstpointer count)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *said = NULL;

  if (!g_str_has_suffix (lower, ".dll"))
    return;
  if (!run ((const char *const[]) { "objdump", "-p", path, NULL }, &said))
    g_error ("objdump -p %s: %s", path, said);
  g_assert_nonnull (strstr (said, "The .rsrc Resource Directory section"));
  g_assert_null (strstr (said, "orrupt"));
  ++*(guint *) count;
}

static void
test_programs (void)
{
  g_autofree char *first = g_build_filename (scratch, "a", NULL);
  guint count = 0;

  if (missing ("objdump"))
    return;
  for_each_file (first, assert_program, &count);
  g_assert_cmpuint (count, >, 10);
}

static void
write_case (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (scratch, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* What the generator writes for the one section of @text */
static GBytes *
generate_one (const char *text)
{
  g_autofree char *description = g_build_filename (scratch, "one.case", NULL);
  g_autofree char *out = g_build_filename (scratch, "one", "FILE", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  write_case ("one.case", text);
  generate (description, ".");
  g_file_get_contents (out, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static void
test_exports (void)
{
  g_autoptr (GBytes) old = generate_one ("time 2008-01-01T00:00:00Z\nexport FILE form=4\n"
                                         "  key HKEY_LOCAL_MACHINE\\A\n  text \"\" \"C:\\b \"\"c\"\"\"\n"
                                         "  number N 7\n  expand E %x\n  list L a b\n");
  g_autoptr (GBytes) new = generate_one ("time 2008-01-01T00:00:00Z\nexport FILE form=5\n"
                                         "  key HKEY_LOCAL_MACHINE\\A\n  expand E %x\n");
  g_autofree char *text = g_strndup (g_bytes_get_data (old, NULL), g_bytes_get_size (old));
  g_autofree char *utf8 = g_convert (g_bytes_get_data (new, NULL), g_bytes_get_size (new), "UTF-8", "UTF-16",
                                     NULL, NULL, NULL);

  g_assert_cmpstr (text, ==, "REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n@=\"C:\\\\b \\\"c\\\"\"\r\n"
                             "\"N\"=dword:00000007\r\n\"E\"=hex(2):25,78,00\r\n"
                             "\"L\"=hex(7):61,00,62,00,00\r\n\r\n");
  g_assert_cmpmem (g_bytes_get_data (new, NULL), 2, "\xff\xfe", 2);
  g_assert_cmpstr (utf8, ==, "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\A]\r\n"
                             "\"E\"=hex(2):25,00,78,00,00,00\r\n\r\n");
}

static void
test_refusals (void)
{
  static const char *const wrong[] = {
    "time 2008-01-01T00:00:00Z\nportrait FILE\n",
    "hive FILE\n",
    "time 2008-01-01T00:00:00Z\nhive ../FILE\n",
    "time 2008-01-01T00:00:00Z\nhive FILE\n  text A b\n",
    "time 2008-01-01T00:00:00Z\nmanaged FILE\n  error x\n",
    "time yesterday\n",
    "include wrong.case\n",
  };
  g_autofree char *description = g_build_filename (scratch, "wrong.case", NULL);
  g_autofree char *out = g_build_filename (scratch, "wrong", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *said = NULL;

      write_case ("wrong.case", wrong[i]);
      g_assert_false (run ((const char *const[]) { generator, description, out, NULL }, &said));
      g_assert_true (g_str_has_prefix (said, "tide-generate: "));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  scratch = g_dir_make_tmp ("tide-generator-XXXXXX", &error);
  g_assert_no_error (error);
  generate_all ();

  g_test_add_func ("/generator/same-bytes", test_same_bytes);
  g_test_add_func ("/generator/hives/open", test_hives_open);
  g_test_add_func ("/generator/hives/strict", test_hives_are_strict);
  g_test_add_func ("/generator/hives/values", test_values);
  g_test_add_func ("/generator/programs", test_programs);
  g_test_add_func ("/generator/exports", test_exports);
  g_test_add_func ("/generator/refusals", test_refusals);
  result = g_test_run ();
  run ((const char *const[]) { "rm", "-rf", scratch, NULL }, &said);
  g_free (scratch);

  return result;
}
