/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "wizard/tide-session.h"

G_BEGIN_DECLS

#define TIDE_TYPE_WINDOW (tide_window_get_type ())

/* One case, and the steps through it. */
G_DECLARE_FINAL_TYPE (TideWindow, tide_window, TIDE, WINDOW, AdwApplicationWindow)

TideWindow *tide_window_new (GtkApplication *application,
                             TideSession    *session);

TideSession *tide_window_get_session (TideWindow *self);

/** Returns: the steps, a list of #TideStep */
GListModel *tide_window_get_steps (TideWindow *self);
guint tide_window_get_current (TideWindow *self);

/** Shows a step if it can be reached; its page is built when this happens first */
void tide_window_show_step (TideWindow *self,
                            guint       index);

/** Says a sentence in passing */
void tide_window_toast (TideWindow *self,
                        const char *sentence);

/** Adds a file, or opens it if it is a saved case */
void tide_window_open_file (TideWindow *self,
                            GFile      *file);

/** The actions of the class that deal with files; in a unit of their own */
void tide_window_install_file_actions (GtkWidgetClass *widget_class);

G_END_DECLS
