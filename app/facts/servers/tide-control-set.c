/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/servers/tide-control-set.h"
#include "facts/servers/tide-server-private.h"

/*
 * Select\Current decides. An export of CurrentControlSet, which exists on a running server alone, stands
 * for itself; without either, the first set that is there.
 */
char *
tide_control_set_dup (TideRegistry *registry)
{
  g_autoptr (GPtrArray) keys = NULL;
  const char *first = NULL;
  guint32 current;

  if (tide_registry_get_dword (registry, "SYSTEM\\Select", "Current", &current))
    return g_strdup_printf ("ControlSet%03u", current);

  keys = tide_registry_all (registry);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *path = tide_registry_key_get_path (g_ptr_array_index (keys, i));

      if (g_ascii_strncasecmp (path, "SYSTEM\\CurrentControlSet", 24) == 0)
        return g_strdup ("CurrentControlSet");
      if (g_ascii_strncasecmp (path, "SYSTEM\\ControlSet", 17) == 0 &&
          (first == NULL || strcmp (path, first) < 0))
        first = path;
    }

  return first != NULL ? g_strndup (first + 7, strcspn (first + 7, "\\")) : NULL;
}

char *
tide_server_dup_system_path (TideServer *server,
                             const char *path)
{
  if (server->control_set == NULL)
    return NULL;

  return g_strconcat ("SYSTEM\\", server->control_set, "\\", path, NULL);
}
