/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "evidence/tide-companions.h"
#include "evidence/tide-input.h"

static gboolean
ends_with (const char *name,
           const char *end)
{
  gsize length = strlen (name);
  gsize end_length = strlen (end);

  return length > end_length && g_ascii_strcasecmp (name + length - end_length, end) == 0;
}

gsize
tide_companion_stem (const char *name)
{
  static const char *const ends[] = { ".LOG", ".LOG1", ".LOG2" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends_with (name, ends[i]))
      return strlen (name) - strlen (ends[i]);

  return 0;
}

gboolean
tide_companion_fits (const char *log,
                     const char *hive)
{
  gsize stem = tide_companion_stem (log);

  return stem > 0 && strlen (hive) == stem && g_ascii_strncasecmp (log, hive, stem) == 0;
}

gboolean
tide_companion_is_by_turns (const char *name)
{
  return ends_with (name, ".LOG1") || ends_with (name, ".LOG2");
}

/* Text logs end in .LOG as well. */
gboolean
tide_companion_is_certain (const char *name)
{
  static const char *const hives[] = {
    "SYSTEM", "SOFTWARE", "CLUSDB", "SAM", "SECURITY", "DEFAULT", "COMPONENTS", "DRIVERS", "BCD",
    "NTUSER.DAT", "USRCLASS.DAT",
  };

  if (tide_companion_is_by_turns (name) || ends_with (name, ".HIV.LOG"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (hives); i++)
    if (tide_companion_fits (name, hives[i]))
      return TRUE;

  return FALSE;
}

gboolean
tide_companion_is_transactions (const char *name)
{
  return ends_with (name, ".blf") || ends_with (name, ".regtrans-ms") ||
         (g_ascii_strncasecmp (name, "CLUSDB.", 7) == 0 && ends_with (name, ".container"));
}

static gboolean
begins_like_a_hive (const char *filename)
{
  g_autofree char *argument = NULL;
  const char *problem;
  char head[4] = { 0 };
  int fd = tide_input_open (filename, TRUE, &problem, &argument);
  gboolean answer;

  if (fd < 0)
    return FALSE;
  answer = pread (fd, head, sizeof head, 0) == sizeof head && memcmp (head, "regf", sizeof head) == 0;
  close (fd);

  return answer;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
tide_companions_beside (const char *filename)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (filename);
  g_autofree char *hive = g_path_get_basename (filename);
  g_autoptr (GDir) dir = begins_like_a_hive (filename) ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (tide_companion_fits (name, hive))
      g_ptr_array_add (found, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (found, compare_names);

  return found;
}
