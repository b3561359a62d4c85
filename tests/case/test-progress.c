/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "tide-await.h"

/* What a person sees of reading while it goes on, and how it is given up. */

typedef struct
{
  TideCatalog *catalog;
  TideCase    *evidence;
  char        *folder;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  fixture->evidence = tide_case_new (fixture->catalog);
  fixture->folder = tide_make_folder ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tide_assert_finalizes (fixture->evidence);
  tide_assert_finalizes (fixture->catalog);
  tide_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
write_log (Fixture    *fixture,
           const char *name,
           gsize       size)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *bytes = g_malloc (size);

  memset (bytes, '\n', size);
  g_assert_true (g_file_set_contents (path, bytes, size, NULL));

  return path;
}

static void
add (Fixture    *fixture,
     const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tide_await_add (fixture->evidence, path, &error));
  g_assert_no_error (error);
}

static void
expect_finished (Fixture *fixture,
                 guint64  size)
{
  TideJob *job = tide_case_get_job (fixture->evidence);

  while (tide_job_get_state (job) != TIDE_JOB_STATE_FINISHED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tide_job_get_done (job), ==, size);
  g_assert_cmpuint (tide_job_get_total (job), ==, size);
}

/* Each reading has its own progress: what was read before is not in it. */
static void
test_total (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *first = write_log (fixture, "first.log", 3000);
  g_autofree char *second = write_log (fixture, "second.log", 500);

  add (fixture, first);
  expect_finished (fixture, 3000);
  add (fixture, second);
  expect_finished (fixture, 500);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What is read of a file counts before the file is done. */
static void
test_under_way (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *folder = tide_make_folder_for_programs ();
  g_autofree char *script = g_build_filename (folder, "reader", NULL);
  g_autofree char *real = g_strdup (g_getenv ("TIDE_READER"));
  g_autofree char *path = write_log (fixture, "a.log", 3000);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TideJob *job = tide_case_get_job (fixture->evidence);

  g_assert_true (g_file_set_contents_full (script, "#!/bin/sh\nexec sleep 1000\n", -1,
                                           G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("TIDE_READER", script, TRUE);
  tide_case_add_async (fixture->evidence, file, cancellable, on_added, &result);
  while (tide_job_get_done (job) < 3000)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (tide_job_get_state (job), ==, TIDE_JOB_STATE_RUNNING);

  g_cancellable_cancel (cancellable);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tide_case_add_finish (fixture->evidence, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_setenv ("TIDE_READER", real, TRUE);
  tide_remove_folder (folder);
}

static void
note_excess (TideJob    *job,
             GParamSpec *pspec,
             gboolean   *excess)
{
  *excess = *excess || tide_job_get_done (job) > tide_job_get_total (job);
}

/* Never more than all: what an archive holds comes out larger than the archive is. */
static void
test_archive (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *log = write_log (fixture, "in.log", 100000);
  g_autofree char *zip = g_build_filename (fixture->folder, "case.zip", NULL);
  const char *arguments[] = { "python3", "-c",
                              "import sys, zipfile\n"
                              "with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
                              "  z.write(sys.argv[2], 'in.log')",
                              zip, log, NULL };
  TideJob *job = tide_case_get_job (fixture->evidence);
  gboolean excess = FALSE;
  GStatBuf info;
  int status = 1;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpint (g_stat (zip, &info), ==, 0);
  g_signal_connect (job, "notify::done", G_CALLBACK (note_excess), &excess);
  add (fixture, zip);
  expect_finished (fixture, info.st_size);
  g_assert_false (excess);
}

/* A file that is taken out while it is read is not read to its end, and the others of the call are. */
static void
test_removed (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const names[] = { "1.log", "2.log", "3.log" };
  GListModel *rows = G_LIST_MODEL (fixture->evidence);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (TideEvidence) first = NULL, last = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (write_log (fixture, names[i], 1000));
  tide_case_add_async (fixture->evidence, folder, NULL, on_added, &result);
  while (g_list_model_get_n_items (rows) < 4)
    g_main_context_iteration (NULL, TRUE);

  /* One that is being read, and one that waits: both before the loop runs again. */
  first = g_list_model_get_item (rows, 1);
  last = g_list_model_get_item (rows, 3);
  tide_case_remove (fixture->evidence, first);
  tide_case_remove (fixture->evidence, last);
  g_assert_true (g_cancellable_is_cancelled (tide_job_get_cancellable (tide_evidence_get_job (first))));
  g_assert_true (g_cancellable_is_cancelled (tide_job_get_cancellable (tide_evidence_get_job (last))));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (tide_case_add_finish (fixture->evidence, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 2);
  g_assert_cmpint (tide_evidence_get_state (first), ==, TIDE_EVIDENCE_STATE_PENDING);
  g_assert_cmpint (tide_evidence_get_state (last), ==, TIDE_EVIDENCE_STATE_PENDING);
}

#define ADD(path, function) g_test_add ("/progress/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("total", test_total);
  ADD ("under-way", test_under_way);
  ADD ("archive", test_archive);
  ADD ("removed", test_removed);

  return g_test_run ();
}
