/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "findings/tide-checks.h"

#define MAX_MESSAGE 400
/* So much of a message tells it from others. */
#define TELLING 100

/* One rule of setup's readiness check that fired */
typedef struct
{
  const char *name;
  GArray     *places;  /* TideMatchPlace */
  const char *words;   /* (nullable) what setup says of it, as it stands in the log */
  gsize       n_words; /* bytes of it */
  char       *message; /* (nullable) the same for display */
} Fired;

static void
fired_free (gpointer data)
{
  Fired *fired = data;

  g_array_unref (fired->places);
  g_free (fired->message);
  g_free (fired);
}

static Fired *
find_fired (GPtrArray  *all,
            const char *name)
{
  Fired *fired;

  for (guint i = 0; i < all->len; i++)
    if (g_ascii_strcasecmp (((Fired *) g_ptr_array_index (all, i))->name, name) == 0)
      return g_ptr_array_index (all, i);
  fired = g_new0 (Fired, 1);
  fired->name = name;
  fired->places = g_array_new (FALSE, FALSE, sizeof (TideMatchPlace));
  g_ptr_array_add (all, fired);

  return fired;
}

/* "Failed [Rule:X] [Message:…]"; the message may hold brackets itself. */
static const char *
find_message (const TideMatchEntry *entry,
              gsize                *size)
{
  static const char opening[] = "[Message:";
  const char *from = g_strstr_len (entry->text, entry->size, opening);
  gsize length;

  if (from == NULL)
    return NULL;
  from += strlen (opening);
  length = entry->text + entry->size - from;
  while (length > 0 && strchr ("]\r\n ", from[length - 1]) != NULL)
    length--;

  *size = length;
  return from;
}

static void
take_message (Fired                *fired,
              const TideMatchEntry *entry)
{
  fired->words = find_message (entry, &fired->n_words);
  if (fired->words != NULL)
    fired->message = tide_safe_text_cut (fired->words, fired->n_words, TIDE_SAFE_LINE, MAX_MESSAGE);
}

static GPtrArray *
list_fired (const TideMatchEntries *entries)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (fired_free);

  for (guint i = 0; i < tide_match_entries_get_n (entries); i++)
    {
      TideMatchPlace place = { .entry = tide_match_entries_get (entries, i) };
      Fired *fired;

      if (!(place.entry->kinds & TIDE_MATCH_RULE) || place.entry->name == NULL)
        continue;
      place.line = place.entry->line;
      fired = find_fired (all, place.entry->name);
      g_array_append_val (fired->places, place);
      if (fired->message == NULL)
        take_message (fired, place.entry);
    }

  return all;
}

/* The RuleType of "Started [Rule:X] …"; (transfer full) (nullable) */
static char *
dup_type (const TideMatchEntries *entries,
          const char             *rule)
{
  for (guint i = 0; i < tide_match_entries_get_n (entries); i++)
    {
      const TideMatchEntry *entry = tide_match_entries_get (entries, i);
      g_autofree char *name = NULL;

      if (!(entry->kinds & TIDE_MATCH_KEPT) || !g_str_has_prefix (entry->folded, "started [rule:"))
        continue;
      name = tide_match_dup_bracket (entry, "Rule");
      if (name != NULL && g_ascii_strcasecmp (name, rule) == 0)
        return tide_match_dup_bracket (entry, "RuleType");
    }

  return NULL;
}

/* How setup levelled the entry that repeats the message */
static guint
find_level (const TideMatchEntries *entries,
            const Fired            *fired)
{
  gsize length = fired->words != NULL ? MIN (fired->n_words, TELLING) : 0;

  for (guint i = 0; length > 0 && i < tide_match_entries_get_n (entries); i++)
    {
      const TideMatchEntry *entry = tide_match_entries_get (entries, i);

      if (entry->kinds & (TIDE_MATCH_REQUIRED | TIDE_MATCH_RECOMMENDED) &&
          entry->size >= length && memcmp (entry->text, fired->words, length) == 0)
        return entry->kinds;
    }

  return 0;
}

/* Returns: whether it is reported at all */
static gboolean
weigh (const TideMatchEntries *entries,
       const Fired            *fired,
       TideSeverity           *severity)
{
  g_autofree char *type = dup_type (entries, fired->name);
  guint level = type == NULL ? find_level (entries, fired) : 0;

  *severity = TIDE_SEVERITY_WARNING;
  if (type != NULL && g_ascii_strcasecmp (type, "None") == 0)
    return FALSE;
  if (level & TIDE_MATCH_RECOMMENDED)
    *severity = TIDE_SEVERITY_NOTE;
  if (level & TIDE_MATCH_REQUIRED || (type != NULL && g_ascii_strcasecmp (type, "Error") == 0))
    *severity = TIDE_SEVERITY_ERROR;

  return TRUE;
}

static void
take_entry (TideCheck   *check,
            TideFinding *finding,
            const Fired *fired)
{
  const TideCatalogReadiness *entry =
    tide_catalog_find_readiness (tide_facts_get_catalog (check->facts), fired->name);

  if (entry == NULL)
    return;
  tide_finding_add_word (finding, "known");
  tide_finding_set_msgid (finding, "title", entry->title);
  tide_finding_set_msgid (finding, "advice", entry->advice);
  if (entry->advice != NULL)
    tide_finding_add_word (finding, "advice");
  finding->sources = g_strdupv (entry->sources);
}

static void
say_fired (TideCheck    *check,
           TideMatchRun *run,
           const Fired  *fired,
           TideSeverity  severity)
{
  gboolean failed = tide_run_get_verdict (run->run) != TIDE_VERDICT_SUCCEEDED;
  g_autofree char *name = tide_safe_text (fired->name, -1, TIDE_SAFE_LINE);
  TideFinding *finding =
    tide_check_say (check, name, failed ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_INFORMATION);

  if (failed)
    finding->severity = severity;
  tide_check_name_run (check, finding, run);
  tide_finding_set (finding, "rule", name);
  tide_finding_set (finding, "message", fired->message);
  if (fired->message != NULL)
    tide_finding_add_word (finding, "message");
  take_entry (check, finding, fired);
  if (severity == TIDE_SEVERITY_ERROR && tide_run_get_verdict (run->run) == TIDE_VERDICT_PREREQUISITES)
    tide_finding_add_word (finding, "fatal-check");
  for (guint i = 0; i < fired->places->len; i++)
    tide_check_cite_place (finding, run->run, &g_array_index (fired->places, TideMatchPlace, i));
}

/* (nullable): the run that decides, with its entries */
static TideMatchRun *
get_deciding (TideCheck *check)
{
  GPtrArray *runs = tide_matches_get_runs (check->matches, check->server);
  TideMatchRun *run = runs->len > 0 ? g_ptr_array_index (runs, 0) : NULL;

  return run != NULL && run->entries != NULL && tide_run_get_deciding (run->run) ? run : NULL;
}

gboolean
tide_check_readiness_fired (TideCheck   *check,
                            const char  *rule,
                            TideFinding *finding)
{
  TideMatchRun *run = get_deciding (check);
  g_autoptr (GPtrArray) all = run != NULL ? list_fired (run->entries) : g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const Fired *fired = g_ptr_array_index (all, i);

      if (g_ascii_strcasecmp (fired->name, rule) != 0)
        continue;
      for (guint j = 0; j < fired->places->len; j++)
        tide_check_cite_place (finding, run->run, &g_array_index (fired->places, TideMatchPlace, j));
      return TRUE;
    }

  return FALSE;
}

void
tide_check_readiness (TideCheck *check)
{
  TideMatchRun *run = get_deciding (check);
  g_autoptr (GPtrArray) all = NULL;

  if (run == NULL)
    {
      tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED)->missing = TIDE_NEED_LOG;
      return;
    }
  all = list_fired (run->entries);
  for (guint i = 0; i < all->len; i++)
    {
      TideSeverity severity;

      if (weigh (run->entries, g_ptr_array_index (all, i), &severity))
        say_fired (check, run, g_ptr_array_index (all, i), severity);
    }
}

/* Findings of these rules name a cause as well as rules on logs do. */
static gboolean
names_cause (TideFinding *finding)
{
  static const char *const rules[] = { "readiness", "ins-step", "ins-cluster-server", NULL };

  return tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL &&
         (finding->rule_entry->match != NULL ||
          (finding->severity == TIDE_SEVERITY_ERROR &&
           g_strv_contains (rules, tide_finding_get_rule (finding))));
}

static gboolean
is_known (TideCheck    *check,
          TideMatchRun *run)
{
  GPtrArray *rules = tide_catalog_get_rules (tide_facts_get_catalog (check->facts));
  GListModel *findings = G_LIST_MODEL (check->findings);

  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);

      if (rule->match != NULL && tide_matches_try (run, rule)->answer == TIDE_TRUTH_YES)
        return TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (finding->server, tide_server_get_id (check->server)) == 0 && names_cause (finding))
        return TRUE;
    }

  return FALSE;
}

/* Failures of any kind; what restoring the server's state brings about comes after the first. */
static gboolean
is_failure (const TideMatchEntry *entry)
{
  return (entry->kinds & (TIDE_MATCH_ERROR | TIDE_MATCH_REQUIRED)) != 0 ||
         (entry->kinds & TIDE_MATCH_NATIVE && strstr (entry->folded, "error code 0x") != NULL);
}

static void
say_unknown (TideCheck    *check,
             TideMatchRun *run,
             guint         first)
{
  TideFinding *finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_FAIL);
  const TideMatchEntry *entry = tide_match_entries_get (run->entries, first);
  g_autofree char *message = tide_safe_text_cut (entry->text, strcspn (entry->folded, "\r\n"),
                                                 TIDE_SAFE_LINE, MAX_MESSAGE);
  guint n = tide_match_entries_get_n (run->entries);

  tide_finding_set (finding, "message", message);
  for (guint i = first > 0 ? first - 1 : 0; i < MIN (first + 3, n); i++)
    {
      TideMatchPlace place = { .entry = tide_match_entries_get (run->entries, i) };

      place.line = place.entry->line;
      tide_check_cite_place (finding, run->run, &place);
    }
}

/* The first failure in the order of the file, for a run that nothing in the catalogue explains */
void
tide_check_cause_unknown (TideCheck *check)
{
  TideMatchRun *run = get_deciding (check);
  TideVerdict verdict;

  if (run == NULL)
    return;
  verdict = tide_run_get_verdict (run->run);
  if ((verdict != TIDE_VERDICT_FAILED && verdict != TIDE_VERDICT_PREREQUISITES) || is_known (check, run))
    return;
  for (guint i = 0; i < tide_match_entries_get_n (run->entries); i++)
    if (is_failure (tide_match_entries_get (run->entries, i)))
      {
        say_unknown (check, run, i);
        return;
      }
}
