/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/runs/tide-runs.h"
#include "facts/tide-story.h"
#include "findings/tide-checks.h"

static gboolean
is_unfinished (TideRole *role)
{
  TideRoleState state = tide_role_get_state (role);

  return state == TIDE_ROLE_STATE_PARTIALLY_CONFIGURED || state == TIDE_ROLE_STATE_VERSION_MISMATCH;
}

/* A role that the registry shows as unfinished; (transfer full) (nullable) */
static TideRole *
find_unfinished (TideServer *server)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (is_unfinished (role))
        return g_steal_pointer (&role);
    }

  return NULL;
}

/*
 * Whether every role stands configured, one at least at the version that the run was to bring. A run that
 * failed before it touched roles of an older version contradicts nothing.
 */
static gboolean
is_all_done (TideServer *server,
             TideRun    *run)
{
  GListModel *roles = tide_server_get_roles (server);
  gboolean brought = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (tide_role_get_state (role) == TIDE_ROLE_STATE_NOT_INSTALLED)
        continue;
      if (tide_role_get_state (role) != TIDE_ROLE_STATE_CONFIGURED)
        return FALSE;
      brought |= tide_run_get_version (run) == NULL ||
                 tide_version_same (tide_role_get_configured_version (role), tide_run_get_version (run));
    }

  return brought && g_list_model_get_n_items (tide_server_get_tasks (server)) == 0;
}

static TideFinding *
contradict (TideCheck  *check,
            TideRun    *run,
            const char *word,
            GListModel *citations)
{
  TideFinding *finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_FAIL);

  tide_finding_cite_all (finding, tide_run_get_signals (run));
  if (word != NULL)
    tide_finding_add_word (finding, word);
  if (citations != NULL)
    tide_finding_cite_all (finding, citations);

  return finding;
}

/* A role whose recorded action is not what the run set itself to do; (transfer full) (nullable) */
static TideRole *
find_other_action (TideServer *server,
                   TideRun    *run)
{
  GListModel *roles = tide_server_get_roles (server);
  const char *mode = tide_run_get_installation_mode (run);

  for (guint i = 0; mode != NULL && i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);
      const char *action = tide_role_get_action (role);

      if (action != NULL && g_ascii_strcasecmp (action, mode) != 0)
        return g_steal_pointer (&role);
    }

  return NULL;
}

/* The mark and the error block name different tasks of one script: setup runs them in their order. */
static gboolean
is_ordered (const TideStory *mark,
            const TideStory *run)
{
  return mark->script != NULL && mark->position != run->position && mark->position > 0 &&
         run->position > 0 && g_strcmp0 (mark->script, run->script) == 0;
}

/* Which word says how they differ; (nullable): they do not. Up to 2010 the two may be written in ways that
 * cannot be compared. */
static const char *
compare_tasks (TideCheck       *check,
               const TideStory *mark,
               const TideStory *run)
{
  TideGeneration generation = tide_server_get_generation (check->server);

  if (mark->name == NULL || tide_runs_same_task (mark->task, run->task, generation))
    return NULL;
  if (is_ordered (mark, run))
    return mark->position < run->position ? "passed" : "not-reached";

  return generation >= TIDE_GENERATION_2013 &&
             tide_story_is_at_work (tide_facts_get_catalog (check->facts), run->component, mark->name)
           ? "another-task"
           : NULL;
}

static void
cite_mark (TideCheck       *check,
           TideFinding     *finding,
           const TideStory *mark)
{
  GListModel *roles = tide_server_get_roles (check->server);

  tide_finding_cite_all (finding, G_LIST_MODEL (mark->citations));
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_strcmp0 (tide_role_get_name (role), mark->name) == 0)
        tide_finding_cite_all (finding, tide_role_get_citations (role));
    }
}

static gboolean
contradict_task (TideCheck *check,
                 TideRun   *run)
{
  GPtrArray *stories = tide_facts_get_stories (check->facts, check->server);
  const TideStory *last = stories->len > 0 ? stories->pdata[stories->len - 1] : NULL;

  if (last == NULL || last->name != NULL || last->only_begun)
    return FALSE;
  for (guint i = 0; i + 1 < stories->len; i++)
    {
      const TideStory *mark = g_ptr_array_index (stories, i);
      const char *word = compare_tasks (check, mark, last);
      TideFinding *finding;

      if (word == NULL)
        continue;
      finding = contradict (check, run, word, NULL);
      cite_mark (check, finding, mark);
      tide_finding_set (finding, "role", mark->name);
      tide_finding_set (finding, "task", mark->task);
      tide_finding_set (finding, "other", last->task);
      return TRUE;
    }

  return FALSE;
}

static void
contradict_role (TideCheck  *check,
                 TideRun    *run,
                 TideRole   *role,
                 const char *word)
{
  TideFinding *finding = contradict (check, run, word, tide_role_get_citations (role));

  tide_finding_set (finding, "role", tide_role_get_name (role));
  tide_finding_set (finding, "action", tide_role_get_action (role));
  tide_finding_set (finding, "mode", tide_run_get_installation_mode (run));
}

void
tide_check_hive_log_contradiction (TideCheck *check)
{
  TideRun *run = tide_server_get_deciding_run (check->server);
  g_autoptr (TideRole) role = find_unfinished (check->server);
  g_autoptr (TideRole) other = NULL;

  if (run == NULL || tide_run_get_kind (run) != TIDE_RUN_KIND_SERVER)
    return;
  other = find_other_action (check->server, run);
  if (tide_run_get_verdict (run) == TIDE_VERDICT_SUCCEEDED && role != NULL)
    contradict_role (check, run, role, "succeeded");
  else if (tide_run_get_verdict (run) == TIDE_VERDICT_FAILED && tide_check_has_all_roles (check) &&
           is_all_done (check->server, run))
    contradict (check, run, NULL, NULL);
  else if (!contradict_task (check, run) && other != NULL)
    contradict_role (check, run, other, "action");
}
