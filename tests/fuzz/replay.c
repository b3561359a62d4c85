/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

/* The inputs that a fuzzer once found worth keeping, as a test. */
static void
run_inputs (gconstpointer data)
{
  const char *folder = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      g_test_message ("%s", path);
      LLVMFuzzerTestOneInput ((const guint8 *) bytes, length);
    }

  g_assert_cmpuint (n, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  LLVMFuzzerInitialize (&argc, &argv);

  g_assert_cmpint (argc, ==, 2);
  name = g_path_get_basename (argv[1]);
  path = g_strconcat ("/fuzz/", name, NULL);
  g_test_add_data_func (path, argv[1], run_inputs);

  return g_test_run ();
}
