/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-server-name.h"
#include "facts/servers/tide-control-set.h"
#include "facts/windows/tide-windows.h"

#define CURRENT_VERSION "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"

/* From Windows 10 on the old value stands still at 6.3, and two new ones tell. */
static char *
ask_software (TideRegistry *registry)
{
  TideVersion version;
  guint32 major, minor;
  g_autofree char *text = NULL;

  if (tide_registry_get_dword (registry, CURRENT_VERSION, "CurrentMajorVersionNumber", &major) &&
      tide_registry_get_dword (registry, CURRENT_VERSION, "CurrentMinorVersionNumber", &minor))
    return g_strdup_printf ("%u.%u", major, minor);

  text = tide_registry_dup_string (registry, CURRENT_VERSION, "CurrentVersion");
  if (!tide_version_parse (text, &version))
    return NULL;

  return g_strdup_printf ("%u.%u", version.part[0], version.part[1]);
}

static gboolean
names_server (TideRegistry    *cluster,
              TideRegistryKey *node,
              const char      *computer_name)
{
  g_autofree char *name = tide_registry_dup_string (cluster, tide_registry_key_get_path (node), "NodeName");
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (name == NULL || computer_name == NULL)
    return FALSE;
  a = tide_server_name_to_key (name);
  b = tide_server_name_to_key (computer_name);

  return strcmp (a, b) == 0;
}

/* The hive writes numbers of a node as text. */
static gboolean
get_number (TideRegistry *registry,
            const char   *path,
            const char   *name,
            guint64      *number)
{
  g_autofree char *text = tide_registry_dup_string (registry, path, name);

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 99, number, NULL);
}

/* The cluster keeps the version of each of its nodes. */
static char *
ask_cluster (TideRegistry *cluster,
             const char   *computer_name)
{
  g_autoptr (GPtrArray) nodes = tide_registry_children (cluster, "Cluster\\Nodes");

  for (guint i = 0; i < nodes->len; i++)
    {
      TideRegistryKey *node = g_ptr_array_index (nodes, i);
      const char *path = tide_registry_key_get_path (node);
      guint64 major, minor;

      if ((nodes->len == 1 || names_server (cluster, node, computer_name)) &&
          get_number (cluster, path, "MajorVersion", &major) &&
          get_number (cluster, path, "MinorVersion", &minor))
        return g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, major, minor);
    }

  return NULL;
}

/* The cluster service is a part of Windows and has its version. */
static char *
ask_service (TideClusterDirectory *directory)
{
  g_autofree char *text = tide_cluster_directory_dup_version (directory, "clussvc.exe");
  TideVersion version;

  if (!tide_version_parse (text, &version))
    return NULL;

  return g_strdup_printf ("%u.%u", version.part[0], version.part[1]);
}

void
tide_windows_read (TideServerInput *input,
                   TideServer      *server)
{
  server->control_set = tide_control_set_dup (input->registry);
  server->windows = ask_software (input->registry);
  if (server->windows != NULL)
    {
      server->windows_source = g_strdup (_("Registry of the server, SOFTWARE"));
      return;
    }
  if (input->cluster != NULL)
    server->windows = ask_cluster (input->cluster, server->computer_name);
  if (server->windows != NULL)
    {
      server->windows_source = g_strdup (_("Registry of the cluster, key of the node"));
      return;
    }
  server->windows = ask_service (input->directory);
  if (server->windows != NULL)
    server->windows_source = g_strdup (_("Version of clussvc.exe in the Cluster directory"));
}
