/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

/* libtidemark, and what it brings along, is free of GTK, hivex and libarchive: only the child has those. */

static char *
needed_by (const char *program)
{
  const char *arguments[] = { "ldd", program, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  return g_steal_pointer (&output);
}

static void
test_library (void)
{
  static const char *const forbidden[] = { "libgtk", "libadwaita", "libgdk", "libhivex", "libarchive" };
  g_autofree char *needed = needed_by (g_getenv ("TIDE_LIBRARY"));

  g_assert_nonnull (strstr (needed, "libgio-2.0"));
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (needed, forbidden[i]));
}

/* The child has them, and has no GIO: a smaller door. */
static void
test_reader (void)
{
  g_autofree char *needed = needed_by (g_getenv ("TIDE_READER"));

  g_assert_nonnull (strstr (needed, "libhivex"));
  g_assert_nonnull (strstr (needed, "libarchive"));
  g_assert_null (strstr (needed, "libgio-2.0"));
  g_assert_null (strstr (needed, "libgtk"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/linkage/library", test_library);
  g_test_add_func ("/house/linkage/reader", test_reader);

  return g_test_run ();
}
