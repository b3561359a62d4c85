/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdlib.h>

#include "base/tide-safe-text.h"
#include "evidence/hive/tide-hive-node.h"

#define REPLACEMENT "\xef\xbf\xbd"

/* What hivex allocates is given back to free(). */
static GString *
take (char  *name,
      gsize  length,
      int    error)
{
  GString *taken = NULL;

  if (name != NULL && (length > 0 || error == 0))
    taken = g_string_new_len (name, length);
  free (name);

  return taken;
}

GString *
tide_hive_node_name (hive_h     *hive,
                     hive_node_h node)
{
  GString *name;
  gsize length;

  errno = 0;
  length = hivex_node_name_len (hive, node);
  name = take (hivex_node_name (hive, node), length, errno);
  /* Windows has no such name, and it must not pass for two */
  if (name != NULL)
    g_string_replace (name, "\\", REPLACEMENT, 0);

  return name;
}

GString *
tide_hive_value_name (hive_h      *hive,
                      hive_value_h value)
{
  gsize length;

  errno = 0;
  length = hivex_value_key_len (hive, value);
  return take (hivex_value_key (hive, value), length, errno);
}

static void
free_data (gpointer data)
{
  free (data);
}

GBytes *
tide_hive_value_data (hive_h      *hive,
                      hive_value_h value,
                      guint32     *type)
{
  hive_type kind = 0;
  gsize length = 0;
  char *data;

  if (hivex_value_type (hive, value, &kind, &length) == -1)
    return NULL;
  *type = kind;
  if (length == 0)
    return g_bytes_new_static ("", 0);

  data = hivex_value_value (hive, value, &kind, &length);
  return data != NULL ? g_bytes_new_with_free_func (data, length, free_data, data) : NULL;
}

hive_node_h
tide_hive_node_child (hive_h     *hive,
                      hive_node_h node,
                      const char *name)
{
  hive_node_h *children = hivex_node_children (hive, node);
  hive_node_h found = 0;

  for (gsize i = 0; children != NULL && children[i] != 0 && found == 0; i++)
    {
      g_autoptr (GString) child = tide_hive_node_name (hive, children[i]);

      if (child != NULL && g_ascii_strcasecmp (child->str, name) == 0)
        found = children[i];
    }
  free (children);

  return found;
}

GBytes *
tide_hive_node_data (hive_h     *hive,
                     hive_node_h node,
                     const char *name)
{
  hive_value_h *values = hivex_node_values (hive, node);
  GBytes *data = NULL;

  for (gsize i = 0; values != NULL && values[i] != 0 && data == NULL; i++)
    {
      g_autoptr (GString) value = tide_hive_value_name (hive, values[i]);
      guint32 type;

      if (value != NULL && g_ascii_strcasecmp (value->str, name) == 0)
        data = tide_hive_value_data (hive, values[i], &type);
    }
  free (values);

  return data;
}

char *
tide_hive_node_text (hive_h     *hive,
                     hive_node_h node,
                     const char *name)
{
  g_autoptr (GBytes) data = tide_hive_node_data (hive, node, name);
  gsize length;
  const guint8 *bytes;

  if (data == NULL)
    return NULL;

  bytes = g_bytes_get_data (data, &length);
  return tide_utf16_to_utf8 (bytes, length);
}
