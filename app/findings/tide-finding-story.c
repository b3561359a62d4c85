/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "findings/tide-finding-private.h"

/* The task, as far as its script tells of it */
static const char *
choose_task (const TideStory *story)
{
  if (story->description != NULL && story->position > 0)
    /* Translators: a task of setup, what its script says of it, and which of the script’s tasks it is */
    return N_("{task} (“{description}”), number {position} in its script");
  if (story->description != NULL)
    return N_("{task} (“{description}”)");

  return story->position > 0 ? N_("{task}, number {position} in its script") : N_("{task}");
}

static const char *
choose_reason (const TideStory *story)
{
  return story->outer != NULL ? N_("“{cause}” (reported as “{outer}”)") : N_("“{cause}”");
}

/* What stopped is a role or a step that the registry names … */
static const char *
choose_mark (const TideStory *story)
{
  if (story->run == 0)
    return N_("{stopped} stopped at the task {story-task}");
  if (story->interrupted)
    return N_("{stopped} broke off in run {run} of {runs}, at the task {story-task}");
  if (story->cause == NULL)
    return N_("{stopped} stopped in run {run} of {runs}, at the task {story-task}");

  return N_("{stopped} stopped in run {run} of {runs}, at the task {story-task}, because of this: {reason}");
}

/* … or the run itself. */
static const char *
choose_run (const TideStory *story)
{
  if (story->interrupted)
    return N_("Setup broke off in run {run} of {runs} (line {line} of {log}); the last task that it had "
              "begun is {story-task}");
  if (story->only_begun && story->cause == NULL)
    return N_("Setup stopped in run {run} of {runs} (line {line} of {log}); the last task that it had begun "
              "is {story-task}");
  if (story->only_begun)
    return N_("Setup stopped in run {run} of {runs} (line {line} of {log}) because of this: {reason}; the "
              "last task that it had begun is {story-task}");
  if (story->component != NULL && story->cause != NULL)
    return N_("Setup stopped in run {run} of {runs} (line {line} of {log}), in {component}, at the task "
              "{story-task}, because of this: {reason}");
  if (story->cause != NULL)
    return N_("Setup stopped in run {run} of {runs} (line {line} of {log}), at the task {story-task}, "
              "because of this: {reason}");

  return N_("Setup stopped in run {run} of {runs} (line {line} of {log}), at the task {story-task}");
}

static const char *
choose_prospect (const TideStory *story)
{
  switch (story->expect)
    {
    case TIDE_EXPECT_TASK:
      if (story->build == NULL)
        return N_("{where}; with media of the same build setup is expected to go on at this task.");
      return N_("{where}; with media of the same build ({build}) setup is expected to go on at this task.");
    case TIDE_EXPECT_STEPS_AGAIN:
      return N_("{where}; setup is expected to run these steps again from the start.");
    case TIDE_EXPECT_COMMAND:
      return N_("{where}; watermarks do not come into it, and the logged command has to be repeated.");
    case TIDE_EXPECT_OTHER_MEDIA:
      return N_("{where}; the last run used media of another build ({other-build} instead of {build}), and "
                "where setup will go on with those cannot be foretold.");
    case TIDE_EXPECT_UNKNOWN:
      return N_("{where}; where setup will go on cannot be foretold.");
    case TIDE_EXPECT_NO_REGISTRY:
      return N_("{where}; whether setup will go on there cannot be told without the registry of the server.");
    case TIDE_EXPECT_NOTHING:
    default:
      return N_("{where}.");
    }
}

void
tide_finding_set_story (TideFinding     *self,
                        const TideStory *story)
{
  tide_finding_set (self, "stopped", story->name);
  tide_finding_set (self, "task", story->task);
  tide_finding_set (self, "description", story->description);
  tide_finding_set (self, "cause", story->cause);
  tide_finding_set (self, "outer", story->outer);
  tide_finding_set (self, "build", story->build);
  tide_finding_set (self, "other-build", story->other_build);
  tide_finding_set_number (self, "position", story->position);
  tide_finding_set_number (self, "run", story->run);
  tide_finding_set_number (self, "runs", story->n_runs);
  self->story[TIDE_STORY_TASK] = choose_task (story);
  self->story[TIDE_STORY_REASON] = story->cause != NULL ? choose_reason (story) : NULL;
  self->story[TIDE_STORY_WHERE] = story->name != NULL ? choose_mark (story) : choose_run (story);
  self->story[TIDE_STORY_WHOLE] = choose_prospect (story);
  tide_finding_set_code (self, story->code);
}

/* Each part is an argument of one after it. */
char *
tide_finding_get_story (TideFinding *self)
{
  static const char *const names[] = {
    [TIDE_STORY_TASK] = "story-task",
    [TIDE_STORY_REASON] = "reason",
    [TIDE_STORY_WHERE] = "where",
  };

  g_return_val_if_fail (TIDE_IS_FINDING (self), NULL);

  if (self->story[TIDE_STORY_WHOLE] == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (self->story[i] != NULL)
      {
        g_autofree char *part = tide_text_fill (g_dgettext (GETTEXT_PACKAGE, self->story[i]),
                                                self->arguments);

        tide_finding_set (self, names[i], part);
      }

  return tide_text_fill (g_dgettext (GETTEXT_PACKAGE, self->story[TIDE_STORY_WHOLE]), self->arguments);
}

void
tide_finding_set_code (TideFinding *self,
                       guint32      value)
{
  const TideCatalogCode *code = value != 0 ? tide_catalog_find_code (self->catalog, value) : NULL;
  g_autofree char *number = NULL;

  if (code == NULL)
    return;
  number = g_strdup_printf ((value & 0x80000000u) != 0 ? "0x%08X" : "%u", value);
  self->code = code;
  tide_finding_set (self, "error-number", number);
  tide_finding_set (self, "error-name", code->name);
}

char *
tide_finding_describe_code (TideFinding *self)
{
  if (self->code == NULL)
    return NULL;

  tide_finding_set (self, "error-meaning", g_dgettext (GETTEXT_PACKAGE, self->code->meaning));
  return tide_text_fill (_("Error code {error-number} is {error-name}: {error-meaning}"), self->arguments);
}
