/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/archive/tide-member-name.h"

#define NAME_MAX_BYTES 4096

static gboolean
is_drive (const char *part)
{
  return g_ascii_isalpha (part[0]) && part[1] == ':';
}

/* @utf8 if the name could be had so, else @raw, as it stands in the archive. */
char *
tide_member_name (const char *utf8,
                  const char *raw)
{
  const char *name = utf8 != NULL ? utf8 : raw;
  g_autofree char *slashes = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) path = g_string_new (NULL);

  if (name == NULL || name[0] == '\0' || strlen (name) > NAME_MAX_BYTES)
    return NULL;

  slashes = g_strdelimit (g_strdup (name), "\\", '/');
  if (slashes[0] == '/')
    return NULL;

  parts = g_strsplit (slashes, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], "..") || is_drive (parts[i]))
        return NULL;
      if (parts[i][0] == '\0' || g_str_equal (parts[i], "."))
        continue;
      if (path->len > 0)
        g_string_append_c (path, '/');
      g_string_append (path, parts[i]);
    }

  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}
