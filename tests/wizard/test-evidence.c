/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "tide-stage.h"
#include "wizard/tide-evidence-row.h"
#include "wizard/tide-job-row.h"

/* The list of files: whose they are, what takes them out, what is shown while they are read. */

static GtkWidget *
find_row (TideWindow *window,
          const char *name)
{
  return tide_stage_find_named (GTK_WIDGET (window), TIDE_TYPE_EVIDENCE_ROW, name);
}

static void
wait (TideWindow *window)
{
  while (tide_session_get_busy (tide_window_get_session (window)))
    g_main_context_iteration (NULL, TRUE);
  tide_stage_settle (GTK_WIDGET (window));
}

/* Opens the menu of a row and activates the item with this label. */
static void
choose (TideWindow *window,
        GtkWidget  *row,
        const char *item)
{
  GtkWidget *button = tide_stage_find (row, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *label;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  tide_stage_settle (GTK_WIDGET (window));
  label = tide_stage_find (button, GTK_TYPE_LABEL, item);
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_activate (gtk_widget_get_ancestor (label, g_type_from_name ("GtkModelButton"))));
  wait (window);
}

/* A file is given to another node, which takes effect at once, and back to what the files say. */
static void
test_belongs_to (void)
{
  TideWindow *window = tide_stage_open_case ("2007-two-nodes", 1000);
  GtkWidget *row = find_row (window, "clusmsg.dll, Program file · NODE1 · 1.5\u00a0kB, Read");

  g_assert_nonnull (row);
  choose (window, row, "NODE2");
  g_assert_nonnull (tide_stage_find_named (row, GTK_TYPE_POPOVER, "Actions for clusmsg.dll"));
  g_assert_true (row ==
                 find_row (window, "clusmsg.dll, Program file · NODE2, as chosen · 1.5\u00a0kB, Read"));
  g_assert_nonnull (find_row (window, "excluadm.dll, Program file · NODE1 · 1.5\u00a0kB, Read"));
  choose (window, row, "As the Files Say");
  g_assert_true (row == find_row (window, "clusmsg.dll, Program file · NODE1 · 1.5\u00a0kB, Read"));
  tide_stage_close (window);
}

/* Names are compared as servers are named: by the first label, in any case; nothing is no name. */
static void
test_spelling (void)
{
  TideWindow *window = tide_stage_open_case ("2007-two-nodes", 1000);
  TideSession *session = tide_window_get_session (window);
  g_autoptr (TideEvidence) evidence =
    g_list_model_get_item (G_LIST_MODEL (tide_session_get_case (session)), 2);

  tide_session_assign (session, evidence, " node2.example.org");
  g_assert_cmpstr (tide_evidence_get_assigned (evidence), ==, "NODE2");
  tide_session_assign (session, evidence, " .");
  g_assert_null (tide_evidence_get_assigned (evidence));
  wait (window);
  tide_stage_close (window);
}

/* A server that no file names: there are two servers then, and the person is asked which one it is about. */
static void
test_other_server (void)
{
  TideWindow *window = tide_stage_open_case ("2007-standalone", 1000);
  TideSession *session = tide_window_get_session (window);
  g_autoptr (TideEvidence) evidence =
    g_list_model_get_item (G_LIST_MODEL (tide_session_get_case (session)), 2);
  g_auto (GStrv) servers = NULL;

  tide_session_assign (session, evidence, "ELSEWHERE");
  wait (window);
  servers = tide_session_list_servers (session);
  g_assert_true (g_strv_contains ((const char *const *) servers, "ELSEWHERE"));
  g_assert_cmpuint (g_strv_length (servers), ==, 2);
  g_assert_error (tide_session_get_problem (session), TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS);
  tide_session_assign (session, evidence, NULL);
  wait (window);
  g_assert_no_error (tide_session_get_problem (session));
  tide_stage_close (window);
}

static void
test_remove (void)
{
  TideWindow *window = tide_stage_open_case ("2007-two-nodes", 1000);
  GListModel *rows = G_LIST_MODEL (tide_session_get_case (tide_window_get_session (window)));
  const guint n_rows = g_list_model_get_n_items (rows);

  choose (window, find_row (window, "clusmsg.dll, Program file · NODE1 · 1.5\u00a0kB, Read"), "Remove");
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_rows - 1);
  tide_stage_close (window);
}

/* The Delete key twice takes two files out, not a file and the folder that holds all. */
static void
test_remove_twice (void)
{
  TideWindow *window = tide_stage_open_case ("2007-two-nodes", 1000);
  GListModel *rows = G_LIST_MODEL (tide_session_get_case (tide_window_get_session (window)));
  const guint n_rows = g_list_model_get_n_items (rows);

  gtk_widget_grab_focus (find_row (window, "clusmsg.dll, Program file · NODE1 · 1.5\u00a0kB, Read"));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

      g_assert_true (TIDE_IS_EVIDENCE_ROW (focus));
      gtk_widget_activate_action (focus, "evidence.remove", NULL);
      wait (window);
    }
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n_rows - 2);
  g_assert_null (find_row (window, "excluadm.dll, Program file · NODE1 · 1.5\u00a0kB, Read"));
  tide_stage_close (window);
}

static void
add_file (TideWindow *window,
          const char *folder,
          const char *name,
          const char *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  tide_stage_add (tide_window_get_session (window), path);
  wait (window);
  g_unlink (path);
}

/* What was read before is no part of the progress of what is read now. */
static void
test_progress (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window = tide_stage_show (session, 1000, 720);
  g_autofree char *folder = g_dir_make_tmp ("tidemark-XXXXXX", NULL);
  GtkWidget *row = tide_stage_find (GTK_WIDGET (window), TIDE_TYPE_JOB_ROW, NULL);
  GObject *numbers = gtk_widget_get_template_child (row, TIDE_TYPE_JOB_ROW, "numbers");

  add_file (window, folder, "first.log", "0123456789");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (numbers)), ==, "10 bytes of 10 bytes");
  add_file (window, folder, "second.log", "0123");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (numbers)), ==, "4 bytes of 4 bytes");
  g_rmdir (folder);
  tide_stage_close (window);
}

static void
add_tests (void)
{
  g_test_add_func ("/wizard/evidence/belongs-to", test_belongs_to);
  g_test_add_func ("/wizard/evidence/spelling", test_spelling);
  g_test_add_func ("/wizard/evidence/other-server", test_other_server);
  g_test_add_func ("/wizard/evidence/remove", test_remove);
  g_test_add_func ("/wizard/evidence/remove-twice", test_remove_twice);
  g_test_add_func ("/wizard/evidence/progress", test_progress);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
