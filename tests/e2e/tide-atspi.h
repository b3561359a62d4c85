/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Drives a program as a screen reader does: over the accessibility bus, by role and name. Plain GDBus. Each
 * call that looks for something waits until it is there, and fails the test when it does not come.
 */
typedef struct _TideAtspi TideAtspi;

/* In seconds, before something is said not to come: enough for a machine that has much else to do */
#define TIDE_ATSPI_PATIENCE 120

/* The program and its arguments, and the folder it works in; (nullable) without a display. */
TideAtspi *tide_atspi_start (const char *const *arguments, const char *folder);
void       tide_atspi_stop (TideAtspi *self);               /* closes the window, waits; nothing warned */

/* Whether something that shows has this role ("push button", "label", …; NULL: any) and this name. */
gboolean tide_atspi_shows (TideAtspi *self, const char *role, const char *name);
void     tide_atspi_expect (TideAtspi *self, const char *role, const char *name);
void     tide_atspi_expect_gone (TideAtspi *self, const char *role, const char *name);
/* Likewise, for a name that holds some words. */
void tide_atspi_expect_words (TideAtspi *self, const char *words);

void tide_atspi_press (TideAtspi *self, const char *name);
/* All text that shows, for searching. */
char *tide_atspi_read_all (TideAtspi *self);
/* No object that a person meets has a name that only a toolkit would give. */
void tide_atspi_expect_no_leaks (TideAtspi *self);

G_END_DECLS
