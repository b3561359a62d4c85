/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-stage.h"
#include "wizard/tide-fix-button.h"
#include "wizard/tide-log-window.h"
#include "wizard/tide-page.h"
#include "wizard/tide-step.h"

/* A window as a person meets it: what can be pressed, what is shown, what a screen reader gets. */

static TideWindow *
open_sample (int width)
{
  return tide_stage_open_case ("2007-cluster-stopped", width);
}

static guint
find_step (TideWindow *window,
           const char *name)
{
  return tide_steps_find (tide_window_get_steps (window), name);
}

/* Nothing can be gone on to before there is anything to diagnose. */
static void
test_empty (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window = tide_stage_show (session, 1000, 720);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
  tide_stage_go_to (window, "report");
  g_assert_cmpuint (tide_window_get_current (window), ==, 0);
  g_assert_nonnull (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Add the Files of a Server"));
  g_assert_nonnull (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "Open _Sample Case"));
  tide_stage_close (window);
}

/* The action of the button that newcomers press. */
static void
test_open_sample (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window = tide_stage_show (session, 1000, 720);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-sample", NULL);
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_nonnull (tide_session_get_diagnosis (session));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_nonnull (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_LABEL, "Setup failed"));
  tide_stage_close (window);
}

static void
test_walk (void)
{
  TideWindow *window = open_sample (1000);
  const guint n_steps = g_list_model_get_n_items (tide_window_get_steps (window));

  for (guint i = 0; i + 1 < n_steps; i++)
    {
      g_assert_cmpuint (tide_window_get_current (window), ==, i);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
      tide_stage_settle (GTK_WIDGET (window));
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
  g_assert_cmpuint (tide_window_get_current (window), ==, n_steps - 1);
  for (guint i = n_steps - 1; i > 0; i--)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
      g_assert_cmpuint (tide_window_get_current (window), ==, i - 1);
    }
  tide_stage_close (window);
}

/* Taking the evidence away leads back to the first step. */
static void
test_remove_all (void)
{
  TideWindow  *window = open_sample (1000);
  TideSession *session = tide_window_get_session (window);
  GListModel  *rows = G_LIST_MODEL (tide_session_get_case (session));

  tide_stage_go_to (window, "report");
  g_assert_cmpuint (tide_window_get_current (window), ==, find_step (window, "report"));
  while (g_list_model_get_n_items (rows) > 0)
    {
      g_autoptr (TideEvidence) evidence = g_list_model_get_item (rows, 0);

      tide_session_remove (session, evidence);
    }
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (tide_session_get_diagnosis (session));
  g_assert_cmpuint (tide_window_get_current (window), ==, 0);
  tide_stage_close (window);
}

static GtkWidget *
find_stack (TideWindow *window)
{
  return gtk_widget_get_parent (tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_PAGE, NULL));
}

/* GTK keeps hidden pages in the accessibility tree, so they have to be told that they are hidden. */
static void
test_hidden_pages (void)
{
  TideWindow *window = open_sample (1000);
  GtkWidget  *stack = find_stack (window), *page;
  guint       n_pages = 0;

  tide_stage_go_to (window, "verdict");
  tide_stage_go_to (window, "fixes");
  tide_stage_go_to (window, "roles");
  for (page = gtk_widget_get_first_child (stack); page != NULL; page = gtk_widget_get_next_sibling (page))
    {
      const gboolean   current = page == gtk_stack_get_visible_child (GTK_STACK (stack));
      g_autofree char *wrong =
        gtk_test_accessible_check_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, !current);

      g_assert_null (wrong);
      n_pages++;
    }
  /* Pages are built when they are first shown: four were. */
  g_assert_cmpuint (n_pages, ==, 4);
  tide_stage_close (window);
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL;
}

static gboolean
needs_name (GtkWidget *widget)
{
  switch ((int) gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_GRID:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
    case GTK_ACCESSIBLE_ROLE_LIST:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_IMG:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_PROGRESS_BAR:
    case GTK_ACCESSIBLE_ROLE_ALERT:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_hidden (GtkWidget *widget)
{
  g_autofree char *visible =
    gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  return visible == NULL || !gtk_widget_get_mapped (widget);
}

/* The window's own controls and what a button is made of are named by GTK. */
static gboolean
is_made_by_gtk (GtkWidget *widget)
{
  return GTK_IS_WINDOW_CONTROLS (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_POPOVER (widget) ||
         GTK_IS_EXPANDER (widget);
}

static void
audit (GtkWidget  *widget,
       const char *page)
{
  GtkWidget *child;

  if (is_hidden (widget))
    return;
  if (needs_name (widget) && !has_name (widget))
    g_error ("%s on the page %s has no name for a screen reader (below %s)",
             G_OBJECT_TYPE_NAME (widget), page, G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  if (is_made_by_gtk (widget))
    return;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    audit (child, page);
}

static void
test_names (gconstpointer name)
{
  TideWindow *window = tide_stage_open_case (name, 1000);
  GListModel *steps = tide_window_get_steps (window);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      tide_stage_go_to (window, tide_step_get_name (step));
      audit (GTK_WIDGET (window), tide_step_get_name (step));
    }
  tide_stage_close (window);
}

static char *
get_script (TideWindow *window)
{
  GtkWidget     *view = tide_stage_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static GtkWidget *
find_fix_button (GtkWidget  *root,
                 const char *name)
{
  g_autofree char *wrong = NULL;
  GtkWidget       *child, *found = NULL;

  if (TIDE_IS_FIX_BUTTON (root) && gtk_widget_get_mapped (root))
    {
      wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      if (wrong == NULL)
        return root;
    }
  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_fix_button (child, name);
  return found;
}

/* Add Fix on the verdict; the plan and its script on the page of fixes; and taken out again there. */
static void
test_add_fix (void)
{
  TideWindow      *window = open_sample (1000);
  GListModel      *chosen = tide_session_get_chosen (tide_window_get_session (window));
  GtkWidget       *button;
  g_autofree char *script = NULL;

  tide_stage_go_to (window, "verdict");
  button = find_fix_button (GTK_WIDGET (window), "Add Fix: Register excluadm.dll on NODE1");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (chosen), ==, 1);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "_Remove Fix");

  tide_stage_go_to (window, "fixes");
  script = get_script (window);
  g_assert_nonnull (strstr (script, "regsvr32"));
  button = find_fix_button (GTK_WIDGET (window), "Remove Fix: Register excluadm.dll on NODE1");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_cmpuint (g_list_model_get_n_items (chosen), ==, 0);
  g_assert_null (tide_stage_find (GTK_WIDGET (window), GTK_TYPE_TEXT_VIEW, NULL));
  tide_stage_close (window);
}

/* A choice outlives a new diagnosis: it is of ids. */
static void
test_choice_carries_over (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  g_autoptr (TideFix) fix = NULL, successor = NULL;
  g_autoptr (TideDiagnosis) before = NULL;

  tide_stage_add (session, g_getenv ("TIDE_SAMPLE_CASE"));
  before = g_object_ref (tide_session_get_diagnosis (session));
  fix = g_list_model_get_item (tide_diagnosis_get_fixes (before), 0);
  tide_session_set_chosen (session, fix, TRUE);
  tide_session_pick_server (session, "NODE1");
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tide_session_get_diagnosis (session) != before);
  successor = g_list_model_get_item (tide_session_get_chosen (session), 0);
  g_assert_nonnull (successor);
  g_assert_cmpstr (tide_fix_get_id (successor), ==, tide_fix_get_id (fix));
}

/* 360 pixels are enough for every page. */
static void
test_narrow (gconstpointer name)
{
  TideWindow *window = tide_stage_open_case (name, 360);
  GListModel *steps = tide_window_get_steps (window);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      tide_stage_go_to (window, tide_step_get_name (step));
      g_test_message ("page %s", tide_step_get_name (step));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, 360);
    }
  tide_stage_close (window);
}

static void
test_log (gconstpointer data)
{
  TideWindow    *window = open_sample (1000);
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (tide_window_get_session (window));
  g_autoptr (TideServer) server = g_list_model_get_item (tide_diagnosis_get_servers (diagnosis), 0);
  GListModel *signals = tide_run_get_signals (tide_server_get_deciding_run (server));
  g_autoptr (TideCitation) citation = g_list_model_get_item (signals, 0);
  TideEvidence  *log = tide_diagnosis_find_evidence (diagnosis, tide_citation_get_evidence (citation));
  GtkWidget     *list = NULL;
  TideLogWindow *log_window;
  GtkAdjustment *across;
  GListModel    *lines;

  gtk_widget_set_default_direction (GPOINTER_TO_INT (data));
  log_window = tide_log_window_open (GTK_WINDOW (window), log, citation);
  gtk_window_set_default_size (GTK_WINDOW (log_window), 360, 400);
  while ((list = tide_stage_find (GTK_WIDGET (log_window), GTK_TYPE_LIST_VIEW, NULL)) == NULL ||
         gtk_list_view_get_model (GTK_LIST_VIEW (list)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  tide_stage_settle (GTK_WIDGET (log_window));
  lines = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_cmpuint (g_list_model_get_n_items (lines), >=, tide_citation_get_line (citation));
  /* Lines are read from their beginnings. */
  across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (list));
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_window_destroy (GTK_WINDOW (log_window));
  tide_stage_close (window);
}

/* What the menu opens; a warning on the way is fatal. */
static void
test_dialogs (void)
{
  TideWindow *window = open_sample (1000);
  GActionGroup *actions = G_ACTION_GROUP (tide_stage_get_application ());
  GtkWidget *overlay;

  g_action_group_activate_action (actions, "about", NULL);
  tide_stage_settle (GTK_WIDGET (window));
  overlay = GTK_WIDGET (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  g_assert_nonnull (overlay);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
  tide_stage_settle (overlay);
  g_assert_true (gtk_widget_get_mapped (overlay));
  tide_stage_close (window);
}

/* Nothing holds on to a window that was closed, nor to its session and pages. */
static void
test_finalise (void)
{
  TideWindow  *window = open_sample (1000);
  GListModel  *steps = tide_window_get_steps (window);
  TideSession *session = tide_window_get_session (window);
  GtkWidget   *page = tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_PAGE, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      tide_stage_go_to (window, tide_step_get_name (step));
    }
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (window));
  while (window != NULL || session != NULL || page != NULL)
    {
      /* The report's preview may still be on its way; nothing else keeps the loop busy. */
      g_assert_true (g_main_context_iteration (NULL, TRUE));
    }
}

static void
add_tests (void)
{
  /* One with errors of each kind, one with what an update leaves switched off, one to compare nodes in */
  static const char *const cases[] = { "2007-cluster-stopped", "2016-update-left-off", "2007-two-nodes" };

  g_test_add_func ("/wizard/window/empty", test_empty);
  g_test_add_func ("/wizard/window/open-sample", test_open_sample);
  g_test_add_func ("/wizard/window/walk", test_walk);
  g_test_add_func ("/wizard/window/remove-all", test_remove_all);
  g_test_add_func ("/wizard/window/hidden-pages", test_hidden_pages);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = g_strconcat ("/wizard/window/names/", cases[i], NULL);
      g_autofree char *narrow = g_strconcat ("/wizard/window/narrow/", cases[i], NULL);

      g_test_add_data_func (names, cases[i], test_names);
      g_test_add_data_func (narrow, cases[i], test_narrow);
    }
  g_test_add_func ("/wizard/window/add-fix", test_add_fix);
  g_test_add_func ("/wizard/window/choice-carries-over", test_choice_carries_over);
  g_test_add_data_func ("/wizard/window/log", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_log);
  g_test_add_data_func ("/wizard/window/log-rtl", GINT_TO_POINTER (GTK_TEXT_DIR_RTL), test_log);
  g_test_add_func ("/wizard/window/dialogs", test_dialogs);
  g_test_add_func ("/wizard/window/finalise", test_finalise);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
