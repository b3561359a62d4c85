/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "house.h"

#include <string.h>

/* What every file has to have, whoever wrote it. */

#define MAX_COLUMNS 110

static gboolean
has_suffix (const char        *path,
            const char *const *suffixes)
{
  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (path, suffixes[i]))
      return TRUE;

  return FALSE;
}

/* Pictures are no text; a golden file is what a program has to write, and a fuzzer's input what one found,
 * byte for byte. */
static gboolean
is_exact (const char *path)
{
  static const char *const pictures[] = { ".png", ".webp", NULL };

  return has_suffix (path, pictures) || strstr (path, "/golden.") != NULL ||
         g_str_has_prefix (path, "tests/fuzz/corpus/");
}

static gboolean
is_c (const char *path)
{
  static const char *const sources[] = { ".c", ".h", NULL };

  return has_suffix (path, sources);
}

/* JSON has no comments, and the licence needs none. */
static gboolean
can_name_its_licence (const char *path)
{
  return !g_str_has_suffix (path, ".json") && !g_str_equal (path, "LICENSE");
}

static void
for_each_file (void (*check) (const char *path,
                              const char *text))
{
  g_auto (GStrv) files = house_list_files ();

  g_assert_cmpuint (g_strv_length (files), >, 200);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *text = is_exact (files[i]) ? NULL : house_read (files[i]);

      if (text != NULL)
        check (files[i], text);
    }
}

static void
check_licence (const char *path,
               const char *text)
{
  /* In two pieces, or this file would be told by its test instead of by its first line */
  if (can_name_its_licence (path) && strstr (text, "SPDX-" "License-Identifier: ") == NULL)
    house_complain ("%s does not name its licence in an SPDX line", path);
}

static void
test_licence (void)
{
  for_each_file (check_licence);
}

static void
check_once (const char *path,
            const char *text)
{
  if (g_str_has_suffix (path, ".h") && strstr (text, "\n#pragma once\n") == NULL)
    house_complain ("%s is a header without #pragma once", path);
}

static void
test_once (void)
{
  for_each_file (check_once);
}

static void
check_line (const char *path,
            guint       number,
            const char *line)
{
  gsize length = strlen (line);

  if (length > 0 && g_ascii_isspace (line[length - 1]))
    house_complain ("%s:%u ends with a blank", path, number);
  if (!g_str_has_suffix (path, ".tsv") && strchr (line, '\t') != NULL)
    house_complain ("%s:%u holds a tab", path, number);
  if (is_c (path) && g_utf8_strlen (line, -1) > MAX_COLUMNS)
    house_complain ("%s:%u is longer than %d columns", path, number, MAX_COLUMNS);
}

static void
check_lines (const char *path,
             const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (!g_utf8_validate (text, -1, NULL))
    house_complain ("%s is not UTF-8", path);
  else
    for (guint i = 0; lines[i] != NULL; i++)
      check_line (path, i + 1, lines[i]);
}

static void
test_lines (void)
{
  for_each_file (check_lines);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/files/licence", test_licence);
  g_test_add_func ("/house/files/once", test_once);
  g_test_add_func ("/house/files/lines", test_lines);

  return g_test_run ();
}
