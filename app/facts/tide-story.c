/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-version.h"
#include "facts/runs/tide-runs.h"
#include "facts/servers/tide-roles.h"
#include "facts/tide-server-facts.h"
#include "facts/tide-story.h"

/* What a story is told from */
typedef struct
{
  TideServer      *server;
  TideServerInput *input;
} Teller;

void
tide_story_free (TideStory *self)
{
  g_free (self->name);
  g_free (self->component);
  g_free (self->task);
  g_free (self->description);
  g_free (self->script);
  g_free (self->cause);
  g_free (self->outer);
  g_free (self->build);
  g_free (self->other_build);
  g_object_unref (self->citations);
  g_free (self);
}

static TideStory *
story_new (Teller     *teller,
           const char *name)
{
  TideStory *self = g_new0 (TideStory, 1);

  self->name = g_strdup (name);
  self->n_runs = g_list_model_get_n_items (G_LIST_MODEL (teller->server->runs));
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);

  return self;
}

static void
take_task (TideStory  *self,
           TideTask   *task,
           const char *id)
{
  self->task = g_strdup (id);
  if (task == NULL)
    return;
  g_free (self->task);
  self->task = g_strdup (task->id);
  if (task->description != NULL && *task->description != '\0')
    self->description = g_strdup (task->description);
  self->script = g_strdup (task->script);
  self->position = task->position;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (task->citations)); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (G_LIST_MODEL (task->citations), i);

      g_list_store_append (self->citations, citation);
    }
}

static gboolean
has_stopped (TideRun *run)
{
  return run->verdict == TIDE_VERDICT_FAILED || run->verdict == TIDE_VERDICT_INTERRUPTED;
}

static const char *
name_of (Teller     *teller,
         const char *evidence)
{
  for (guint i = 0; evidence != NULL && i < teller->input->readings->len; i++)
    {
      const TideReading *reading = g_ptr_array_index (teller->input->readings, i);

      if (strcmp (reading->evidence, evidence) == 0)
        return reading->name;
    }

  return NULL;
}

static gboolean
wrote (TideRun    *run,
       const char *script)
{
  for (guint i = 0; script != NULL && run->scripts[i] != NULL; i++)
    if (g_ascii_strcasecmp (run->scripts[i], script) == 0)
      return TRUE;

  return FALSE;
}

/* How surely a run is the one that stopped at the task: its error block names it, it wrote the script, or
 * it was at work on the role */
static guint
weigh (Teller     *teller,
       TideRun    *run,
       TideStory  *self,
       const char *script,
       const char *watermark)
{
  TideGeneration generation = teller->server->generation;

  if (!has_stopped (run))
    return 0;
  if (run->failed_task != NULL)
    return tide_runs_same_task (run->failed_task, self->task, generation) ||
               tide_runs_same_task (run->failed_task, watermark, generation)
             ? 3
             : 0;
  if (wrote (run, script))
    return 2;

  return tide_story_is_at_work (teller->input->catalog, run->failed_component, self->name) ? 1 : 0;
}

static TideRun *
find_run (Teller     *teller,
          TideStory  *self,
          const char *script,
          const char *watermark)
{
  TideServer *server = teller->server;
  TideRun *best = NULL;
  guint best_weight = 0;

  for (guint i = 0; self->task != NULL && i < self->n_runs; i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (G_LIST_MODEL (server->runs), i);
      guint weight = weigh (teller, run, self, script, watermark);

      if (weight == 0 || weight < best_weight)
        continue;
      best = run; /* the list keeps it */
      best_weight = weight;
      self->run = i + 1;
    }

  return best;
}

static void
take_run (TideStory *self,
          TideRun   *run)
{
  TideRunMessage *cause = run->cause;

  self->interrupted = run->verdict == TIDE_VERDICT_INTERRUPTED;
  if (cause == NULL || self->interrupted)
    return;
  self->cause = g_strdup (tide_run_message_get_innermost (cause));
  if (strcmp (self->cause, cause->text) != 0)
    self->outer = g_strdup (cause->text);
  self->code = cause->code;
}

/* By the action that is recorded; for another build of the media nothing is known. */
static TideExpect
expect (TideStory  *self,
        TideServer *server,
        const char *action)
{
  TideRun *last = server->deciding_run;

  if (last != NULL && last->version != NULL && self->build != NULL &&
      !tide_version_same (last->version, self->build))
    {
      self->other_build = g_strdup (last->version);
      return TIDE_EXPECT_OTHER_MEDIA;
    }
  if (action == NULL)
    return TIDE_EXPECT_UNKNOWN;
  if (g_ascii_strcasecmp (action, "Install") == 0)
    return TIDE_EXPECT_TASK;

  return g_ascii_strcasecmp (action, "BuildToBuildUpgrade") == 0 ? TIDE_EXPECT_STEPS_AGAIN
                                                                 : TIDE_EXPECT_UNKNOWN;
}

static void
tell_mark (Teller     *teller,
           GPtrArray  *stories,
           const char *name,
           const char *watermark,
           const char *action,
           const char *build,
           TideTask   *task)
{
  TideStory *self;
  TideRun *run;

  if (watermark == NULL)
    return;
  self = story_new (teller, name);
  take_task (self, task, watermark);
  self->build = g_strdup (build);
  run = find_run (teller, self, task != NULL ? name_of (teller, task->script) : NULL, watermark);
  if (run != NULL)
    take_run (self, run);
  self->expect = expect (self, teller->server, action);
  g_ptr_array_add (stories, self);
}

static void
tell_marks (Teller    *teller,
            GPtrArray *stories)
{
  GListModel *roles = G_LIST_MODEL (teller->server->roles);
  GListModel *steps = G_LIST_MODEL (teller->server->tasks);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      tell_mark (teller, stories, role->name, role->watermark, role->action, role->unpacked_version,
                 role->task);
    }
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideInterruptedTask) step = g_list_model_get_item (steps, i);

      tell_mark (teller, stories, step->name, step->watermark, step->action, NULL, step->task);
    }
}

/* The last task of the last script that a run wrote is one that it had begun. (transfer full) (nullable) */
static TideTask *
find_last_begun (Teller  *teller,
                 TideRun *run)
{
  guint n = g_strv_length (run->scripts);
  TideReading *script = NULL;

  for (guint i = 0; n > 0 && i < teller->input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (teller->input->readings, i);

      if (g_ascii_strcasecmp (reading->name, run->scripts[n - 1]) == 0)
        return tide_runs_read_last_task (reading);
    }
  if (n == 0)
    script = tide_story_find_script (teller->input, run);

  return script != NULL ? tide_runs_read_last_task (script) : NULL;
}

static TideTask *
find_stopped_task (Teller    *teller,
                   TideStory *self,
                   TideRun   *run)
{
  TideServer *server = teller->server;
  const char *noun = run->failed_component != NULL ? strchr (run->failed_component, '-') : NULL;
  g_autoptr (GPtrArray) readings =
    tide_roles_leave_out_others (teller->input, noun != NULL ? noun + 1 : NULL);

  if (run->failed_task != NULL)
    return tide_runs_find_task (readings, G_LIST_MODEL (server->runs), server->generation,
                                run->failed_task);
  self->only_begun = TRUE;

  return find_last_begun (teller, run);
}

/* The mark, if there is one, tells more of what comes next than the run. */
static void
expect_as_marked (Teller    *teller,
                  TideStory *self,
                  GPtrArray *stories,
                  TideRun   *run)
{
  TideServer *server = teller->server;

  if (run->kind != TIDE_RUN_KIND_SERVER)
    {
      self->expect = run->kind == TIDE_RUN_KIND_OTHER ? TIDE_EXPECT_NOTHING : TIDE_EXPECT_COMMAND;
      return;
    }
  for (guint i = 0; i < stories->len; i++)
    {
      TideStory *other = g_ptr_array_index (stories, i);

      if (!tide_runs_same_task (other->task, self->task, server->generation))
        continue;
      self->only_begun = FALSE;
      self->expect = other->expect;
      self->build = g_strdup (other->build);
      self->other_build = g_strdup (other->other_build);
      return;
    }
  if (!(tide_server_facts_get_available (teller->input) & TIDE_NEED_EXCHANGE_KEYS))
    self->expect = TIDE_EXPECT_NO_REGISTRY;
}

static void
tell_run (Teller    *teller,
          GPtrArray *stories)
{
  TideRun *run = teller->server->deciding_run;
  g_autoptr (TideTask) task = NULL;
  g_autoptr (TideStory) self = NULL;
  guint at;

  if (run == NULL || !has_stopped (run) || !g_list_store_find (teller->server->runs, run, &at))
    return;
  self = story_new (teller, NULL);
  task = find_stopped_task (teller, self, run);
  take_task (self, task, run->failed_task);
  if (self->task == NULL)
    return;
  self->component = g_strdup (run->failed_component);
  self->run = at + 1;
  take_run (self, run);
  expect_as_marked (teller, self, stories, run);
  g_ptr_array_add (stories, g_steal_pointer (&self));
}

GPtrArray *
tide_stories_read (TideServer      *server,
                   TideServerInput *input)
{
  GPtrArray *stories = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_story_free);
  Teller teller = { server, input };

  tell_marks (&teller, stories);
  tell_run (&teller, stories);

  return stories;
}
