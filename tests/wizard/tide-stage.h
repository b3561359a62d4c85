/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-application.h"
#include "wizard/tide-window.h"

/*
 * A wizard in the test's own process: an application that was started but is not run, windows on cases,
 * and ways to wait for what they do.
 */

/** Starts GTK and the application; %FALSE without a display */
gboolean tide_stage_set_up (int    *argc,
                            char ***argv);
void tide_stage_tear_down (void);
/** What main() of a test returns. @add_tests is called once all is set up; without a display, never. */
int  tide_stage_run (int    argc,
                     char  *argv[],
                     void (*add_tests) (void));

GtkApplication *tide_stage_get_application (void);

/** Returns: (transfer full): a session on an empty case */
TideSession *tide_stage_new_session (void);

/** Adds a file and waits for the diagnosis */
void tide_stage_add (TideSession *session,
                     const char  *path);

/** Shows a window and waits for its first frame */
TideWindow *tide_stage_show (TideSession *session,
                             int          width,
                             int          height);

/** The same with a generated case */
TideWindow *tide_stage_open_case (const char *name,
                                  int         width);
void tide_stage_close (TideWindow *window);

/** Shows a step of the wizard by its name */
void tide_stage_go_to (TideWindow *window,
                       const char *step);

/** Runs the main loop until nothing is left to do and a few frames were drawn */
void tide_stage_settle (GtkWidget *window);

/** Returns: (nullable): the first visible descendant of that type, with that text if one is given */
GtkWidget *tide_stage_find (GtkWidget  *root,
                            GType       type,
                            const char *text);

/** Returns: (nullable): the first descendant of that type whose name for a screen reader is @name */
GtkWidget *tide_stage_find_named (GtkWidget  *root,
                                  GType       type,
                                  const char *name);

/** Returns: (nullable): the icon of a row or cell */
GtkWidget *tide_stage_find_icon (GtkWidget *row);
