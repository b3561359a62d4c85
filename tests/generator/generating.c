/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "generating.h"

#include <string.h>

const char *generator;
char *scratch;

void
generating_init (int   argc,
                 char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  scratch = g_dir_make_tmp ("tide-generator-XXXXXX", &error);
  g_assert_no_error (error);
}

int
generating_run (void)
{
  g_autofree char *said = NULL;
  int result = g_test_run ();

  run ((const char *const[]) { "rm", "-rf", scratch, NULL }, &said);
  g_free (scratch);

  return result;
}

void
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

gboolean
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

gboolean
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

void
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

void
generate_all (const char *generation)
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

        generate (path, generation);
      }
}

void
write_case (const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (scratch, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
generate_text (const char *text)
{
  g_autofree char *description = g_build_filename (scratch, "one.case", NULL);

  write_case ("one.case", text);
  generate (description, ".");
}

GBytes *
generate_one (const char *text)
{
  generate_text (text);

  return generated_file ("FILE");
}

char *
generated_path (const char *name)
{
  return g_build_filename (scratch, "one", name, NULL);
}

GBytes *
generated_file (const char *name)
{
  g_autofree char *path = generated_path (name);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

guint32
number_at (const char *data,
           gsize       at)
{
  guint32 number;

  memcpy (&number, data + at, sizeof number);
  return GUINT32_FROM_LE (number);
}
