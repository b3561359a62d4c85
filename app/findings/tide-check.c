/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/runs/tide-runs.h"
#include "facts/tide-story.h"
#include "findings/tide-check.h"

#define MAX_MESSAGE 400

TideFinding *
tide_check_say (TideCheck       *check,
                const char      *subject,
                TideFindingState state)
{
  g_autoptr (TideFinding) finding =
    tide_finding_new (tide_facts_get_catalog (check->facts), check->rule, subject, check->server, state);

  g_list_store_append (check->findings, finding);

  return finding; /* the list keeps it */
}

const char *
tide_check_get_name (TideCheck  *check,
                     const char *evidence)
{
  GPtrArray *readings = tide_facts_get_readings (check->facts);

  for (guint i = 0; i < readings->len; i++)
    {
      const TideReading *reading = g_ptr_array_index (readings, i);

      if (g_strcmp0 (reading->evidence, evidence) == 0)
        return reading->name;
    }

  return evidence != NULL ? evidence : "";
}

gboolean
tide_check_run_failed (TideRun *run)
{
  TideVerdict verdict = tide_run_get_verdict (run);

  return verdict == TIDE_VERDICT_FAILED || verdict == TIDE_VERDICT_PREREQUISITES ||
         verdict == TIDE_VERDICT_INTERRUPTED;
}

/* An error of a managed log may quote the script first, and its own words behind "was run:". */
static char *
dup_first_line (const char *text)
{
  static const char run[] = "was run: \"";
  const char *message = strstr (text, run);
  char *line;

  if (message != NULL)
    text = message + strlen (run);
  line = g_strstrip (g_strndup (text, strcspn (text, "\n")));
  if (message != NULL && g_str_has_suffix (line, "\"."))
    line[strlen (line) - 2] = '\0';
  else if (g_str_has_suffix (line, "."))
    line[strlen (line) - 1] = '\0';

  return line;
}

char *
tide_check_dup_message (TideCitation *citation)
{
  const char *text = tide_citation_get_text (citation);
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;
  line = dup_first_line (text);
  if (*line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) > MAX_MESSAGE)
    {
      g_autofree char *start = g_utf8_substring (line, 0, MAX_MESSAGE);

      return g_strconcat (start, "…", NULL);
    }

  return g_steal_pointer (&line);
}

gboolean
tide_check_covers_control (TideCheck  *check,
                           const char *key)
{
  const char *set = tide_server_get_control_set (check->server);
  g_autofree char *path = g_strjoin ("\\", "SYSTEM", set != NULL ? set : "", key, NULL);

  return set != NULL && tide_registry_covers (tide_facts_get_registry (check->facts, check->server), path);
}

void
tide_check_say_incomplete (TideCheck  *check,
                           const char *path)
{
  if (!tide_registry_covers (tide_facts_get_registry (check->facts, check->server), path))
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);
}

static gboolean
is_in_hive (TideRegistryKey *key,
            const char      *path)
{
  gsize length = strcspn (path, "\\");

  return g_ascii_strncasecmp (tide_registry_key_get_path (key), path, length) == 0;
}

/* Doubt about a key of a hive is doubt about what is not there as well. */
static TideCitationSource
source_of_absence (TideRegistryKey *key)
{
  TideCitationSource source = tide_registry_key_get_source (key);

  return source == TIDE_CITATION_SOURCE_STALE || source == TIDE_CITATION_SOURCE_DAMAGED
           ? source
           : TIDE_CITATION_SOURCE_HIVE;
}

void
tide_check_cite_absence (TideCheck   *check,
                         TideFinding *finding,
                         const char  *path)
{
  TideRegistry *registry = tide_facts_get_registry (check->facts, check->server);
  g_autoptr (GPtrArray) keys = tide_registry_all (registry);

  for (guint i = 0; i < keys->len; i++)
    if (is_in_hive (g_ptr_array_index (keys, i), path))
      {
        TideRegistryKey *key = g_ptr_array_index (keys, i);
        const char *evidence = tide_registry_key_get_evidence (key);
        g_autoptr (TideCitation) citation =
          tide_citation_new_value (evidence, source_of_absence (key), 0, 0, path, NULL, NULL);

        tide_finding_cite (finding, citation);
        return;
      }
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
tide_check_has_all_roles (TideCheck *check)
{
  const TideCatalogGeneration *generation =
    tide_catalog_find_generation (tide_facts_get_catalog (check->facts),
                                  tide_server_get_generation (check->server));

  return generation != NULL && tide_registry_covers (tide_facts_get_registry (check->facts, check->server),
                                                     generation->registry_root);
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
