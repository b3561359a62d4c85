/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "facts/runs/tide-runs.h"
#include "log-rows.h"

#define FRAME                                                                      \
  { "03/06/2021 18:39:01.0000", 0, "", TIDE_HEAD_BANNER,                           \
    "Starting Microsoft Exchange Server 2016 Setup" },                             \
  { "03/06/2021 18:39:02.0000", 0, "", TIDE_HEAD_INSTALLATION_MODE,                \
    "The installation mode is set to: 'Install'." },                               \
  { "03/06/2021 18:39:03.0000", 1, "", TIDE_HEAD_BEGIN, "Beginning processing Install-MailboxRole" }
#define STOP                                                         \
  { "03/06/2021 18:39:08.0000", 1, "", TIDE_HEAD_STOPPING,           \
    "Setup is stopping now because of one or more critical errors." }
#define ERROR(text) { "03/06/2021 18:39:07.0000", 1, "ERROR", "", text }
#define RUN(script, text) \
  "The following error was generated when \"$error.Clear(); " script "\" was run: \"" text

static TideRun *
read_run (const LogRow *rows,
          guint         n_rows)
{
  g_autoptr (TideReading) reading = log_rows_read ("log", FALSE, rows, n_rows);
  g_autoptr (GPtrArray) runs = tide_runs_read (reading);

  g_assert_cmpuint (runs->len, ==, 1);
  return g_object_ref (runs->pdata[0]);
}

static const struct
{
  const char *error;
  const char *text;
  const char *innermost;
  guint32     code;
} errors[] = {
  { "Database is mandatory on UserMailbox.", "Database is mandatory on UserMailbox",
    "Database is mandatory on UserMailbox", 0 },
  { RUN ("a", "Microsoft.Exchange.Data.DataValidationException: Database is mandatory.\"."),
    "Database is mandatory", "Database is mandatory", 0 },
  { RUN ("x ---> y", "A.BException: Outer. ---> C.DException: Middle. ---> E.FException: Inner.\n   at G()\n"
                     "   --- End of inner exception stack trace ---\n   at I()\"."),
    "Outer", "Inner", 0 },
  { RUN ("a\nb\n", "System.Management.Automation.MethodInvocationException: Exception calling \"Reverse\"\n"
                   "Parameter name: array\" ---> System.ArgumentNullException: Value cannot be null.\n"
                   "Parameter name: array\n   at X()"),
    "Exception calling \"Reverse\"", "Value cannot be null", 0 },
  { RUN ("a", "System.Runtime.InteropServices.COMException (0x800706D9): There are no more endpoints.\n"
              "   at X()"),
    "There are no more endpoints", "There are no more endpoints", 0x800706D9 },
  { RUN ("a", "A.TaskException: It failed. Error code is 1603. ---> S.WException: Fatal error.\n   at X()"),
    "It failed. Error code is 1603", "Fatal error", 1603 },
  /* The innermost code outweighs the one around it. */
  { RUN ("a", "A.TaskException: It failed. Error code is 1603. ---> S.WException (0x80070005): Denied.\n"),
    "It failed. Error code is 1603", "Denied", 0x80070005 },
  { "It failed.\nInner Exception: System.IO.IOException: The disk is full.\n"
    "InnerException #1: Another.\n"
    "--- End of inner exception stack trace ---",
    "It failed", "Another", 0 },
  { RUN ("a", "System.AggregateException: Several. ---> S.TException: First.\n   at X()\n"
              "---> (Inner Exception #0) S.TException: First.<---\n"),
    "Several", "First", 0 },
  /* A path, a drive and a file are no type. */
  { "C:\\Windows\\ldifde.exe: it failed", "C:\\Windows\\ldifde.exe: it failed",
    "C:\\Windows\\ldifde.exe: it failed", 0 },
  { RUN ("a", "Microsoft.Exchange: hello"), "Microsoft.Exchange: hello", "Microsoft.Exchange: hello", 0 },
  { RUN ("a", "A.BException: Outer. ---> "), "Outer", "Outer", 0 },
  { "---> ---> ---> ", "", "", 0 },
};

static void
test_nested (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      const LogRow rows[] = { FRAME, ERROR (errors[i].error), STOP };
      g_autoptr (TideRun) run = read_run (rows, G_N_ELEMENTS (rows));
      g_autoptr (TideRunMessage) message = g_list_model_get_item (tide_run_get_messages (run), 0);

      g_test_message ("%s", errors[i].error);
      g_assert_cmpstr (tide_run_message_get_text (message), ==, errors[i].text);
      g_assert_cmpstr (tide_run_message_get_innermost (message), ==, errors[i].innermost);
      g_assert_cmphex (tide_run_message_get_code (message), ==, errors[i].code);
      g_assert_cmpuint (tide_citation_get_line (tide_run_message_get_citation (message)), ==, 4);
    }
}

/* A native error names its code, and may bear a mark of its own behind its words. */
static void
test_native (void)
{
#define STACK(place, tail)                                                                      \
  { "12:00:06", -1, "", TIDE_HEAD_NATIVE_FRAME,                                                 \
    place " (f:\\titanium\\x.cxx:1)\n           Error code 0XC00713D6 (5078): It was not found." tail }
  const LogRow rows[] = {
    { "12:00:05", -1, "", TIDE_HEAD_NATIVE_ENTER, "Entering ScSetupAtom" },
    STACK ("ScOpen", "\x12 -- ID:31259 -- "),
    STACK ("ScSetupAtom", ""),
  };
  g_autoptr (TideReading) reading = log_rows_read ("log", TRUE, rows, G_N_ELEMENTS (rows));
  g_autoptr (GPtrArray) runs = tide_runs_read (reading);
  TideRunMessage *cause = tide_run_get_cause (runs->pdata[0]);

  g_assert_cmpstr (tide_run_message_get_innermost (cause), ==, "It was not found");
  g_assert_cmphex (tide_run_message_get_code (cause), ==, 0xC00713D6);
}

/* However deep the nesting and however long the message, what comes out is bounded. */
static void
test_bounded (void)
{
  g_autoptr (GString) text = g_string_new (RUN ("a", ""));
  g_autoptr (TideRun) run = NULL;
  g_autoptr (TideRunMessage) message = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "A.BException: Level %u. ---> ", i);
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "abcdefghij");
  run = read_run ((LogRow[]){ FRAME, ERROR (text->str), STOP }, 5);
  message = g_list_model_get_item (tide_run_get_messages (run), 0);
  g_assert_cmpstr (tide_run_message_get_text (message), ==, "Level 0");
  g_assert_true (g_str_has_prefix (tide_run_message_get_innermost (message), "abcdefghijabc"));
  g_assert_cmpuint (strlen (tide_run_message_get_innermost (message)), <, 500);
}

/* The first error of the work that was at hand is the cause; what came before or after is not. */
static void
test_cause (void)
{
  const LogRow rows[] = {
    FRAME,
    ERROR ("Of work that ended."),
    { "03/06/2021 18:39:05.0000", 1, "", TIDE_HEAD_END, "Ending processing Install-MailboxRole" },
    { "03/06/2021 18:39:06.0000", 1, "", TIDE_HEAD_BEGIN, "Beginning processing Install-CafeRole" },
    { "03/06/2021 18:39:06.0000", 2, "ERROR", "", "The object cannot be made." },
    ERROR (RUN ("a", "A.BException: The object cannot be made. ---> C.DException: It is there.\n   at X()")),
    STOP,
    ERROR ("Restoring failed."),
  };
  g_autoptr (TideRun) run = read_run (rows, G_N_ELEMENTS (rows));
  GListModel *messages = tide_run_get_messages (run);
  TideRunMessage *cause = tide_run_get_cause (run);

  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, 4);
  g_assert_cmpstr (tide_run_message_get_text (cause), ==, "The object cannot be made");
  g_assert_cmpstr (tide_run_message_get_innermost (cause), ==, "It is there");
  g_assert_cmpuint (tide_citation_get_line (tide_run_message_get_citation (cause)), ==, 7);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TideRunMessage) message = g_list_model_get_item (messages, i);

      g_assert_cmpint (tide_run_message_get_after_stop (message), ==, i == 3);
    }
}

static void
test_cancelled (void)
{
  const LogRow rows[] = {
    FRAME,
    ERROR ("Taken back."),
    { "03/06/2021 18:39:07.0000", 1, "", TIDE_HEAD_ERRORS_IGNORED,
      "The previous errors were generated by a non-critical task and will be ignored." },
    ERROR ("The cause."),
    STOP,
  };
  g_autoptr (TideRun) run = read_run (rows, G_N_ELEMENTS (rows));

  g_assert_cmpuint (g_list_model_get_n_items (tide_run_get_messages (run)), ==, 1);
  g_assert_cmpstr (tide_run_message_get_text (tide_run_get_cause (run)), ==, "The cause");
}

static void
test_work (void)
{
  const LogRow rows[] = {
    FRAME,
    { "03/06/2021 18:39:03.0000", 1, "", TIDE_HEAD_ROLES_UNPACKED,
      "The following roles have been unpacked: BridgeheadRole MailboxRole" },
    { "03/06/2021 18:39:03.0000", 1, "", TIDE_HEAD_COMPONENT, "Processing component 'A B' (Configuring)." },
    { "03/06/2021 18:39:03.0000", 1, "", TIDE_HEAD_COMPONENT, "Processing component 'a b' (Configuring)." },
    { "03/06/2021 18:39:03.0000", 1, "", TIDE_HEAD_SCRIPT,
      "Writing informational script to 'C:\\ExchangeSetupLogs\\Install-MailboxRole-20210306-183903.ps1'" },
    { "03/06/2021 18:39:03.0000", 2, "", TIDE_HEAD_BEGIN, "Beginning processing Stop-SetupService" },
    { "03/06/2021 18:39:04.0000", 2, "", TIDE_HEAD_SERVICE_DISABLED,
      "[ServiceControl.ps1] Disabling service 'MSExchangeIS'." },
    { "03/06/2021 18:39:04.0000", 2, "", TIDE_HEAD_SERVICE_ENABLED,
      "[ServiceControl.ps1] Enabling service 'MSExchangeIS'." },
    { "03/06/2021 18:39:04.0000", 2, "", TIDE_HEAD_SERVICE_ENABLED,
      "[ServiceControl.ps1] Enabling service 'W3Svc'." },
    { "03/06/2021 18:39:04.0000", 2, "", TIDE_HEAD_SERVICE_REFUSED,
      "[ServiceControl.ps1] Unable to enable service(s): 'FMS, W3Svc'." },
    { "03/06/2021 18:39:05.0000", 0, "", TIDE_HEAD_RESTORING,
      "Restoring server state.  Monitoring has been set to Active." },
    { "03/06/2021 18:39:05.0000", 1, "", TIDE_HEAD_END, "Ending processing Install-MailboxRole" },
    { "03/06/2021 18:39:06.0000", 1, "", TIDE_HEAD_BEGIN, "Beginning processing Install-CafeRole" },
  };
  g_autoptr (TideRun) run = read_run (rows, G_N_ELEMENTS (rows));
  GListModel *tasks = tide_run_get_tasks (run);
  g_autoptr (TideRunTask) mailbox = g_list_model_get_item (tasks, 0);
  g_autoptr (TideRunTask) cafe = g_list_model_get_item (tasks, 1);

  g_assert_cmpuint (g_list_model_get_n_items (tasks), ==, 2);
  g_assert_cmpstr (tide_run_task_get_name (mailbox), ==, "Install-MailboxRole");
  g_assert_nonnull (tide_run_task_get_begun (mailbox));
  g_assert_cmpstr (tide_run_task_get_ended (mailbox), >, tide_run_task_get_begun (mailbox));
  g_assert_cmpuint (tide_run_task_get_line (mailbox), ==, 3);
  g_assert_cmpstr (tide_run_task_get_name (cafe), ==, "Install-CafeRole");
  g_assert_null (tide_run_task_get_ended (cafe));
  g_assert_cmpstr (tide_run_get_components (run)[0], ==, "A B");
  g_assert_null (tide_run_get_components (run)[1]);
  g_assert_cmpstr (tide_run_get_scripts (run)[0], ==, "Install-MailboxRole-20210306-183903.ps1");
  g_assert_cmpstr (tide_run_get_services_disabled (run)[0], ==, "MSExchangeIS");
  g_assert_cmpstr (tide_run_get_services_restored (run)[0], ==, "MSExchangeIS");
  g_assert_null (tide_run_get_services_restored (run)[1]);
  g_assert_cmpstr (tide_run_get_states_restored (run)[0], ==, "Monitoring");
  g_assert_cmpstr (tide_run_get_roles_unpacked (run), ==, "BridgeheadRole MailboxRole");
  g_assert_null (tide_run_get_roles_installed (run));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-messages/nested", test_nested);
  g_test_add_func ("/run-messages/native", test_native);
  g_test_add_func ("/run-messages/bounded", test_bounded);
  g_test_add_func ("/run-messages/cause", test_cause);
  g_test_add_func ("/run-messages/cancelled", test_cancelled);
  g_test_add_func ("/run-messages/work", test_work);

  return g_test_run ();
}
