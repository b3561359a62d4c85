/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "tide-await.h"

typedef struct
{
  TideCatalog *catalog;
  TideCase    *evidence;
  char        *folder; /* a private copy of the sample case */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = tide_make_folder ();

  fixture->catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  fixture->evidence = tide_case_new (fixture->catalog);
  fixture->folder = g_build_filename (folder, "case", NULL);
  tide_copy_tree (g_getenv ("TIDE_SAMPLE_CASE"), fixture->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *above = g_path_get_dirname (fixture->folder);

  tide_assert_finalizes (fixture->evidence);
  tide_assert_finalizes (fixture->catalog);
  tide_remove_folder (above);
  g_free (fixture->folder);
}

static void
add (Fixture    *fixture,
     const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tide_await_add (fixture->evidence, path, &error));
  g_assert_no_error (error);
}

static guint
readings (Fixture *fixture)
{
  return tide_case_get_n_readings_made (fixture->evidence);
}

static char *
copy_of (Fixture    *fixture,
         const char *from,
         const char *to)
{
  g_autofree char *source = g_build_filename (fixture->folder, from, NULL);
  char *target = g_build_filename (fixture->folder, to, NULL);

  tide_copy_tree (source, target);
  return target;
}

/* One more file is one more reading. */
static void
test_one_file_alone (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *added = NULL;
  guint before;

  add (fixture, fixture->folder);
  before = readings (fixture);
  g_assert_cmpuint (before, >, 5);

  added = copy_of (fixture, "NODE1/SOFTWARE", "NODE1/SOFTWARE.again");
  add (fixture, added);
  g_assert_cmpuint (readings (fixture), ==, before + 1);

  /* Nothing is new in the folder, nor in the file. */
  add (fixture, fixture->folder);
  add (fixture, added);
  g_assert_cmpuint (readings (fixture), ==, before + 1);
}

/* A transaction log is read, and so is its hive, and nothing else. */
static void
test_log_of_a_hive (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *hive = g_build_filename (fixture->folder, "NODE1", "SYSTEM", NULL);
  g_autofree char *log = g_strconcat (hive, ".LOG1", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (TideEvidence) row = NULL;
  guint before;

  add (fixture, fixture->folder);
  before = readings (fixture);

  /* The base block with the type of a log makes one. */
  g_assert_true (g_file_get_contents (hive, &bytes, NULL, NULL));
  bytes[28] = 1;
  g_assert_true (g_file_set_contents (log, bytes, 512, NULL));
  add (fixture, log);

  row = tide_find_evidence (fixture->evidence, "SYSTEM.LOG1");
  g_assert_nonnull (row);
  g_assert_cmpint (tide_evidence_get_kind (row), ==, TIDE_EVIDENCE_KIND_TRANSACTION_LOG);
  g_assert_cmpuint (readings (fixture), ==, before + 2);
}

static void
append (const char *path,
        const char *text)
{
  FILE *file = g_fopen (path, "a");

  g_assert_nonnull (file);
  fputs (text, file);
  fclose (file);
}

static void
test_changed_file (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *log = g_build_filename (fixture->folder, "NODE1", "ExchangeSetupLogs", "ExchangeSetup.log",
                                           NULL);
  guint before;

  add (fixture, fixture->folder);
  before = readings (fixture);
  append (log, "[8/3/2007 9:46:12 PM] [0] More\r\n");
  add (fixture, log);
  g_assert_cmpuint (readings (fixture), ==, before + 1);
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TideEvidence) folder = NULL;

  add (fixture, fixture->folder);
  folder = g_list_model_get_item (G_LIST_MODEL (fixture->evidence), 0);
  tide_case_remove (fixture->evidence, folder);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->evidence)), ==, 0);
}

static char *
to_json (TideDiagnosis *diagnosis)
{
  const TideReportOptions options = { TIDE_REPORT_FORMAT_JSON, NULL };

  return tide_report_to_string (diagnosis, &options);
}

/* A case that comes back says the same, and reads nothing. */
static void
test_save_and_load (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *saved = g_strconcat (fixture->folder, ".tidemark", NULL);
  g_autoptr (TideCase) loaded = tide_case_new (fixture->catalog);
  g_autoptr (TideDiagnosis) before = NULL;
  g_autoptr (TideDiagnosis) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json_before = NULL;
  g_autofree char *json_after = NULL;

  add (fixture, fixture->folder);
  before = tide_diagnose (fixture->evidence);
  tide_await_save (fixture->evidence, saved, &error);
  g_assert_no_error (error);
  tide_await_load (loaded, saved, &error);
  g_assert_no_error (error);
  after = tide_diagnose (loaded);

  json_before = to_json (before);
  json_after = to_json (after);
  g_assert_cmpstr (json_before, ==, json_after);
  g_assert_cmpuint (tide_case_get_n_readings_made (loaded), ==, 0);
}

/* A saved case is as hostile as any other file. */
static void
test_load_garbage (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *saved = g_strconcat (fixture->folder, ".tidemark", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  add (fixture, fixture->folder);
  tide_await_save (fixture->evidence, saved, NULL);
  g_assert_true (g_file_get_contents (saved, &bytes, &length, NULL));
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (TideCase) loaded = tide_case_new (fixture->catalog);
      g_autoptr (TideDiagnosis) diagnosis = NULL;
      g_autofree char *mutated = g_memdup2 (bytes, length);
      g_autoptr (GError) error = NULL;

      mutated[g_test_rand_int_range (0, length)] ^= g_test_rand_int_range (1, 256);
      g_assert_true (g_file_set_contents (saved, mutated, length, NULL));
      if (tide_await_load (loaded, saved, &error))
        diagnosis = tide_await_diagnose (loaded, &error);
      /* A changed name may make two servers of one. */
      g_assert_true (error == NULL || error->domain == TIDE_CASE_ERROR);
    }
}

/* A saved case of one row that could not be read, for this reason */
static void
write_case (const char *path,
            const char *problem,
            const char *detail)
{
  g_autoptr (GVariant) packed = g_variant_ref_sink (g_variant_new_parsed (
    "('tidemark-case', uint32 2, '', int64 -1, uint32 0, [(uint32 0, 'file:///x', false, uint32 0, '', "
    "'managed-log', 'unreadable', %s, '', %s, uint64 0, '', int64 -1, '', @a(usb) [], <()>)])",
    problem, detail));

  g_assert_true (g_file_set_contents (path, g_variant_get_data (packed), g_variant_get_size (packed), NULL));
}

/* What a saved case says in words is as hostile as what a file holds. */
static void
test_load_words (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_strconcat (fixture->folder, ".tidemark", NULL);
  g_autoptr (TideCase) other = tide_case_new (fixture->catalog);
  g_autoptr (TideEvidence) row = NULL;
  g_autoptr (GError) error = NULL;

  write_case (path, "", "all\033[2Jis well");
  g_assert_true (tide_await_load (fixture->evidence, path, &error));
  row = g_list_model_get_item (G_LIST_MODEL (fixture->evidence), 0);
  g_assert_nonnull (strstr (tide_evidence_get_detail (row), "is well"));
  g_assert_null (strchr (tide_evidence_get_detail (row), '\033'));

  write_case (path, "all\033[2Jis well", "");
  g_assert_false (tide_await_load (other, path, &error));
  g_assert_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_A_CASE);
}

static void
test_unrelated_servers (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TIDE_CASES"), "unrelated-servers", NULL);
  g_autoptr (TideDiagnosis) refused = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, folder);
  refused = tide_await_diagnose (fixture->evidence, &error);
  g_assert_null (refused);
  g_assert_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS);
  g_test_message ("%s", error->message);
  g_clear_error (&error);

  tide_case_set_server (fixture->evidence, "nobody");
  refused = tide_await_diagnose (fixture->evidence, &error);
  g_assert_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NO_SUCH_SERVER);
}

/* Two nodes of one cluster are one case. */
static void
test_two_nodes (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TIDE_CASES"), "2007-two-nodes", NULL);
  g_autoptr (TideDiagnosis) diagnosis = NULL;

  add (fixture, folder);
  diagnosis = tide_diagnose (fixture->evidence);
  g_assert_cmpuint (g_list_model_get_n_items (tide_diagnosis_get_servers (diagnosis)), ==, 2);
  g_assert_nonnull (tide_diagnosis_get_cluster (diagnosis));
}

/* A zip says what the folder says, as far as ids and states go. */
static char *
states_of (TideDiagnosis *diagnosis)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);
  GString *states = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      g_string_append_printf (states, "%s %s\n", tide_finding_get_id (finding),
                              tide_enum_to_word (TIDE_TYPE_FINDING_STATE, tide_finding_get_state (finding)));
    }

  return g_string_free (states, FALSE);
}

/* A log is no witness of when it was taken, wherever the folder was that came in; other files are. */
static void
test_open_ends (Fixture      *fixture,
                gconstpointer data)
{
  static const struct
  {
    const char *name;
    TideVerdict verdict;
  } runs[] = {
    { "run-open", TIDE_VERDICT_UNKNOWN },
    { "run-open/MBX16", TIDE_VERDICT_UNKNOWN },
    { "run-open/MBX16/ExchangeSetupLogs", TIDE_VERDICT_UNKNOWN },
    { "run-running", TIDE_VERDICT_RUNNING },
    { "run-interrupted", TIDE_VERDICT_INTERRUPTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), runs[i].name, NULL);
      g_autoptr (TideCase) evidence = tide_case_new (fixture->catalog);
      g_autoptr (TideDiagnosis) diagnosis = NULL;
      g_autoptr (TideServer) server = NULL;

      g_assert_true (tide_await_add (evidence, path, NULL));
      diagnosis = tide_diagnose (evidence);
      server = g_list_model_get_item (tide_diagnosis_get_servers (diagnosis), 0);
      g_assert_cmpint (tide_server_get_verdict (server), ==, runs[i].verdict);
    }
}

static void
test_zip (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *zip = g_strconcat (fixture->folder, ".zip", NULL);
  g_autofree char *command = g_strdup_printf (
    "import shutil, sys; shutil.make_archive(sys.argv[1][:-4], 'zip', sys.argv[2])");
  const char *arguments[] = { "python3", "-c", command, zip, fixture->folder, NULL };
  g_autoptr (TideCase) zipped = tide_case_new (fixture->catalog);
  g_autoptr (TideDiagnosis) of_folder = NULL;
  g_autoptr (TideDiagnosis) of_zip = NULL;
  g_autofree char *folder_states = NULL;
  g_autofree char *zip_states = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));

  add (fixture, fixture->folder);
  of_folder = tide_diagnose (fixture->evidence);
  tide_await_add (zipped, zip, &error);
  g_assert_no_error (error);
  of_zip = tide_diagnose (zipped);

  folder_states = states_of (of_folder);
  zip_states = states_of (of_zip);
  g_assert_cmpstr (folder_states, ==, zip_states);
}

/* The log viewer's lines are those of the file, wherever one begins. */
static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "NODE1", "ExchangeSetupLogs",
                                            "ExchangeSetup.log", NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) expected = NULL;
  g_autoptr (TideEvidence) row = NULL;
  g_autoptr (TideText) text = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, fixture->folder);
  row = tide_find_evidence (fixture->evidence, "ExchangeSetup.log");
  text = tide_await_open_text (row, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  expected = g_strsplit (bytes, "\n", -1);

  for (guint64 line = 1; line <= tide_text_get_n_lines (text); line += 7)
    {
      g_auto (GStrv) lines = tide_await_read_text (text, line, 1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (lines[0], ==, g_strchomp (expected[line - 1]));
    }

  append (path, "[8/3/2007 9:46:12 PM] [0] More\r\n");
  g_assert_null (tide_await_read_text (text, 1, 1, &error));
  g_assert_error (error, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_CHANGED);
}

/* A log of more entries than are kept is no damaged file; what was left out is counted. */
static void
test_long_log (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Long.log", NULL);
  g_autoptr (GString) log = g_string_new ("[8/3/2007 4:46:12 PM] [0] Starting Microsoft Exchange 2007 "
                                           "Setup\r\n");
  g_autoptr (TideEvidence) row = NULL;
  g_autoptr (TideDiagnosis) diagnosis = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (log, "[8/3/2007 4:46:12 PM] [2] [ERROR] Number %u\r\n", i);
  g_assert_true (g_file_set_contents (path, log->str, log->len, NULL));
  add (fixture, path);
  row = tide_find_evidence (fixture->evidence, "Long.log");
  g_assert_cmpint (tide_evidence_get_state (row), ==, TIDE_EVIDENCE_STATE_OK);
  g_assert_nonnull (strstr (tide_evidence_get_detail (row), "left out"));

  diagnosis = tide_diagnose (fixture->evidence);
  g_assert_nonnull (strstr (tide_diagnosis_get_limits (diagnosis)[0], "Long.log"));
}

/* Nothing that came in is changed by anything that is done with it. */
static void
test_inputs_stay (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->folder, ".copy", NULL);
  const char *compare[] = { "diff", "-r", fixture->folder, copy, NULL };
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autoptr (TideFixPlan) plan = NULL;
  g_autoptr (TideDiagnosis) rehearsed = NULL;
  int status;

  tide_copy_tree (fixture->folder, copy);
  add (fixture, fixture->folder);
  diagnosis = tide_diagnose (fixture->evidence);
  plan = tide_fix_plan_new (diagnosis, NULL);
  rehearsed = tide_await_rehearse (plan, NULL);

  g_assert_true (g_spawn_sync (NULL, (char **) compare, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

/* A plan on the sample puts right what it says it does. */
static void
test_rehearsal (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autoptr (TideDiagnosis) after = NULL;
  g_autoptr (TideFixPlan) plan = NULL;
  g_autoptr (GListStore) chosen = g_list_store_new (TIDE_TYPE_FIX);
  g_autoptr (GError) error = NULL;
  GListModel *fixes;

  add (fixture, fixture->folder);
  diagnosis = tide_diagnose (fixture->evidence);
  fixes = tide_diagnosis_get_fixes (diagnosis);
  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (g_str_has_prefix (tide_fix_get_id (fix), "event-source"))
        g_list_store_append (chosen, fix);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (chosen)), ==, 1);

  plan = tide_fix_plan_new (diagnosis, G_LIST_MODEL (chosen));
  after = tide_await_rehearse (plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tide_diagnosis_count (after, TIDE_FINDING_STATE_FIXED), >, 0);
  g_assert_cmpuint (tide_diagnosis_count (after, TIDE_FINDING_STATE_FAIL), <,
                    tide_diagnosis_count (diagnosis, TIDE_FINDING_STATE_FAIL));
}

static void
cancel (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static guint
count_pending (TideCase *evidence)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (evidence)); i++)
    {
      g_autoptr (TideEvidence) row = g_list_model_get_item (G_LIST_MODEL (evidence), i);

      n += tide_evidence_get_state (row) == TIDE_EVIDENCE_STATE_PENDING;
    }

  return n;
}

/* Given up while its files are being read: that is the answer, once, and no row waits for ever. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (fixture->evidence, "items-changed", G_CALLBACK (cancel), cancellable);
  tide_case_add_async (fixture->evidence, folder, cancellable, on_added, &result);
  while (result == NULL || count_pending (fixture->evidence) > 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (tide_case_add_finish (fixture->evidence, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Saved while its files are being read: those that were not come back as not read, and wait for nobody. */
static void
test_saved_too_early (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *path = g_strconcat (fixture->folder, ".tidemark", NULL);
  g_autoptr (TideCase) loaded = tide_case_new (fixture->catalog);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tide_case_add_async (fixture->evidence, folder, NULL, on_added, &result);
  while (count_pending (fixture->evidence) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tide_await_save (fixture->evidence, path, &error));
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tide_await_load (loaded, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (loaded)), >, 0);
  g_assert_cmpuint (count_pending (loaded), ==, 0);

  g_assert_true (tide_await_add (loaded, fixture->folder, &error));
  g_assert_cmpuint (tide_case_get_n_readings_made (loaded), ==, readings (fixture));
}

#define ADD(path, function) g_test_add ("/case/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("one-file-alone", test_one_file_alone);
  ADD ("log-of-a-hive", test_log_of_a_hive);
  ADD ("changed-file", test_changed_file);
  ADD ("remove", test_remove);
  ADD ("cancelled", test_cancelled);
  ADD ("saved-too-early", test_saved_too_early);
  ADD ("save-and-load", test_save_and_load);
  ADD ("load-garbage", test_load_garbage);
  ADD ("load-words", test_load_words);
  ADD ("unrelated-servers", test_unrelated_servers);
  ADD ("two-nodes", test_two_nodes);
  ADD ("open-ends", test_open_ends);
  ADD ("zip", test_zip);
  ADD ("text", test_text);
  ADD ("long-log", test_long_log);
  ADD ("inputs-stay", test_inputs_stay);
  ADD ("rehearsal", test_rehearsal);

  return g_test_run ();
}
