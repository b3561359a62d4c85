/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tidemark.h>

#include "base/tide-log-heads.h"
#include "facts/runs/tide-runs.h"
#include "log-rows.h"

#define S "12/23/2020 02:28:45.0480"

static TideRun *
read_first (TideReading *reading)
{
  g_autoptr (GPtrArray) runs = tide_runs_read (reading);

  tide_reading_unref (reading);
  g_assert_cmpuint (runs->len, >=, 1);
  return g_object_ref (g_ptr_array_index (runs, 0));
}

#define READ(rows) read_first (log_rows_read ("log", FALSE, rows, G_N_ELEMENTS (rows)))

static void
test_frame (void)
{
  const LogRow rows[] = {
    { S, 0, "", TIDE_HEAD_BANNER, "Starting Microsoft Exchange Server 2016 Setup" },
    { S, 0, "", TIDE_HEAD_VERSION, "Setup version: 15.1.2507.6." },
    { S, 0, "", TIDE_HEAD_USER, "Logged on user: SOLO\\Han." },
    { S, 0, "", TIDE_HEAD_PARAMETER, "Command Line Parameter Name='sourcedir', Value='E:\\'." },
    { S, 0, "", TIDE_HEAD_PARAMETER, "Command Line Parameter Name='Mode', Value='Install'." },
    { S, 0, "", TIDE_HEAD_PARAMETER, "Command Line Parameter Name='roles', Value='Mailbox, ClientAccess'." },
    { S, 0, "", TIDE_HEAD_PARAMETER, "Command Line Parameter Name='iacceptlicense', Value=''." },
    { S, 0, "", TIDE_HEAD_SERVER_NAME, "Server Name=OTHER" },
    { S, 0, "", TIDE_HEAD_SERVER_NAME,
      "Setup will search for an Exchange Server object for the local machine with name 'EX1'." },
    { S, 0, "", TIDE_HEAD_BACKUP_VERSION,
      "The backup copy of the previously installed version is '15.1.1713.5'." },
    { S, 0, "", TIDE_HEAD_INSTALLATION_MODE, "The installation mode is set to: 'BuildToBuildUpgrade'." },
    { S, 0, "", TIDE_HEAD_INSTALLED_VERSION, "The locally installed version is 15.1.2106.2." },
    { S, 0, "", TIDE_HEAD_INCOMPLETE_PAGE, "Finished loading screen IncompleteInstallationDetectedPage." },
    { S, 1, "ERROR", "", "Cannot find path \xe2\x80\xae'C:\\x'\nbecause it does not exist" },
  };
  g_autoptr (TideRun) run = READ (rows);
  g_autoptr (TideCitation) error = g_list_model_get_item (tide_run_get_errors (run), 0);

  g_assert_cmpstr (tide_run_get_evidence (run), ==, "log");
  g_assert_cmpint (tide_run_get_dialect (run), ==, TIDE_DIALECT_MANAGED);
  g_assert_cmpint (tide_run_get_kind (run), ==, TIDE_RUN_KIND_SERVER);
  g_assert_cmpint (tide_run_get_interface (run), ==, TIDE_INTERFACE_WIZARD);
  g_assert_cmpstr (tide_run_get_version (run), ==, "15.1.2507.6");
  g_assert_cmpstr (tide_run_get_previous_version (run), ==, "15.1.1713.5");
  g_assert_cmpstr (tide_run_get_user (run), ==, "SOLO\\Han");
  g_assert_cmpstr (tide_run_get_server (run), ==, "EX1");
  g_assert_cmpstr (tide_run_get_mode (run), ==, "Install");
  g_assert_cmpstr (tide_run_get_roles (run), ==, "Mailbox, ClientAccess");
  g_assert_cmpuint (g_strv_length ((GStrv) tide_run_get_switches (run)), ==, 2);
  g_assert_cmpstr (tide_run_get_switches (run)[0], ==, "sourcedir=E:\\");
  g_assert_cmpstr (tide_run_get_switches (run)[1], ==, "iacceptlicense");
  g_assert_cmpstr (tide_run_get_installation_mode (run), ==, "BuildToBuildUpgrade");
  g_assert_true (tide_run_get_resumed (run));
  g_assert_cmpstr (tide_citation_get_text (error), ==,
                   "Cannot find path \\u{202E}'C:\\x'\nbecause it does not exist");
}

/* What is not said stays unsaid. */
static void
test_bare_frame (void)
{
  const LogRow rows[] = {
    { S, 0, "", TIDE_HEAD_VERSION, "Setup version: ." },
    { S, 0, "", TIDE_HEAD_INSTALLED_VERSION, "The locally installed version is 8.1.240.6." },
    { S, 0, "", TIDE_HEAD_PARAMETER, "Command Line Parameter Name=" },
    { S, 0, "", TIDE_HEAD_SERVER_NAME, "Server Name=" },
    { S, 0, "", TIDE_HEAD_RESULT, "CurrentResult launcherbase.maincore:90: 0" },
  };
  g_autoptr (TideRun) run = READ (rows);

  g_assert_null (tide_run_get_version (run));
  g_assert_cmpstr (tide_run_get_previous_version (run), ==, "8.1.240.6");
  g_assert_null (tide_run_get_mode (run));
  g_assert_null (tide_run_get_server (run));
  g_assert_cmpint (tide_run_get_interface (run), ==, TIDE_INTERFACE_UNKNOWN);
  g_assert_cmpuint (g_strv_length ((GStrv) tide_run_get_switches (run)), ==, 0);
  g_assert_false (tide_run_get_resumed (run));
}

static void
test_kind (void)
{
  static const struct
  {
    const char *parameter;
    const char *mode;
    TideRunKind kind;
    guint       n_switches;
  } commands[] = {
    { "Command Line Parameter Name='preparead', Value=''.", "preparead", TIDE_RUN_KIND_PREPARE_AD, 0 },
    { "Command Line Parameter Name='prepareschema', Value=''.", "prepareschema", TIDE_RUN_KIND_PREPARE_SCHEMA,
      0 },
    { "Command Line Parameter Name='PrepareDomain', Value='child.solo.net'.", "PrepareDomain",
      TIDE_RUN_KIND_PREPARE_DOMAIN, 1 },
    { "Command Line Parameter Name='preparealldomains', Value=''.", "preparealldomains",
      TIDE_RUN_KIND_PREPARE_DOMAIN, 0 },
    { "Command Line Parameter Name='addumlanguagepack', Value='de-DE'.", "addumlanguagepack",
      TIDE_RUN_KIND_OTHER, 1 },
    { "Command Line Parameter Name='newcms', Value=''.", "newcms", TIDE_RUN_KIND_SERVER, 0 },
    { "Command Line Parameter Name='mode', Value='Uninstall'.", "Uninstall", TIDE_RUN_KIND_SERVER, 0 },
    { "Command Line Parameter Name='prepareadvice', Value=''.", NULL, TIDE_RUN_KIND_SERVER, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const LogRow rows[] = { { S, 0, "", TIDE_HEAD_PARAMETER, commands[i].parameter } };
      g_autoptr (TideRun) run = READ (rows);

      g_assert_cmpstr (tide_run_get_mode (run), ==, commands[i].mode);
      g_assert_cmpint (tide_run_get_kind (run), ==, commands[i].kind);
      g_assert_cmpuint (g_strv_length ((GStrv) tide_run_get_switches (run)), ==, commands[i].n_switches);
    }
}

#define BANNER_2007 "Starting Microsoft Exchange 2007 Setup"
#define BANNER_2010 "Starting Microsoft Exchange Server 2010 Setup"
#define BANNER_2013 "Starting Microsoft Exchange Server 2013 Setup"
#define BANNER_SE "Starting Microsoft Exchange Server Subscription Edition Setup"

/* The first stamp of a log as it is read, and another of the same log from which more may be known */
static void
test_times (void)
{
  static const struct
  {
    const char *banner;
    const char *stamp;
    const char *other;
    const char *written;
  } times[] = {
    { BANNER_2013, "12/23/2020 02:28:45.0480", "12/23/2020 02:28:45.0480", "2020-12-23T02:28:45.480Z" },
    { BANNER_2013, "01-02-2020 02:28:45.0999", "01-02-2020 02:28:45.0999", "2020-01-02T02:28:45.999Z" },
    { BANNER_SE, "01.02.2025 02:28:45.0000", "01.02.2025 02:28:45.0000", "2025-01-02T02:28:45.000Z" },
    { BANNER_2013, "23/12/2020 02:28:45.0480", "01/02/2020 02:28:45.0480", "23/12/2020 02:28:45.0480" },
    { BANNER_2013, "12/23/2020 25:28:45.0480", "12/23/2020 02:28:45.0480", "12/23/2020 25:28:45.0480" },
    { BANNER_2013, "02/30/2020 02:28:45.0480", "12/23/2020 02:28:45.0480", "02/30/2020 02:28:45.0480" },
    { BANNER_2010, "03/04/2011 02:28:45.0480", "03/04/2011 02:28:45.0480", "2011-03-04T02:28:45.480" },
    { BANNER_2007, "8/3/2007 4:46:12 PM", "8/3/2007 4:46:12 PM", "2007-08-03T16:46:12" },
    { BANNER_2007, "8/3/2007 12:46:12 AM", "8/3/2007 4:46:12 PM", "2007-08-03T00:46:12" },
    { BANNER_2007, "8/3/2007 12:46:12 PM", "8/3/2007 4:46:12 PM", "2007-08-03T12:46:12" },
    { BANNER_2007, "8/3/2007 13:46:12 PM", "8/3/2007 4:46:12 PM", "8/3/2007 13:46:12 PM" },
    { BANNER_2007, "3/08/2007 4:46:12 PM", "3/08/2007 4:46:12 PM", "2007-08-03T16:46:12" },
    { BANNER_2007, "10/08/2007 4:46:12 PM", "10/08/2007 4:46:12 PM", "10/08/2007 4:46:12 PM" },
    { BANNER_2007, "10/08/2007 4:46:12 PM", "9/08/2007 4:46:12 PM", "2007-08-10T16:46:12" },
    { BANNER_2007, "03/08/2007 04:46:12 p.m.", "03/08/2007 04:46:12 p.m.", "03/08/2007 04:46:12 p.m." },
    { BANNER_2007, "3/8/2007 04:46:12 p.m.", "3/8/2007 04:46:12 p.m.", "3/8/2007 04:46:12 p.m." },
    { BANNER_2013, "06.22.2022 07.20.25.0374", "06.22.2022 07.20.25.0374", "2022-06-22T07:20:25.374Z" },
    { BANNER_2007, "03.08.2007 16:46:12", "03.08.2007 16:46:12", "03.08.2007 16:46:12" },
    { BANNER_2007, "03.08.2007 16:46:12", "13.08.2007 16:46:12", "2007-08-03T16:46:12" },
    { BANNER_2007, "03/08/2007 16:46:12", "03/18/2007 16:46:12", "2007-03-08T16:46:12" },
    { BANNER_2007, "13/08/2007 16:46:12", "08/13/2007 16:46:12", "2007-08-13T16:46:12" },
    { BANNER_2007, "03/08/2007 16:46:12", "13/08/2007 4:46:12 PM", "2007-08-03T16:46:12" },
    { BANNER_2007, "08/08/2007 16:46:12", "08/08/2007 16:46:12", "2007-08-08T16:46:12" },
    { BANNER_2007, "2007-08-03 16:46:12", "2007-08-03 16:46:12", "2007-08-03T16:46:12" },
    { BANNER_2007, "3.8.2007 16.46.12", "13.8.2007 16.46.12", "2007-08-03T16:46:12" },
    { BANNER_2007, "3/8/2007 4:46:12 \xce\xbc\xce\xbc", "13/8/2007 4:46:12",
      "3/8/2007 4:46:12 \xce\xbc\xce\xbc" },
    { BANNER_2007, "99999999/1/1 1:1:1", "x", "99999999/1/1 1:1:1" },
    { BANNER_2007, "\x1b[0m", "", "\xe2\x90\x9b[0m" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const LogRow rows[] = {
        { times[i].stamp, 0, "", TIDE_HEAD_BANNER, times[i].banner },
        { times[i].other, 0, "", TIDE_HEAD_SCREEN, "Finished loading screen X." },
      };
      g_autoptr (TideRun) run = READ (rows);

      g_assert_cmpstr (tide_run_get_started (run), ==, times[i].written);
    }
}

/* A stamp of a native log is a time of day. */
static void
test_native_time (void)
{
  const LogRow rows[] = {
    { "13:43:33", -1, "", TIDE_HEAD_NATIVE_ENTER, "Entering CAtomServices::ScStopAtomServices" },
    { "13:43:34", -1, "", TIDE_HEAD_NATIVE_LEAVE, "Leaving CAtomServices::ScStopAtomServices" },
  };
  g_autoptr (TideRun) run = read_first (log_rows_read ("log", TRUE, rows, G_N_ELEMENTS (rows)));

  g_assert_cmpint (tide_run_get_dialect (run), ==, TIDE_DIALECT_NATIVE);
  g_assert_cmpstr (tide_run_get_started (run), ==, "13:43:33");
  g_assert_cmpstr (tide_run_get_ended (run), ==, "13:43:34");
  g_assert_cmpint (tide_run_get_verdict (run), ==, TIDE_VERDICT_UNKNOWN);
}

static void
test_offset (void)
{
  static const struct
  {
    const char *zone;
    const char *stamp;
    const char *query;
    const char *offset;
  } offsets[] = {
    { "Local time zone: (UTC-05:00) Eastern Time (US & Canada).", "03/20/2024 20:57:25.0480",
      "Current service status query time is '3/20/2024 4:57:25 PM'.", "-04:00" },
    { "Local time zone: (UTC+01:00) Berlin.", "03/04/2024 22:59:59.0480",
      "Current service status query time is '05.03.2024 00:00:00'.", "+01:00" },
    { "Local time zone: (UTC+05:30) Chennai.", "03/04/2024 22:59:59.0480",
      "Current service status query time is 'nothing'.", "+05:30" },
    { "Local time zone: (UTC+01:00) Berlin.", "03/04/2024 22:59:59.0480",
      "Current service status query time is '05.03.2023 00:00:00'.", "+01:00" },
    { "Local time zone: (UTC) Dublin, London.", "03/04/2024 22:59:59.0480", "", "+00:00" },
    { "Local time zone: elsewhere.", "03/04/2024 22:59:59.0480", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      const LogRow rows[] = {
        { S, 0, "", TIDE_HEAD_BANNER, BANNER_2013 },
        { S, 0, "", TIDE_HEAD_TIME_ZONE, offsets[i].zone },
        { offsets[i].stamp, 1, "", TIDE_HEAD_SERVICE_TIME, offsets[i].query },
      };
      g_autoptr (TideRun) run = READ (rows);

      g_assert_cmpstr (tide_run_get_utc_offset (run), ==, offsets[i].offset);
    }
}

/* Beside a local stamp the query time says nothing of the zone. */
static void
test_local_query (void)
{
  const LogRow rows[] = {
    { "3/13/2007 4:57:25 PM", 0, "", TIDE_HEAD_BANNER, BANNER_2007 },
    { "3/13/2007 4:57:25 PM", 1, "", TIDE_HEAD_SERVICE_TIME,
      "Current service status query time is '3/13/2007 4:57:25 PM'." },
  };
  g_autoptr (TideRun) run = READ (rows);

  g_assert_null (tide_run_get_utc_offset (run));
}

static void
check_safe (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
  for (; text != NULL && *text != '\0'; text++)
    g_assert_true (*text == '\n' || *text == '\t' || (guchar) *text >= 0x20);
}

/* Any sentence may hold anything, and nothing after its first words. */
static void
test_hostile_texts (void)
{
  static const char *const heads[] = {
    TIDE_HEAD_BANNER, TIDE_HEAD_VERSION, TIDE_HEAD_TIME_ZONE, TIDE_HEAD_SERVICE_TIME, TIDE_HEAD_USER,
    TIDE_HEAD_PARAMETER, TIDE_HEAD_SERVER_NAME, TIDE_HEAD_INSTALLED_VERSION, TIDE_HEAD_BACKUP_VERSION,
    TIDE_HEAD_INSTALLATION_MODE, TIDE_HEAD_SCREEN, TIDE_HEAD_INCOMPLETE_PAGE, TIDE_HEAD_RESULT,
    TIDE_HEAD_BEGIN, TIDE_HEAD_END, TIDE_HEAD_SCRIPT, TIDE_HEAD_RULE, TIDE_HEAD_NATIVE_ENTER,
    TIDE_HEAD_NATIVE_LEAVE, TIDE_HEAD_NATIVE_FILE, TIDE_HEAD_NATIVE_LINE, TIDE_HEAD_NATIVE_PROCESS,
    TIDE_HEAD_NATIVE_EXIT, TIDE_HEAD_NATIVE_COMMAND, TIDE_HEAD_NATIVE_AT, TIDE_HEAD_NATIVE_FRAME,
    TIDE_HEAD_NATIVE_IGNORED, "no-head", "",
  };
  static const char *const texts[] = {
    "", "\n", "'", "''", "\xff\xfe", "\x1b]0;x\x07", "Setup version:", "Setup version: \x01",
    "Command Line Parameter Name='", "Command Line Parameter Name='', Value='",
    "Name='mode', Value='\xc3", "CurrentResult setupbase.maincore:",
    "CurrentResult setupbase.maincore:396: ", "Starting Microsoft Exchange ",
    "Starting Microsoft Exchange Server 20", "Local time zone: (UTC+", "Local time zone: (UTC+ab:cd)",
    "Interpreting line <", "Interpreting line <:>", "Interpreting line <>>>",
    "++++ Starting interpreter on file ++++", "++++ Starting interpreter on file \\/ ++++", "Entering ",
    "Entering ()", "Leaving )", "Process has exited with", "Process has exited with ",
    "F (\nError code 0X", "\nError code 0XZZ", "Error code 0XFFFFFFFFFFFFFFFFF", "Beginning processing",
    "Ending processing ", "Id=", "Id= Component=", "An error occurred with error code '",
    "An error occurred with error code '\n'", "Processing file '",
    "Current service status query time is '99/99/9999 99:99:99'",
  };
  static const char *const levels[] = { "", "ERROR", "ERROR-REFERENCE", "REQUIRED", "odd" };
  static const char *const stamps[] = {
    "", S, "99/99/9999 99:99:99.9999", "1/1/1 1:1:1 ", "0/0/0 0:0:0", "::"
  };

  for (guint native = 0; native <= 1; native++)
    {
      g_autoptr (GPtrArray) runs = NULL;
      g_autoptr (TideReading) reading = NULL;
      LogRows rows;
      guint n = 0;

      log_rows_begin (&rows, native);
      for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
        for (guint j = 0; j < G_N_ELEMENTS (texts); j++, n++)
          log_rows_add (&rows, &(LogRow) { stamps[n % G_N_ELEMENTS (stamps)], (int) (n % 4) - 1,
                                           levels[n % G_N_ELEMENTS (levels)], heads[i], texts[j] });
      reading = log_rows_end (&rows, "log");
      runs = tide_runs_read (reading);
      g_assert_cmpuint (runs->len, ==, G_N_ELEMENTS (texts)); /* one for each banner */
      for (guint i = 0; i < runs->len; i++)
        {
          TideRun *run = g_ptr_array_index (runs, i);

          check_safe (tide_run_get_started (run));
          check_safe (tide_run_get_ended (run));
          check_safe (tide_run_get_version (run));
          check_safe (tide_run_get_mode (run));
          check_safe (tide_run_get_failed_component (run));
          check_safe (tide_run_get_failed_task (run));
        }
      tide_runs_get_latest (reading);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/run-details/frame", test_frame);
  g_test_add_func ("/run-details/bare-frame", test_bare_frame);
  g_test_add_func ("/run-details/kind", test_kind);
  g_test_add_func ("/run-details/times", test_times);
  g_test_add_func ("/run-details/native-time", test_native_time);
  g_test_add_func ("/run-details/offset", test_offset);
  g_test_add_func ("/run-details/local-query", test_local_query);
  g_test_add_func ("/run-details/hostile-texts", test_hostile_texts);

  return g_test_run ();
}
