/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "findings/tide-checks.h"

#define MAX_QUOTED 4096
#define MAX_CITED 8

const char tide_check_run_arguments[] =
  "user version old computer domain site dc dc-site schema-site sid logon master run-line run-log task";

/* Settings of the readiness check that say where setup ran */
static const struct
{
  const char *argument;
  const char *setting;
} settings[] = {
  { "computer", "ComputerNameDnsFullyQualified" },
  { "domain", "ComputerDomain" },
  { "site", "SiteName" },
  { "dc", "DomainController" },
  { "dc-site", "DomainControllerSiteName" },
  { "schema-site", "SMOSchemaSiteName" },
  { "sid", "SidExOrgAdmins" },
  { "logon", "CurrentLogOn" },
};

static void
set_with_word (TideFinding *finding,
               const char  *name,
               const char  *value)
{
  g_autofree char *safe = NULL;

  if (value == NULL || *value == '\0' || strcmp (value, "<NULL>") == 0)
    return;
  safe = tide_safe_text (value, -1, TIDE_SAFE_LINE);
  tide_finding_set (finding, name, safe);
  tide_finding_add_word (finding, name);
}

static void
name_setting (TideFinding          *finding,
              const TideMatchEntry *entry)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_ascii_strcasecmp (entry->name, settings[i].setting) == 0)
      set_with_word (finding, settings[i].argument, entry->value);
}

/* "… Setup will attempt to use the Schema Master domain controller X" */
static void
name_master (TideFinding          *finding,
             const TideMatchEntry *entry)
{
  static const char words[] = "attempt to use the schema master domain controller ";
  const char *found = strstr (entry->folded, words);
  g_autofree char *name = NULL;

  if (found == NULL)
    return;
  found += strlen (words);
  name = g_strndup (entry->text + (found - entry->folded), strcspn (found, " \r\n"));
  set_with_word (finding, "master", name);
}

void
tide_check_name_run (TideCheck          *check,
                     TideFinding        *finding,
                     const TideMatchRun *run)
{
  set_with_word (finding, "user", tide_run_get_user (run->run));
  set_with_word (finding, "version", tide_run_get_version (run->run));
  set_with_word (finding, "old", tide_run_get_previous_version (run->run));
  set_with_word (finding, "task", tide_run_get_failed_task (run->run));
  tide_finding_set (finding, "run-log", tide_check_get_name (check, tide_run_get_evidence (run->run)));
  tide_finding_set_number (finding, "run-line", tide_run_get_first_line (run->run));
  for (guint i = 0; i < tide_match_entries_get_n (run->entries); i++)
    {
      const TideMatchEntry *entry = tide_match_entries_get (run->entries, i);

      if (entry->kinds & TIDE_MATCH_SETTING && entry->name != NULL)
        name_setting (finding, entry);
      else if (entry->kinds & TIDE_MATCH_KEPT)
        name_master (finding, entry);
    }
}

void
tide_check_cite_place (TideFinding          *finding,
                       TideRun              *run,
                       const TideMatchPlace *place)
{
  const TideMatchEntry *entry = place->entry;
  g_autofree char *text = tide_safe_text_cut (entry->text + place->start, entry->size - place->start,
                                              TIDE_SAFE_LINES, MAX_QUOTED);
  g_autoptr (TideCitation) citation = tide_citation_new_text (tide_run_get_evidence (run), place->line,
                                                              entry->offset, entry->length, text);

  tide_finding_cite (finding, citation);
}

/* A place in the block in which setup stopped, or one that its prerequisite check is stopped by */
static gboolean
is_fatal (const TideMatchRun   *run,
          const TideMatchEntry *entry)
{
  if (tide_run_get_verdict (run->run) == TIDE_VERDICT_PREREQUISITES)
    return (entry->kinds & (TIDE_MATCH_RULE | TIDE_MATCH_SETTING)) != 0;

  return run->entries->stop != 0 && entry->block == run->entries->stop;
}

/* What was fatal before what was not: not all may be cited */
static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      run)
{
  const TideMatchPlace *x = a, *y = b;
  gboolean fatal = is_fatal (run, x->entry);

  if (fatal != is_fatal (run, y->entry))
    return fatal ? -1 : 1;

  return x->line < y->line ? -1 : x->line > y->line;
}

/* Several conditions may rest on one line. */
static void
cite_places (TideFinding          *finding,
             TideMatchRun         *run,
             const TideMatchFound *found)
{
  guint64 last = 0;
  guint n = 0;

  if (found->places == NULL)
    return;
  g_array_sort_with_data (found->places, compare_places, run);
  for (guint i = 0; i < found->places->len && n < MAX_CITED; i++)
    {
      const TideMatchPlace *place = &g_array_index (found->places, TideMatchPlace, i);

      if (place->line == last)
        continue;
      tide_check_cite_place (finding, run->run, place);
      last = place->line;
      n++;
    }
}

static void
take_captures (TideFinding          *finding,
               const TideMatchFound *found)
{
  GHashTableIter iter;
  gpointer name, text;

  if (found->captures == NULL)
    return;
  g_hash_table_iter_init (&iter, found->captures);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      tide_finding_set (finding, name, text);
      if (*(char *) text != '\0')
        tide_finding_add_word (finding, name);
    }
}

static gboolean
has_fatal (const TideMatchRun   *run,
           const TideMatchFound *found)
{
  for (guint i = 0; found->places != NULL && i < found->places->len; i++)
    if (is_fatal (run, g_array_index (found->places, TideMatchPlace, i).entry))
      return TRUE;

  return FALSE;
}

/* Whether all that was found stands behind the block in which setup stopped */
static gboolean
is_after_stop (const TideMatchRun   *run,
               const TideMatchFound *found)
{
  guint stop = run->entries->stop;
  guint n = found->places != NULL ? found->places->len : 0;

  for (guint i = 0; i < n; i++)
    if (g_array_index (found->places, TideMatchPlace, i).entry->block <= stop)
      return FALSE;

  return stop != 0 && n > 0;
}

static void
weigh (TideFinding          *finding,
       const TideMatchRun   *run,
       const TideMatchFound *found)
{
  gboolean check = tide_run_get_verdict (run->run) == TIDE_VERDICT_PREREQUISITES;

  if (tide_run_get_verdict (run->run) == TIDE_VERDICT_SUCCEEDED)
    tide_finding_add_word (finding, "succeeded-run");
  else if (!run->counts)
    tide_finding_add_word (finding, "earlier");
  else if (has_fatal (run, found))
    tide_finding_add_word (finding, check ? "fatal-check" : "fatal");
  else
    {
      tide_finding_add_word (finding, is_after_stop (run, found) ? "after-stop" : "not-fatal");
      finding->severity = MIN (finding->severity, TIDE_SEVERITY_WARNING);
    }
}

static void
say_found (TideCheck             *check,
           TideMatchRun          *run,
           const TideMatchAnswer *answer)
{
  gboolean failed = run->counts && tide_run_get_verdict (run->run) != TIDE_VERDICT_SUCCEEDED;
  TideFinding *finding =
    tide_check_say (check, NULL, failed ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_INFORMATION);

  tide_check_name_run (check, finding, run);
  take_captures (finding, &answer->found);
  weigh (finding, run, &answer->found);
  cite_places (finding, run, &answer->found);
}

/* One finding a rule: in the run that counts, else in the last of the earlier ones. */
void
tide_check_log (TideCheck *check)
{
  GPtrArray *runs = tide_matches_get_runs (check->matches, check->server);
  gboolean unknown = FALSE;

  for (guint i = 0; i < runs->len; i++)
    {
      TideMatchRun *run = g_ptr_array_index (runs, i);
      const TideMatchAnswer *answer = tide_matches_try (run, check->rule);

      if (answer->answer == TIDE_TRUTH_YES)
        {
          say_found (check, run, answer);
          return;
        }
      unknown |= run->counts && answer->answer == TIDE_TRUTH_UNKNOWN;
    }
  if (unknown)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);
  else if (tide_server_get_deciding_run (check->server) == NULL)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED)->missing = TIDE_NEED_LOG;
}
