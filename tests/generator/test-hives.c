/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <hivex.h>
#include <string.h>

#include "gen-log.h"
#include "generating.h"

/*
 * tide-generate's hives, given to readers that are not ours, as far as they are there.
 */
#define TIME "time 2008-01-01T00:00:00Z\n"

/* Neither a log nor dirty */
static gboolean
is_clean_hive (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  if (strstr (path, "-damaged") != NULL || !g_file_get_contents (path, &data, &length, NULL) || length < 4096)
    return FALSE;

  return memcmp (data, "regf", 4) == 0 && number_at (data, 4) == number_at (data, 8) &&
         number_at (data, 28) == GEN_BASE_TYPE_PRIMARY;
}

static void
collect_hives (const char   *path,
               gconstpointer hives)
{
  if (is_clean_hive (path))
    g_ptr_array_add ((GPtrArray *) hives, g_strdup (path));
}

static void
assert_read (const char *program,
             const char *path)
{
  g_autofree char *said = NULL;

  if (!run ((const char *const[]) { program, path, NULL }, &said))
    g_error ("%s %s: %s", program, path, said);
  g_assert_nonnull (strstr (said, "Tidemark"));
}

/* All at once: the strict check takes longer to start than to check. FALSE: skipped; it lies beside the
 * project, where it is kept at all. */
static gboolean
is_strict (const char *const *paths,
           gboolean          *strict,
           char             **said)
{
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autofree char *checker = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "tools", "regfck.py",
                                                    NULL);

  if (!g_file_test (checker, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("../shared/tools/regfck.py is not there");
      return FALSE;
    }
  if (missing ("python3"))
    return FALSE;
  g_strv_builder_add_many (command, "python3", checker, NULL);
  g_strv_builder_addv (command, (const char **) paths);
  argv = g_strv_builder_end (command);
  *strict = run ((const char *const *) argv, said);

  return TRUE;
}

static void
assert_strict (const char *const *paths)
{
  g_autofree char *said = NULL;
  gboolean strict = FALSE;

  if (is_strict (paths, &strict, &said) && !strict)
    g_error ("%s", said);
}

static void
test_cases (void)
{
  g_autofree char *first = g_build_filename (scratch, "a", NULL);
  g_autoptr (GPtrArray) hives = g_ptr_array_new_with_free_func (g_free);

  if (missing ("hivexml"))
    return;
  generate_all ("a");
  for_each_file (first, collect_hives, hives);
  g_assert_cmpuint (hives->len, >, 20);
  for (guint i = 0; i < hives->len; i++)
    assert_read ("hivexml", g_ptr_array_index (hives, i));
  g_ptr_array_add (hives, NULL);
  assert_strict ((const char *const *) hives->pdata);
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
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "cases", "2007-cluster-stopped.case", NULL);
  g_autofree char *path = g_build_filename (scratch, "v", "2007-cluster-stopped", "NODE1", "SOFTWARE", NULL);
  hive_h *hive;
  hive_node_h node;
  g_autofree char *action = NULL;

  generate (sample, "v");
  hive = hivex_open (path, 0);
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

/* Everything that can stand in a hive */
static const char much[] = "  key Tidemark\n  text Origin x\n"
                           "  key A\\B class=Dynamic security=2 time=2007-03-04T05:06:07Z\n"
                           "  filler Big 40000\n  filler Edge 16344\n  filler Over 16345\n"
                           "  bytes None \"\"\n  number N 5\n  text \"\" default\n"
                           "  unterminated U abc\n  bytes Odd 0102 type=77\n  list L a b\n"
                           "  key Ünï\\λόγος\n  text Größe x\n"
                           "  key Wide wide=yes\n  text abc def\n"
                           "  key L\\a\n  key L\\C\n  key L\\b\n  key L\\ä\n  key L\\_\n"
                           "  key L\\d security=1\n  key L\\e\n";

static const char *const forms[] = {
  "hive FILE name=SOFTWARE\n",
  "hive FILE name=SOFTWARE split=2\n",
  "hive FILE name=SOFTWARE version=1.3 lists=lf\n",
  "hive FILE name=SOFTWARE version=1.4 lists=li split=3\n",
  "hive FILE name=SOFTWARE version=1.6 file=\\SystemRoot\\System32\\Config\\SOFTWARE\n",
};

static void
test_forms (void)
{
  static const char *const programs[] = { "hivexml", "reglookup", "regfexport" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = g_strconcat (TIME, forms[i], much, NULL);
      g_autofree char *path = generated_path ("FILE");
      g_autoptr (GBytes) hive = generate_one (text);

      g_assert_cmpuint (g_bytes_get_size (hive) % 4096, ==, 0);
      for (guint j = 0; j < G_N_ELEMENTS (programs); j++)
        {
          if (missing (programs[j]))
            return;
          assert_read (programs[j], path);
        }
      assert_strict ((const char *const[]) { path, NULL });
    }
}

static void
assert_filler (hive_h     *hive,
               hive_node_h node,
               const char *name,
               gsize       expected)
{
  hive_type kind;
  gsize length;
  char *data = hivex_value_value (hive, hivex_node_get_value (hive, node, name), &kind, &length);

  g_assert_nonnull (data);
  g_assert_cmpuint (length, ==, expected);
  for (gsize i = 0; i < length; i++)
    g_assert_cmpuint ((guint8) data[i], ==, (guint8) (i * 7 + i / 256));
  free (data);
}

static void
test_records (void)
{
  static const char *const order[] = { "a", "b", "C", "d", "e", "_", "ä" };
  g_autofree char *text = g_strconcat (TIME "hive FILE split=2\n", much, NULL);
  g_autofree char *path = generated_path ("FILE");
  hive_h *hive;
  hive_node_h node;
  hive_node_h *children;

  generate_text (text);
  hive = hivex_open (path, 0);
  g_assert_nonnull (hive);
  node = find_node (hive, "A\\B");
  assert_filler (hive, node, "Big", 40000);
  assert_filler (hive, node, "Edge", 16344);
  assert_filler (hive, node, "Over", 16345);
  g_assert_cmpint (hivex_node_timestamp (hive, node), ==,
                   (G_GINT64_CONSTANT (1172984767) + G_GINT64_CONSTANT (11644473600)) * 10000000);

  children = hivex_node_children (hive, find_node (hive, "L"));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      char *name = hivex_node_name (hive, children[i]);

      g_assert_cmpstr (name, ==, order[i]);
      free (name);
    }
  g_assert_cmpuint (children[G_N_ELEMENTS (order)], ==, 0);
  free (children);
  hivex_close (hive);
}

/* Whole without the damage; with it, the strict check says so */
static void
test_damage (void)
{
  static const char *const words[] = {
    "cut", "page-missing", "bad-checksum", "list-entry", "cycle", "name", "data",
  };

  for (guint i = 0; i <= G_N_ELEMENTS (words); i++)
    {
      gboolean damaged = i < G_N_ELEMENTS (words);
      g_autofree char *option = damaged ? g_strdup_printf ("damage=%s at=A\\B", words[i]) : g_strdup ("");
      g_autofree char *text = g_strdup_printf (TIME "hive FILE %s\n  key A\\B\n  text a b\n  key A\\B\\C\n"
                                               "  text Long longer\n  key A\\D\n", option);
      g_autofree char *path = generated_path ("FILE");
      g_autofree char *said = NULL;
      gboolean strict = FALSE;

      generate_text (text);
      if (!is_strict ((const char *const[]) { path, NULL }, &strict, &said))
        return;
      g_assert_true (strict == !damaged);
    }
}

int
main (int   argc,
      char *argv[])
{
  generating_init (argc, argv);

  g_test_add_func ("/generator/hives/cases", test_cases);
  g_test_add_func ("/generator/hives/values", test_values);
  g_test_add_func ("/generator/hives/forms", test_forms);
  g_test_add_func ("/generator/hives/records", test_records);
  g_test_add_func ("/generator/hives/damage", test_damage);

  return generating_run ();
}
