/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/tide-setup-wizard.h"
#include "findings/tide-checks.h"

/* Each installed role of the server in turn */
static void
foreach_role (TideCheck *check,
              void (*function) (TideCheck *check, TideRole *role))
{
  GListModel *roles = tide_server_get_roles (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (tide_role_get_state (role) != TIDE_ROLE_STATE_NOT_INSTALLED)
        function (check, role);
    }
}

static TideFinding *
say_role (TideCheck       *check,
          TideRole        *role,
          TideFindingState state)
{
  TideFinding *finding = tide_check_say (check, tide_role_get_name (role), state);
  const char *unpacked = tide_role_get_unpacked_version (role);

  tide_finding_set (finding, "role", tide_role_get_name (role));
  tide_finding_set (finding, "unpacked", unpacked != NULL ? unpacked : "?");
  tide_finding_set (finding, "configured", tide_role_get_configured_version (role));
  tide_finding_cite_all (finding, tide_role_get_citations (role));

  return finding;
}

/* While setup works, what is unfinished is so as a matter of course. */
static TideFindingState
state_of_unfinished (TideCheck *check)
{
  return tide_server_get_verdict (check->server) == TIDE_VERDICT_RUNNING ? TIDE_FINDING_STATE_UNKNOWN
                                                                         : TIDE_FINDING_STATE_FAIL;
}

/* Advice names the wizard only where it continues what was begun, and no command where it cannot be run. */
static void
add_way (TideCheck   *check,
         TideFinding *finding,
         const char  *action)
{
  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL &&
      !tide_setup_wizard_is_out (check->facts, check->server))
    tide_finding_add_word (finding, tide_setup_wizard_continues (action) ? "wizard" : "command");
}

static TideFinding *
say_role_if (TideCheck    *check,
             TideRole     *role,
             TideRoleState bad)
{
  gboolean is_bad = tide_role_get_state (role) == bad;
  TideFindingState state = is_bad ? state_of_unfinished (check) : TIDE_FINDING_STATE_PASS;
  TideFinding *finding = say_role (check, role, state);

  add_way (check, finding, tide_role_get_action (role));
  return finding;
}

static void
name_task (TideCheck   *check,
           TideFinding *finding,
           TideTask    *task)
{
  const char *description = tide_task_get_description (task);

  tide_finding_set (finding, "task", tide_task_get_id (task));
  tide_finding_add_word (finding, "task");
  if (description != NULL && *description != '\0')
    tide_finding_add_word (finding, "described");
  tide_finding_set (finding, "description", description);
  if (tide_task_get_script (task) != NULL)
    {
      tide_finding_set (finding, "script", tide_check_get_name (check, tide_task_get_script (task)));
      tide_finding_set_number (finding, "line", tide_task_get_line (task));
      tide_finding_add_word (finding, "script");
    }
  tide_finding_cite_all (finding, tide_task_get_citations (task));
}

/* What setup was doing there, as far as watermark, script and log tell */
static void
name_mark (TideCheck   *check,
           TideFinding *finding,
           const char  *watermark,
           const char  *action,
           TideTask    *task)
{
  tide_finding_set (finding, "watermark", watermark);
  tide_finding_set (finding, "action", action);
  if (watermark != NULL)
    tide_finding_add_word (finding, "watermark");
  if (task != NULL)
    name_task (check, finding, task);
}

/* Without a recorded action setup was, as far as anyone knows, installing; but nothing says so. */
static const char *
word_for_action (const char *action)
{
  if (action == NULL || g_ascii_strcasecmp (action, "Install") == 0)
    return "install";
  if (g_ascii_strcasecmp (action, "BuildToBuildUpgrade") == 0)
    return "upgrade";
  if (g_ascii_strcasecmp (action, "Uninstall") == 0)
    return "uninstall";

  return g_ascii_strcasecmp (action, "DisasterRecovery") == 0 ? "recovery" : NULL;
}

static gboolean
is_role (TideRole   *role,
         const char *name)
{
  return g_ascii_strcasecmp (tide_role_get_name (role), name) == 0;
}

/* Which of the ways to finish a role is open */
static void
add_role_words (TideCheck   *check,
                TideFinding *finding,
                TideRole    *role)
{
  const TideCatalogRole *entry =
    tide_catalog_find_role (tide_facts_get_catalog (check->facts), tide_role_get_name (role));
  const char *action = word_for_action (tide_role_get_action (role));

  if (action != NULL)
    tide_finding_add_word (finding, action);
  if (tide_role_get_action (role) != NULL)
    tide_finding_add_word (finding, "recorded");
  if (is_role (role, "ClusteredMailboxServer"))
    tide_finding_add_word (finding, "clustered");
  else if (entry != NULL && entry->setup_code != NULL)
    {
      tide_finding_add_word (finding, "role");
      tide_finding_set (finding, "code", entry->setup_code);
    }
}

static void
check_partial (TideCheck *check,
               TideRole  *role)
{
  TideFinding *finding = say_role_if (check, role, TIDE_ROLE_STATE_PARTIALLY_CONFIGURED);

  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_PASS)
    return;
  name_mark (check, finding, tide_role_get_watermark (role), tide_role_get_action (role),
             tide_role_get_task (role));
  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL)
    add_role_words (check, finding, role);
  tide_check_tell_story (check, finding, tide_role_get_name (role));
}

/* Other keys of the generation may bear a mark. */
static void
say_incomplete (TideCheck *check)
{
  if (!tide_check_has_all_roles (check))
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);
}

void
tide_check_role_partially_configured (TideCheck *check)
{
  foreach_role (check, check_partial);
  say_incomplete (check);
}

static gboolean
versions_differ (TideRole *role)
{
  const char *unpacked = tide_role_get_unpacked_version (role);
  const char *configured = tide_role_get_configured_version (role);

  return unpacked != NULL && configured != NULL && !tide_version_same (unpacked, configured);
}

/* While setup is unfinished the versions differ as a matter of course. */
static void
check_mismatch (TideCheck *check,
                TideRole  *role)
{
  if (tide_role_get_state (role) == TIDE_ROLE_STATE_PARTIALLY_CONFIGURED && versions_differ (role))
    say_role (check, role, TIDE_FINDING_STATE_INFORMATION);
  else
    say_role_if (check, role, TIDE_ROLE_STATE_VERSION_MISMATCH);
}

void
tide_check_role_version_mismatch (TideCheck *check)
{
  foreach_role (check, check_mismatch);
}

/* Setup writes a role's files before it configures the role: the second version does not stand alone. */
static gboolean
is_configured_alone (TideRole *role)
{
  return tide_role_get_state (role) == TIDE_ROLE_STATE_UNKNOWN &&
         tide_role_get_configured_version (role) != NULL;
}

static void
check_unpacked (TideCheck *check,
                TideRole  *role)
{
  gboolean alone = is_configured_alone (role);
  TideFinding *finding = alone ? say_role (check, role, TIDE_FINDING_STATE_UNKNOWN)
                               : say_role_if (check, role, TIDE_ROLE_STATE_UNPACKED);

  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_UNKNOWN)
    tide_finding_add_word (finding, alone ? "alone" : "running");
}

void
tide_check_role_unpacked (TideCheck *check)
{
  foreach_role (check, check_unpacked);
}

static void
check_not_finalised (TideCheck *check,
                     TideRole  *role)
{
  TideFinding *finding = say_role_if (check, role, TIDE_ROLE_STATE_NOT_FINALISED);

  tide_finding_set (finding, "post", tide_role_get_post_setup_version (role));
}

void
tide_check_role_not_finalised (TideCheck *check)
{
  foreach_role (check, check_not_finalised);
}

void
tide_check_task_interrupted (TideCheck *check)
{
  GListModel *tasks = tide_server_get_tasks (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (TideInterruptedTask) task = g_list_model_get_item (tasks, i);
      const char *name = tide_interrupted_task_get_name (task);
      TideFinding *finding = tide_check_say (check, name, tide_interrupted_task_get_other_root (task)
                                                            ? TIDE_FINDING_STATE_INFORMATION
                                                            : state_of_unfinished (check));

      tide_finding_set (finding, "key", name);
      tide_finding_cite_all (finding, tide_interrupted_task_get_citations (task));
      name_mark (check, finding, tide_interrupted_task_get_watermark (task),
                 tide_interrupted_task_get_action (task), tide_interrupted_task_get_task (task));
      add_way (check, finding, tide_interrupted_task_get_action (task));
      tide_check_tell_story (check, finding, name);
    }
  say_incomplete (check);
}
