/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tidemark.h>

#include "base/tide-log-heads.h"
#include "facts/runs/tide-runs.h"
#include "log-rows.h"

#define T "10:00:00"
#define ENTER(function) { T, -1, "", TIDE_HEAD_NATIVE_ENTER, "Entering " function }
#define LEAVE(function) { T, -1, "", TIDE_HEAD_NATIVE_LEAVE, "Leaving " function }
#define FILE_(path) { T, -1, "", TIDE_HEAD_NATIVE_FILE, "++++ Starting interpreter on file " path " ++++" }
#define LINE(directive) { T, -1, "", TIDE_HEAD_NATIVE_LINE, "Interpreting line <" directive ">" }
#define PROCESS { T, -1, "", TIDE_HEAD_NATIVE_PROCESS, "Process created ... waiting (60000)" }
#define EXIT(code) { T, -1, "", TIDE_HEAD_NATIVE_EXIT, "Process has exited with " code }
#define COMMAND_FAILED \
  { T, -1, "", TIDE_HEAD_NATIVE_COMMAND, "The command x failed, returning error code 5 (Access is denied.)." }
#define FRAME(function, line, code) \
  { T, -1, "", TIDE_HEAD_NATIVE_FRAME, function " (f:\\tisp2\\a.cxx:" line ")\nError code " code ": Text." }
#define IGNORED                                                                                              \
  {                                                                                                          \
    T, -1, "", TIDE_HEAD_NATIVE_IGNORED,                                                                     \
      "=== IGNORING PREVIOUS ERRORS === F (f:\\a.cxx:1)\nThe operation has completed successfully."          \
  }
#define INTERNAL "0XC103798A (31114)"
#define NO_SERVICE "0XC0070424 (1060)"

static TideRun *
read_rows (gboolean      native,
           guint64       dropped,
           const LogRow *rows,
           guint         n_rows)
{
  g_autoptr (TideReading) reading = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  LogRows builder;

  log_rows_begin (&builder, native);
  builder.dropped = dropped;
  for (guint i = 0; i < n_rows; i++)
    log_rows_add (&builder, &rows[i]);
  reading = log_rows_end (&builder, "log");
  runs = tide_runs_read (reading);
  g_assert_cmpuint (runs->len, ==, 1);

  return g_object_ref (g_ptr_array_index (runs, 0));
}

#define READ(rows) read_rows (TRUE, 0, rows, G_N_ELEMENTS (rows))

static TideInsFile *
get_file (TideRun *run,
          guint    i)
{
  g_autoptr (TideInsFile) file = g_list_model_get_item (tide_run_get_ins (run), i);

  g_assert_nonnull (file);
  return file; /* the list keeps it */
}

static TideInsStep *
get_step (TideInsFile *file,
          guint        i)
{
  g_autoptr (TideInsStep) step = g_list_model_get_item (tide_ins_file_get_steps (file), i);

  g_assert_nonnull (step);
  return step; /* the list keeps it */
}

#define MAX_ROWS 6

/* What follows a line, up to the next */
static const struct
{
  const char   *name;
  LogRow        rows[MAX_ROWS];
  TideStepState state;
  const char   *exit_code;
} steps[] = {
  { "success",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS, EXIT ("00000000") },
    TIDE_STEP_STATE_SUCCEEDED,
    "00000000" },
  { "narrow-zero",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS, EXIT ("0x000000") },
    TIDE_STEP_STATE_SUCCEEDED,
    "0x000000" },
  { "failure",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS, EXIT ("0x000005") },
    TIDE_STEP_STATE_FAILED,
    "0x000005" },
  { "minus-one",
    { LINE ("CreateProcess:C:\\bin;a.exe;-1"), PROCESS, EXIT ("-1") },
    TIDE_STEP_STATE_FAILED,
    "-1" },
  { "one-digit-of-eight",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS, EXIT ("00000001") },
    TIDE_STEP_STATE_FAILED,
    "00000001" },
  { "with-an-id",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS, EXIT ("00000000 -- ID:31259 -- ") },
    TIDE_STEP_STATE_SUCCEEDED,
    "00000000" },
  { "command-failed",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), COMMAND_FAILED },
    TIDE_STEP_STATE_FAILED,
    NULL },
  { "no-exit", { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS }, TIDE_STEP_STATE_FAILED, NULL },
  { "nothing-created", { LINE ("CreateProcess:C:\\bin;a.exe;1") }, TIDE_STEP_STATE_FAILED, NULL },
  { "safe",
    { LINE ("CreateProcessSafe:C:\\bin;a.exe;1"), PROCESS, EXIT ("0x000005") },
    TIDE_STEP_STATE_WARNING,
    "0x000005" },
  { "safe-success",
    { LINE ("CreateProcessSafe:C:\\bin;a.exe;1"), PROCESS, EXIT ("00000000") },
    TIDE_STEP_STATE_SUCCEEDED,
    "00000000" },
  { "case",
    { LINE ("CREATEPROCESSSAFE:C:\\bin;a.exe;1"), PROCESS, EXIT ("0x000005") },
    TIDE_STEP_STATE_WARNING,
    "0x000005" },
  { "ignored",
    { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS, EXIT ("0x000005"), IGNORED },
    TIDE_STEP_STATE_WARNING,
    "0x000005" },
  { "other-directive-with-a-process",
    { LINE ("Register:a.dll"), PROCESS, EXIT ("0x000005") },
    TIDE_STEP_STATE_FAILED,
    "0x000005" },
  { "other-directive", { LINE ("SetDword:Name;0x01") }, TIDE_STEP_STATE_NOT_JUDGED, NULL },
  { "other-directive-and-a-lone-frame",
    { LINE ("SetDword:Name;0x01"), FRAME ("ScSet", "1", INTERNAL) },
    TIDE_STEP_STATE_NOT_JUDGED,
    NULL },
  { "other-directive-and-a-stack",
    { LINE ("StopService:x"), FRAME ("ScStop", "1", INTERNAL),
      FRAME ("CInsParser::ScProcessLine", "2", INTERNAL) },
    TIDE_STEP_STATE_FAILED,
    NULL },
  { "other-directive-and-a-voided-stack",
    { LINE ("StopService:x"), FRAME ("ScStop", "1", NO_SERVICE), FRAME ("ScLine", "2", NO_SERVICE), IGNORED },
    TIDE_STEP_STATE_NOT_JUDGED,
    NULL },
  { "stack-of-another-function",
    { LINE ("SetDword:Name;0x01"), LEAVE ("ScFile"), FRAME ("ScA", "1", INTERNAL),
      FRAME ("ScB", "2", INTERNAL) },
    TIDE_STEP_STATE_NOT_JUDGED,
    NULL },
};

static void
test_step (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  LogRow rows[MAX_ROWS + 3] = { FILE_ ("X:\\setup\\CLUSTER_SERVER.INS") };
  g_autoptr (TideRun) run = NULL;
  guint n = 1;

  for (guint i = 0; i < MAX_ROWS && steps[number].rows[i].text != NULL; i++)
    rows[n++] = steps[number].rows[i];
  rows[n++] = (LogRow) LINE ("CreateProcess:C:\\bin;next.exe;1");
  rows[n++] = (LogRow) EXIT ("00000000");
  run = read_rows (TRUE, 0, rows, n);

  g_assert_cmpuint (g_list_model_get_n_items (tide_ins_file_get_steps (get_file (run, 0))), ==, 2);
  g_assert_cmpint (tide_ins_step_get_state (get_step (get_file (run, 0), 0)), ==, steps[number].state);
  g_assert_cmpstr (tide_ins_step_get_exit_code (get_step (get_file (run, 0), 0)), ==,
                   steps[number].exit_code);
  g_assert_cmpint (tide_ins_step_get_state (get_step (get_file (run, 0), 1)), ==, TIDE_STEP_STATE_SUCCEEDED);
}

static void
test_files (void)
{
  const LogRow rows[] = {
    FILE_ ("X:\\Setup\\CLUSTER_SERVER.UNS"),
    FILE_ ("X:\\Setup\\CLUSTER_SERVER.INS"),
    LINE ("CreateProcess:C:\\bin;regsvr32.exe /s \\bin\\excluadm.dll;60000"),
    PROCESS,
    EXIT ("0x000003"),
    FILE_ ("CLUSTER_SHARED.INS"),
    LINE ("AddShare"),
  };
  g_autoptr (TideRun) run = READ (rows);
  TideInsFile *server = get_file (run, 1);
  TideInsStep *step = get_step (server, 0);
  g_autoptr (TideCitation) signal = g_list_model_get_item (tide_run_get_signals (run), 0);

  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_ins (run)), ==, 3);
  g_assert_cmpstr (tide_ins_file_get_file (get_file (run, 0)), ==, "CLUSTER_SERVER.UNS");
  g_assert_cmpuint (g_list_model_get_n_items (tide_ins_file_get_steps (get_file (run, 0))), ==, 0);
  g_assert_cmpstr (tide_ins_file_get_file (server), ==, "CLUSTER_SERVER.INS");
  g_assert_cmpuint (tide_ins_file_get_line (server), ==, 2);
  g_assert_cmpuint (tide_ins_step_get_line (step), ==, 3);
  g_assert_cmpstr (tide_ins_step_get_directive (step), ==, "CreateProcess");
  g_assert_cmpstr (tide_ins_step_get_command (step), ==, "C:\\bin;regsvr32.exe /s \\bin\\excluadm.dll;60000");
  g_assert_cmpuint (tide_citation_get_line (tide_ins_step_get_citation (step)), ==, 3);
  g_assert_cmpstr (tide_ins_step_get_directive (get_step (get_file (run, 2), 0)), ==, "AddShare");
  g_assert_null (tide_ins_step_get_command (get_step (get_file (run, 2), 0)));
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_FAILED);
  g_assert_cmpuint (tide_citation_get_line (signal), ==, 3);
}

/* What the reader had to leave out may have been the exit line. */
static void
test_dropped_exit (void)
{
  const LogRow rows[] = { LINE ("CreateProcess:C:\\bin;a.exe;1"), PROCESS };
  g_autoptr (TideRun) run = read_rows (TRUE, 5, rows, G_N_ELEMENTS (rows));

  g_assert_cmpint (tide_ins_step_get_state (get_step (get_file (run, 0), 0)), ==, TIDE_STEP_STATE_NOT_JUDGED);
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_UNKNOWN);
}

/* A warning fails no run. */
static void
test_safe_run (void)
{
  const LogRow rows[] = { FILE_ ("A.INS"), LINE ("CreateProcessSafe:C:\\bin;a.exe;1"), PROCESS,
                          EXIT ("0x000005") };
  g_autoptr (TideRun) run = READ (rows);

  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_UNKNOWN);
}

/* The lines of the errors that count, for rows of a native log */
static const struct
{
  const char *name;
  LogRow      rows[9];
  guint64     cause; /* 0: none */
} stacks[] = {
  { "up-to-the-outermost",
    { ENTER ("ScSetupAtom"), ENTER ("CAtom::ScInstall"), FRAME ("ScOpen", "1", INTERNAL),
      FRAME ("CAtom::ScInstall", "2", INTERNAL), LEAVE ("CAtom::ScInstall"),
      FRAME ("ScSetupAtom", "3", INTERNAL), LEAVE ("ScSetupAtom") },
    3 },
  { "code-that-was-translated",
    { ENTER ("ScSetupAtom"), FRAME ("ScOpen", "1", "0XC0070005 (5)"), FRAME ("ScDo", "2", INTERNAL),
      FRAME ("ScSetupAtom", "3", INTERNAL), LEAVE ("ScSetupAtom") },
    2 },
  { "below-one-that-was-never-left",
    { ENTER ("HrGetName"), ENTER ("ScSetupExchangeVirtualServer"), FRAME ("ScOpen", "1", INTERNAL),
      FRAME ("ScSetupExchangeVirtualServer", "3", INTERNAL), LEAVE ("ScSetupExchangeVirtualServer") },
    3 },
  { "not-up-to-the-outermost",
    { ENTER ("ScSetupAtom"), ENTER ("CAtom::ScInstall"), FRAME ("ScOpen", "1", INTERNAL),
      FRAME ("CAtom::ScInstall", "2", INTERNAL), LEAVE ("CAtom::ScInstall"), LEAVE ("ScSetupAtom") },
    0 },
  { "another-function-of-a-like-name",
    { ENTER ("ScSetupAtom"), FRAME ("ScOpen", "1", INTERNAL), FRAME ("CBase::ScSetupAtom", "2", INTERNAL),
      LEAVE ("ScSetupAtom") },
    0 },
  { "voided",
    { ENTER ("ScStop"), FRAME ("CService::ScGetStatus", "722", NO_SERVICE),
      FRAME ("ScStop", "760", NO_SERVICE), IGNORED, LEAVE ("ScStop") },
    0 },
  { "lone-frame", { ENTER ("ScSetupAtom"), FRAME ("ScSetupAtom", "1", INTERNAL), LEAVE ("ScSetupAtom") }, 0 },
  { "the-same-frame-again-and-again",
    { FRAME ("Status code check", "3370", "0X8000500D (20493)"),
      FRAME ("Status code check", "3370", "0X8000500D (20493)"),
      FRAME ("Status code check", "3370", "0X8000500D (20493)") },
    0 },
  { "entering-between",
    { ENTER ("ScSetupAtom"), FRAME ("ScOpen", "1", INTERNAL), ENTER ("ScOther"), LEAVE ("ScOther"),
      FRAME ("ScSetupAtom", "2", INTERNAL), LEAVE ("ScSetupAtom") },
    0 },
  { "log-without-its-beginning", { FRAME ("ScOpen", "1", INTERNAL), FRAME ("ScDo", "2", INTERNAL) }, 1 },
  { "name-misspelt-when-left",
    { ENTER ("ScSetNamesOnContext"), LEAVE ("ScSetNameOnContext"), ENTER ("ScSetupAtom"),
      FRAME ("ScOpen", "1", INTERNAL), FRAME ("ScSetupAtom", "2", INTERNAL), LEAVE ("ScSetupAtom") },
    4 },
};

static void
test_stack (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  g_autoptr (TideRun) run = NULL;
  g_autoptr (TideCitation) error = NULL;
  guint n = 0;

  while (n < G_N_ELEMENTS (stacks[number].rows) && stacks[number].rows[n].text != NULL)
    n++;
  run = read_rows (TRUE, 0, stacks[number].rows, n);
  error = g_list_model_get_item (tide_run_get_errors (run), 0);

  if (stacks[number].cause == 0)
    {
      g_assert_null (error);
      g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_UNKNOWN);
      return;
    }
  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_errors (run)), ==, 1);
  /* every frame before has two lines */
  g_assert_true (g_strrstr (tide_citation_get_text (error), "ScOpen") != NULL);
  g_assert_cmpuint (tide_citation_get_line (error), ==, stacks[number].cause);
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_FAILED);
}

#define M "12/23/2020 02:28:45.0480"
#define MANAGED_FRAME(line, code) \
  { M, 2, "", TIDE_HEAD_NATIVE_FRAME, "ScOpen (d:\\a.cxx:" line ")\nError code " code ": Text." }

/* In a managed log a native error counts when the managed engine reports its code. */
static void
test_reported_code (void)
{
  static const struct
  {
    const char *report;
    guint       n_errors;
  } reports[] = {
    { "An error occurred with error code '3238230410' and message 'x'.", 2 },
    { "An error occurred with error code '3238230411' and message 'x'.", 1 },
    { "An error occurred with error code '-1' and message 'x'.", 1 },
    { "An error occurred with error code '99999999999999999999'", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      const LogRow rows[] = {
        { M, 0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup" },
        { M, 0, "", TIDE_HEAD_INSTALLATION_MODE, "The installation mode is set to: 'Install'." },
        { M, 2, "", TIDE_HEAD_BEGIN, "Beginning processing install-ExsetdataAtom" },
        MANAGED_FRAME ("1", "0X8000500D (20493)"),
        MANAGED_FRAME ("2", INTERNAL),
        { M, 2, "ERROR", "", reports[i].report },
      };
      g_autoptr (TideRun) run = read_rows (FALSE, 0, rows, G_N_ELEMENTS (rows));

      g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_errors (run)), ==, reports[i].n_errors);
      g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_FAILED);
    }
}

/* Frames without an open function are noise there. */
static void
test_managed_noise (void)
{
  const LogRow rows[] = { MANAGED_FRAME ("1", INTERNAL), MANAGED_FRAME ("2", INTERNAL) };
  g_autoptr (TideRun) run = read_rows (FALSE, 0, rows, G_N_ELEMENTS (rows));

  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_errors (run)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = g_strconcat ("/run-ins/step/", steps[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_step);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stacks); i++)
    {
      g_autofree char *path = g_strconcat ("/run-ins/stack/", stacks[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_stack);
    }
  g_test_add_func ("/run-ins/files", test_files);
  g_test_add_func ("/run-ins/dropped-exit", test_dropped_exit);
  g_test_add_func ("/run-ins/safe-run", test_safe_run);
  g_test_add_func ("/run-ins/reported-code", test_reported_code);
  g_test_add_func ("/run-ins/managed-noise", test_managed_noise);

  return g_test_run ();
}
