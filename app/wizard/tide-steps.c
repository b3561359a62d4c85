/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-cluster-page.h"
#include "wizard/tide-evidence-page.h"
#include "wizard/tide-fixes-page.h"
#include "wizard/tide-report-page.h"
#include "wizard/tide-roles-page.h"
#include "wizard/tide-runs-page.h"
#include "wizard/tide-step-private.h"
#include "wizard/tide-switched-off.h"
#include "wizard/tide-verdict-page.h"

/* What each step makes of the session: pure, and quick enough to be asked after every change. */

static TideStepFacts
nothing_yet (void)
{
  return (TideStepFacts) { .applies = TRUE, .level = TIDE_LEVEL_NONE };
}

static TideStepFacts
not_applying (const char *reason)
{
  return (TideStepFacts) { .complete = TRUE, .level = TIDE_LEVEL_OFF, .reason = g_strdup (reason) };
}

static TideLevel
worse (TideLevel a,
       TideLevel b)
{
  return tide_level_is_worse (b, a) ? b : a;
}

static TideStepFacts
assess_evidence (TideSession *session)
{
  GListModel *rows = G_LIST_MODEL (tide_session_get_case (session));
  TideStepFacts facts = nothing_yet ();

  facts.count = g_list_model_get_n_items (rows);
  facts.complete = tide_session_get_diagnosis (session) != NULL;
  for (guint i = 0; i < facts.count; i++)
    {
      g_autoptr (TideEvidence) evidence = g_list_model_get_item (rows, i);

      facts.level = worse (facts.level, tide_level_for_evidence (tide_evidence_get_state (evidence)));
    }
  if (tide_session_get_problem (session) != NULL)
    facts.level = TIDE_LEVEL_ERROR;
  return facts;
}

static gboolean
is_about_cluster (TideFinding *finding)
{
  static const char *const prefixes[] = { "cluster-", "resource-", "excluadm-", "event-source", "ins-" };
  const char *rule = tide_finding_get_rule (finding);

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (rule, prefixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Failures count, and the worst of them decides; with @concerns, only those that it lets through. */
static void
add_failures (TideStepFacts *facts,
              TideDiagnosis *diagnosis,
              gboolean (*concerns) (TideFinding *finding))
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) != TIDE_FINDING_STATE_FAIL ||
          (concerns != NULL && !concerns (finding)))
        continue;
      facts->count++;
      facts->level = worse (facts->level, tide_level_for_finding (finding));
    }
}

static TideStepFacts
assess_verdict (TideSession *session)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (session);
  TideStepFacts facts = { .complete = TRUE, .applies = TRUE };

  if (diagnosis == NULL)
    return nothing_yet ();
  facts.level = tide_level_for_verdict (tide_diagnosis_get_verdict (diagnosis));
  add_failures (&facts, diagnosis, NULL);
  return facts;
}

static void
add_roles (TideStepFacts *facts,
           TideServer    *server)
{
  GListModel *roles = tide_server_get_roles (server);
  const guint n_tasks = g_list_model_get_n_items (tide_server_get_tasks (server));

  facts->applies |= g_list_model_get_n_items (roles) + n_tasks > 0;
  facts->count += n_tasks;
  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      facts->count += tide_role_get_state (role) != TIDE_ROLE_STATE_NOT_INSTALLED;
      facts->level = worse (facts->level, tide_level_for_role (tide_role_get_state (role)));
    }
  if (n_tasks > 0)
    facts->level = worse (facts->level, TIDE_LEVEL_WARNING);
}

/* The page of roles shows what setup switched off, too. */
static TideLevel
assess_switched_off (TideDiagnosis *diagnosis)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);
  TideLevel level = TIDE_LEVEL_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL &&
          tide_switched_off_is_rule (tide_finding_get_rule (finding)))
        level = worse (level, tide_level_for_finding (finding));
    }
  return level;
}

static TideStepFacts
assess_roles (TideSession *session)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (session);
  TideStepFacts facts = { .complete = TRUE };
  const char *reason = NULL;

  if (diagnosis == NULL)
    return nothing_yet ();
  for (guint i = 0; i < g_list_model_get_n_items (tide_diagnosis_get_servers (diagnosis)); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (tide_diagnosis_get_servers (diagnosis), i);

      add_roles (&facts, server);
      if (reason == NULL)
        reason = tide_server_get_no_roles_reason (server);
    }
  if (!facts.applies)
    return not_applying (reason != NULL ? reason : _("No file that was added tells about roles."));
  facts.level = worse (facts.level, assess_switched_off (diagnosis));
  return facts;
}

static TideStepFacts
assess_runs (TideSession *session)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (session);
  TideStepFacts facts = { .complete = TRUE, .applies = TRUE };

  if (diagnosis == NULL)
    return nothing_yet ();
  for (guint i = 0; i < g_list_model_get_n_items (tide_diagnosis_get_servers (diagnosis)); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (tide_diagnosis_get_servers (diagnosis), i);
      TideRun *deciding = tide_server_get_deciding_run (server);

      facts.count += g_list_model_get_n_items (tide_server_get_runs (server));
      if (deciding != NULL)
        facts.level = worse (facts.level, tide_level_for_verdict (tide_run_get_verdict (deciding)));
    }
  if (facts.count == 0)
    return not_applying (_("No setup log was added, or none that could be read holds a run of setup."));
  return facts;
}

static gboolean
any_passed (TideDiagnosis *diagnosis,
            gboolean (*concerns) (TideFinding *finding))
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_PASS && concerns (finding))
        return TRUE;
    }
  return FALSE;
}

static TideTruth
any_cluster_node (TideDiagnosis *diagnosis)
{
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);
  TideTruth truth = TIDE_TRUTH_UNKNOWN;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      truth = MAX (truth, tide_server_get_cluster_node (server));
    }
  return truth;
}

static TideStepFacts
assess_cluster (TideSession *session)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (session);
  TideStepFacts facts = { .complete = TRUE, .applies = TRUE };
  TideTruth node;

  if (diagnosis == NULL)
    return nothing_yet ();
  node = any_cluster_node (diagnosis);
  if (tide_diagnosis_get_cluster (diagnosis) == NULL && node == TIDE_TRUTH_NO)
    return not_applying (_("This server is not a node of a cluster."));
  if (tide_diagnosis_get_cluster (diagnosis) == NULL && node == TIDE_TRUTH_UNKNOWN)
    return not_applying (_("No file that was added tells whether this server is a node of a cluster. "
                           "Its SYSTEM hive would."));
  facts.level = any_passed (diagnosis, is_about_cluster) ? TIDE_LEVEL_OK : TIDE_LEVEL_UNKNOWN;
  add_failures (&facts, diagnosis, is_about_cluster);
  return facts;
}

static TideStepFacts
assess_fixes (TideSession *session)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (session);
  TideStepFacts facts = { .complete = TRUE, .applies = TRUE, .level = TIDE_LEVEL_NOTE };

  if (diagnosis == NULL)
    return nothing_yet ();
  if (g_list_model_get_n_items (tide_diagnosis_get_fixes (diagnosis)) == 0)
    return not_applying (_("Nothing was found that a fix could mend."));
  facts.count = g_list_model_get_n_items (tide_session_get_chosen (session));
  if (facts.count > 0)
    facts.level = TIDE_LEVEL_OK;
  return facts;
}

static TideStepFacts
assess_report (TideSession *session)
{
  TideStepFacts facts = nothing_yet ();

  if (tide_session_get_diagnosis (session) != NULL)
    {
      facts.complete = TRUE;
      facts.level = TIDE_LEVEL_OK;
    }
  return facts;
}

GListModel *
tide_steps_new (void)
{
  GListStore *store = g_list_store_new (TIDE_TYPE_STEP);
  g_autoptr (TideStep) evidence =
    tide_step_new ("evidence", _("Evidence"), TIDE_TYPE_EVIDENCE_PAGE, assess_evidence);
  g_autoptr (TideStep) verdict =
    tide_step_new ("verdict", _("Verdict"), TIDE_TYPE_VERDICT_PAGE, assess_verdict);
  g_autoptr (TideStep) roles = tide_step_new ("roles", _("Roles"), TIDE_TYPE_ROLES_PAGE, assess_roles);
  g_autoptr (TideStep) runs = tide_step_new ("runs", _("Setup Runs"), TIDE_TYPE_RUNS_PAGE, assess_runs);
  g_autoptr (TideStep) cluster =
    tide_step_new ("cluster", _("Cluster"), TIDE_TYPE_CLUSTER_PAGE, assess_cluster);
  g_autoptr (TideStep) fixes = tide_step_new ("fixes", _("Fixes"), TIDE_TYPE_FIXES_PAGE, assess_fixes);
  g_autoptr (TideStep) report = tide_step_new ("report", _("Report"), TIDE_TYPE_REPORT_PAGE, assess_report);

  g_list_store_append (store, evidence);
  g_list_store_append (store, verdict);
  g_list_store_append (store, roles);
  g_list_store_append (store, runs);
  g_list_store_append (store, cluster);
  g_list_store_append (store, fixes);
  g_list_store_append (store, report);
  return G_LIST_MODEL (store);
}
