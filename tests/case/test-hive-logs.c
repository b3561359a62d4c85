/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "tide-await.h"

/*
 * Hives that were in use when they were copied, with and without their transaction logs. In the generated
 * one the mark of an unfinished setup had not reached the file.
 */
#define ROLE "key Microsoft\\Exchange\\v8.0\\MailboxRole\n"
#define CASE \
  "time 2009-05-12T14:58:00Z\n" \
  "hive SOFTWARE name=SOFTWARE log=%s\n" \
  "  " ROLE "  text UnpackedVersion 8.1.240.6\n  text ConfiguredVersion 8.1.240.6\n" \
  "  later %s\n" \
  "  " ROLE "  text UnpackedVersion 8.1.436.0\n  text ConfiguredVersion 8.1.240.6\n" \
  "  text Watermark fdfe6b1a\n" \
  "  later %s\n" \
  "  " ROLE "  text UnpackedVersion 8.1.436.0\n  text ConfiguredVersion 8.1.240.6\n" \
  "  text Watermark fdfe6b1a\n  text Action BuildToBuildUpgrade\n"

#define PARTIAL "role-partially-configured:MailboxRole"

static const char *generator;

typedef struct
{
  TideCatalog *catalog;
  TideCase    *evidence;
  char        *above;
  char        *folder; /* with SOFTWARE, SOFTWARE.LOG1 and SOFTWARE.LOG2 */
} Fixture;

static void
generate (Fixture    *fixture,
          const char *log,
          const char *first,
          const char *second)
{
  g_autofree char *text = g_strdup_printf (CASE, log, first, second);
  g_autofree char *description = g_build_filename (fixture->above, "made.case", NULL);
  const char *arguments[] = { generator, description, fixture->folder, NULL };
  int status;

  tide_remove_folder (fixture->folder);
  g_assert_true (g_file_set_contents (description, text, -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, 0, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  fixture->evidence = tide_case_new (fixture->catalog);
  fixture->above = tide_make_folder ();
  fixture->folder = g_build_filename (fixture->above, "case", NULL);
  generate (fixture, "new", "to=1", "to=2");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tide_assert_finalizes (fixture->evidence);
  tide_assert_finalizes (fixture->catalog);
  tide_remove_folder (fixture->above);
  g_free (fixture->folder);
  g_free (fixture->above);
}

static char *
path_of (Fixture    *fixture,
         const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
add (Fixture    *fixture,
     const char *name)
{
  g_autofree char *path = name != NULL ? path_of (fixture, name) : g_strdup (fixture->folder);
  g_autoptr (GError) error = NULL;

  tide_await_add (fixture->evidence, path, &error);
  g_assert_no_error (error);
}

static void
rename_to (Fixture    *fixture,
           const char *from,
           const char *to)
{
  g_autofree char *old = path_of (fixture, from);
  g_autofree char *new = path_of (fixture, to);

  g_assert_cmpint (g_rename (old, new), ==, 0);
}

/* Puts it out of the folder, where nobody looks. */
static void
take_away (Fixture    *fixture,
           const char *name)
{
  g_autofree char *away = g_strconcat ("../", name, NULL);

  rename_to (fixture, name, away);
}

static void
bring_back (Fixture    *fixture,
            const char *name)
{
  g_autofree char *away = g_strconcat ("../", name, NULL);

  rename_to (fixture, away, name);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *bytes,
            gssize      length)
{
  g_autofree char *path = path_of (fixture, name);

  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static guint
readings (Fixture *fixture)
{
  return tide_case_get_n_readings_made (fixture->evidence);
}

static void
assert_row (TideCase         *evidence,
            const char       *name,
            TideEvidenceState state,
            const char       *words)
{
  g_autoptr (TideEvidence) row = tide_find_evidence (evidence, name);

  g_assert_nonnull (row);
  g_test_message ("%s: %s", name, tide_evidence_get_detail (row));
  g_assert_cmpint (tide_evidence_get_state (row), ==, state);
  g_assert_nonnull (tide_evidence_get_detail (row));
  g_assert_nonnull (strstr (tide_evidence_get_detail (row), words));
}

/* The finding on the role, whatever the server is called; (transfer full) */
static TideFinding *
find_role (TideDiagnosis *diagnosis)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (tide_finding_get_id (finding), PARTIAL))
        return g_steal_pointer (&finding);
    }

  g_assert_not_reached ();
}

/* (transfer full) */
static TideCitation *
cite (TideFinding *finding,
      const char  *value)
{
  GListModel *citations = tide_finding_get_citations (finding);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      if (g_strcmp0 (tide_citation_get_value (citation), value) == 0)
        return g_steal_pointer (&citation);
    }

  g_assert_not_reached ();
}

static void
assert_source (TideFinding       *finding,
               const char        *value,
               TideCitationSource source,
               const char        *text,
               const char        *before)
{
  g_autoptr (TideCitation) citation = cite (finding, value);

  g_assert_cmpint (tide_citation_get_source (citation), ==, source);
  g_assert_cmpstr (tide_citation_get_text (citation), ==, text);
  g_assert_cmpstr (tide_citation_get_before (citation), ==, before);
}

static char *
to_report (TideDiagnosis   *diagnosis,
           TideReportFormat format)
{
  const TideReportOptions options = { format, NULL };

  return tide_report_to_string (diagnosis, &options);
}

/* What the logs make of the role: its state, and where each value stands */
static void
assert_replayed (TideCase *evidence)
{
  g_autoptr (TideDiagnosis) diagnosis = tide_diagnose (evidence);
  g_autoptr (TideFinding) finding = find_role (diagnosis);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (diagnosis);

  g_assert_null (doubt);
  assert_row (evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_OK, "2 changes from its transaction logs");
  g_assert_cmpint (tide_finding_get_state (finding), ==, TIDE_FINDING_STATE_FAIL);
  assert_source (finding, "Watermark", TIDE_CITATION_SOURCE_LOG, "fdfe6b1a", NULL);
  assert_source (finding, "UnpackedVersion", TIDE_CITATION_SOURCE_DIFFERS, "8.1.436.0", "8.1.240.6");
  assert_source (finding, "ConfiguredVersion", TIDE_CITATION_SOURCE_HIVE, "8.1.240.6", NULL);
}

/* What is told of a server bears no marks of its own, so what may be out of date stands above all of it. */
static void
assert_doubted (TideDiagnosis   *diagnosis,
                TideReportFormat format,
                const char      *heading,
                const char      *doubt)
{
  g_autofree char *report = tide_report_to_string (diagnosis, &(TideReportOptions) { .format = format });
  const char *servers = strstr (report, heading);
  const char *found = servers != NULL ? strstr (servers, doubt) : NULL;

  g_assert_nonnull (found);
  g_assert_cmpint (found - servers, <, (gssize) strlen (heading) + 8);
}

static void
assert_stale (TideCase   *evidence,
              const char *words)
{
  g_autoptr (TideDiagnosis) diagnosis = tide_diagnose (evidence);
  g_autoptr (TideFinding) finding = find_role (diagnosis);
  g_autofree char *detail = tide_finding_get_detail (finding);
  g_autofree char *doubt = tide_diagnosis_dup_doubt (diagnosis);
  g_autofree char *summary = tide_report_get_summary (diagnosis);

  g_assert_nonnull (strstr (doubt, "SOFTWARE was in use"));
  g_assert_nonnull (strstr (summary, "This may be out of date"));
  assert_doubted (diagnosis, TIDE_REPORT_FORMAT_TEXT, "\nServers\n=======\n", "This may be out of date");
  assert_doubted (diagnosis, TIDE_REPORT_FORMAT_HTML, "<h2>Servers</h2>", "This may be out of date");
  assert_row (evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY, words);
  g_assert_cmpint (tide_finding_get_state (finding), ==, TIDE_FINDING_STATE_PASS);
  assert_source (finding, "UnpackedVersion", TIDE_CITATION_SOURCE_STALE, "8.1.240.6", NULL);
  g_assert_nonnull (strstr (detail, "may be out of date"));
  g_assert_nonnull (strstr (tide_diagnosis_get_limits (diagnosis)[0], "may be out of date"));
}

static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autofree char *text = NULL;
  g_autofree char *json = NULL;
  g_autofree char *html = NULL;

  add (fixture, NULL);
  g_assert_cmpuint (readings (fixture), ==, 3);
  assert_replayed (fixture->evidence);
  assert_row (fixture->evidence, "SOFTWARE.LOG1", TIDE_EVIDENCE_STATE_OK, "together with SOFTWARE");

  diagnosis = tide_diagnose (fixture->evidence);
  text = to_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);
  g_assert_nonnull (strstr (text, "from the transaction log)"));
  g_assert_nonnull (strstr (text, "the hive alone says “8.1.240.6”"));
  json = to_report (diagnosis, TIDE_REPORT_FORMAT_JSON);
  g_assert_nonnull (strstr (json, "\"hive_text\" : \"8.1.240.6\""));
  g_assert_nonnull (strstr (json, "\"source\" : \"log\""));
  html = to_report (diagnosis, TIDE_REPORT_FORMAT_HTML);
  g_assert_nonnull (strstr (html, "the hive alone says “8.1.240.6”"));
}

/* Whoever names the hive alone gets what lies beside it, however that is spelt. */
static void
test_beside (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (TideEvidence) log = NULL;

  rename_to (fixture, "SOFTWARE.LOG2", "Software.Log2");
  add (fixture, "SOFTWARE");
  assert_replayed (fixture->evidence);
  log = tide_find_evidence (fixture->evidence, "Software.Log2");
  g_assert_nonnull (log);
  g_assert_nonnull (tide_evidence_get_sha256 (log));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->evidence)), ==, 3);
}

static void
test_without (Fixture      *fixture,
              gconstpointer data)
{
  take_away (fixture, "SOFTWARE.LOG1");
  take_away (fixture, "SOFTWARE.LOG2");
  add (fixture, NULL);
  assert_stale (fixture->evidence, "SOFTWARE.LOG1 and SOFTWARE.LOG2");
}

/* One by one: the first log alone does not hold it all. */
static void
test_later (Fixture      *fixture,
            gconstpointer data)
{
  take_away (fixture, "SOFTWARE.LOG1");
  take_away (fixture, "SOFTWARE.LOG2");
  add (fixture, "SOFTWARE");
  g_assert_cmpuint (readings (fixture), ==, 1);

  bring_back (fixture, "SOFTWARE.LOG1");
  add (fixture, "SOFTWARE.LOG1");
  g_assert_cmpuint (readings (fixture), ==, 3);
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY, "1 change from");
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY, "Its other log is missing");

  bring_back (fixture, "SOFTWARE.LOG2");
  add (fixture, "SOFTWARE.LOG2");
  g_assert_cmpuint (readings (fixture), ==, 5);
  assert_replayed (fixture->evidence);

  add (fixture, NULL);
  g_assert_cmpuint (readings (fixture), ==, 5);
}

/* Both at once: the hive is read again once, not twice. */
/* The LOG that stands beside the two is none of them. */
static void
test_one_of_two (Fixture      *fixture,
                 gconstpointer data)
{
  take_away (fixture, "SOFTWARE.LOG2");
  write_file (fixture, "SOFTWARE.LOG", "not a log", -1);
  add (fixture, NULL);
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY, "Its other log is missing");
}

static void
test_later_together (Fixture      *fixture,
                     gconstpointer data)
{
  take_away (fixture, "SOFTWARE.LOG1");
  take_away (fixture, "SOFTWARE.LOG2");
  add (fixture, NULL);
  bring_back (fixture, "SOFTWARE.LOG1");
  bring_back (fixture, "SOFTWARE.LOG2");
  add (fixture, NULL);
  g_assert_cmpuint (readings (fixture), ==, 4);
  assert_replayed (fixture->evidence);
}

static void
cancel_when_pending (TideEvidence *hive,
                     GParamSpec   *pspec,
                     GCancellable *cancellable)
{
  if (tide_evidence_get_state (hive) == TIDE_EVIDENCE_STATE_PENDING)
    g_cancellable_cancel (cancellable);
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Whoever gives up adding a log keeps the hive that was there before. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "SOFTWARE.LOG1");
  g_autoptr (GFile) log = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TideEvidence) hive = NULL;
  g_autoptr (GError) error = NULL;

  take_away (fixture, "SOFTWARE.LOG1");
  take_away (fixture, "SOFTWARE.LOG2");
  add (fixture, "SOFTWARE");
  bring_back (fixture, "SOFTWARE.LOG1");
  hive = tide_find_evidence (fixture->evidence, "SOFTWARE");
  g_signal_connect (hive, "notify::state", G_CALLBACK (cancel_when_pending), cancellable);
  tide_case_add_async (fixture->evidence, log, cancellable, on_added, &result);
  while (result == NULL || tide_evidence_get_state (hive) == TIDE_EVIDENCE_STATE_PENDING)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (tide_case_add_finish (fixture->evidence, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY, "1 change from");
}

static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "SOFTWARE.LOG2");
  g_autofree char *bytes = NULL;
  gsize length;

  add (fixture, NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  write_file (fixture, "SOFTWARE.LOG2", bytes, length / 2);
  add (fixture, NULL);
  g_assert_cmpuint (readings (fixture), ==, 5);
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_OK, "1 change from");
}

/* What the second log would have added nobody knows. */
static void
test_unread (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *pipe = path_of (fixture, "SOFTWARE.LOG2");

  take_away (fixture, "SOFTWARE.LOG2");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  add (fixture, "SOFTWARE");
  assert_row (fixture->evidence, "SOFTWARE.LOG2", TIDE_EVIDENCE_STATE_UNREADABLE, "pipe");
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY,
              "1 change from its transaction logs (SOFTWARE.LOG1)");
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_DIRTY,
              "Its other log is missing or could not be read");
}

/* The second log does not follow on the first: what was taken is said, and what was not. */
static void
test_gap (Fixture      *fixture,
          gconstpointer data)
{
  generate (fixture, "new", "to=1", "to=2 gap=yes");
  add (fixture, NULL);
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_OK,
              "1 change from its transaction logs (SOFTWARE.LOG1)");
  assert_row (fixture->evidence, "SOFTWARE.LOG1", TIDE_EVIDENCE_STATE_OK, "together with");
  assert_row (fixture->evidence, "SOFTWARE.LOG2", TIDE_EVIDENCE_STATE_OK, "Not needed");
}

/* Names do not say which of the two logs is the older. */
static void
test_swapped (Fixture      *fixture,
              gconstpointer data)
{
  rename_to (fixture, "SOFTWARE.LOG1", "x");
  rename_to (fixture, "SOFTWARE.LOG2", "SOFTWARE.LOG1");
  rename_to (fixture, "x", "SOFTWARE.LOG2");
  add (fixture, NULL);
  assert_replayed (fixture->evidence);
}

static void
test_old (Fixture      *fixture,
          gconstpointer data)
{
  generate (fixture, "old", "", "");
  rename_to (fixture, "SOFTWARE.LOG", "software.log");
  add (fixture, "SOFTWARE");
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_OK, "transaction logs (software.log)");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  generate (fixture, "new", "hash=wrong", "");
  add (fixture, NULL);
  assert_stale (fixture->evidence, "refused");
  assert_row (fixture->evidence, "SOFTWARE.LOG1", TIDE_EVIDENCE_STATE_OK, "Refused");
}

/* What is called like a log of this hive and is none at all */
static void
test_garbage (Fixture      *fixture,
              gconstpointer data)
{
  take_away (fixture, "SOFTWARE.LOG2");
  write_file (fixture, "SOFTWARE.LOG1", "no log at all", -1);
  add (fixture, NULL);
  assert_stale (fixture->evidence, "(SOFTWARE.LOG1) were refused");
}

static void
test_alone (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (TideEvidence) row = NULL;

  take_away (fixture, "SOFTWARE");
  add (fixture, NULL);
  row = tide_find_evidence (fixture->evidence, "SOFTWARE.LOG1");
  g_assert_cmpint (tide_evidence_get_kind (row), ==, TIDE_EVIDENCE_KIND_TRANSACTION_LOG);
  assert_row (fixture->evidence, "SOFTWARE.LOG1", TIDE_EVIDENCE_STATE_OK, "add SOFTWARE");

  bring_back (fixture, "SOFTWARE");
  add (fixture, "SOFTWARE");
  assert_replayed (fixture->evidence);
  assert_row (fixture->evidence, "SOFTWARE.LOG1", TIDE_EVIDENCE_STATE_OK, "together with SOFTWARE");
}

/* A log without its hive says so again. */
static void
test_removed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (TideEvidence) hive = NULL;

  add (fixture, NULL);
  hive = tide_find_evidence (fixture->evidence, "SOFTWARE");
  tide_case_remove (fixture->evidence, hive);
  assert_row (fixture->evidence, "SOFTWARE.LOG1", TIDE_EVIDENCE_STATE_OK, "add SOFTWARE");
}

/* Two hives whose names differ in case alone: a log belongs to one of them. */
static void
test_one_hive (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *hive = path_of (fixture, "SOFTWARE");
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (hive, &bytes, &length, NULL));
  write_file (fixture, "Software", bytes, length);
  add (fixture, NULL);
  assert_row (fixture->evidence, "SOFTWARE", TIDE_EVIDENCE_STATE_OK, "2 changes");
  assert_row (fixture->evidence, "Software", TIDE_EVIDENCE_STATE_DIRTY, "logs are missing");
}

/* Files that are known by their names, and read by nobody */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  write_file (fixture, "SOFTWARE.LOG", "", 0);
  write_file (fixture, "CLUSDB", "", 0);
  write_file (fixture, "CLUSDB.1.container", "container", -1);
  write_file (fixture, "SOFTWARE{1}.TM.blf", "blf", -1);
  write_file (fixture, "SOFTWARE{1}.regtrans-ms", "", 0);
  write_file (fixture, "setup.log", "", 0);
  add (fixture, NULL);

  assert_replayed (fixture->evidence);
  assert_row (fixture->evidence, "SOFTWARE.LOG", TIDE_EVIDENCE_STATE_IGNORED, "normal");
  assert_row (fixture->evidence, "CLUSDB", TIDE_EVIDENCE_STATE_UNREADABLE, "Chk*.tmp");
  assert_row (fixture->evidence, "CLUSDB.1.container", TIDE_EVIDENCE_STATE_IGNORED, "transactions");
  assert_row (fixture->evidence, "SOFTWARE{1}.TM.blf", TIDE_EVIDENCE_STATE_IGNORED, "transactions");
  assert_row (fixture->evidence, "SOFTWARE{1}.regtrans-ms", TIDE_EVIDENCE_STATE_IGNORED, "transactions");
  assert_row (fixture->evidence, "setup.log", TIDE_EVIDENCE_STATE_UNREADABLE, "empty");
}

/* The copies of the cluster database that are no CLUSDB */
static void
test_copies (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_SAMPLE_CASE"), "NODE1", "CLUSDB", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (hive, &bytes, &length, NULL));
  write_file (fixture, "Chk1f3.tmp", bytes, length);
  write_file (fixture, "0.Cluster", bytes, length);
  add (fixture, NULL);
  assert_row (fixture->evidence, "Chk1f3.tmp", TIDE_EVIDENCE_STATE_OK, "quorum disk");
  assert_row (fixture->evidence, "0.Cluster", TIDE_EVIDENCE_STATE_OK, "disk witness");
}

static void
test_zip (Fixture      *fixture,
          gconstpointer data)
{
  g_autofree char *zip = g_strconcat (fixture->folder, ".zip", NULL);
  const char *arguments[] = { "python3", "-c",
                              "import shutil, sys; shutil.make_archive(sys.argv[1][:-4], 'zip', sys.argv[2])",
                              zip, fixture->folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                               &status, NULL));
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  tide_await_add (fixture->evidence, zip, &error);
  g_assert_no_error (error);
  assert_replayed (fixture->evidence);
}

/* A case that comes back knows the logs, too: a log that is the same asks for nothing, another one does. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->above, "saved", NULL);
  g_autoptr (TideCase) loaded = tide_case_new (fixture->catalog);
  g_autoptr (TideDiagnosis) before = NULL;
  g_autoptr (TideDiagnosis) after = NULL;
  g_autofree char *json_before = NULL;
  g_autofree char *json_after = NULL;
  g_autofree char *log = path_of (fixture, "SOFTWARE.LOG1");
  g_autoptr (GError) error = NULL;

  add (fixture, NULL);
  before = tide_diagnose (fixture->evidence);
  json_before = to_report (before, TIDE_REPORT_FORMAT_JSON);
  tide_await_save (fixture->evidence, path, &error);
  g_assert_no_error (error);

  tide_await_load (loaded, path, &error);
  g_assert_no_error (error);
  assert_replayed (loaded);
  after = tide_diagnose (loaded);
  json_after = to_report (after, TIDE_REPORT_FORMAT_JSON);
  g_assert_cmpstr (json_after, ==, json_before);

  tide_await_add (loaded, log, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tide_case_get_n_readings_made (loaded), ==, 0);
  write_file (fixture, "SOFTWARE.LOG1", "no log at all", -1);
  tide_await_add (loaded, log, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tide_case_get_n_readings_made (loaded), >=, 1);
}

/* A real hive of Windows 10 */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *hive = g_build_filename (g_getenv ("TIDE_SAMPLES"), "hives", "win10-dirty-SYSTEM", NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_test (hive, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The samples are not here");
      return;
    }
  tide_await_add (fixture->evidence, hive, &error);
  g_assert_no_error (error);
  assert_row (fixture->evidence, "win10-dirty-SYSTEM", TIDE_EVIDENCE_STATE_OK, "24 changes from");
  assert_row (fixture->evidence, "win10-dirty-SYSTEM.LOG2", TIDE_EVIDENCE_STATE_OK, "together with");
}

/* Real logs, beside a hive that is not theirs */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *sample = g_strdup_printf ("%s/hives/win10-dirty-SYSTEM.LOG%u",
                                                 g_getenv ("TIDE_SAMPLES"), i);
      g_autofree char *name = g_strdup_printf ("SOFTWARE.LOG%u", i);
      g_autofree char *bytes = NULL;
      gsize length;

      if (!g_file_get_contents (sample, &bytes, &length, NULL))
        {
          g_test_skip ("The samples are not here");
          return;
        }
      write_file (fixture, name, bytes, length);
    }
  add (fixture, NULL);
  assert_stale (fixture->evidence, "refused");
}

/* What is told of a cluster bears no marks, either. */
static void
test_cluster (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *sample = g_build_filename (g_getenv ("TIDE_CASES"), "2007-cluster-stopped", "NODE1", NULL);
  g_autofree char *hive = path_of (fixture, "NODE1/CLUSDB");
  g_autofree char *node = path_of (fixture, "NODE1");
  g_autofree char *bytes = NULL;
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  gsize length;

  tide_copy_tree (sample, node);
  g_assert_true (g_file_get_contents (hive, &bytes, &length, NULL));
  bytes[4] ^= 1; /* in use, and the checksum of that */
  bytes[508] ^= 1;
  g_assert_true (g_file_set_contents (hive, bytes, length, NULL));
  add (fixture, "NODE1");

  diagnosis = tide_diagnose (fixture->evidence);
  assert_doubted (diagnosis, TIDE_REPORT_FORMAT_TEXT, "\nCluster\n=======\n", "This may be out of date");
  assert_doubted (diagnosis, TIDE_REPORT_FORMAT_HTML, "<h2>Cluster</h2>", "This may be out of date");
}

#define ADD(path, function) g_test_add ("/hive-logs/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  generator = argv[1];

  ADD ("folder", test_folder);
  ADD ("beside", test_beside);
  ADD ("without", test_without);
  ADD ("later", test_later);
  ADD ("later-together", test_later_together);
  ADD ("one-of-two", test_one_of_two);
  ADD ("cancelled", test_cancelled);
  ADD ("changed", test_changed);
  ADD ("gap", test_gap);
  ADD ("unread", test_unread);
  ADD ("swapped", test_swapped);
  ADD ("old", test_old);
  ADD ("refused", test_refused);
  ADD ("garbage", test_garbage);
  ADD ("alone", test_alone);
  ADD ("removed", test_removed);
  ADD ("one-hive", test_one_hive);
  ADD ("names", test_names);
  ADD ("copies", test_copies);
  ADD ("zip", test_zip);
  ADD ("saved", test_saved);
  ADD ("sample", test_sample);
  ADD ("foreign", test_foreign);
  ADD ("cluster", test_cluster);

  return g_test_run ();
}
