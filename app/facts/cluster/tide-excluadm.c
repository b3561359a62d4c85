/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-windows-path.h"
#include "facts/cluster/tide-cluster-private.h"
#include "facts/cluster/tide-excluadm.h"

#define CLASSES "SOFTWARE\\Classes\\CLSID"
#define FILE_NAME "excluadm.dll"

static const char *const roots[] = { CLASSES, "SOFTWARE\\Classes\\Wow6432Node\\CLSID",
                                     "SOFTWARE\\Wow6432Node\\Classes\\CLSID" };

static gboolean
leads_to_excluadm (const char *server)
{
  g_autofree char *path = g_strdup (server);
  const char *name;

  g_strdelimit (path, "\"", ' ');
  g_strstrip (path);
  name = tide_windows_path_get_name (path);

  return g_ascii_strcasecmp (name, FILE_NAME) == 0;
}

/* The class id in …\CLSID\{id}\InprocServer32, if @path is such a key; (nullable) (transfer full) */
static char *
find_class (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    {
      gsize length = strlen (roots[i]);
      const char *id, *slash;

      if (g_ascii_strncasecmp (path, roots[i], length) != 0 || path[length] != '\\')
        continue;
      id = path + length + 1;
      slash = strchr (id, '\\');
      if (slash != NULL && slash > id && g_ascii_strcasecmp (slash + 1, "InprocServer32") == 0)
        return g_strndup (id, slash - id);
    }

  return NULL;
}

/* Its class ids are not public, so that classes are found by the file that serves them. */
static GStrv
find_registrations (TideRegistry *registry)
{
  g_autoptr (GPtrArray) keys = tide_registry_all (registry);
  g_autoptr (GStrvBuilder) classes = g_strv_builder_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      TideRegistryKey *key = g_ptr_array_index (keys, i);
      g_autofree char *class = find_class (tide_registry_key_get_path (key));
      TideRegistryValue *value = class != NULL ? tide_registry_key_get_value (key, "") : NULL;
      g_autofree char *server = value != NULL ? tide_registry_value_dup_text (value) : NULL;

      if (server != NULL && leads_to_excluadm (server))
        g_strv_builder_add (classes, class);
    }

  return g_strv_builder_end (classes);
}

void
tide_excluadm_read_com (TideServerInput *input,
                        TideServer      *server)
{
  server->excluadm_classes = find_registrations (input->registry);
  server->excluadm_clsid = g_strdup (server->excluadm_classes[0]);
  if (server->excluadm_clsid != NULL)
    server->excluadm_com = TIDE_PRESENCE_PRESENT;
  else if (tide_registry_covers (input->registry, CLASSES))
    server->excluadm_com = TIDE_PRESENCE_MISSING;
}

static gboolean
is_among (GPtrArray  *clsids,
          const char *clsid)
{
  for (guint i = 0; i < clsids->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (clsids, i), clsid) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
carries (TideResourceType *type,
         GPtrArray        *clsids)
{
  for (guint i = 0; type->admin_extensions[i] != NULL; i++)
    if (is_among (clsids, type->admin_extensions[i]))
      return TRUE;

  return FALSE;
}

TidePresence
tide_excluadm_read_cluster (TideCluster *cluster,
                            GPtrArray   *clsids)
{
  GListModel *types = G_LIST_MODEL (cluster->resource_types);
  guint n_wanted = 0, n_unknown = 0, n_types = 0, n_carriers = 0, n_extended = 0;

  for (guint i = 0; i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      n_wanted += type->exchange;
      n_unknown += type->exchange && type->state == TIDE_PRESENCE_UNKNOWN;
      if (!type->exchange || type->state != TIDE_PRESENCE_PRESENT)
        continue;
      n_types++;
      n_carriers += carries (type, clsids);
      n_extended += type->admin_extensions[0] != NULL;
    }

  if (n_carriers > 0)
    return n_carriers == n_types ? TIDE_PRESENCE_PRESENT : TIDE_PRESENCE_DIFFERS;
  /* Some extension is there, and no server tells whether it is this one; or it may be at a type that was not
   * given. */
  if ((clsids->len == 0 && n_extended > 0) || n_unknown > 0)
    return TIDE_PRESENCE_UNKNOWN;

  return n_wanted > 0 ? TIDE_PRESENCE_MISSING : TIDE_PRESENCE_UNKNOWN;
}
