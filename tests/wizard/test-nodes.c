/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-stage.h"
#include "wizard/tide-node-box.h"
#include "wizard/tide-node-table.h"

/* The table of nodes side by side: what it shows, what a screen reader gets of it, and the keys. */

static GtkWidget *
find_cell (TideWindow *window,
           const char *name)
{
  return tide_stage_find_named (GTK_WIDGET (window), TIDE_TYPE_NODE_BOX, name);
}

/* The label that shows a cell's mark; (nullable) */
static GtkWidget *
find_mark (GtkWidget  *cell,
           const char *word)
{
  return tide_stage_find (cell, GTK_TYPE_LABEL, word);
}

/* Every cell says node, thing, value and mark; the mark is icon, word and colour. */
static void
test_nodes (void)
{
  TideWindow *window = tide_stage_open_case ("2007-nodes-compared", 1000);
  GtkWidget *lacking, *having, *same;

  tide_stage_go_to (window, "cluster");
  lacking = find_cell (window, "NODE2, excluadm.dll, File in the Cluster directory: Missing, Differs");
  having = find_cell (window, "NODE1, excluadm.dll, File in the Cluster directory: Present");
  same = find_cell (window, "NODE1, exres.dll, File in the Cluster directory: Present");
  g_assert_nonnull (lacking);
  g_assert_nonnull (having);
  g_assert_nonnull (find_cell (window, "NODE2, MSExchangeSA, Event source: Missing, Differs"));
  g_assert_true (gtk_widget_has_css_class (find_mark (lacking, "Differs"), "warning"));
  g_assert_true (gtk_widget_has_css_class (tide_stage_find_icon (lacking), "warning"));
  g_assert_null (tide_stage_find_icon (having));
  /* What is the same on all comes after, on demand. */
  g_assert_true (same == NULL || tide_stage_find_icon (same) == NULL);
  tide_stage_close (window);
}

/* Two versions of which neither is known to be right: both are marked, and nothing in them is markup. */
static void
test_nodes_unequal (void)
{
  TideWindow *window = tide_stage_open_case ("2007-two-nodes", 1000);
  static const char *const names[] = { "NODE1, exres.dll, Version: 8.1.240.6, Unequal",
                                       "NODE2, exres.dll, Version: 8.1.278.2, Unequal" };
  static const char *const versions[] = { "8.1.240.6", "8.1.278.2" };

  tide_stage_go_to (window, "cluster");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *cell = find_cell (window, names[i]);
      GtkWidget *value = tide_stage_find (cell, GTK_TYPE_LABEL, versions[i]);

      g_assert_nonnull (find_mark (cell, "Unequal"));
      g_assert_true (gtk_widget_has_css_class (value, "monospace"));
      g_assert_cmpint (gtk_widget_get_direction (value), ==, GTK_TEXT_DIR_LTR);
      g_assert_false (gtk_label_get_use_markup (GTK_LABEL (value)));
    }
  g_assert_nonnull (find_cell (window, "NODE1, Windows, Version: 5.2"));
  tide_stage_close (window);
}

/* A row, its heads and cells have the roles of a table; what is left out is a button away. */
static void
test_nodes_table (void)
{
  TideWindow *window = tide_stage_open_case ("2007-two-nodes", 1000);
  GtkWidget *cell, *row, *table, *more;
  const char *const last = "NODE2, excluadm.dll, COM class: Present";

  tide_stage_go_to (window, "cluster");
  cell = find_cell (window, "NODE1, exres.dll, Version: 8.1.240.6, Unequal");
  row = gtk_widget_get_parent (cell);
  table = gtk_widget_get_parent (row);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_role (find_cell (window, "NODE1"), GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_role (find_cell (window, "exres.dll, Version"), GTK_ACCESSIBLE_ROLE_ROW_HEADER);

  g_assert_null (find_cell (window, last));
  table = gtk_widget_get_ancestor (cell, TIDE_TYPE_NODE_TABLE);
  more = gtk_widget_get_last_child (table);
  g_signal_emit_by_name (more, "clicked");
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_nonnull (find_cell (window, last));
  g_assert_false (gtk_widget_get_visible (more));
  tide_stage_close (window);
}

static void
assert_focus (TideWindow *window,
              const char *name)
{
  gtk_test_accessible_assert_property (gtk_root_get_focus (GTK_ROOT (window)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       name);
}

/* One stop for Tab; arrows go from cell to cell, mirrored where the text is. */
static void
test_nodes_keyboard (gconstpointer data)
{
  const gboolean rtl = GPOINTER_TO_INT (data);
  TideWindow *window;
  GtkWidget *table;

  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = tide_stage_open_case ("2007-two-nodes", 1000);
  tide_stage_go_to (window, "cluster");
  table = tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_NODE_TABLE, NULL);
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  assert_focus (window, "NODE1, exres.dll, Version: 8.1.240.6, Unequal");
  g_assert_true (gtk_widget_child_focus (table, rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT));
  assert_focus (window, "NODE2, exres.dll, Version: 8.1.278.2, Unequal");
  g_assert_false (gtk_widget_child_focus (table, rtl ? GTK_DIR_LEFT : GTK_DIR_RIGHT));
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_DOWN));
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_DOWN));
  assert_focus (window, "NODE2, Windows, Version: 5.2");
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (window))));
  g_assert_false (gtk_widget_child_focus (table, GTK_DIR_TAB_FORWARD));
  /* Back to where one was */
  g_assert_true (gtk_widget_child_focus (table, GTK_DIR_TAB_BACKWARD));
  assert_focus (window, "NODE2, Windows, Version: 5.2");
  tide_stage_close (window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* One node of two: no table, and the sentence that names the other */
static void
test_nodes_absent (void)
{
  TideWindow *window = tide_stage_open_case ("2007-cluster-healthy", 1000);

  tide_stage_go_to (window, "cluster");
  g_assert_null (tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_NODE_TABLE, NULL));
  g_assert_nonnull (tide_stage_find (
    GTK_WIDGET (window), GTK_TYPE_LABEL,
    "The files of these nodes are missing, so nothing was compared: NODE2."));
  tide_stage_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/wizard/nodes/differs", test_nodes);
  g_test_add_func ("/wizard/nodes/unequal", test_nodes_unequal);
  g_test_add_func ("/wizard/nodes/table", test_nodes_table);
  g_test_add_data_func ("/wizard/nodes/keyboard", GINT_TO_POINTER (FALSE), test_nodes_keyboard);
  g_test_add_data_func ("/wizard/nodes/keyboard-rtl", GINT_TO_POINTER (TRUE), test_nodes_keyboard);
  g_test_add_func ("/wizard/nodes/absent", test_nodes_absent);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
