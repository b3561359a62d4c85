/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-stage.h"
#include "wizard/tide-step.h"

/* The contract of the steps, and navigation from it alone: no window is opened. */

static const char *const names[] = { "evidence", "verdict", "roles", "runs", "cluster", "fixes", "report" };

static GListModel *
assess (const char *case_name)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  GListModel *steps = tide_steps_new ();

  if (case_name != NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), case_name, NULL);

      tide_stage_add (session, path);
    }
  tide_steps_assess (steps, session);
  return steps;
}

static void
test_order (void)
{
  g_autoptr (GListModel) steps = assess (NULL);

  g_assert_cmpuint (g_list_model_get_n_items (steps), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      g_assert_cmpstr (tide_step_get_name (step), ==, names[i]);
      g_assert_cmpuint (tide_steps_find (steps, names[i]), ==, i);
    }
  g_assert_cmpuint (tide_steps_find (steps, "nowhere"), ==, G_N_ELEMENTS (names));
}

static void
test_empty (void)
{
  g_autoptr (GListModel) steps = assess (NULL);

  g_assert_true (tide_steps_reachable (steps, 0));
  for (guint i = 1; i <= G_N_ELEMENTS (names); i++)
    g_assert_false (tide_steps_reachable (steps, i));
}

static TideStep *
get (GListModel *steps,
     const char *name)
{
  return tide_steps_get (steps, tide_steps_find (steps, name));
}

static void
assert_step (GListModel *steps,
             const char *name,
             gboolean    applies,
             TideLevel   level)
{
  g_autoptr (TideStep) step = get (steps, name);

  g_test_message ("step %s", name);
  g_assert_cmpint (tide_step_get_applies (step), ==, applies);
  g_assert_cmpint (tide_step_get_level (step), ==, level);
  /* Who does not apply says why; who applies has no excuse. */
  g_assert_cmpint (tide_step_get_reason (step) != NULL, ==, !applies);
}

static void
test_stopped (void)
{
  g_autoptr (GListModel) steps = assess ("2007-cluster-stopped");
  g_autoptr (TideStep) verdict = get (steps, "verdict");
  g_autoptr (TideStep) roles = get (steps, "roles");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (tide_steps_reachable (steps, i));
  g_assert_false (tide_steps_reachable (steps, G_N_ELEMENTS (names)));
  assert_step (steps, "evidence", TRUE, TIDE_LEVEL_OK);
  assert_step (steps, "verdict", TRUE, TIDE_LEVEL_ERROR);
  assert_step (steps, "roles", TRUE, TIDE_LEVEL_ERROR);
  assert_step (steps, "runs", TRUE, TIDE_LEVEL_ERROR);
  assert_step (steps, "cluster", TRUE, TIDE_LEVEL_ERROR);
  assert_step (steps, "fixes", TRUE, TIDE_LEVEL_NOTE);
  assert_step (steps, "report", TRUE, TIDE_LEVEL_OK);
  g_assert_cmpuint (tide_step_get_count (verdict), >=, 5);
  /* Mailbox and the management tools; what is not installed is not counted. */
  g_assert_cmpuint (tide_step_get_count (roles), ==, 2);
}

/* A server that stands alone: no cluster, and one can go past it. */
static void
test_standalone (void)
{
  g_autoptr (GListModel) steps = assess ("2007-standalone");

  assert_step (steps, "cluster", FALSE, TIDE_LEVEL_OFF);
  assert_step (steps, "fixes", FALSE, TIDE_LEVEL_OFF);
  g_assert_true (tide_steps_reachable (steps, tide_steps_find (steps, "report")));
}

static void
test_healthy (void)
{
  g_autoptr (GListModel) steps = assess ("2007-cluster-healthy");
  g_autoptr (TideStep) verdict = get (steps, "verdict");
  g_autoptr (TideStep) cluster = get (steps, "cluster");

  assert_step (steps, "cluster", TRUE, TIDE_LEVEL_OK);
  g_assert_cmpuint (tide_step_get_count (verdict), ==, 0);
  g_assert_cmpuint (tide_step_get_count (cluster), ==, 0);
}

/* Setup succeeded, and yet a file differs between the nodes: the verdict's step says so too. */
static void
test_two_nodes (void)
{
  g_autoptr (GListModel) steps = assess ("2007-two-nodes");

  assert_step (steps, "verdict", TRUE, TIDE_LEVEL_WARNING);
  assert_step (steps, "runs", TRUE, TIDE_LEVEL_OK);
  assert_step (steps, "cluster", TRUE, TIDE_LEVEL_WARNING);
}

/* Nothing is called right where no rule about the cluster could be run. */
static void
test_cluster_not_judged (void)
{
  g_autoptr (GListModel) steps = assess ("2007-cluster-healthy/NODE1/SYSTEM");

  assert_step (steps, "cluster", TRUE, TIDE_LEVEL_UNKNOWN);
}

/* All roles are configured, and yet services are off: their step does not say that all is right. */
static void
test_left_off (void)
{
  g_autoptr (GListModel) steps = assess ("2016-update-left-off");

  assert_step (steps, "roles", TRUE, TIDE_LEVEL_ERROR);
}

/* Servers that share no cluster: no diagnosis until one is picked, by a name that the session offers. */
static void
test_unrelated (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), "unrelated-servers", NULL);
  g_auto (GStrv) servers = NULL;

  tide_stage_add (session, path);
  g_assert_null (tide_session_get_diagnosis (session));
  g_assert_error (tide_session_get_problem (session), TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS);
  servers = tide_session_list_servers (session);
  g_assert_cmpuint (g_strv_length (servers), >=, 2);

  tide_session_pick_server (session, servers[0]);
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (tide_session_get_diagnosis (session));
  g_assert_null (tide_session_get_problem (session));
}

static void
add_tests (void)
{
  g_test_add_func ("/wizard/steps/order", test_order);
  g_test_add_func ("/wizard/steps/empty", test_empty);
  g_test_add_func ("/wizard/steps/stopped", test_stopped);
  g_test_add_func ("/wizard/steps/standalone", test_standalone);
  g_test_add_func ("/wizard/steps/healthy", test_healthy);
  g_test_add_func ("/wizard/steps/two-nodes", test_two_nodes);
  g_test_add_func ("/wizard/steps/cluster-not-judged", test_cluster_not_judged);
  g_test_add_func ("/wizard/steps/left-off", test_left_off);
  g_test_add_func ("/wizard/steps/unrelated", test_unrelated);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
