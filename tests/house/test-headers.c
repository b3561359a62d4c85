/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "house.h"

#include <string.h>

/*
 * The public headers are the documentation of libtidemark: each stands alone, and each function is explained.
 */

#define FOLDER "include/tidemark/"

static GStrv
list_headers (void)
{
  g_auto (GStrv) files = house_list_files ();
  g_autoptr (GStrvBuilder) headers = g_strv_builder_new ();

  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_prefix (files[i], FOLDER) && g_str_has_suffix (files[i], ".h"))
      g_strv_builder_add (headers, files[i] + strlen (FOLDER));

  return g_strv_builder_end (headers);
}

/* One source a header, so that none leans on what another included. */
static void
write_sources (const char   *folder,
               GStrv         headers,
               GStrvBuilder *arguments)
{
  for (guint i = 0; headers[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.c", folder, headers[i]);
      g_autofree char *text = g_strdup_printf ("#include <tidemark/%s>\n", headers[i]);

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      g_strv_builder_add (arguments, path);
    }
}

/* TIDE_COMPILER holds the compiler and the folders of includes, one argument a line. */
static void
test_alone (void)
{
  g_auto (GStrv) headers = list_headers ();
  g_auto (GStrv) compiler = g_strsplit (g_getenv ("TIDE_COMPILER"), "\n", -1);
  g_auto (GStrv) arguments = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tidemark-headers-XXXXXX", NULL);
  g_autofree char *output = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_cmpuint (g_strv_length (headers), >, 20);
  g_strv_builder_addv (builder, (const char **) compiler);
  write_sources (folder, headers, builder);
  arguments = g_strv_builder_end (builder);
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &output, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    house_complain ("a header does not compile alone as C17:\n%s", output);
  house_remove_folder (folder);
}

static void
check_parameters (const char *name,
                  const char *parameters,
                  const char *comment)
{
  g_auto (GStrv) list = g_strsplit (parameters, ",", -1);

  for (guint i = 0; list[i] != NULL && !g_str_equal (parameters, "void"); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      g_autoptr (GRegex) last_word = g_regex_new ("(\\w+)\\W*$", 0, 0, NULL);
      g_autofree char *word = NULL;
      g_autofree char *tag = NULL;

      g_regex_match (last_word, list[i], 0, &match);
      word = g_match_info_fetch (match, 1);
      tag = g_strdup_printf ("\n * @%s: ", word);
      if (strstr (comment, tag) == NULL)
        house_complain ("%s() does not explain its parameter %s", name, word);
    }
}

static void
check_function (GMatchInfo *match)
{
  g_autofree char *comment = g_match_info_fetch_named (match, "comment");
  g_autofree char *type = g_match_info_fetch_named (match, "type");
  g_autofree char *name = g_match_info_fetch_named (match, "name");
  g_autofree char *parameters = g_match_info_fetch_named (match, "parameters");
  g_autofree char *head = g_strdup_printf ("/**\n * %s:\n", name);
  gboolean returns = !g_str_equal (g_strstrip (type), "void");

  /* The macro that calls it is what people see */
  if (g_str_has_suffix (name, "_error_quark"))
    return;
  if (!g_str_has_prefix (comment, head))
    house_complain ("%s() has no comment of its own", name);
  if (returns && strstr (comment, "\n * Returns: ") == NULL)
    house_complain ("%s() does not say what it returns", name);
  check_parameters (name, parameters, comment);
}

static guint
check_header (const char   *header,
              const GRegex *function)
{
  g_autofree char *path = g_strconcat (FOLDER, header, NULL);
  g_autofree char *text = house_read (path);
  g_autoptr (GMatchInfo) match = NULL;
  guint n_functions = 0;

  g_regex_match (function, text, 0, &match);
  while (g_match_info_matches (match))
    {
      check_function (match);
      n_functions++;
      g_match_info_next (match, NULL);
    }

  return n_functions;
}

static void
test_explained (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) function = g_regex_new ("(?<comment>/\\*\\*(?:(?!\\*/).)*+\\*/\\s+)?"
                                             "^(?<type>[\\w][\\w *]*?[ *])(?<name>tide_\\w+) "
                                             "\\((?<parameters>[^;]*)\\)[\\w ()]*;",
                                             G_REGEX_MULTILINE | G_REGEX_DOTALL, 0, &error);
  g_auto (GStrv) headers = list_headers ();
  guint n_functions = 0;

  g_assert_no_error (error);
  for (guint i = 0; headers[i] != NULL; i++)
    n_functions += check_header (headers[i], function);
  /* Were functions to be written otherwise, none would be found, and nothing would fail. */
  g_assert_cmpuint (n_functions, >, 150);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/headers/alone", test_alone);
  g_test_add_func ("/house/headers/explained", test_explained);

  return g_test_run ();
}
