/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tide-await.h"

#define NOBODY 65534

/* What is no evidence is one row with one sentence; nothing blocks, and what is good is still diagnosed. */

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
  g_chmod (fixture->folder, 0700);
  tide_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const void *bytes,
            gssize      length)
{
  g_autoptr (GError) error = NULL;
  char *path = path_of (fixture, name);

  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

/* Adds a file, and returns the only row it makes: in a state that is no success, with a sentence. */
static TideEvidence *
add_bad (Fixture    *fixture,
         const char *path)
{
  g_autoptr (GError) error = NULL;
  TideEvidence *row;

  g_assert_true (tide_await_add (fixture->evidence, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->evidence)), ==, 1);

  row = g_list_model_get_item (G_LIST_MODEL (fixture->evidence), 0);
  g_assert_cmpint (tide_evidence_get_state (row), !=, TIDE_EVIDENCE_STATE_OK);
  g_assert_cmpint (tide_evidence_get_state (row), !=, TIDE_EVIDENCE_STATE_PENDING);
  g_assert_nonnull (tide_evidence_get_detail (row));
  g_assert_null (strchr (tide_evidence_get_detail (row), '\n'));
  g_test_message ("%s", tide_evidence_get_detail (row));

  return row;
}

static void
expect_bad (Fixture          *fixture,
            const char       *path,
            TideEvidenceState state,
            const char       *words)
{
  g_autoptr (TideEvidence) row = add_bad (fixture, path);

  g_assert_cmpint (tide_evidence_get_state (row), ==, state);
  if (strstr (tide_evidence_get_detail (row), words) == NULL)
    g_error ("“%s” does not say “%s”", tide_evidence_get_detail (row), words);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "SYSTEM", "", 0);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, "empty");
}

static void
test_empty_cluster (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "CLUSDB", "", 0);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, "cluster database is empty");
}

static void
test_picture (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "ExchangeSetup.log", "\211PNG\r\n\032\n\0\0\0\rIHDR", 16);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_IGNORED, "none of the files");
}

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "SOFTWARE", "To whom it may concern\n", -1);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_IGNORED, "none of the files");
}

/* Of a registry, and of nothing there that tells of a server */
static void
test_other_export (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "mine.reg",
                                      "REGEDIT4\r\n\r\n[HKEY_CURRENT_USER\\Software]\r\n", -1);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_IGNORED, "nothing below HKEY_LOCAL_MACHINE");
}

static void
test_deletions (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "remove.reg",
                                      "REGEDIT4\r\n\r\n[-HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n", -1);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_IGNORED, "which no export does");
}

static void
test_truncated_hive (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("TIDE_SAMPLE_CASE"), "NODE1", "SYSTEM", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (sample, &bytes, &length, NULL));
  path = write_file (fixture, "SYSTEM", bytes, length - 4096);
  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, "cut short");
}

static void
test_fifo (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "SYSTEM");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, "pipe");
}

static void
test_device (Fixture      *fixture,
             gconstpointer data)
{
  expect_bad (fixture, "/dev/zero", TIDE_EVIDENCE_STATE_UNREADABLE, "device");
}

static void
test_dangling_link (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "SYSTEM");

  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, "could not be read");
}

static void
test_folder_without_rights (Fixture      *fixture,
                            gconstpointer data)
{
  const uid_t self = geteuid ();

  /* Root may read every folder, so it becomes somebody else for a while, if it may. */
  g_chmod (fixture->folder, 0);
  if (g_access (fixture->folder, R_OK) == 0 && seteuid (NOBODY) != 0)
    {
      g_test_skip ("whoever runs the tests may read everything, and cannot become somebody else");
      return;
    }
  expect_bad (fixture, fixture->folder, TIDE_EVIDENCE_STATE_UNREADABLE, "ermission");
  g_assert_cmpint (seteuid (self), ==, 0);
}

static void
test_zeros (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "SYSTEM", "", 0);

  g_assert_cmpint (truncate (path, 2ll * 1024 * 1024 * 1024), ==, 0);
  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_IGNORED, "none of the files");
}

/* Beyond what is copied into memory, and said before it is copied */
static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = write_file (fixture, "SOFTWARE", "regf", 4);

  g_assert_cmpint (truncate (path, 512ll * 1024 * 1024 + 1), ==, 0);
  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, "larger than the limit of 512 MiB");
}

/* A zip of one member */
static char *
write_zip (Fixture    *fixture,
           const char *member,
           const char *bytes,
           gsize       length,
           const char *password)
{
  char *path = path_of (fixture, "case.zip");
  struct archive *zip = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  archive_write_set_format_zip (zip);
  if (password != NULL)
    {
      archive_write_set_options (zip, "zip:encryption=zipcrypt");
      archive_write_set_passphrase (zip, password);
    }
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  archive_entry_set_pathname (entry, member);
  archive_entry_set_size (entry, length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  archive_write_data (zip, bytes, length);
  archive_entry_free (entry);
  archive_write_free (zip);

  return path;
}

static void
test_zip_outside (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = write_zip (fixture, "../../SYSTEM", "x", 1, NULL);

  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_DAMAGED, "lead outside");
}

/* Rows of an archive: the archive's own, and one of its member that says why. */
static void
expect_member (Fixture    *fixture,
               const char *path,
               const char *member,
               const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TideEvidence) row = NULL;

  g_assert_true (tide_await_add (fixture->evidence, path, &error));
  g_assert_no_error (error);
  row = tide_find_evidence (fixture->evidence, member);
  g_assert_nonnull (row);
  g_assert_cmpint (tide_evidence_get_state (row), ==, TIDE_EVIDENCE_STATE_UNREADABLE);
  if (strstr (tide_evidence_get_detail (row), words) == NULL)
    g_error ("“%s” does not say “%s”", tide_evidence_get_detail (row), words);
}

static void
test_zip_password (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *path = write_zip (fixture, "SYSTEM", "regf", 4, "secret");

  expect_member (fixture, path, "SYSTEM", "password");
}

static void
test_zip_nested (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *inner = write_zip (fixture, "SYSTEM", "regf", 4, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *outer = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (inner, &bytes, &length, NULL));
  outer = write_zip (fixture, "inner.zip", bytes, length, NULL);
  expect_member (fixture, outer, "inner.zip", "archive inside an archive");
}

static void
test_missing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "nothing");
  g_autoptr (GError) error = NULL;

  g_assert_false (tide_await_add (fixture->evidence, path, &error));
  g_assert_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_FOUND);
}

/* A reader that misbehaves in the ways a crafted file could make it. */
static void
expect_reader (Fixture    *fixture,
               const char *behaviour,
               const char *words)
{
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", behaviour);
  g_autofree char *folder = tide_make_folder_for_programs ();
  g_autofree char *reader = g_build_filename (folder, "reader", NULL);
  g_autofree char *path = write_file (fixture, "SYSTEM", "regf", 4);
  g_autofree char *before = g_strdup (g_getenv ("TIDE_READER"));

  g_assert_true (g_file_set_contents_full (reader, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("TIDE_READER", reader, TRUE);
  expect_bad (fixture, path, TIDE_EVIDENCE_STATE_UNREADABLE, words);
  g_setenv ("TIDE_READER", before, TRUE);
  tide_remove_folder (folder);
}

static void
test_reader_crashes (Fixture      *fixture,
                     gconstpointer data)
{
  expect_reader (fixture, "kill -SEGV $$", "crashed");
}

static void
test_reader_talks_nonsense (Fixture      *fixture,
                            gconstpointer data)
{
  expect_reader (fixture, "echo nonsense >&4", "no sense");
}

static void
test_reader_talks_for_ever (Fixture      *fixture,
                            gconstpointer data)
{
  expect_reader (fixture, "cat /dev/zero >&4", "no sense");
}

static void
test_good_beside_bad (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *copy = path_of (fixture, "case");
  g_autofree char *noise = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TideDiagnosis) diagnosis = NULL;

  tide_copy_tree (g_getenv ("TIDE_SAMPLE_CASE"), copy);
  noise = write_file (fixture, "case/NODE1/SYSTEM.bak", "regf", 4);
  g_assert_true (tide_await_add (fixture->evidence, fixture->folder, &error));
  diagnosis = tide_await_diagnose (fixture->evidence, &error);
  g_assert_no_error (error);
  g_assert_cmpint (tide_diagnosis_get_verdict (diagnosis), ==, TIDE_VERDICT_FAILED);
  g_assert_nonnull (tide_diagnosis_get_limits (diagnosis)[0]);
}

#define ADD(path, function) g_test_add ("/case/bad-input/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty", test_empty);
  ADD ("empty-cluster", test_empty_cluster);
  ADD ("picture", test_picture);
  ADD ("text", test_text);
  ADD ("other-export", test_other_export);
  ADD ("deletions", test_deletions);
  ADD ("truncated-hive", test_truncated_hive);
  ADD ("fifo", test_fifo);
  ADD ("device", test_device);
  ADD ("dangling-link", test_dangling_link);
  ADD ("folder-without-rights", test_folder_without_rights);
  ADD ("zeros", test_zeros);
  ADD ("large", test_large);
  ADD ("zip-outside", test_zip_outside);
  ADD ("zip-password", test_zip_password);
  ADD ("zip-nested", test_zip_nested);
  ADD ("missing", test_missing);
  ADD ("reader-crashes", test_reader_crashes);
  ADD ("reader-talks-nonsense", test_reader_talks_nonsense);
  ADD ("reader-talks-for-ever", test_reader_talks_for_ever);
  ADD ("good-beside-bad", test_good_beside_bad);

  return g_test_run ();
}
