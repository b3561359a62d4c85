/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "tide-stage.h"

/* What goes into a window and out of it */

/* Presses a button of the dialog that was opened last. */
static void
answer_last_dialog (const char *label)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (toplevels, i - 1);

      if (ADW_IS_MESSAGE_DIALOG (dialog) && gtk_widget_get_mapped (dialog))
        {
          GtkWidget *text = tide_stage_find (dialog, GTK_TYPE_LABEL, label);

          g_assert_nonnull (text);
          g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
          return;
        }
    }
  g_assert_not_reached ();
}

static gboolean
is_enabled (TideWindow *window,
            const char *action)
{
  GtkWidget *button = gtk_button_new ();
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_parent (button, GTK_WIDGET (window));
  enabled = gtk_widget_get_sensitive (button);
  gtk_widget_unparent (button);
  return enabled;
}

/* Servers that share no cluster: the window says so and offers to choose; what was read can be saved. */
static void
test_unrelated (void)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), "unrelated-servers", NULL);
  TideWindow *window = tide_stage_show (session, 1000, 720);
  g_auto (GStrv) servers = NULL;
  GtkWidget *button;

  tide_stage_add (session, path);
  tide_stage_settle (GTK_WIDGET (window));
  g_assert_true (is_enabled (window, "win.save-case"));
  g_assert_false (is_enabled (window, "win.copy-summary"));
  button = tide_stage_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, "_Choose Server…");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  tide_stage_settle (GTK_WIDGET (window));
  servers = tide_session_list_servers (session);
  tide_session_pick_server (session, servers[0]);
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (tide_session_get_diagnosis (session));

  /* A choice can be made again, and taken back. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.pick-server", NULL));
  tide_stage_settle (GTK_WIDGET (window));
  answer_last_dialog ("All Servers");
  tide_stage_settle (GTK_WIDGET (window));
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (tide_session_get_problem (session), TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS);
  tide_stage_close (window);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  tide_case_save_finish (TIDE_CASE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static GFile *
save_case (const char *name,
           const char *folder)
{
  TideWindow *window = tide_stage_open_case (name, 1000);
  TideCase *tide_case = tide_session_get_case (tide_window_get_session (window));
  g_autofree char *file_name = g_strconcat (name, ".tidemark", NULL);
  GFile *file = g_file_new_build_filename (folder, file_name, NULL);
  gboolean saved = FALSE;

  tide_case_save_async (tide_case, file, NULL, saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  tide_stage_close (window);
  return file;
}

static char *
read_all (TideWindow *window)
{
  TideSession *session = tide_window_get_session (window);
  g_auto (GStrv) servers = NULL;

  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
  servers = tide_session_list_servers (session);
  return g_strjoinv (" ", servers);
}

/* Two saved cases that are opened at once are two cases, each in a window of its own. */
static void
test_two_cases (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tidemark-XXXXXX", NULL);
  g_autoptr (GFile) one = save_case ("2007-cluster-stopped", folder);
  g_autoptr (GFile) other = save_case ("2007-standalone", folder);
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window = tide_stage_show (session, 1000, 720);
  TideWindow *second;
  g_autofree char *servers = NULL;
  g_autofree char *others = NULL;

  tide_window_open_file (window, one);
  tide_window_open_file (window, other);
  second = TIDE_WINDOW (gtk_application_get_windows (tide_stage_get_application ())->data);
  g_assert_true (second != window);
  servers = read_all (window);
  others = read_all (second);
  g_assert_cmpstr (servers, ==, "NODE1");
  g_assert_cmpstr (others, ==, "MAIL7");
  g_assert_nonnull (tide_session_get_diagnosis (session));

  tide_stage_close (second);
  tide_stage_close (window);
  g_unlink (g_file_peek_path (one));
  g_unlink (g_file_peek_path (other));
  g_rmdir (folder);
}

static void
add_tests (void)
{
  g_test_add_func ("/wizard/files/unrelated", test_unrelated);
  g_test_add_func ("/wizard/files/two-cases", test_two_cases);
}

int
main (int   argc,
      char *argv[])
{
  return tide_stage_run (argc, argv, add_tests);
}
