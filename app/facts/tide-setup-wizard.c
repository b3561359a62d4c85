/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/tide-setup-wizard.h"

#define EDGE "EdgeTransportRole"
#define CURRENT_VERSION "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"

static gboolean
is_server_core (TideFacts  *facts,
                TideServer *server)
{
  TideRegistry *registry = tide_facts_get_registry (facts, server);
  g_autofree char *type = tide_registry_dup_string (registry, CURRENT_VERSION, "InstallationType");

  return type != NULL && g_ascii_strcasecmp (type, "Server Core") == 0;
}

/* A key without anything in it is no role. */
static gboolean
is_there (TideRole *role)
{
  return tide_role_get_unpacked_version (role) != NULL || tide_role_get_configured_version (role) != NULL ||
         tide_role_get_watermark (role) != NULL || tide_role_get_action (role) != NULL;
}

static gboolean
is_edge (TideServer *server)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_ascii_strcasecmp (tide_role_get_name (role), EDGE) == 0 && is_there (role))
        return TRUE;
    }

  return FALSE;
}

gboolean
tide_setup_wizard_is_out (TideFacts  *facts,
                          TideServer *server)
{
  return is_server_core (facts, server) || is_edge (server);
}

gboolean
tide_setup_wizard_continues (const char *action)
{
  return action == NULL || g_ascii_strcasecmp (action, "Install") == 0 ||
         g_ascii_strcasecmp (action, "BuildToBuildUpgrade") == 0;
}
