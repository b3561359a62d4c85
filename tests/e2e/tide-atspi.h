/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Drives a program as a screen reader does: over the accessibility bus, by role and name. Plain GDBus. Each
 * call that looks for something waits until it is there, and fails the test when it does not come.
 */
typedef struct _TideAtspi TideAtspi;

TideAtspi *tide_atspi_start (const char *const *arguments); /* the program and its arguments */
void       tide_atspi_stop (TideAtspi *self);               /* closes the window and waits; no warning may have been printed */

/* Whether something that shows has this role ("push button", "label", …; NULL: any) and this name. */
gboolean tide_atspi_shows (TideAtspi *self, const char *role, const char *name);
void     tide_atspi_expect (TideAtspi *self, const char *role, const char *name);
void     tide_atspi_expect_gone (TideAtspi *self, const char *role, const char *name);
/* Likewise, for a name that holds some words. (transfer full): the whole name */
char *tide_atspi_expect_words (TideAtspi *self, const char *words);

void tide_atspi_press (TideAtspi *self, const char *name);
void tide_atspi_type (TideAtspi *self, const char *name, const char *text);
/* All text that shows, for searching. */
char *tide_atspi_read_all (TideAtspi *self);
/* Names that only a toolkit would give: (transfer full), one a line; "" if there are none. */
char *tide_atspi_find_leaks (TideAtspi *self);

G_END_DECLS
