/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/tide-windows-path.h"
#include "facts/runs/tide-runs.h"
#include "facts/servers/tide-generations.h"
#include "facts/servers/tide-roles.h"

/* A value's text; what it says is cited. */
static char *
take_value (TideRegistryKey *key,
            const char      *name,
            GListStore      *citations)
{
  TideRegistryValue *value = tide_role_key_get_value (key, name);
  g_autoptr (TideCitation) citation = NULL;

  if (value == NULL)
    return NULL;
  citation = tide_registry_value_cite (value);
  g_list_store_append (citations, citation);

  return g_strstrip (tide_registry_value_dup_text (value));
}

/* 2007 stores a 32-bit id; as a number it is written so that it cannot be taken for hexadecimal text. */
static char *
take_watermark (TideRegistryKey *key,
                GListStore      *citations)
{
  g_autofree char *text = take_value (key, "Watermark", citations);
  TideRegistryValue *value = tide_role_key_get_value (key, "Watermark");
  guint32 number;

  if (value != NULL && tide_registry_value_get_dword (value, &number))
    return g_strdup_printf ("0x%08x", number);

  return g_steal_pointer (&text);
}

/* By its name: "Install-MailboxRole-20210313-….ps1" */
static gboolean
is_script_of_other (TideCatalog       *catalog,
                    const TideReading *reading,
                    const char        *name)
{
  g_auto (GStrv) parts = g_strsplit (reading->name, "-", 3);
  const TideCatalogRole *own = tide_catalog_find_role (catalog, name);
  const TideCatalogRole *other = parts[0] != NULL ? tide_catalog_find_role (catalog, parts[1]) : NULL;

  return reading->kind == TIDE_EVIDENCE_KIND_TASK_SCRIPT && own != NULL && other != NULL && own != other;
}

GPtrArray *
tide_roles_leave_out_others (TideServerInput *input,
                             const char      *name)
{
  GPtrArray *readings = g_ptr_array_new ();

  for (guint i = 0; i < input->readings->len; i++)
    if (!is_script_of_other (input->catalog, input->readings->pdata[i], name))
      g_ptr_array_add (readings, input->readings->pdata[i]);

  return readings;
}

static TideTask *
find_task (TideServerInput *input,
           TideServer      *server,
           const char      *name,
           const char      *watermark)
{
  g_autoptr (GPtrArray) readings = NULL;

  if (watermark == NULL)
    return NULL;

  readings = tide_roles_leave_out_others (input, name);
  return tide_runs_find_task (readings, G_LIST_MODEL (server->runs), server->generation, watermark);
}

static gboolean
is_zero (const char *text)
{
  static const TideVersion none;
  TideVersion version;

  return tide_version_parse (text, &version) && tide_version_compare (&version, &none) == 0;
}

/* By precedence: a mark outweighs versions, and two versions outweigh what is only half known. */
static TideRoleState
decide_state (const TideRole        *role,
              const TideCatalogRole *entry,
              TideGeneration         generation)
{
  const char *unpacked = role->unpacked_version;
  const char *configured = role->configured_version;

  if (role->watermark != NULL || role->action != NULL)
    return TIDE_ROLE_STATE_PARTIALLY_CONFIGURED;
  if (unpacked == NULL)
    return TIDE_ROLE_STATE_UNKNOWN;
  if (configured != NULL && !tide_version_same (unpacked, configured))
    return TIDE_ROLE_STATE_VERSION_MISMATCH;
  if (configured == NULL && entry->configures)
    return TIDE_ROLE_STATE_UNPACKED;
  if (generation >= TIDE_GENERATION_2013 && is_zero (role->post_setup_version))
    return TIDE_ROLE_STATE_NOT_FINALISED;

  return TIDE_ROLE_STATE_CONFIGURED;
}

static void
cite_key (TideRegistryKey *key,
          GListStore      *citations)
{
  g_autoptr (TideCitation) citation = tide_registry_key_cite (key);

  g_list_store_append (citations, citation);
}

static TideRole *
read_role (TideServerInput       *input,
           TideServer            *server,
           TideRegistryKey       *key,
           const TideCatalogRole *entry)
{
  TideRole *role = g_object_new (TIDE_TYPE_ROLE, NULL);

  role->name = g_strdup (entry->id);
  role->key = g_strdup (tide_registry_key_get_path (key));
  role->unpacked_version = take_value (key, "UnpackedVersion", role->citations);
  role->configured_version = take_value (key, "ConfiguredVersion", role->citations);
  role->post_setup_version = take_value (key, "PostSetupVersion", role->citations);
  role->watermark = take_watermark (key, role->citations);
  role->action = take_value (key, "Action", role->citations);
  role->task = find_task (input, server, role->name, role->watermark);
  role->state = decide_state (role, entry, server->generation);
  if (g_list_model_get_n_items (G_LIST_MODEL (role->citations)) == 0)
    cite_key (key, role->citations);

  return role;
}

/* @root: (nullable): the name of a root that is not the server's own */
static void
add_task (TideServerInput *input,
          TideServer      *server,
          TideRegistryKey *key,
          const char      *root)
{
  g_autoptr (TideInterruptedTask) task = g_object_new (TIDE_TYPE_INTERRUPTED_TASK, NULL);

  task->name = root != NULL ? g_strconcat (root, "\\", tide_registry_key_get_name (key), NULL)
                            : g_strdup (tide_registry_key_get_name (key));
  task->other_root = root != NULL;
  task->key = g_strdup (tide_registry_key_get_path (key));
  task->watermark = take_watermark (key, task->citations);
  task->action = take_value (key, "Action", task->citations);
  task->task = find_task (input, server, task->name, task->watermark);
  g_list_store_append (server->tasks, task);
}

/* Of a key whose values may be there and could not be read nothing is known, least of all that it bears no
 * mark. */
static gboolean
is_told (TideServerInput *input,
         TideRegistryKey *key)
{
  return tide_registry_key_get_values (key)->len > 0 ||
         tide_registry_covers (input->registry, tide_registry_key_get_path (key));
}

/* The key of a catalogue's role, under its own name or another of setup's. */
static TideRegistryKey *
find_key (TideServerInput       *input,
          GPtrArray             *keys,
          const TideCatalogRole *entry)
{
  for (guint i = 0; i < keys->len; i++)
    if (tide_role_key_get_role (input->catalog, keys->pdata[i]) == entry && is_told (input, keys->pdata[i]))
      return keys->pdata[i];

  return NULL;
}

static void
add_not_installed (TideServer                  *server,
                   const TideCatalogGeneration *generation,
                   const TideCatalogRole       *entry)
{
  g_autoptr (TideRole) role = g_object_new (TIDE_TYPE_ROLE, NULL);

  role->name = g_strdup (entry->id);
  role->key = g_strconcat (generation->registry_root, "\\", entry->id, NULL);
  role->state = TIDE_ROLE_STATE_NOT_INSTALLED;
  g_list_store_append (server->roles, role);
}

static void
add_roles (TideServerInput             *input,
           TideServer                  *server,
           const TideCatalogGeneration *generation,
           GPtrArray                   *keys)
{
  GPtrArray *entries = tide_catalog_get_roles (input->catalog);
  gboolean whole = tide_registry_covers (input->registry, generation->registry_root);

  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogRole *entry = g_ptr_array_index (entries, i);
      TideRegistryKey *key = find_key (input, keys, entry);
      g_autoptr (TideRole) role = key != NULL ? read_role (input, server, key, entry) : NULL;

      if (role != NULL)
        g_list_store_append (server->roles, role);
      else if (whole && TIDE_GENERATION_IN (server->generation, entry->generations))
        add_not_installed (server, generation, entry);
    }
}

static gboolean
has_role_keys (TideServerInput *input,
               GPtrArray       *keys)
{
  for (guint i = 0; i < keys->len; i++)
    if (tide_role_key_get_role (input->catalog, keys->pdata[i]) != NULL)
      return TRUE;

  return FALSE;
}

static char *
explain_old (TideServerInput             *input,
             TideServer                  *server,
             const TideCatalogGeneration *generation)
{
  guint32 build;

  if (!tide_registry_get_dword (input->registry, generation->registry_root, "NewestBuild", &build))
    return g_strdup (_("Exchange 2000 and 2003 keep no state of roles in the registry."));
  if (server->install_path == NULL)
    return g_strdup_printf (_("Exchange 2000 and 2003 keep no state of roles in the registry. "
                              "Setup’s key says build %u."),
                            build);

  return g_strdup_printf (_("Exchange 2000 and 2003 keep no state of roles in the registry. "
                            "Setup’s key says build %u in %s."),
                          build, server->install_path);
}

static char *
explain_no_roles (TideServerInput             *input,
                  TideServer                  *server,
                  const TideCatalogGeneration *generation)
{
  if (generation != NULL && !generation->has_roles)
    return explain_old (input, server, generation);
  if (tide_registry_covers (input->registry, "SOFTWARE\\Microsoft\\Exchange") ||
      tide_registry_covers (input->registry, "SOFTWARE\\Microsoft\\ExchangeServer"))
    return g_strdup (_("The registry of this server holds no key of an Exchange role."));
  if (tide_registry_touches (input->registry, "SOFTWARE\\Microsoft\\Exchange") ||
      tide_registry_touches (input->registry, "SOFTWARE\\Microsoft\\ExchangeServer"))
    return g_strdup (_("Only a part of the registry keys of Exchange was given or could be read, and no role "
                       "stands in it."));

  return g_strdup (_("No registry file with the keys of Exchange was given, or none that could be read."));
}

/* Any key there that holds a mark: setup of that generation was begun and not finished. */
static void
read_other_root (TideServerInput *input,
                 TideServer      *server,
                 const char      *root)
{
  g_autoptr (GPtrArray) keys = tide_registry_children (input->registry, root);

  for (guint i = 0; i < keys->len; i++)
    if (tide_role_key_has_mark (keys->pdata[i]))
      add_task (input, server, keys->pdata[i], tide_windows_path_get_name (root));
}

static void
read_other_roots (TideServerInput *input,
                  TideServer      *server)
{
  for (guint i = 0; server->other_roots[i] != NULL; i++)
    read_other_root (input, server, server->other_roots[i]);
}

void
tide_roles_read (TideServerInput *input,
                 TideServer      *server)
{
  const TideCatalogGeneration *generation = tide_catalog_find_generation (input->catalog, server->generation);
  g_autoptr (GPtrArray) keys = NULL;

  read_other_roots (input, server);
  if (generation == NULL || !generation->has_roles)
    {
      server->no_roles_reason = explain_no_roles (input, server, generation);
      return;
    }

  keys = tide_registry_children (input->registry, generation->registry_root);
  if (has_role_keys (input, keys))
    add_roles (input, server, generation, keys);
  else
    server->no_roles_reason = explain_no_roles (input, server, generation);

  for (guint i = 0; i < keys->len; i++)
    if (tide_role_key_get_role (input->catalog, keys->pdata[i]) == NULL &&
        tide_role_key_has_mark (keys->pdata[i]))
      add_task (input, server, keys->pdata[i], NULL);
}

gboolean
tide_roles_have_failed (TideServer *server)
{
  GListModel *roles = G_LIST_MODEL (server->roles);
  GListModel *tasks = G_LIST_MODEL (server->tasks);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (role->state == TIDE_ROLE_STATE_PARTIALLY_CONFIGURED ||
          role->state == TIDE_ROLE_STATE_VERSION_MISMATCH)
        return TRUE;
    }

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (TideInterruptedTask) task = g_list_model_get_item (tasks, i);

      if (!task->other_root)
        return TRUE;
    }

  return FALSE;
}
