/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "facts/tide-runs.h"
#include "facts/tide-story.h"
#include "findings/tide-checks.h"

static gboolean
has_failed (TideRun *run)
{
  TideVerdict verdict = tide_run_get_verdict (run);

  return verdict == TIDE_VERDICT_FAILED || verdict == TIDE_VERDICT_PREREQUISITES ||
         verdict == TIDE_VERDICT_INTERRUPTED;
}

static void
name_place (TideCheck   *check,
            TideFinding *finding,
            TideRun     *run)
{
  tide_finding_set (finding, "log", tide_check_get_name (check, tide_run_get_evidence (run)));
  tide_finding_set_number (finding, "line", tide_run_get_first_line (run));
}

/* The line of the first error may be one of the signals, too; it is quoted once. */
static gboolean
is_cited (TideFinding  *finding,
          TideCitation *line)
{
  GListModel *citations = tide_finding_get_citations (finding);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) other = g_list_model_get_item (citations, i);

      if (tide_citation_get_line (line) == tide_citation_get_line (other) &&
          g_strcmp0 (tide_citation_get_evidence (line), tide_citation_get_evidence (other)) == 0 &&
          g_strcmp0 (tide_citation_get_text (line), tide_citation_get_text (other)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The error at which it stopped: the innermost message leads, and the one around it follows. */
static void
name_error (TideFinding *finding,
            TideRun     *run)
{
  TideRunMessage *cause = tide_run_get_cause (run);
  const char *innermost, *text;
  g_autofree char *both = NULL;

  if (cause == NULL)
    return;
  innermost = tide_run_message_get_innermost (cause);
  text = tide_run_message_get_text (cause);
  if (strcmp (innermost, text) != 0)
    both = g_strdup_printf ("%s (%s)", innermost, text);
  if (!is_cited (finding, tide_run_message_get_citation (cause)))
    tide_finding_cite (finding, tide_run_message_get_citation (cause));
  tide_finding_set (finding, "error", both != NULL ? both : innermost);
  tide_finding_add_word (finding, "error");
  tide_finding_set_code (finding, tide_run_message_get_code (cause));
}

static TideFindingState
judge_run (TideRun *run)
{
  if (tide_run_get_verdict (run) == TIDE_VERDICT_SUCCEEDED)
    return TIDE_FINDING_STATE_PASS;

  return has_failed (run) ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_UNKNOWN;
}

static void
add_run_words (TideFinding *finding,
               TideRun     *run)
{
  TideRunKind kind = tide_run_get_kind (run);

  tide_finding_add_word (finding, tide_enum_to_word (TIDE_TYPE_VERDICT, tide_run_get_verdict (run)));
  if (kind == TIDE_RUN_KIND_SERVER)
    tide_finding_add_word (finding, "server");
  else if (kind != TIDE_RUN_KIND_OTHER)
    tide_finding_add_word (finding, "prepare");
  tide_finding_add_word (finding, tide_enum_to_word (TIDE_TYPE_DIALECT, tide_run_get_dialect (run)));
  if (tide_run_get_failed_component (run) != NULL)
    tide_finding_add_word (finding, "component");
  tide_finding_set (finding, "component", tide_run_get_failed_component (run));
}

/* None got as far as to count; the last may say why. */
static void
say_no_run (TideCheck *check)
{
  TideFinding *finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);
  GListModel *runs = tide_server_get_runs (check->server);
  guint n = g_list_model_get_n_items (runs);
  g_autoptr (TideRun) last = n > 0 ? g_list_model_get_item (runs, n - 1) : NULL;

  tide_finding_add_word (finding, "no-run");
  if (last != NULL)
    name_error (finding, last);
}

void
tide_check_setup_run (TideCheck *check)
{
  TideRun *run = tide_server_get_deciding_run (check->server);
  TideFinding *finding;

  if (run == NULL)
    {
      say_no_run (check);
      return;
    }
  finding = tide_check_say (check, NULL, judge_run (run));
  add_run_words (finding, run);
  name_place (check, finding, run);
  tide_finding_cite_all (finding, tide_run_get_signals (run));
  if (has_failed (run))
    name_error (finding, run);
  tide_check_tell_story (check, finding, NULL);
}

void
tide_check_tell_story (TideCheck   *check,
                       TideFinding *finding,
                       const char  *name)
{
  GPtrArray *stories = tide_facts_get_stories (check->facts, check->server);

  for (guint i = 0; i < stories->len; i++)
    {
      const TideStory *story = g_ptr_array_index (stories, i);

      if (g_strcmp0 (story->name, name) == 0)
        tide_finding_set_story (finding, story);
    }
}

gboolean
tide_check_is_marked (TideServer *server,
                      const char *task)
{
  GListModel *roles = tide_server_get_roles (server);
  GListModel *tasks = tide_server_get_tasks (server);
  TideGeneration generation = tide_server_get_generation (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (tide_runs_same_task (tide_role_get_watermark (role), task, generation))
        return TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (TideInterruptedTask) marked = g_list_model_get_item (tasks, i);

      if (tide_runs_same_task (tide_interrupted_task_get_watermark (marked), task, generation))
        return TRUE;
    }

  return FALSE;
}

/* Not where all are: the server was given another name since. */
static gboolean
is_elsewhere (TideCheck *check,
              TideRun   *run)
{
  TideRun *deciding = tide_server_get_deciding_run (check->server);
  const char *computer = tide_server_get_computer_name (check->server);

  return tide_run_is_elsewhere (run, computer) && deciding != NULL &&
         !tide_run_is_elsewhere (deciding, computer);
}

static void
say_earlier (TideCheck *check,
             TideRun   *run)
{
  const char *name = tide_check_get_name (check, tide_run_get_evidence (run));
  g_autofree char *subject = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, name, tide_run_get_first_line (run));
  TideFinding *finding = tide_check_say (check, subject, TIDE_FINDING_STATE_FAIL);

  name_place (check, finding, run);
  tide_finding_cite_all (finding, tide_run_get_signals (run));
  name_error (finding, run);
  tide_finding_set (finding, "task", tide_run_get_failed_task (run));
  if (is_elsewhere (check, run))
    {
      tide_finding_set (finding, "other", tide_run_get_server (run));
      tide_finding_add_word (finding, "elsewhere");
    }
  if (tide_check_is_marked (check->server, tide_run_get_failed_task (run)))
    tide_finding_add_word (finding, "watermark");
}

void
tide_check_earlier_run (TideCheck *check)
{
  GListModel *runs = tide_server_get_runs (check->server);
  TideRun *deciding = tide_server_get_deciding_run (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      /* What comes after the one that counts counts elsewhere, or was aborted. */
      if (run != deciding && has_failed (run))
        say_earlier (check, run);
    }
}

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
