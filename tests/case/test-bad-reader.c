/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "evidence/tide-reader.h"
#include "tide-await.h"

/* With it, this program does what only C can do for a script that is the reader. */
#define SEAL "--seal"
#define COPY_FD 5

/* A reader that is killed, hangs or lies costs the input that it was given, and nothing else. */

typedef struct
{
  TideCatalog *catalog;
  TideCase    *evidence;
  char        *folder;
  char        *reader; /* the real one */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  fixture->evidence = tide_case_new (fixture->catalog);
  fixture->folder = tide_make_folder_for_programs ();
  fixture->reader = g_strdup (g_getenv ("TIDE_READER"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_setenv ("TIDE_READER", fixture->reader, TRUE);
  tide_assert_finalizes (fixture->evidence);
  tide_assert_finalizes (fixture->catalog);
  tide_remove_folder (fixture->folder);
  g_free (fixture->reader);
  g_free (fixture->folder);
}

/* From now on, this shell script is the reader. */
static void
set_reader (Fixture    *fixture,
            const char *behaviour)
{
  g_autofree char *path = g_build_filename (fixture->folder, "reader", NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", behaviour);

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_chmod (path, 0700);
  g_setenv ("TIDE_READER", path, TRUE);
}

/* One file, read anew; the row it makes. */
static TideEvidence *
add_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "input", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->evidence);
  fixture->evidence = tide_case_new (fixture->catalog);
  g_assert_true (g_file_set_contents (path, "input", -1, NULL));
  g_assert_true (tide_await_add (fixture->evidence, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->evidence)), ==, 1);

  return g_list_model_get_item (G_LIST_MODEL (fixture->evidence), 0);
}

static void
expect (Fixture    *fixture,
        const char *behaviour,
        const char *words)
{
  g_autoptr (TideEvidence) row = NULL;

  set_reader (fixture, behaviour);
  row = add_file (fixture);
  g_test_message ("%s", tide_evidence_get_detail (row));
  g_assert_cmpint (tide_evidence_get_state (row), ==, TIDE_EVIDENCE_STATE_UNREADABLE);
  g_assert_nonnull (strstr (tide_evidence_get_detail (row), words));
}

static void
test_ends (Fixture      *fixture,
           gconstpointer data)
{
  expect (fixture, "kill -SYS $$", "was stopped");
  expect (fixture, "kill -XCPU $$", "too long");
  expect (fixture, "kill -ABRT $$", "crashed");
  expect (fixture, "exit 71", "too much memory");
  expect (fixture, "exit 77", "lock itself down");
  expect (fixture, "exit 3", "no sense");
  expect (fixture, "exit 0", "no sense");
}

/* It neither answers nor ends. */
static void
test_hangs (Fixture      *fixture,
            gconstpointer data)
{
  tide_reader_set_patience (0);
  expect (fixture, "exec sleep 1000", "too long");
  expect (fixture, "echo half an answer >&4; exec sleep 1000", "too long");
  tide_reader_set_patience (TIDE_READER_PATIENCE);
}

/* It answers, or does not, and has nothing more to say, but it stays. */
static void
test_stays (Fixture      *fixture,
            gconstpointer data)
{
  tide_reader_set_patience (1);
  expect (fixture, "exec 4>&-; exec sleep 1000", "too long");
  expect (fixture, "echo an answer >&4; exec 4>&-; exec sleep 1000", "too long");
  tide_reader_set_patience (TIDE_READER_PATIENCE);
}

/* What a reader writes anywhere else is nobody's. */
static void
test_talks_elsewhere (Fixture      *fixture,
                      gconstpointer data)
{
  if (g_test_subprocess ())
    {
      expect (fixture, "echo out of turn; echo out of turn >&2; kill -SEGV $$", "crashed");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout_unmatched ("*out of turn*");
  g_test_trap_assert_stderr_unmatched ("*out of turn*");
}

static GVariant *
new_log (void)
{
  return g_variant_new_parsed ("('managed', @a{sv} {}, @a" TIDE_WIRE_LOG_ENTRY " [], @at [])");
}

static GVariant *
new_long_log (gsize n)
{
  g_autoptr (GVariant) entry = g_variant_ref_sink (
    g_variant_new_parsed ("(uint64 0, uint64 1, uint64 1, uint64 1, '', -1, 'ERROR', '', @ay b'x')"));
  GVariantBuilder entries;

  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a" TIDE_WIRE_LOG_ENTRY));
  for (gsize i = 0; i < n; i++)
    g_variant_builder_add_value (&entries, entry);

  return g_variant_new ("(s@a{sv}@a" TIDE_WIRE_LOG_ENTRY "@at)", "managed",
                        g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0),
                        g_variant_builder_end (&entries),
                        g_variant_new_array (G_VARIANT_TYPE_UINT64, NULL, 0));
}

static GVariant *
new_listing (void)
{
  return g_variant_new_parsed ("(@a" TIDE_WIRE_LISTING_MEMBER " [],)");
}

/* The reader answers with these bytes. */
static void
set_answer (Fixture      *fixture,
            gconstpointer bytes,
            gsize         length)
{
  g_autofree char *path = g_build_filename (fixture->folder, "answer", NULL);
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *behaviour = g_strdup_printf ("exec cat %s >&4", quoted);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
  set_reader (fixture, behaviour);
}

static TideEvidenceState
answer (Fixture      *fixture,
        gconstpointer bytes,
        gsize         length)
{
  g_autoptr (TideEvidence) row = NULL;

  set_answer (fixture, bytes, length);
  row = add_file (fixture);
  if (tide_evidence_get_state (row) == TIDE_EVIDENCE_STATE_UNREADABLE)
    g_assert_nonnull (strstr (tide_evidence_get_detail (row), "no sense"));

  return tide_evidence_get_state (row);
}

static TideEvidenceState
answer_reply (Fixture    *fixture,
              const char *kind,
              const char *problem,
              guint       lacking,
              GVariant   *reading)
{
  g_autoptr (GVariant) reply = g_variant_ref_sink (
    g_variant_new (TIDE_WIRE_REPLY, kind, problem, "", lacking, reading));

  return answer (fixture, g_variant_get_data (reply), g_variant_get_size (reply));
}

/* Well-formed, and not so. */
static void
test_lies (Fixture      *fixture,
           gconstpointer data)
{
  const TideEvidenceState nonsense = TIDE_EVIDENCE_STATE_UNREADABLE;

  g_assert_cmpint (answer_reply (fixture, "managed-log", "", 0, new_log ()), ==, TIDE_EVIDENCE_STATE_OK);

  g_assert_cmpint (answer_reply (fixture, "managed-log", "", 0, new_listing ()), ==, nonsense);
  g_assert_cmpint (answer_reply (fixture, "system-hive", "", 0, new_log ()), ==, nonsense);
  g_assert_cmpint (answer_reply (fixture, "unknown", "", 0, new_log ()), ==, nonsense);
  g_assert_cmpint (answer_reply (fixture, "no-such-kind", "", 0, new_log ()), ==, nonsense);
  g_assert_cmpint (answer_reply (fixture, "managed-log", "all\033[2Jis well", 0, new_log ()), ==, nonsense);
  g_assert_cmpint (answer_reply (fixture, "managed-log", "", 1u << 31, new_log ()), ==, nonsense);
  g_assert_cmpint (answer_reply (fixture, "managed-log", "", 0, new_long_log (TIDE_WIRE_MAX_ROWS)), ==,
                   TIDE_EVIDENCE_STATE_OK);
  g_assert_cmpint (answer_reply (fixture, "managed-log", "", 0, new_long_log (TIDE_WIRE_MAX_ROWS + 1)), ==,
                   nonsense);
}

static void
test_garbled (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GVariant) reply = g_variant_ref_sink (
    g_variant_new (TIDE_WIRE_REPLY, "managed-log", "", "", 0, new_log ()));
  gsize length = g_variant_get_size (reply);
  g_autofree char *bytes = g_malloc0 (length + 1);

  memcpy (bytes, g_variant_get_data (reply), length);
  g_assert_cmpint (answer (fixture, bytes, length / 2), ==, TIDE_EVIDENCE_STATE_UNREADABLE);
  g_assert_cmpint (answer (fixture, bytes, length + 1), ==, TIDE_EVIDENCE_STATE_UNREADABLE);
}

/* Returns the file's name as a script has it. */
static char *
write_reply (Fixture    *fixture,
             const char *name,
             const char *kind,
             GVariant   *reading)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GVariant) reply = g_variant_ref_sink (
    g_variant_new (TIDE_WIRE_REPLY, kind, "", "", 0, reading));

  g_assert_true (g_file_set_contents (path, g_variant_get_data (reply), g_variant_get_size (reply), NULL));
  return g_shell_quote (path);
}

/* It says that it has copied a member of an archive, and has seen to it that nobody can seal the copy. */
static void
test_spoils_copy (Fixture      *fixture,
                  gconstpointer data)
{
  GVariant *members = g_variant_new_parsed ("([(@ay b'member', uint64 1, uint64 0, false)],)");
  g_autofree char *listing = write_reply (fixture, "listing", "archive", members);
  g_autofree char *copied = write_reply (fixture, "copied", "unknown", g_variant_new ("()"));
  g_autofree char *own = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *own_quoted = g_shell_quote (own);
  g_autofree char *path = g_build_filename (fixture->folder, "input", NULL);
  g_autofree char *script = g_strdup_printf ("[ $1 = read ] && exec cat %s >&4\n%s " SEAL
                                             "\nexec cat %s >&4", listing, own_quoted, copied);
  g_autoptr (TideEvidence) row = NULL;
  g_autoptr (GError) error = NULL;

  set_reader (fixture, script);
  g_assert_true (g_file_set_contents (path, "input", -1, NULL));
  g_assert_true (tide_await_add (fixture->evidence, path, &error));
  row = tide_find_evidence (fixture->evidence, "member");
  g_assert_cmpint (tide_evidence_get_state (row), ==, TIDE_EVIDENCE_STATE_UNREADABLE);
  g_assert_nonnull (strstr (tide_evidence_get_detail (row), "no sense"));
}

static guint
count (const char *const *lines,
       const char        *words)
{
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], words) != NULL;

  return n;
}

/* The sample case by the real reader, which the script @begins to start. */
static void
add_sample (Fixture    *fixture,
            const char *begins)
{
  g_autofree char *quoted = g_shell_quote (fixture->reader);
  g_autofree char *script = g_strdup_printf ("%s %s \"$@\"", begins, quoted);
  g_autoptr (GError) error = NULL;

  set_reader (fixture, script);
  g_assert_true (tide_await_add (fixture->evidence, g_getenv ("TIDE_SAMPLE_CASE"), &error));
  g_assert_no_error (error);
}

/* The hive that kills its reader is missing; all the rest is diagnosed. */
static void
test_one_of_many (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (TideDiagnosis) diagnosis = NULL;

  add_sample (fixture, "[ \"$2\" = system ] && kill -SYS $$\nexec");
  diagnosis = tide_diagnose (fixture->evidence);
  g_assert_cmpint (tide_diagnosis_get_verdict (diagnosis), ==, TIDE_VERDICT_FAILED);
  g_assert_cmpuint (count (tide_diagnosis_get_limits (diagnosis), "was stopped"), ==, 1);
  g_assert_cmpuint (count (tide_diagnosis_get_limits (diagnosis), "SYSTEM: "), ==, 1);
}

static void
check_reports (TideDiagnosis *diagnosis)
{
  for (int format = TIDE_REPORT_FORMAT_TEXT; format <= TIDE_REPORT_FORMAT_HTML; format++)
    {
      const TideReportOptions options = { .format = format };
      g_autofree char *report = tide_report_to_string (diagnosis, &options);
      const char *first = strstr (report, "Landlock");

      g_assert_nonnull (first);
      g_assert_null (strstr (first + 1, "Landlock"));
    }
}

/* Once for all files, in every report, and still there when the case comes back from its file. */
static void
test_lacking (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *quoted = g_shell_quote (g_getenv ("TIDE_WITHOUT"));
  g_autofree char *behaviour = g_strdup_printf ("exec %s landlock", quoted);
  g_autofree char *saved = g_build_filename (fixture->folder, "case.tidemark", NULL);
  g_autoptr (TideCase) loaded = tide_case_new (fixture->catalog);
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autoptr (TideDiagnosis) again = NULL;
  g_autoptr (GError) error = NULL;

  add_sample (fixture, behaviour);
  diagnosis = tide_diagnose (fixture->evidence);
  g_assert_cmpuint (count (tide_diagnosis_get_limits (diagnosis), "Landlock"), ==, 1);
  check_reports (diagnosis);

  g_assert_true (tide_await_save (fixture->evidence, saved, &error));
  g_assert_true (tide_await_load (loaded, saved, &error));
  again = tide_diagnose (loaded);
  g_assert_cmpuint (count (tide_diagnosis_get_limits (again), "Landlock"), ==, 1);
}

/* Where nothing is lacking, nothing is said. */
static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  const guint32 killing = SECCOMP_RET_KILL_PROCESS;
  g_autoptr (TideDiagnosis) diagnosis = NULL;

  if (!TIDE_LOCKDOWN || syscall (SYS_landlock_create_ruleset, NULL, 0, 1) < 1 ||
      syscall (SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &killing) != 0)
    {
      g_test_skip ("this kernel or build lacks a lock");
      return;
    }

  add_sample (fixture, "exec");
  diagnosis = tide_diagnose (fixture->evidence);
  g_assert_cmpuint (count (tide_diagnosis_get_limits (diagnosis), "locked down"), ==, 0);
}

#define ADD(path, function) g_test_add ("/case/bad-reader/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  if (argc == 2 && g_str_equal (argv[1], SEAL))
    return fcntl (COPY_FD, F_ADD_SEALS, F_SEAL_SEAL) == 0 ? 0 : 1;

  g_test_init (&argc, &argv, NULL);
  /* Who is started with it ignored cannot be killed by it, nor can the shell that is the reader here. */
  signal (SIGXCPU, SIG_DFL);

  ADD ("ends", test_ends);
  ADD ("hangs", test_hangs);
  ADD ("stays", test_stays);
  ADD ("talks-elsewhere", test_talks_elsewhere);
  ADD ("lies", test_lies);
  ADD ("garbled", test_garbled);
  ADD ("spoils-copy", test_spoils_copy);
  ADD ("one-of-many", test_one_of_many);
  ADD ("lacking", test_lacking);
  ADD ("whole", test_whole);

  return g_test_run ();
}
