/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tidemark.h>

/* The asynchronous calls of the library, for tests: each runs the main context until its answer is there. */
gboolean       tide_await_add (TideCase *evidence, const char *path, GError **error);
TideDiagnosis *tide_await_diagnose (TideCase *evidence, GError **error);
/* The same where nothing may go wrong: (transfer full) */
TideDiagnosis *tide_diagnose (TideCase *evidence);
gboolean       tide_await_save (TideCase *evidence, const char *path, GError **error);
gboolean       tide_await_load (TideCase *evidence, const char *path, GError **error);
TideDiagnosis *tide_await_rehearse (TideFixPlan *plan, GError **error);
TideText      *tide_await_open_text (TideEvidence *evidence, GError **error);
GStrv          tide_await_read_text (TideText *text, guint64 first, guint count, GError **error);

/* A finding by id; (nullable) (transfer full). */
TideFinding *tide_find_finding (TideDiagnosis *diagnosis, const char *id);
/* The row of a file by its name; (nullable) (transfer full). */
TideEvidence *tide_find_evidence (TideCase *evidence, const char *name);
/* Drops the last reference and waits until the object is gone: a thread may hold it for a moment longer. */
void tide_assert_finalizes (gpointer object);
/* A private folder, and its end. Where temporary files are, a program may not be allowed to run. */
char *tide_make_folder (void);
char *tide_make_folder_for_programs (void);
void  tide_remove_folder (const char *path);
/* Copies a tree with its times. */
void tide_copy_tree (const char *from, const char *to);
