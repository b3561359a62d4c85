/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/servers/tide-generations.h"

TideRegistryValue *
tide_role_key_get_value (TideRegistryKey *key,
                         const char      *name)
{
  TideRegistryValue *value = tide_registry_key_get_value (key, name);
  g_autofree char *text = value != NULL ? tide_registry_value_dup_text (value) : NULL;

  return text != NULL && *g_strstrip (text) != '\0' ? value : NULL;
}

gboolean
tide_role_key_has_mark (TideRegistryKey *key)
{
  return tide_role_key_get_value (key, "Watermark") != NULL ||
         tide_role_key_get_value (key, "Action") != NULL;
}

/* Stricter than tide_catalog_find_role(), which forgives what people type: a key "Mailbox" is no role. */
const TideCatalogRole *
tide_role_key_get_role (TideCatalog     *catalog,
                        TideRegistryKey *key)
{
  const char *name = tide_registry_key_get_name (key);
  GPtrArray *roles = tide_catalog_get_roles (catalog);

  for (guint i = 0; i < roles->len; i++)
    {
      const TideCatalogRole *role = g_ptr_array_index (roles, i);

      if (g_ascii_strcasecmp (role->id, name) == 0)
        return role;
      for (guint j = 0; role->names != NULL && role->names[j] != NULL; j++)
        if (g_ascii_strcasecmp (role->names[j], name) == 0)
          return role;
    }

  return NULL;
}
