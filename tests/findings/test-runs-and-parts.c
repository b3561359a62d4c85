/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-server.h"

/* Which run of several tells of a server, and what is said where only parts of its registry were given */

/* An earlier run counts as long as a mark names the task at which it stopped, however either is written. */
static void
test_marked_run (void)
{
#define TASK "Mailbox___05b3bbd421504e0c93fefa6d5d1ae590"
#define OLD "SOFTWARE\\Microsoft\\Exchange\\v8.0\\"
#define STOPPED_AT(task)                                                    \
  AT ("39") "[1] [ERROR] Database is mandatory on UserMailbox.\n"           \
  AT ("39") "[1] [ERROR-REFERENCE] Id=" task " Component=EXCHANGE14:\\x\n"
  static const struct
  {
    const char      *keys;
    const char      *task;
    TideFindingState state;
  } rows[] = {
    { "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\nWatermark=sz:" TASK "\n",
      RUN STOPPED_AT (TASK) FAILED, TIDE_FINDING_STATE_FAIL },
    { "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\nWatermark=sz:Other___1\n",
      RUN STOPPED_AT (TASK) FAILED, TIDE_FINDING_STATE_INFORMATION },
    { ROLES, RUN STOPPED_AT (TASK) FAILED, TIDE_FINDING_STATE_INFORMATION },
    { ROLES "[" V15 "PreFileCopy]\nWatermark=sz:" TASK "\n", RUN STOPPED_AT (TASK) FAILED,
      TIDE_FINDING_STATE_FAIL },
    { "[" OLD "MailboxRole]\nUnpackedVersion=sz:8.1.240.6\nWatermark=dword:4261309210\n",
      RUN STOPPED_AT ("-33658086") FAILED, TIDE_FINDING_STATE_FAIL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *log = g_strconcat (rows[i].task, RUN FAILED, NULL);
      g_autoptr (TideFacts) facts =
        test_facts (NULL, system_of (""),
                    test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE", rows[i].keys),
                    read_text ("/c/ExchangeSetup.log", log), NULL);

      g_test_message ("%u", i);
      assert_finding (facts, "mailbox-without-database@MBX16", rows[i].state, NULL);
    }
}

/* Runs of another computer were copied into the log, before and after those of the server. */
static void
test_other_computer (void)
{
#define RUN_OF(name)                                                             \
  AT ("01") "[0] Starting Microsoft Exchange Server 2016 Setup\n"                \
  AT ("02") "[0] Setup version: 15.1.2507.6.\n"                                  \
  AT ("03") "[0] Setup will search for an Exchange Server object for the local " \
            "machine with name '" name "'.\n"                                    \
  AT ("04") "[0] The installation mode is set to: 'Install'.\n"
  static const char before[] = RUN_OF ("MBX17") FAILED RUN_OF ("MBX16") SUCCEEDED;
  static const char after[] = RUN_OF ("MBX16") FAILED RUN_OF ("MBX17") FAILED RUN_OF ("MBX18") SUCCEEDED;
  static const char renamed[] = RUN_OF ("WIN1") FAILED RUN_OF ("WIN1") SUCCEEDED;
  g_autoptr (TideFacts) alone = test_facts (NULL, read_text ("/c/a.log", before), NULL);
  g_autoptr (TideFacts) named = test_facts (NULL, system_of (""), read_text ("/c/a.log", after), NULL);
  g_autoptr (TideFacts) old_name = test_facts (
    NULL, test_with_assigned (read_text ("/c/a.log", renamed), "MBX16"), NULL);

  assert_finding (alone, "setup-run@MBX16", TIDE_FINDING_STATE_PASS, NULL);
  assert_finding (alone, "earlier-run:a.log:1@MBX16", TIDE_FINDING_STATE_INFORMATION, "another computer",
                  "MBX17", NULL);
  assert_finding (named, "setup-run@MBX16", TIDE_FINDING_STATE_FAIL, NULL);
  assert_finding (named, "earlier-run:a.log:8@MBX16", TIDE_FINDING_STATE_INFORMATION, "another computer",
                  "Failed run of setup on MBX17", NULL);
  assert_finding (old_name, "setup-run@MBX16", TIDE_FINDING_STATE_PASS, NULL);
  assert_finding (old_name, "earlier-run:a.log:1@MBX16", TIDE_FINDING_STATE_INFORMATION, "An earlier run",
                  "!another computer", NULL);
}

/* Why a run failed that printed no error, and why one did not even begin */
static void
test_without_errors (void)
{
  static const char aborted[] =
    AT ("01") "[0] Starting Microsoft Exchange Server 2016 Setup\n"
    AT ("02") "[0] [ERROR] The parameter 'mode' has the wrong value 'Upgrad'.\n"
    AT ("03") "[0] End of Setup\n";
  static const char warned[] =
    RUN AT ("05") "[0] [WARNING] This was long before.\n"
    AT ("06") "[1] Beginning processing Start-PreFileCopy\n"
    AT ("07") "[1] Ending processing Start-PreFileCopy\n"
    AT ("08") "[0] [WARNING] Access is denied\n"
    AT ("09") "[0] The Exchange Server setup operation didn't complete.\n";
  g_autoptr (TideFacts) no_run = test_facts (NULL, system_of (""), read_text ("/c/a.log", aborted), NULL);
  g_autoptr (TideFacts) denied = test_facts (NULL, read_text ("/c/a.log", warned), NULL);

  assert_finding (no_run, "setup-run@MBX16", TIDE_FINDING_STATE_UNKNOWN, "wrong value 'Upgrad'", NULL);
  assert_finding (denied, "setup-run@MBX16", TIDE_FINDING_STATE_FAIL, "Access is denied", "!long before",
                  NULL);
}

/* While setup works, marks and unequal versions belong to its work; ten minutes later they do not. */
static void
test_running (void)
{
  static const struct
  {
    gint             minutes;
    TideFindingState state;
  } rows[] = { { 1, TIDE_FINDING_STATE_UNKNOWN }, { 30, TIDE_FINDING_STATE_FAIL } };
  static const char *const rules[] = { "role-partially-configured:MailboxRole@MBX16",
                                       "role-version-mismatch:CafeRole@MBX16",
                                       "role-unpacked:FrontendTransportRole@MBX16",
                                       "task-interrupted:PreFileCopy@MBX16" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GDateTime) captured = g_date_time_new_utc (2021, 12, 17, 16, 49 + rows[i].minutes, 0);
      g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
      g_autoptr (TideFacts) facts = NULL;

      g_ptr_array_add (readings, system_of (""));
      g_ptr_array_add (readings, test_registry (
        TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE",
        "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\nAction=sz:BuildToBuildUpgrade\n"
        "[" V15 "CafeRole]\nUnpackedVersion=sz:15.1.2507.6\nConfiguredVersion=sz:15.1.2106.2\n"
        "[" V15 "FrontendTransportRole]\nUnpackedVersion=sz:15.1.2507.6\n"
        "[" V15 "PreFileCopy]\nAction=sz:BuildToBuildUpgrade\n"));
      g_ptr_array_add (readings, read_text ("/c/ExchangeSetup.log", RUN));
      facts = tide_facts_new (readings, test_catalog (), NULL, captured);
      for (guint j = 0; j < G_N_ELEMENTS (rules); j++)
        assert_finding (facts, rules[j], rows[i].state, i == 0 ? "Take the files again" : "Setup.exe",
                        i == 0 ? "!Setup.exe" : "!Take the files again", NULL);
    }
}

/* A role that was not given may be the one that is not done. */
static void
test_roles_not_given (void)
{
  static const struct
  {
    const char      *scope;
    TideFindingState state;
  } rows[] = { { "SOFTWARE", TIDE_FINDING_STATE_FAIL }, { V15 "MailboxRole", TIDE_FINDING_STATE_PASS } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (
        NULL, system_of (""), read_text ("/c/ExchangeSetupLogs/ExchangeSetup.log", RUN FAILED),
        test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/c/e.reg", rows[i].scope, ROLES), NULL);

      assert_finding (facts, "hive-log-contradiction@MBX16", rows[i].state, NULL);
    }
}

#define SERVICING "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending"

/* The same of what Windows keeps; what asks for a restart does so whatever else was given. */
static void
test_parts_of_windows (void)
{
  static const struct
  {
    const char      *scopes;
    const char      *text;
    const char      *id;
    TideFindingState state;
    const char      *detail;
  } rows[] = {
    { "SYSTEM|SOFTWARE", SYSTEM ROLES, "pending-restart@MBX16", TIDE_FINDING_STATE_PASS, "Nothing" },
    { "SYSTEM|SOFTWARE", SYSTEM ROLES, LEFT, TIDE_FINDING_STATE_PASS, "Nothing" },
    { "SOFTWARE", "[" SERVICING "]\n" ROLES, "pending-restart@s1", TIDE_FINDING_STATE_INFORMATION,
      "asks for" },
    { "SOFTWARE", ROLES, "pending-restart@s1", TIDE_FINDING_STATE_NOT_CHECKED, "SYSTEM" },
    { SET "Services\\EventLog|SYSTEM\\Select|" SET "Control\\ComputerName|SOFTWARE", SYSTEM ROLES,
      "pending-restart@MBX16", TIDE_FINDING_STATE_NOT_CHECKED, "only a part" },
    { SET "Services\\EventLog|SYSTEM\\Select|" SET "Control\\ComputerName|SOFTWARE", SYSTEM ROLES, LEFT,
      TIDE_FINDING_STATE_NOT_CHECKED, "Not all keys of services" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TideReading *export = test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/a/e.reg", rows[i].scopes,
                                           rows[i].text);
      g_autoptr (TideFacts) facts = test_facts (NULL, export, NULL);

      g_test_message ("row %u", i);
      assert_finding (facts, rows[i].id, rows[i].state, rows[i].detail, NULL);
    }
}

/* An export of some keys: of those outside nothing is in order, since nobody has looked. */
static void
test_parts_of_registry (void)
{
  static const struct
  {
    const char      *scopes;
    const char      *id;
    TideFindingState state;
  } rows[] = {
    { "SOFTWARE\\Microsoft", "role-partially-configured:MailboxRole@s1", TIDE_FINDING_STATE_PASS },
    { "SOFTWARE\\Microsoft", "task-interrupted@s1", TIDE_FINDING_STATE_PASS },
    { "SOFTWARE\\Microsoft", "components-inactive@s1", TIDE_FINDING_STATE_PASS },
    { V15 "MailboxRole", "role-partially-configured:MailboxRole@s1", TIDE_FINDING_STATE_PASS },
    { V15 "MailboxRole", "role-partially-configured@s1", TIDE_FINDING_STATE_NOT_CHECKED },
    { V15 "MailboxRole", "task-interrupted@s1", TIDE_FINDING_STATE_NOT_CHECKED },
    { V15 "MailboxRole", "components-inactive@s1", TIDE_FINDING_STATE_NOT_CHECKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (
        NULL, test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/a/e.reg", rows[i].scopes, ROLES), NULL);

      g_test_message ("row %u", i);
      assert_finding (facts, rows[i].id, rows[i].state, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/runs-and-parts/marked-run", test_marked_run);
  g_test_add_func ("/runs-and-parts/other-computer", test_other_computer);
  g_test_add_func ("/runs-and-parts/without-errors", test_without_errors);
  g_test_add_func ("/runs-and-parts/running", test_running);
  g_test_add_func ("/runs-and-parts/parts-of-registry", test_parts_of_registry);
  g_test_add_func ("/runs-and-parts/parts-of-windows", test_parts_of_windows);
  g_test_add_func ("/runs-and-parts/roles-not-given", test_roles_not_given);

  return g_test_run ();
}
