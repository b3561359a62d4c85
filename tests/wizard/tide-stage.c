/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-stage.h"

static GtkApplication *application;
static TideCatalog *catalog;

#define FRAMES 3

gboolean
tide_stage_set_up (int    *argc,
                   char ***argv)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_init_check ())
    return FALSE;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  application = GTK_APPLICATION (tide_application_new (G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

void
tide_stage_tear_down (void)
{
  g_clear_object (&application);
  g_clear_object (&catalog);
}

int
tide_stage_run (int    argc,
                char  *argv[],
                void (*add_tests) (void))
{
  int code;

  g_test_init (&argc, &argv, NULL);
  if (!tide_stage_set_up (&argc, &argv))
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  add_tests ();
  code = g_test_run ();
  tide_stage_tear_down ();
  return code;
}

GtkApplication *
tide_stage_get_application (void)
{
  return application;
}

TideSession *
tide_stage_new_session (void)
{
  return tide_session_new (catalog);
}

void
tide_stage_add (TideSession *session,
                const char  *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  tide_session_add_file (session, file);
  while (tide_session_get_busy (session))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
count_frame (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  guint *frames = user_data;

  gtk_widget_queue_draw (widget);
  return ++*frames < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
tide_stage_settle (GtkWidget *window)
{
  guint frames = 0;

  gtk_widget_add_tick_callback (window, count_frame, &frames, NULL);
  while (frames < FRAMES)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

TideWindow *
tide_stage_show (TideSession *session,
                 int          width,
                 int          height)
{
  TideWindow *window = tide_window_new (application, session);

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  tide_stage_settle (GTK_WIDGET (window));

  return window;
}

TideWindow *
tide_stage_open_case (const char *name,
                      int         width)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);

  tide_stage_add (session, path);
  return tide_stage_show (session, width, 720);
}

void
tide_stage_close (TideWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
tide_stage_go_to (TideWindow *window,
                  const char *step)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step", "s", step);
  tide_stage_settle (GTK_WIDGET (window));
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  return NULL;
}

GtkWidget *
tide_stage_find (GtkWidget  *root,
                 GType       type,
                 const char *text)
{
  GtkWidget *child, *found = NULL;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || g_strcmp0 (get_text (root), text) == 0))
    return root;
  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = tide_stage_find (child, type, text);
  return found;
}

GtkWidget *
tide_stage_find_named (GtkWidget  *root,
                       GType       type,
                       const char *name)
{
  GtkWidget *child, *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (root),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (wrong == NULL)
        return root;
    }
  for (child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = tide_stage_find_named (child, type, name);
  return found;
}

GtkWidget *
tide_stage_find_icon (GtkWidget *row)
{
  return tide_stage_find (row, g_type_from_name ("TideSeverityIcon"), NULL);
}
