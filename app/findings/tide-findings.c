/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-checks.h"
#include "findings/tide-findings.h"
#include "findings/tide-gates.h"

const char *const *
tide_findings_list_checks (void)
{
  static gsize ready = 0;
  static const char **names = NULL;

  if (g_once_init_enter (&ready))
    {
      guint n = 0;

      while (tide_checks[n].name != NULL)
        n++;
      names = g_new0 (const char *, n + 1);
      for (guint i = 0; i < n; i++)
        names[i] = tide_checks[i].name;
      g_once_init_leave (&ready, 1);
    }

  return names;
}

static const TideCheckEntry *
find_check (const char *name)
{
  for (guint i = 0; tide_checks[i].name != NULL; i++)
    if (g_strcmp0 (tide_checks[i].name, name) == 0)
      return &tide_checks[i];

  return NULL;
}

/* What a closed gate's sentence says of the server */
static void
name_server (TideCheck   *check,
             TideFinding *finding,
             TideServer  *server)
{
  TideCatalog *catalog = tide_facts_get_catalog (check->facts);
  const TideCatalogGeneration *generation = NULL;

  if (server == NULL)
    return;
  generation = tide_catalog_find_generation (catalog, tide_server_get_generation (server));
  tide_finding_set (finding, "generation", generation != NULL ? generation->title : NULL);
  tide_finding_set (finding, "windows", tide_server_get_windows (server));
}

static void
stop_at_gate (TideCheck  *check,
              TideServer *server,
              TideTruth   answer,
              TideGate    gate)
{
  TideFindingState state = answer == TIDE_TRUTH_NO ? TIDE_FINDING_STATE_NOT_APPLICABLE
                                                   : TIDE_FINDING_STATE_NOT_CHECKED;
  TideFinding *finding = tide_check_say (check, NULL, state);

  finding->gate = gate;
  name_server (check, finding, server);
}

/* What a node brings to the cluster it has only if it holds the part of Exchange that does. */
static TideTruth
try_server (TideCheck *check,
            TideGate  *gate)
{
  TideTruth answer = tide_gates_try (&check->rule->gates, check->server, gate);

  if (answer == TIDE_TRUTH_NO || !check->rule->gates.exchange_clustering ||
      !tide_facts_is_without_clustering (check->server))
    return answer;
  *gate = TIDE_GATE_EXCHANGE_CLUSTERING;

  return TIDE_TRUTH_NO;
}

/* A rule on the cluster or the case applies if it does on one of the servers; else the first says why not. */
static TideTruth
try_servers (TideCheck   *check,
             TideServer **server,
             TideGate    *gate)
{
  GListModel *servers = tide_facts_get_servers (check->facts);
  TideTruth best = TIDE_TRUTH_NO;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) other = g_list_model_get_item (servers, i);
      TideGate obstacle;
      TideTruth answer = tide_gates_try (&check->rule->gates, other, &obstacle);

      /* Certainty that it applies, then doubt, then the first refusal */
      if (i > 0 && (answer == TIDE_TRUTH_NO || best == TIDE_TRUTH_YES || answer == best))
        continue;
      best = answer;
      *gate = obstacle;
      *server = other; /* the list keeps it */
    }

  return best;
}

static gboolean
has_gates (const TideCatalogGates *gates)
{
  return gates->generations != 0 || gates->windows_to.part[0] != 0 || gates->windows_from.part[0] != 0 ||
         gates->cluster_node || gates->exchange_clustering;
}

static gboolean
pass_gates (TideCheck *check)
{
  TideServer *server = check->server;
  TideGate gate = TIDE_GATE_NONE;
  TideTruth answer;

  if (!has_gates (&check->rule->gates))
    return TRUE;
  if (server != NULL)
    answer = try_server (check, &gate);
  else if (g_list_model_get_n_items (tide_facts_get_servers (check->facts)) > 0)
    answer = try_servers (check, &server, &gate);
  else
    {
      answer = TIDE_TRUTH_UNKNOWN;
      gate = TIDE_GATE_GENERATION;
    }
  if (answer != TIDE_TRUTH_YES)
    stop_at_gate (check, server, answer, gate);

  return answer == TIDE_TRUTH_YES;
}

static gboolean
has_needs (TideCheck *check)
{
  guint missing = check->rule->needs & ~tide_facts_get_available (check->facts, check->server);

  if (missing != 0)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED)->missing = missing;

  return missing == 0;
}

/* Also what passes without a citation was looked for somewhere. */
static void
mark_doubt (TideCheck *check,
            guint      from)
{
  GListModel *findings = G_LIST_MODEL (check->findings);
  guint needs = check->rule->needs | check->looked;
  gboolean stale = (needs & tide_checks_find_stale (check->facts, check->server)) != 0;
  gboolean damaged = (needs & tide_checks_find_damaged (check->facts, check->server)) != 0;

  for (guint i = from; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      finding->stale = stale;
      finding->damaged = damaged;
    }
}

static void
run_check (TideCheck *check)
{
  const TideCheckEntry *entry = check->rule->match == NULL ? find_check (check->rule->check) : NULL;
  guint before = g_list_model_get_n_items (G_LIST_MODEL (check->findings));

  if (entry == NULL && check->rule->match == NULL)
    {
      TideFinding *finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);

      finding->gate = TIDE_GATE_CHECK;
      tide_finding_set (finding, "check", check->rule->check);
      return;
    }
  if (!pass_gates (check) || !has_needs (check))
    return;
  if (entry != NULL)
    entry->function (check);
  else
    tide_check_log (check);
  if (g_list_model_get_n_items (G_LIST_MODEL (check->findings)) == before)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_PASS);
  mark_doubt (check, before);
}

static void
run_rule (TideFacts             *facts,
          TideMatches           *matches,
          const TideCatalogRule *rule,
          GListStore            *findings)
{
  TideCheck check = { facts, rule, NULL, tide_facts_get_cluster (facts), findings, matches };
  GListModel *servers = tide_facts_get_servers (facts);
  guint n_servers = g_list_model_get_n_items (servers);

  if (rule->scope != TIDE_RULE_SCOPE_SERVER)
    {
      run_check (&check);
      return;
    }
  for (guint i = 0; i < n_servers; i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      check.server = server;
      check.looked = 0;
      run_check (&check);
    }
  if (n_servers == 0)
    tide_check_say (&check, NULL, TIDE_FINDING_STATE_NOT_CHECKED)->missing = rule->needs;
}

/* Two logs of one name on a server, a step below two roots: ids stay apart all the same. */
static void
tell_apart (GListModel *findings)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *id = g_strdup (finding->id);

      for (guint n = 2; g_hash_table_contains (ids, finding->id); n++)
        {
          g_free (finding->id);
          finding->id = g_strdup_printf ("%s#%u", id, n);
        }
      g_hash_table_add (ids, g_strdup (finding->id));
    }
}

static int
rank (TideFinding *finding)
{
  static const int ranks[] = {
    [TIDE_FINDING_STATE_FAIL] = 0,        [TIDE_FINDING_STATE_UNKNOWN] = 1,
    [TIDE_FINDING_STATE_INFORMATION] = 2, [TIDE_FINDING_STATE_PASS] = 3,
    [TIDE_FINDING_STATE_FIXED] = 3,       [TIDE_FINDING_STATE_NOT_CHECKED] = 4,
    [TIDE_FINDING_STATE_NOT_APPLICABLE] = 5,
  };

  return ranks[tide_finding_get_state (finding)];
}

/* GListStore sorts stably: what ranks the same stays in the order of the catalogue. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  TideFinding *x = TIDE_FINDING ((gpointer) a);
  TideFinding *y = TIDE_FINDING ((gpointer) b);

  if (rank (x) != rank (y))
    return rank (x) - rank (y);
  if (tide_finding_get_state (x) != TIDE_FINDING_STATE_FAIL)
    return 0;

  return (int) tide_finding_get_severity (y) - (int) tide_finding_get_severity (x);
}

GListStore *
tide_findings_evaluate (TideFacts *facts)
{
  GListStore *findings = g_list_store_new (TIDE_TYPE_FINDING);
  g_autoptr (TideMatches) matches = NULL;
  GPtrArray *rules;

  g_return_val_if_fail (facts != NULL, findings);

  matches = tide_matches_new (facts);
  rules = tide_catalog_get_rules (tide_facts_get_catalog (facts));
  for (guint i = 0; i < rules->len; i++)
    run_rule (facts, matches, g_ptr_array_index (rules, i), findings);
  tell_apart (G_LIST_MODEL (findings));
  g_list_store_sort (findings, compare_findings, NULL);

  return findings;
}
