/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <tidemark/tidemark.h>

#include "base/tide-log-heads.h"
#include "evidence/tide-parsers.h"
#include "evidence/tide-reading.h"
#include "facts/runs/tide-runs.h"
#include "tide-enum-types.h"

/* The columns of expected.tsv */
enum
{
  FILE_NAME,
  CHECK,
  BUILD,
  COMMAND_MODE,
  INSTALLATION_MODE,
  INTERFACE,
  END_OF_SETUP,
  MAINCORE,
  VERDICT,
  EVIDENCE_LINES,
};

static TideReading *
read_log (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (GVariant) data = NULL;
  TideAnswer answer;
  gboolean managed;

  g_assert_cmpint (fd, >=, 0);
  tide_parsers_read (fd, "exchangesetup.log", NULL, &answer);
  close (fd);
  g_assert_nonnull (answer.reading);
  data = g_variant_ref_sink (answer.reading);
  managed = g_str_equal (answer.kind, "managed-log");
  g_free (answer.argument);

  return tide_reading_new (path, managed ? TIDE_EVIDENCE_KIND_MANAGED_LOG : TIDE_EVIDENCE_KIND_NATIVE_LOG,
                           TIDE_EVIDENCE_STATE_OK, "ExchangeSetup.log", "", NULL, -1, data);
}

static GListStore *
read_runs (TideReading *reading)
{
  g_autoptr (GPtrArray) read = tide_runs_read (reading);
  GListStore *runs = g_list_store_new (TIDE_TYPE_RUN);

  for (guint i = 0; i < read->len; i++)
    g_list_store_append (runs, g_ptr_array_index (read, i));

  return runs;
}

static gboolean
cites_line (GListModel *citations,
            guint64     line)
{
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      if (tide_citation_get_line (citation) == line)
        return TRUE;
    }

  return FALSE;
}

static guint
count_ends (TideReading *reading)
{
  g_autoptr (GVariant) entries = g_variant_get_child_value (reading->data, 2);
  guint n = 0;

  for (gsize i = 0; i < g_variant_n_children (entries); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (entries, i);
      const char *head;

      g_variant_get_child (entry, 7, "&s", &head);
      n += g_str_equal (head, TIDE_HEAD_END_OF_SETUP);
    }

  return n;
}

/* Evidence lines that are errors stand among the run's errors, with their exact place. */
static void
check_evidence (TideRun    *run,
                const char *path,
                const char *lines)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) text = NULL;
  g_auto (GStrv) numbers = g_strsplit (lines, "+", -1);

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  text = g_strsplit (contents, "\n", -1);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint64 line = g_ascii_strtoull (numbers[i], NULL, 10);

      g_assert_cmpuint (line, <=, g_strv_length (text));
      if (strstr (text[line - 1], "] [ERROR] ") != NULL)
        g_assert_true (cites_line (tide_run_get_errors (run), line));
    }
}

/* What is cited is what stands there. */
static void
check_places (GListModel *citations,
              const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);
      g_auto (GStrv) lines = g_strsplit (tide_citation_get_text (citation), "\n", 2);
      const char *place = contents + tide_citation_get_offset (citation);

      g_assert_cmpuint (tide_citation_get_offset (citation) + tide_citation_get_length (citation), <=,
                        length);
      g_assert_nonnull (g_strstr_len (place, tide_citation_get_length (citation), lines[0]));
    }
}

static const char *
word (GType type,
      int   value)
{
  return tide_enum_to_word (type, value);
}

static void
test_sample (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_SAMPLES"), "setup-logs", row[FILE_NAME], NULL);
  g_autoptr (TideReading) reading = read_log (path);
  g_autoptr (GListStore) runs = read_runs (reading);
  TideRun *run = tide_runs_decide (runs, NULL, NULL);

  g_assert_nonnull (run);
  g_assert_true (tide_run_get_deciding (run));
  g_assert_cmpstr (tide_run_get_version (run), ==, row[BUILD]);
  g_assert_cmpstr (tide_run_get_mode (run), ==, row[COMMAND_MODE]);
  g_assert_cmpstr (tide_run_get_installation_mode (run), ==, row[INSTALLATION_MODE]);
  g_assert_cmpstr (word (TIDE_TYPE_INTERFACE, tide_run_get_interface (run)), ==, row[INTERFACE]);
  g_assert_cmpstr (word (TIDE_TYPE_VERDICT, tide_run_get_verdict (run)), ==, row[VERDICT]);
  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_signals (run)), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_errors (run)), >, 0);
  g_assert_cmpuint (tide_run_get_first_line (run), ==, 2);
  g_assert_true (g_str_has_suffix (tide_run_get_started (run), "Z"));
  g_assert_nonnull (tide_run_get_utc_offset (run));
  g_assert_nonnull (tide_run_get_user (run));
  g_assert_nonnull (tide_run_get_server (run));
  g_assert_cmpint (tide_runs_get_latest (reading), >, 1577836800);
  g_assert_cmpuint (count_ends (reading), ==, g_ascii_strtoull (row[END_OF_SETUP], NULL, 10));
  check_evidence (run, path, row[EVIDENCE_LINES]);
  check_places (tide_run_get_errors (run), path);
  check_places (tide_run_get_signals (run), path);
}

/* What the script would have to be asked for, were there no log */
static void
test_failed_task (void)
{
  static const struct
  {
    const char *file;
    const char *task;
    const char *component;
  } samples[] = {
    { "KnownIssues/ExchangeSetup_ServiceControl_Reverse.log",
      "AllRolesPreFileCopyComponent___2f7e3804a2b340c69e930798211fb8fd", "Start-PreFileCopy" },
    { "KnownIssues/ExchangeSetup_FIPS_AccessDenied.log",
      "BridgeheadComponent___9FAA17C4-73D7-4E6D-9012-6274971434D5", "Install-BridgeheadRole" },
    { "KnownIssues/ExchangeSetup_Missing_HomeMdb.log",
      "SystemAttendantDependent___590e51a8a98846d3a7fa8ddcc5472c74", "Install-MailboxRole" },
    { "KnownIssues/MsiIssues/ExchangeSetup_MSI_3.log", NULL, "install-msipackage" },
    { "PrerequisiteCheck/ExchangeSetup_NoPerm.log", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path =
        g_build_filename (g_getenv ("TIDE_SAMPLES"), "setup-logs", samples[i].file, NULL);
      g_autoptr (TideReading) reading = read_log (path);
      g_autoptr (GListStore) runs = read_runs (reading);
      TideRun *run = tide_runs_decide (runs, NULL, NULL);

      g_assert_nonnull (run);
      g_assert_cmpstr (tide_run_get_failed_task (run), ==, samples[i].task);
      g_assert_cmpstr (tide_run_get_failed_component (run), ==, samples[i].component);
    }
}

/* The zone of the service query, where there is one, and the banner's, where there is none */
static void
test_offsets (void)
{
  static const struct
  {
    const char *file;
    const char *offset;
    const char *previous;
    gboolean    resumed;
  } samples[] = {
    { "PrerequisiteCheck/ExchangeSetup_NoPerm.log", "-08:00", "15.2.721.2", FALSE },
    { "KnownIssues/ExchangeSetup_ServiceControl_Reverse.log", "-05:00", "15.1.2507.6", TRUE },
    { "KnownIssues/MsiIssues/ExchangeSetup_MSI_3.log", "-06:00", "15.0.1130.7", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path =
        g_build_filename (g_getenv ("TIDE_SAMPLES"), "setup-logs", samples[i].file, NULL);
      g_autoptr (TideReading) reading = read_log (path);
      g_autoptr (GPtrArray) runs = tide_runs_read (reading);
      TideRun *run = g_ptr_array_index (runs, 0);

      g_assert_cmpstr (tide_run_get_utc_offset (run), ==, samples[i].offset);
      g_assert_cmpstr (tide_run_get_previous_version (run), ==, samples[i].previous);
      g_assert_cmpint (tide_run_get_resumed (run), ==, samples[i].resumed);
    }
}

static TideRun *
read_legacy (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_SAMPLES"), "legacy-logs", name, NULL);
  g_autoptr (TideReading) reading = read_log (path);
  g_autoptr (GPtrArray) runs = tide_runs_read (reading);

  g_assert_cmpuint (runs->len, ==, 1);
  return g_object_ref (g_ptr_array_index (runs, 0));
}

/* KB 312316: regsvr32 exits with 5, and the error goes up to the atom. */
static void
test_failed_step (void)
{
  g_autoptr (TideRun) run = read_legacy ("e2000_kb312316_cluster_msdtc.log");
  g_autoptr (TideInsFile) file = g_list_model_get_item (tide_run_get_ins (run), 0);
  g_autoptr (TideInsStep) step = g_list_model_get_item (tide_ins_file_get_steps (file), 0);
  g_autoptr (TideCitation) cause = g_list_model_get_item (tide_run_get_errors (run), 0);

  g_assert_cmpint (tide_run_get_dialect (run), ==, TIDE_DIALECT_NATIVE);
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_FAILED);
  g_assert_cmpstr (tide_run_get_started (run), ==, "09:02:13");
  g_assert_cmpstr (tide_ins_file_get_file (file), ==, "Misc.ins");
  g_assert_cmpstr (tide_ins_step_get_directive (step), ==, "CreateProcess");
  g_assert_cmpstr (tide_ins_step_get_command (step), ==, "C:\\exchsrvr\\bin;regsvr32 /s cdowfevt.dll;60000");
  g_assert_cmpstr (tide_ins_step_get_exit_code (step), ==, "0x000005");
  g_assert_cmpint (tide_ins_step_get_state (step), ==, TIDE_STEP_STATE_FAILED);
  g_assert_true (g_str_has_prefix (tide_citation_get_text (cause), "The command regsvr32"));
}

/* What the first error that counts says at bottom, and the code that it names */
static void
test_causes (void)
{
  static const struct
  {
    const char *file;
    const char *innermost;
    guint32     code;
  } causes[] = {
    { "ExchangeSetup_Service_Disabled.log", "The service cannot be started, either because", 0 },
    { "ExchangeSetup_ServiceControl_Reverse.log", "Value cannot be null", 0 },
    { "ExchangeSetup_Missing_PF_Object.log", "The object exists", 0 },
    { "ExchangeSetup_Firewall_Endpoint.log", "There are no more endpoints available", 0x800706D9 },
    { "MsiIssues/ExchangeSetup_MSI_1.log", "The installation source for this product", 1612 },
    { "MsiIssues/ExchangeSetup_MSI_3.log", "Installing product C:\\ExchangeCU23\\exchangeserver.msi", 1603 },
    { "ExchangeSetup-PrepareSchema-8245.log", "There was an error while running 'ldifde.exe'", 8245 },
    { "ExchangeSetup_Missing_HomeMdb.log", "Database is mandatory on UserMailbox", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("TIDE_SAMPLES"), "setup-logs", "KnownIssues",
                                                causes[i].file, NULL);
      g_autoptr (TideReading) reading = read_log (path);
      g_autoptr (GPtrArray) runs = tide_runs_read (reading);
      TideRunMessage *cause = tide_run_get_cause (g_ptr_array_index (runs, runs->len - 1));

      g_test_message ("%s: %s", causes[i].file, tide_run_message_get_innermost (cause));
      g_assert_true (g_str_has_prefix (tide_run_message_get_innermost (cause), causes[i].innermost));
      g_assert_cmphex (tide_run_message_get_code (cause), ==, causes[i].code);
      g_assert_false (tide_run_message_get_after_stop (cause));
    }
}

static void
test_ignored_errors (void)
{
  g_autoptr (TideRun) run = read_legacy ("e2003_blog_ignored_errors.log");

  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_UNKNOWN);
  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_errors (run)), ==, 0);
}

static void
test_2007 (void)
{
  g_autoptr (TideRun) run = read_legacy ("ccr_benw_2007-08-03_head.log");

  g_assert_cmpstr (tide_run_get_version (run), ==, "8.0.685.24");
  g_assert_cmpstr (tide_run_get_started (run), ==, "2007-08-03T16:46:12");
  g_assert_cmpstr (tide_run_get_user (run), ==, "E12CCR\\Administrator");
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_ABORTED);
}

/* From the bytes to the run: an interrupted log ends in a line that no table of sentences holds. */
static void
test_interrupted (void)
{
  static const char log[] = "[12/23/2020 02:28:45.0480] [0] **********\r\n"
                            "[12/23/2020 02:28:45.0480] [0] Starting Microsoft Exchange Server 2016 Setup\r\n"
                            "[12/23/2020 02:28:46.0480] [0] The installation mode is set to: 'Install'.\r\n"
                            "[12/23/2020 02:28:47.0480] [1] Executing:\r\n"
                            "  a line of a script\r\n";
  g_autofree char *path = NULL;
  g_autoptr (TideReading) reading = NULL;
  g_autoptr (GListStore) runs = NULL;
  const TideCapture captured = { 1608692400, 1608692400 };
  int fd = g_file_open_tmp (NULL, &path, NULL);
  TideRun *run;

  g_assert_cmpint (write (fd, log, strlen (log)), ==, strlen (log));
  close (fd);
  reading = read_log (path);
  unlink (path);
  runs = read_runs (reading);
  run = tide_runs_decide (runs, NULL, &captured);

  g_assert_nonnull (run);
  g_assert_cmpstr (tide_run_get_started (run), ==, "2020-12-23T02:28:45.480Z");
  g_assert_cmpstr (tide_run_get_ended (run), ==, "2020-12-23T02:28:47.480Z");
  g_assert_cmpuint (tide_run_get_first_line (run), ==, 2);
  g_assert_cmpuint (tide_run_get_last_line (run), ==, 5);
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_INTERRUPTED);
}

static void
add_samples (const char *path)
{
  g_autofree char *contents = NULL;
  static GStrv rows;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  rows = g_strsplit (g_strchomp (contents), "\n", -1);
  for (guint i = 1; rows[i] != NULL; i++)
    {
      GStrv row = g_strsplit (rows[i], "\t", -1);
      g_autofree char *name = g_strconcat ("/runs/samples/", row[FILE_NAME], NULL);

      g_assert_cmpuint (g_strv_length (row), >, EVIDENCE_LINES);
      g_test_add_data_func_full (name, row, test_sample, (GDestroyNotify) g_strfreev);
    }
  g_clear_pointer (&rows, g_strfreev);
}

static void
test_no_samples (void)
{
  g_test_skip ("the sample logs are not here");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *table = NULL;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/runs/interrupted", test_interrupted);
  table = g_build_filename (g_getenv ("TIDE_SAMPLES") != NULL ? g_getenv ("TIDE_SAMPLES") : "", "setup-logs",
                            "expected.tsv", NULL);
  if (!g_file_test (table, G_FILE_TEST_EXISTS))
    {
      g_test_add_func ("/runs/samples", test_no_samples);
      return g_test_run ();
    }

  add_samples (table);
  g_test_add_func ("/runs/samples/failed-task", test_failed_task);
  g_test_add_func ("/runs/samples/offsets", test_offsets);
  g_test_add_func ("/runs/samples/causes", test_causes);
  g_test_add_func ("/runs/samples/2000-failed-step", test_failed_step);
  g_test_add_func ("/runs/samples/2003-ignored-errors", test_ignored_errors);
  g_test_add_func ("/runs/samples/2007", test_2007);

  return g_test_run ();
}
