/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-safe-text.h"
#include "evidence/hive/tide-hive-tree.h"

#define REPLACEMENT "\xef\xbf\xbd"

GString *
tide_hive_tree_name (TideHiveTree *self,
                     TideHiveNode  key)
{
  GString *name = self->key_name (self, key);

  /* Windows has no such name, and it must not pass for two */
  if (name != NULL)
    g_string_replace (name, "\\", REPLACEMENT, 0);

  return name;
}

TideHiveNode
tide_hive_tree_child (TideHiveTree *self,
                      TideHiveNode  key,
                      const char   *name)
{
  g_autoptr (GArray) children = self->children (self, key);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      TideHiveNode child = g_array_index (children, TideHiveNode, i);
      g_autoptr (GString) found = tide_hive_tree_name (self, child);

      if (found != NULL && g_ascii_strcasecmp (found->str, name) == 0)
        return child;
    }

  return TIDE_HIVE_NO_NODE;
}

GBytes *
tide_hive_tree_data (TideHiveTree *self,
                     TideHiveNode  key,
                     const char   *name)
{
  g_autoptr (GArray) values = self->values (self, key);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      TideHiveNode value = g_array_index (values, TideHiveNode, i);
      g_autoptr (GString) found = self->value_name (self, value);
      guint32 type;

      if (found != NULL && g_ascii_strcasecmp (found->str, name) == 0)
        return self->value_data (self, value, &type);
    }

  return NULL;
}

char *
tide_hive_tree_text (TideHiveTree *self,
                     TideHiveNode  key,
                     const char   *name)
{
  g_autoptr (GBytes) data = tide_hive_tree_data (self, key, name);
  gsize length;
  const guint8 *bytes;

  if (data == NULL)
    return NULL;

  bytes = g_bytes_get_data (data, &length);
  return tide_utf16_to_utf8 (bytes, length);
}
