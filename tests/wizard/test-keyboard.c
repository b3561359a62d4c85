/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-stage.h"
#include "wizard/tide-item-row.h"
#include "wizard/tide-page.h"
#include "wizard/tide-step-rail.h"

/* What the keyboard reaches, and in which order */

static gboolean
has_focus_within (TideWindow *window,
                  GtkWidget  *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static GtkWidget *
find_step_list (TideWindow *window)
{
  GtkWidget *rail = tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_STEP_RAIL, NULL);

  return tide_stage_find (rail, GTK_TYPE_LIST_BOX, NULL);
}

/* The steps are one stop, at the one that is shown, in both directions. */
static void
test_rail_is_one_stop (void)
{
  TideWindow *window = tide_stage_open_case ("2007-cluster-stopped", 1000);
  GtkWidget *list = find_step_list (window);
  GtkWidget *page;

  tide_stage_go_to (window, "roles");
  page = tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_PAGE, NULL);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < 10 && !has_focus_within (window, list); i++)
    gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2)));

  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus_within (window, page));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_true (has_focus_within (window, list));
  gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_BACKWARD);
  g_assert_false (has_focus_within (window, list));
  tide_stage_close (window);
}

static void
press_down (GtkWidget *list)
{
  gboolean handled;

  g_signal_emit_by_name (list, "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE, &handled);
}

/* The arrow keys show what they select, and stop at what cannot be shown. */
static void
test_rail_arrows (void)
{
  TideWindow *window = tide_stage_open_case ("2007-cluster-stopped", 1000);
  GtkWidget *list = find_step_list (window);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  press_down (list);
  press_down (list);
  g_assert_cmpuint (tide_window_get_current (window), ==, 2);
  tide_stage_close (window);
}

static void
test_rail_arrows_without_files (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window = tide_stage_show (session, 1000, 720);
  GtkWidget *list = find_step_list (window);

  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  press_down (list);
  g_assert_cmpuint (tide_window_get_current (window), ==, 0);
  g_assert_true (gtk_list_box_get_selected_row (GTK_LIST_BOX (list)) ==
                 gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  tide_stage_close (window);
}

static GHashTable *
walk_with_tab (TideWindow *window)
{
  GHashTable *reached = g_hash_table_new (NULL, NULL);
  GtkWidget *focus;

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  do
    {
      gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
    }
  while (focus != NULL && g_hash_table_add (reached, focus));

  return reached;
}

static void
assert_reached (GHashTable *reached,
                GtkWidget  *widget,
                const char *page)
{
  if (GTK_IS_POPOVER (widget) || !gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_focusable (widget) && gtk_widget_is_sensitive (widget) &&
      !g_hash_table_contains (reached, widget))
    g_error ("a %s in a %s on the page %s is not reached", G_OBJECT_TYPE_NAME (widget),
             G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), page);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_reached (reached, child, page);
}

/* The Tab key alone leads to every button of every page. */
static void
test_tab_reaches_all (void)
{
  TideWindow *window = tide_stage_open_case ("2007-cluster-stopped", 1000);
  GListModel *steps = tide_window_get_steps (window);

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);
      g_autoptr (GHashTable) reached = NULL;

      tide_stage_go_to (window, tide_step_get_name (step));
      reached = walk_with_tab (window);
      assert_reached (reached, tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_PAGE, NULL),
                      tide_step_get_name (step));
    }
  tide_stage_close (window);
}

/* Enter opens the details of a row, and closes them. */
static void
test_row_opens (void)
{
  TideWindow *window = tide_stage_open_case ("2007-standalone", 1000);
  GtkWidget *row;

  tide_stage_go_to (window, "roles");
  row = tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_ITEM_ROW, NULL);
  g_assert_false (gtk_widget_has_css_class (row, "expanded"));
  gtk_widget_activate (row);
  g_assert_true (gtk_widget_has_css_class (row, "expanded"));
  gtk_widget_activate (row);
  g_assert_false (gtk_widget_has_css_class (row, "expanded"));
  tide_stage_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/wizard/keyboard/rail-is-one-stop", test_rail_is_one_stop);
  g_test_add_func ("/wizard/keyboard/rail-arrows", test_rail_arrows);
  g_test_add_func ("/wizard/keyboard/rail-arrows-without-files", test_rail_arrows_without_files);
  g_test_add_func ("/wizard/keyboard/tab-reaches-all", test_tab_reaches_all);
  g_test_add_func ("/wizard/keyboard/row-opens", test_row_opens);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
