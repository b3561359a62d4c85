/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-finding-private.h"

char *
tide_text_fill (const char *template,
                GHashTable *arguments)
{
  GString *text = g_string_new (NULL);
  const char *from = template;
  const char *open;

  while ((open = strchr (from, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;
      const char *value = name != NULL ? g_hash_table_lookup (arguments, name) : NULL;
      const char *next = value != NULL ? close + 1 : open + 1;

      g_string_append_len (text, from, (value != NULL ? open : next) - from);
      g_string_append (text, value != NULL ? value : "");
      from = next;
    }
  g_string_append (text, from);

  return g_string_free (text, FALSE);
}
