/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "tide-stage.h"
#include "wizard/tide-log-window.h"
#include "wizard/tide-step.h"

/*
 * Pictures of every page of the wizard on the sample case: wide and narrow, light and dark.
 *   tide-shots DIR [--variants]
 * A warning of GTK or libadwaita on the way is a failure.
 */

#define SETTLE_MS 300

static gboolean warned;

static GLogWriterOutput
watch_log (GLogLevelFlags   level,
           const GLogField *fields,
           gsize            n_fields,
           gpointer         user_data)
{
  if ((level & (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR)) != 0)
    warned = TRUE;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static gboolean
time_over (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Threads that make a preview are not seen by the main loop: give them a moment. */
static void
wait_a_moment (GtkWidget *window)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE_MS, time_over, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  tide_stage_settle (window);
}

static GdkTexture *
take_picture (GtkWidget *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  const int width = gtk_widget_get_width (window);
  const int height = gtk_widget_get_height (window);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static void
save_picture (GtkWidget  *window,
              guint       number,
              const char *title,
              const char *folder,
              const char *variant)
{
  g_autofree char *name = g_strdup_printf ("%u-%s-%s.png", number, title, variant);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  wait_a_moment (window);
  texture = take_picture (window);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  g_print ("%s\n", path);
}

/* The window as it opens without files */
static void
picture_welcome (const char *folder,
                 const char *variant,
                 int         width,
                 int         height)
{
  g_autoptr (TideSession) session = tide_stage_new_session ();
  TideWindow *window = tide_stage_show (session, width, height);

  save_picture (GTK_WIDGET (window), 0, "welcome", folder, variant);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* (nullable): of a case without logs */
static TideCitation *
first_signal (TideDiagnosis *diagnosis)
{
  g_autoptr (TideServer) server = g_list_model_get_item (tide_diagnosis_get_servers (diagnosis), 0);
  TideRun *run = tide_server_get_deciding_run (server);

  return run != NULL ? g_list_model_get_item (tide_run_get_signals (run), 0) : NULL;
}

static void
picture_log (TideWindow *window,
             const char *folder,
             const char *variant)
{
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (tide_window_get_session (window));
  g_autoptr (TideCitation) citation = first_signal (diagnosis);
  TideEvidence *log;
  TideLogWindow *log_window;

  if (citation == NULL)
    return;
  log = tide_diagnosis_find_evidence (diagnosis, tide_citation_get_evidence (citation));
  log_window = tide_log_window_open (GTK_WINDOW (window), log, citation);
  gtk_window_set_default_size (GTK_WINDOW (log_window), gtk_widget_get_width (GTK_WIDGET (window)),
                               gtk_widget_get_height (GTK_WIDGET (window)));
  save_picture (GTK_WIDGET (log_window), 8, "log", folder, variant);
  gtk_window_destroy (GTK_WINDOW (log_window));
}

static void
walk (TideSession *session,
      const char  *folder,
      const char  *variant,
      int          width,
      int          height)
{
  TideWindow *window = tide_stage_show (session, width, height);
  const guint n_steps = g_list_model_get_n_items (tide_window_get_steps (window));

  picture_welcome (folder, variant, width, height);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (tide_window_get_steps (window), i);

      g_assert_cmpuint (tide_window_get_current (window), ==, i);
      save_picture (GTK_WIDGET (window), i + 1, tide_step_get_name (step), folder, variant);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.next", NULL);
    }
  picture_log (window, folder, variant);
  if (gtk_widget_get_width (GTK_WIDGET (window)) > width)
    g_error ("the %s window is %d wide, not %d", variant, gtk_widget_get_width (GTK_WIDGET (window)), width);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
choose_fixes (TideSession *session)
{
  GListModel *fixes = tide_diagnosis_get_fixes (tide_session_get_diagnosis (session));

  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (!tide_fix_get_manual (fix))
        tide_session_set_chosen (session, fix, TRUE);
    }
}

static void
take_all (TideSession *session,
          const char  *folder)
{
  static const struct
  {
    AdwColorScheme scheme;
    const char    *name;
  } schemes[] = { { ADW_COLOR_SCHEME_FORCE_LIGHT, "light" }, { ADW_COLOR_SCHEME_FORCE_DARK, "dark" } };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autofree char *wide = g_strdup_printf ("wide-%s", schemes[i].name);
      g_autofree char *narrow = g_strdup_printf ("narrow-%s", schemes[i].name);

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i].scheme);
      walk (session, folder, wide, 1100, 760);
      walk (session, folder, narrow, 360, 720);
    }
}

/* From right to left, and with large text */
static void
take_variants (TideSession *session,
               const char  *folder)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  walk (session, folder, "wide-rtl", 1100, 760);
  walk (session, folder, "narrow-rtl", 360, 720);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", dpi * 2, NULL);
  walk (session, folder, "wide-large", 1100, 760);
  walk (session, folder, "medium-large", 720, 760);
}

int
main (int   argc,
      char *argv[])
{
  const char *sample = g_getenv ("TIDE_SAMPLE_CASE");
  g_autoptr (TideSession) session = NULL;

  g_log_set_writer_func (watch_log, NULL, NULL);
  if (argc < 2 || sample == NULL)
    {
      g_printerr ("Usage: TIDE_SAMPLE_CASE=FOLDER tide-shots FOLDER [--variants]\n");
      return 64;
    }
  if (!tide_stage_set_up (&argc, &argv))
    {
      g_printerr ("There is no display to draw on\n");
      return 1;
    }
  session = tide_stage_new_session ();
  tide_stage_add (session, sample);
  if (tide_session_get_diagnosis (session) == NULL)
    g_error ("the sample case in %s could not be diagnosed", sample);
  choose_fixes (session);
  take_all (session, argv[1]);
  if (argc > 2 && g_str_equal (argv[2], "--variants"))
    take_variants (session, argv[1]);
  g_clear_object (&session);
  tide_stage_tear_down ();
  return warned ? 1 : 0;
}
