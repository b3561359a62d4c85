/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-compat.h"
#include "wizard/tide-window.h"

/* What goes into a window and out of it: files, cases, scripts, reports. */

#define CASE_SUFFIX ".tidemark"

static void
report_error (TideWindow   *self,
              const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tide_window_toast (self, error->message);
}

static void
report_saved (TideWindow *self,
              GFile      *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *sentence = g_strdup_printf (_("Saved “%s”"), shown);

  tide_window_toast (self, sentence);
}

static void
load_case (TideWindow *self,
           GFile      *file)
{
  TideSession *session = tide_window_get_session (self);
  g_autoptr (TideSession) fresh = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (tide_session_get_case (session))) == 0 &&
      !tide_session_get_busy (session))
    {
      tide_session_load (session, file);
      return;
    }
  fresh = tide_session_new (tide_case_get_catalog (tide_session_get_case (session)));
  tide_session_load (fresh, file);
  gtk_window_present (GTK_WINDOW (tide_window_new (gtk_window_get_application (GTK_WINDOW (self)), fresh)));
}

void
tide_window_open_file (TideWindow *self,
                       GFile      *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (name != NULL && g_str_has_suffix (name, CASE_SUFFIX))
    load_case (self, file);
  else
    tide_session_add_file (tide_window_get_session (self), file);
}

static void
files_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  TideWindow *self = TIDE_WINDOW (source);
  g_autoptr (GListModel) files = tide_compat_choose_files_finish (GTK_WINDOW (self), result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      tide_window_open_file (self, file);
    }
}

static void
add_files_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  tide_compat_choose_files_async (GTK_WINDOW (widget), TIDE_CHOOSE_FILES, files_chosen_cb, NULL);
}

static void
add_folder_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  tide_compat_choose_files_async (GTK_WINDOW (widget), TIDE_CHOOSE_FOLDERS, files_chosen_cb, NULL);
}

static void
case_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  TideWindow *self = TIDE_WINDOW (source);
  g_autoptr (GListModel) files = tide_compat_choose_files_finish (GTK_WINDOW (self), result, NULL);
  g_autoptr (GFile) file = files != NULL ? g_list_model_get_item (files, 0) : NULL;

  if (file != NULL)
    load_case (self, file);
}

static void
open_case_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  tide_compat_choose_files_async (GTK_WINDOW (widget), TIDE_CHOOSE_CASE, case_chosen_cb, NULL);
}

static void
open_sample_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const char *path = g_getenv ("TIDE_SAMPLE_CASE");
  g_autoptr (GFile) file = g_file_new_for_path (path != NULL ? path : PKGDATADIR "/sample");

  tide_session_add_file (tide_window_get_session (TIDE_WINDOW (widget)), file);
}

static void
case_saved_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (TideWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tide_case_save_finish (TIDE_CASE (source), result, &error))
    tide_window_toast (self, _("Case saved"));
  else
    report_error (self, error);
}

static void
case_place_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  TideWindow *self = TIDE_WINDOW (source);
  g_autoptr (GFile) file = tide_compat_save_file_finish (GTK_WINDOW (self), result, NULL);

  if (file != NULL)
    tide_case_save_async (tide_session_get_case (tide_window_get_session (self)), file, NULL, case_saved_cb,
                          g_object_ref (self));
}

static void
save_case_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  tide_compat_save_file_async (GTK_WINDOW (widget), _("Save Case"), "case" CASE_SUFFIX, case_place_cb, NULL);
}

/* One saving under way: what was asked for, and where to. */
typedef struct
{
  TideWindow    *window;
  TideDiagnosis *diagnosis;
  TideFixPlan   *plan;
  GFile         *file;
  int            format;
} Save;

static Save *
save_new (TideWindow *self,
          int         format)
{
  TideSession *session = tide_window_get_session (self);
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (self);
  save->diagnosis = g_object_ref (tide_session_get_diagnosis (session));
  save->plan = tide_session_dup_plan (session);
  save->format = format;

  return save;
}

static void
save_free (Save *save)
{
  g_object_unref (save->window);
  g_object_unref (save->diagnosis);
  g_clear_object (&save->plan);
  g_clear_object (&save->file);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
script_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  if (tide_fix_plan_write_finish (TIDE_FIX_PLAN (source), result, &error))
    report_saved (save->window, save->file);
  else
    report_error (save->window, error);
}

static void
script_place_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Save) save = user_data;

  save->file = tide_compat_save_file_finish (GTK_WINDOW (source), result, NULL);
  if (save->file == NULL)
    return;
  tide_fix_plan_write_async (save->plan, save->format, save->file, NULL, script_written_cb, save);
  g_steal_pointer (&save);
}

static void
save_script_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  const gboolean reg = g_str_equal (g_variant_get_string (parameter, NULL), "reg");
  Save *save;

  if (tide_session_get_diagnosis (tide_window_get_session (TIDE_WINDOW (widget))) == NULL)
    return;
  save = save_new (TIDE_WINDOW (widget), reg ? TIDE_SCRIPT_FORMAT_REG : TIDE_SCRIPT_FORMAT_CMD);
  if (save->plan == NULL)
    save_free (save);
  else
    tide_compat_save_file_async (GTK_WINDOW (widget), _("Save Script"),
                                 reg ? "tidemark-fix.reg" : "tidemark-fix.cmd", script_place_cb, save);
}

static void
report_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  if (tide_report_write_finish (result, &error))
    report_saved (save->window, save->file);
  else
    report_error (save->window, error);
}

static void
report_place_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Save) save = user_data;
  const TideReportOptions options = { .format = (TideReportFormat) save->format, .plan = save->plan };

  save->file = tide_compat_save_file_finish (GTK_WINDOW (source), result, NULL);
  if (save->file == NULL)
    return;
  tide_report_save_async (save->diagnosis, &options, save->file, NULL, report_written_cb, save);
  g_steal_pointer (&save);
}

static const struct
{
  const char      *word;
  TideReportFormat format;
  const char      *file;
} reports[] = {
  { "html", TIDE_REPORT_FORMAT_HTML, "tidemark-report.html" },
  { "json", TIDE_REPORT_FORMAT_JSON, "tidemark-report.json" },
  { "text", TIDE_REPORT_FORMAT_TEXT, "tidemark-report.txt" },
};

static void
save_report_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      if (g_str_equal (reports[i].word, g_variant_get_string (parameter, NULL)))
        tide_compat_save_file_async (GTK_WINDOW (widget), _("Save Report"), reports[i].file, report_place_cb,
                                     save_new (TIDE_WINDOW (widget), (int) reports[i].format));
    }
}

static void
copy_summary_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TideWindow *self = TIDE_WINDOW (widget);
  TideDiagnosis *diagnosis = tide_session_get_diagnosis (tide_window_get_session (self));
  g_autofree char *summary = tide_report_get_summary (diagnosis);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), summary);
  tide_window_toast (self, _("Summary copied"));
}

static void
server_picked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_auto (GStrv) answers = user_data;
  const int answer = tide_compat_ask_finish (GTK_WINDOW (source), result, NULL);

  /* The last answer is no server but all of them. */
  if (answer >= 0)
    tide_session_pick_server (tide_window_get_session (TIDE_WINDOW (source)),
                              answers[answer + 1] != NULL ? answers[answer] : NULL);
}

static void
pick_server_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_auto (GStrv) servers = tide_session_list_servers (tide_window_get_session (TIDE_WINDOW (widget)));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GStrv answers;

  g_strv_builder_addv (builder, (const char **) servers);
  g_strv_builder_add (builder, _("All Servers"));
  answers = g_strv_builder_end (builder);
  tide_compat_ask_async (GTK_WINDOW (widget), _("Choose a Server"),
                         _("A case is about one server, or about the nodes of one cluster. The files of the "
                           "others stay in the list and are left out of the diagnosis."),
                         (const char *const *) answers, server_picked_cb, answers);
}

void
tide_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.add-files", NULL, add_files_action);
  gtk_widget_class_install_action (widget_class, "win.add-folder", NULL, add_folder_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.open-case", NULL, open_case_action);
  gtk_widget_class_install_action (widget_class, "win.save-case", NULL, save_case_action);
  gtk_widget_class_install_action (widget_class, "win.save-script", "s", save_script_action);
  gtk_widget_class_install_action (widget_class, "win.save-report", "s", save_report_action);
  gtk_widget_class_install_action (widget_class, "win.copy-summary", NULL, copy_summary_action);
  gtk_widget_class_install_action (widget_class, "win.pick-server", NULL, pick_server_action);
}
