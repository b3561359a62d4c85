/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-matches.h"

#include "facts/runs/tide-run-entries.h"
#include "findings/tide-check.h"

struct _TideMatches
{
  TideFacts  *facts;
  GPtrArray  *literals;
  GHashTable *servers; /* TideServer → GPtrArray of TideMatchRun */
};

static void
answer_free (gpointer data)
{
  TideMatchAnswer *answer = data;

  tide_match_found_clear (&answer->found);
  g_free (answer);
}

static void
run_free (gpointer data)
{
  TideMatchRun *run = data;

  g_clear_pointer (&run->entries, tide_match_entries_free);
  g_hash_table_unref (run->tried);
  g_free (run);
}

/* In all rules on logs */
static GPtrArray *
list_literals (TideCatalog *catalog)
{
  GPtrArray *rules = tide_catalog_get_rules (catalog);
  GPtrArray *literals = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);

      if (rule->match != NULL)
        tide_match_list_literals (rule->match, literals);
    }

  return literals;
}

TideMatches *
tide_matches_new (TideFacts *facts)
{
  TideMatches *self = g_new0 (TideMatches, 1);

  self->facts = facts;
  self->literals = list_literals (tide_facts_get_catalog (facts));
  self->servers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
tide_matches_free (TideMatches *self)
{
  g_hash_table_unref (self->servers);
  g_ptr_array_unref (self->literals);
  g_free (self);
}

static void
add_run (TideMatches      *self,
         GPtrArray        *runs,
         TideServer       *server,
         TideRun          *run,
         TideMatchEntries *entries)
{
  TideMatchRun *entry = g_new0 (TideMatchRun, 1);

  entry->run = run;
  entry->counts = run == tide_server_get_deciding_run (server) ||
                  tide_check_is_marked (server, tide_run_get_failed_task (run));
  entry->entries = entries;
  if (entries != NULL)
    tide_match_entries_index (entries, self->literals);
  entry->tried = g_hash_table_new_full (NULL, NULL, NULL, answer_free);
  g_ptr_array_add (runs, entry);
}

static int
rank (TideMatchRun *run)
{
  if (tide_run_get_deciding (run->run))
    return 0;

  return run->counts ? 1 : 2;
}

static int
compare_runs (gconstpointer a,
              gconstpointer b)
{
  TideMatchRun *const *x = a, *const *y = b;
  guint64 first = tide_run_get_first_line ((*x)->run);
  guint64 second = tide_run_get_first_line ((*y)->run);

  if (rank (*x) != rank (*y))
    return rank (*x) - rank (*y);

  return first < second ? 1 : first > second ? -1 : 0;
}

GPtrArray *
tide_matches_get_runs (TideMatches *self,
                       TideServer  *server)
{
  GPtrArray *runs = g_hash_table_lookup (self->servers, server);
  GListModel *all = tide_server_get_runs (server);
  g_autoptr (GPtrArray) entries = NULL;

  if (runs != NULL)
    return runs;

  entries = tide_run_entries_read (tide_facts_get_readings (self->facts), all);
  runs = g_ptr_array_new_with_free_func (run_free);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (all, i);

      add_run (self, runs, server, run, entries->pdata[i]);
    }
  g_ptr_array_sort (runs, compare_runs);
  g_hash_table_insert (self->servers, server, runs);

  return runs;
}

const TideMatchAnswer *
tide_matches_try (TideMatchRun          *run,
                  const TideCatalogRule *rule)
{
  TideMatchAnswer *answer = g_hash_table_lookup (run->tried, rule);

  if (answer != NULL)
    return answer;
  answer = g_new0 (TideMatchAnswer, 1);
  answer->answer = run->entries != NULL ? tide_match_try (rule->match, run->entries, &answer->found)
                                        : TIDE_TRUTH_UNKNOWN;
  g_hash_table_insert (run->tried, (gpointer) rule, answer);

  return answer;
}
