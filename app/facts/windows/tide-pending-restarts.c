/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/servers/tide-control-set.h"
#include "facts/windows/tide-questions.h"
#include "facts/windows/tide-windows-private.h"

#define WINDOWS "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\"
/* How the object manager of Windows writes a path */
#define PREFIX "\\??\\"

/* @citation: (transfer full); @detail: (transfer full) (nullable) */
static void
add_place (TideServer   *server,
           const char   *place,
           char         *detail,
           TideCitation *citation)
{
  g_autoptr (TidePendingRestart) restart = g_object_new (TIDE_TYPE_PENDING_RESTART, NULL);

  restart->place = g_strdup (place);
  restart->detail = detail;
  restart->citation = citation;
  g_list_store_append (server->pending_restarts, restart);
}

/* Pairs of files, from and to; the first tells whose work it is. */
static void
read_renames (TideServerInput *input,
              TideServer      *server)
{
  g_autofree char *path = tide_server_dup_system_path (server, "Control\\Session Manager");
  TideRegistryValue *value =
    path != NULL ? tide_registry_find_value (input->registry, path, "PendingFileRenameOperations") : NULL;
  g_auto (GStrv) files = value != NULL ? tide_registry_value_dup_strings (value) : NULL;

  if (files == NULL || files[0] == NULL)
    return;
  add_place (server, "file-renames",
             g_strdup (files[0] + (g_str_has_prefix (files[0], PREFIX) ? strlen (PREFIX) : 0)),
             tide_registry_value_cite (value));
}

/* Keys whose being there says it all */
static void
read_key (TideServerInput *input,
          TideServer      *server,
          const char      *place,
          const char      *path)
{
  TideRegistryKey *key = tide_registry_find (input->registry, path);

  if (key != NULL)
    add_place (server, place, NULL, tide_registry_key_cite (key));
}

static void
read_flags (TideServerInput *input,
            TideServer      *server)
{
  TideRegistryValue *value =
    tide_registry_find_value (input->registry, "SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile", "Flags");
  guint32 flags;

  if (value != NULL && tide_registry_value_get_dword (value, &flags) && flags != 0)
    add_place (server, "update", g_strdup_printf ("%u", flags), tide_registry_value_cite (value));
}

void
tide_pending_restarts_read (TideServerInput *input,
                            TideServer      *server)
{
  read_renames (input, server);
  read_key (input, server, "component-servicing", WINDOWS "Component Based Servicing\\RebootPending");
  read_key (input, server, "windows-update", WINDOWS "WindowsUpdate\\Auto Update\\RebootRequired");
  read_flags (input, server);
}
