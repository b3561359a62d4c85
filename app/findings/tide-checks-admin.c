/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-checks.h"

/* Computers that hold nothing but the management tools */

#define ADMIN_TOOLS "AdminTools"
#define SYSTEM_ATTENDANT "Services\\MSExchangeSA"

static TideTruth
has_tools_alone (TideServer *server)
{
  GListModel *roles = tide_server_get_roles (server);
  gboolean tools = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (tide_role_get_state (role) == TIDE_ROLE_STATE_NOT_INSTALLED)
        continue;
      if (g_ascii_strcasecmp (tide_role_get_name (role), ADMIN_TOOLS) != 0)
        return TIDE_TRUTH_NO;
      tools = TRUE;
    }

  return tools ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
}

/* 2000 and 2003 have no role keys; every server of theirs runs the System Attendant. */
static TideTruth
has_no_attendant (TideCheck *check)
{
  TideRegistry *registry = tide_facts_get_registry (check->facts, check->server);
  const char *set = tide_server_get_control_set (check->server);
  g_autofree char *path = g_strconcat ("SYSTEM\\", set, "\\" SYSTEM_ATTENDANT, NULL);

  if (set == NULL)
    return TIDE_TRUTH_UNKNOWN;
  if (tide_registry_find (registry, path) != NULL)
    return TIDE_TRUTH_NO;

  return tide_registry_covers (registry, path) ? TIDE_TRUTH_YES : TIDE_TRUTH_UNKNOWN;
}

/* Only a computer from which a cluster is managed needs the extension; that it is one cannot be told. */
void
tide_check_excluadm_admin (TideCheck *check)
{
  static const TideFindingState states[] = {
    [TIDE_PRESENCE_UNKNOWN] = TIDE_FINDING_STATE_UNKNOWN,
    [TIDE_PRESENCE_PRESENT] = TIDE_FINDING_STATE_PASS,
    [TIDE_PRESENCE_MISSING] = TIDE_FINDING_STATE_INFORMATION,
    [TIDE_PRESENCE_DIFFERS] = TIDE_FINDING_STATE_PASS,
  };
  TideTruth alone = tide_server_get_generation (check->server) < TIDE_GENERATION_2007
                      ? has_no_attendant (check)
                      : has_tools_alone (check->server);

  if (tide_server_get_cluster_node (check->server) == TIDE_TRUTH_YES || alone != TIDE_TRUTH_YES)
    tide_finding_add_word (tide_check_say (check, NULL, TIDE_FINDING_STATE_PASS), "not-alone");
  else
    tide_check_say (check, NULL, states[tide_server_get_excluadm_com (check->server)]);
}
