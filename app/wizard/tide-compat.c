/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is newer than the floor is allowed here, behind a check. */
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MAX_ALLOWED

#include <adwaita.h>
#include <glib/gi18n.h>

#include "wizard/tide-a11y.h"
#include "wizard/tide-compat.h"
#include "wizard/tide-words.h"

static void
files_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_pointer (task, g_list_store_new (G_TYPE_FILE), g_object_unref);
  g_object_unref (dialog);
}

void
tide_compat_choose_files_async (GtkWindow          *parent,
                                TideChoose          choose,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  const char *const titles[] = { _("Add Files"), _("Add Folder"), _("Open Case") };
  const GtkFileChooserAction action =
    choose == TIDE_CHOOSE_FOLDERS ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN;
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (titles[choose], parent, action,
                                 choose == TIDE_CHOOSE_CASE ? _("_Open") : _("_Add"), _("_Cancel"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), choose != TIDE_CHOOSE_CASE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (files_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GListModel *
tide_compat_choose_files_finish (GtkWindow    *parent,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
place_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialog);
}

void
tide_compat_save_file_async (GtkWindow          *parent,
                             const char         *title,
                             const char         *name,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                                              _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (place_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GFile *
tide_compat_save_file_finish (GtkWindow    *parent,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;

  /* Responses are the places of the answers; "cancel" is none. */
  g_task_return_int (task, g_ascii_isdigit (*response) ? g_ascii_strtoll (response, NULL, 10) : -1);
}

void
tide_compat_ask_async (GtkWindow          *parent,
                       const char         *heading,
                       const char         *body,
                       const char *const  *answers,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  for (int i = 0; answers[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *label = tide_words_menu_label (answers[i]);

      adw_message_dialog_add_response (dialog, id, label);
    }
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

int
tide_compat_ask_finish (GtkWindow    *parent,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

static void
text_given_cb (AdwMessageDialog *dialog,
               const char       *response,
               gpointer          user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_task_return_pointer (task, g_str_equal (response, "accept") ? g_strdup (text) : NULL, g_free);
}

static void
text_changed_cb (GtkEditable      *entry,
                 AdwMessageDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "accept", *text != '\0' && *text != '.');
}

void
tide_compat_ask_text_async (GtkWindow          *parent,
                            const char         *heading,
                            const char         *body,
                            const char         *what,
                            const char         *accept,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), what);
  tide_a11y_set_label (entry, what);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (entry, "changed", G_CALLBACK (text_changed_cb), dialog);
  text_changed_cb (GTK_EDITABLE (entry), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (text_given_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
tide_compat_ask_text_finish (GtkWindow    *parent,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tide_compat_show_failure (GtkApplication *application,
                          const char     *heading,
                          const char     *body)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (NULL, heading, body));

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  gtk_window_set_application (GTK_WINDOW (dialog), application);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
tide_compat_show_about (GtkWindow *parent)
{
  const char *developers[] = { _("The Tidemark developers"), NULL };

  adw_show_about_window (parent,
                         "application-name", _("Tidemark"),
                         "application-icon", APPLICATION_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The Tidemark developers"),
                         "developers", developers,
                         /* Translators: put your names here, one a line */
                         "translator-credits", _("translator-credits"),
                         "comments", _("Finds out where Exchange Setup stopped on a server, why, and what "
                                       "to do about it, from the files that the server left behind."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

void
tide_compat_announce (GtkWidget  *widget,
                      const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#else
  /* Without live regions a changed description is what a screen reader can hear of. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
#endif
}
