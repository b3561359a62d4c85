/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "house.h"

#include <glib/gstdio.h>

char *
house_root (void)
{
  return g_canonicalize_filename ("..", g_getenv ("G_TEST_SRCDIR"));
}

char *
house_read (const char *path)
{
  g_autofree char *root = house_root ();
  g_autofree char *file = g_build_filename (root, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

void
house_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
house_complain (const char *format,
                ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s", message);
  g_test_fail ();
}

/* NULL where there is no git, or no repository. */
static char *
list_tracked (const char *root)
{
  const char *arguments[] = { "git", "-c", "core.quotePath=false", "ls-files", NULL };
  g_autofree char *output = NULL;
  int status;

  if (!g_spawn_sync (root, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, &output, NULL, &status, NULL) ||
      status != 0 || *output == '\0')
    return NULL;

  return g_steal_pointer (&output);
}

/* As .gitignore has it */
static gboolean
is_foreign (const char *name)
{
  static const char *const foreign[] = { ".git", "subprojects", "build*", "_build*", "*~", "*.swp", "*.pot" };

  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (g_pattern_match_simple (foreign[i], name))
      return TRUE;

  return FALSE;
}

static void
walk (const char *root,
      const char *folder,
      GString    *paths)
{
  g_autofree char *full = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = *folder != '\0' ? g_build_filename (folder, name, NULL) : g_strdup (name);
      g_autofree char *file = g_build_filename (root, path, NULL);

      if (is_foreign (name))
        continue;
      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        walk (root, path, paths);
      else
        g_string_append_printf (paths, "%s\n", path);
    }
}

GStrv
house_list_files (void)
{
  g_autofree char *root = house_root ();
  g_autofree char *tracked = list_tracked (root);
  g_autoptr (GString) paths = g_string_new (tracked);
  g_autoptr (GStrvBuilder) present = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  if (tracked == NULL)
    walk (root, "", paths);
  lines = g_strsplit (paths->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *file = g_build_filename (root, lines[i], NULL);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        g_strv_builder_add (present, lines[i]);
    }

  return g_strv_builder_end (present);
}
