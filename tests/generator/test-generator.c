/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "generating.h"

/*
 * tide-generate PATH-OF-THE-GENERATOR: every description is generated twice, and what comes out is given to
 * programs that are not ours, as far as they are there.
 */

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
    "time 2008-01-01T00:00:00Z\nhive FILE version=2\n  key A\n",
    "time 2008-01-01T00:00:00Z\nhive FILE\n  key A\n  later\n  key B gone=yes\n",
    "time 2008-01-01T00:00:00Z\nhive FILE damage=cycle at=A\n  key A\n",
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
  generating_init (argc, argv);
  generate_all ("a");
  generate_all ("b");

  g_test_add_func ("/generator/same-bytes", test_same_bytes);
  g_test_add_func ("/generator/programs", test_programs);
  g_test_add_func ("/generator/exports", test_exports);
  g_test_add_func ("/generator/refusals", test_refusals);

  return generating_run ();
}
