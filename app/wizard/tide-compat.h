/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Everything that later versions of GTK or libadwaita do otherwise, behind calls that stay. The only unit
 * with version checks.
 */

typedef enum
{
  TIDE_CHOOSE_FILES,
  TIDE_CHOOSE_FOLDERS,
  TIDE_CHOOSE_CASE, /* one saved case */
} TideChoose;

/** Lets a person choose; the result is a list of #GFile, empty if nothing was chosen. */
void tide_compat_choose_files_async (GtkWindow          *parent,
                                     TideChoose          choose,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GListModel *tide_compat_choose_files_finish (GtkWindow    *parent,
                                             GAsyncResult *result,
                                             GError      **error);

/** Lets a person say where to save; %NULL without an error if nothing was chosen. */
void tide_compat_save_file_async (GtkWindow          *parent,
                                  const char         *title,
                                  const char         *name,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
GFile *tide_compat_save_file_finish (GtkWindow    *parent,
                                     GAsyncResult *result,
                                     GError      **error);

/**
 * Asks a question with one answer for each of @answers; the result is the place of the answer in @answers,
 * or -1 if the person cancelled.
 */
void tide_compat_ask_async (GtkWindow          *parent,
                            const char         *heading,
                            const char         *body,
                            const char *const  *answers,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
int tide_compat_ask_finish (GtkWindow    *parent,
                            GAsyncResult *result,
                            GError      **error);

/**
 * Asks for a line of text that is not empty; @what names it. The result is what a person entered, or %NULL
 * without an error if they cancelled.
 */
void tide_compat_ask_text_async (GtkWindow          *parent,
                                 const char         *heading,
                                 const char         *body,
                                 const char         *what,
                                 const char         *accept,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
char *tide_compat_ask_text_finish (GtkWindow    *parent,
                                   GAsyncResult *result,
                                   GError      **error);

/** Tells an application's failure in a window of its own; the application lives as long as it is open */
void tide_compat_show_failure (GtkApplication *application,
                               const char     *heading,
                               const char     *body);

void tide_compat_show_about (GtkWindow *parent);

/** Has a screen reader say @text */
void tide_compat_announce (GtkWidget  *widget,
                           const char *text);

G_END_DECLS
