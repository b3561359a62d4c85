/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <tidemark/tide-enum-types.h>
#include <unistd.h>

#include "../facts/tide-test-readings.h"
#include "evidence/tide-parsers.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"

/* What setup leaves behind, from the bytes of its files to the findings. All of it is synthetic. */

#define SET "SYSTEM\\ControlSet001\\"
#define SYSTEM \
  "[SYSTEM\\Select]\nCurrent=dword:1\n[" SET "Control\\ComputerName\\ComputerName]\nComputerName=sz:MBX16\n"
#define SERVICE(name, start) "[" SET "Services\\" name "]\nStart=dword:" start "\n"
#define V15 "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\"
#define ROLES "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\nConfiguredVersion=sz:15.1.2507.6\n"
#define COMPONENT(name) "[" V15 "ServerComponentStates\\" name "]\n"
#define SINCE "637439482225094882"

#define AT(seconds) "[12/17/2021 16:48:" seconds ".0817] "
#define RUN                                                                  \
  AT ("01") "[0] Starting Microsoft Exchange Server 2016 Setup\n"            \
  AT ("02") "[0] Setup version: 15.1.2507.6.\n"                              \
  AT ("03") "[0] Server Name=MBX16\n"                                        \
  AT ("04") "[0] The installation mode is set to: 'BuildToBuildUpgrade'.\n"
#define DISABLING(name) AT ("24") "[2] [ServiceControl.ps1] Disabling service '" name "'.\n"
#define ENABLING(name) AT ("39") "[2] [ServiceControl.ps1] Enabling service '" name "'.\n"
#define FAILED                                                               \
  AT ("40") "[1] [ERROR] It did not work.\n"                                 \
  AT ("41") "[0] The Exchange Server setup operation didn't complete.\n" AT ("42") "[0] End of Setup\n"
#define SUCCEEDED                                                            \
  AT ("41") "[0] The Exchange Server setup operation completed successfully.\n" AT ("42") "[0] End of Setup\n"

#define CLIXML(entries)                                                                                    \
  "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\n<Obj RefId=\"0\">" \
  "<DCT>\n" entries "</DCT></Obj>\n</Objs>\n"
#define SAVED(name, mode) "<En>\n<S N=\"Key\">" name "</S>\n<S N=\"Value\">" mode "</S>\n</En>\n"

static TideReading *
read_text (const char *path,
           const char *text)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (TIDE_TYPE_EVIDENCE_KIND);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *group = g_path_get_dirname (path);
  g_autofree char *hint = g_ascii_strdown (name, -1);
  int fd = memfd_create ("test", MFD_CLOEXEC);
  TideAnswer answer;
  TideReading *reading;

  g_assert_cmpint (write (fd, text, strlen (text)), ==, strlen (text));
  tide_parsers_read (fd, hint, (const char *const[]) { NULL }, &answer);
  close (fd);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_NONE);
  reading = tide_reading_new (path, g_enum_get_value_by_nick (kinds, answer.kind)->value,
                              TIDE_EVIDENCE_STATE_OK, name, group, NULL, -1, answer.reading);
  g_free (answer.argument);

  return reading;
}

static TideReading *
system_of (const char *services)
{
  g_autofree char *text = g_strconcat (SYSTEM, services, NULL);

  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/c/SYSTEM", "SYSTEM", text);
}

/* (transfer full) (nullable) */
static TideFinding *
find (GListStore *findings,
      const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (strcmp (tide_finding_get_id (finding), id) == 0)
        return g_steal_pointer (&finding);
    }

  return NULL;
}

/* @words: in its title, its detail or its advice; one that begins with '!' in neither; NULL-terminated */
static void
assert_finding (TideFacts       *facts,
                const char      *id,
                TideFindingState state,
                ...)
{
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (TideFinding) finding = find (findings, id);
  g_autofree char *detail = NULL;
  g_autofree char *title = NULL;
  g_autofree char *texts = NULL;
  g_auto (GStrv) advice = NULL;
  va_list words;

  g_test_message ("%s", id);
  g_assert_nonnull (finding);
  g_assert_cmpint (tide_finding_get_state (finding), ==, state);
  detail = tide_finding_get_detail (finding);
  advice = tide_finding_get_advice (finding);
  texts = g_strjoinv ("\n", advice);
  title = tide_finding_get_title (finding);
  g_test_message ("%s\n%s\n%s", title, detail, texts);

  va_start (words, state);
  for (const char *word = va_arg (words, const char *); word != NULL; word = va_arg (words, const char *))
    {
      const char *bare = word + (*word == '!');

      g_assert_true ((strstr (title, bare) != NULL || strstr (detail, bare) != NULL ||
                      strstr (texts, bare) != NULL) == (bare == word));
    }
  va_end (words);
  if (state == TIDE_FINDING_STATE_FAIL)
    g_assert_cmpuint (g_list_model_get_n_items (tide_finding_get_citations (finding)), >, 0);
}

static void
assert_severity (TideFacts   *facts,
                 const char  *id,
                 TideSeverity severity)
{
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (TideFinding) finding = find (findings, id);

  g_assert_cmpint (tide_finding_get_severity (finding), ==, severity);
}

#define LEFT "services-left-disabled@MBX16"

/* The saved mode says how it was, whatever the log says. */
static void
test_saved (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL,
    system_of (SERVICE ("MSExchangeIS", "4") SERVICE ("FMS", "4") SERVICE ("MSExchangePop3", "4")
               SERVICE ("W3SVC", "2") SERVICE ("RemoteAccess", "4")),
    read_text ("/c/ServiceStartupMode.xml",
               CLIXML (SAVED ("MSExchangeIS", "Auto") SAVED ("fms", "Manual")
                       SAVED ("MSExchangePop3", "Disabled") SAVED ("W3Svc", "Auto")
                       SAVED ("RemoteAccess", "Disabled"))),
    read_text ("/c/ExchangeSetup.log", RUN DISABLING ("MSExchangeIS") DISABLING ("MSExchangePop3") FAILED),
    NULL);
  GListModel *services = tide_server_get_services (test_server (facts, "MBX16"));
  g_autoptr (TideService) first = g_list_model_get_item (services, 0);

  assert_finding (facts, LEFT, TIDE_FINDING_STATE_FAIL, "MSExchangeIS: Automatic", "FMS: Manual", "wildcard",
                  "!Pop3", "!W3", "!RemoteAccess", NULL);
  assert_severity (facts, LEFT, TIDE_SEVERITY_ERROR);
  g_assert_cmpuint (g_list_model_get_n_items (services), ==, 4); /* W3Svc is one that Exchange needs */
  g_assert_cmpstr (tide_service_get_name (first), ==, "FMS");
  g_assert_cmpint (tide_service_get_start (first), ==, TIDE_START_MODE_DISABLED);
  g_assert_cmpint (tide_service_get_saved_start (first), ==, TIDE_START_MODE_MANUAL);
  g_assert_false (tide_service_get_disabled_by_setup (first));
}

/* The log alone: a warning, for the services of the run that decides and failed. */
static void
test_logged (void)
{
  TideReading *system = system_of (SERVICE ("MSExchangeIS", "4") SERVICE ("MSExchangeRepl", "2")
                                   SERVICE ("MSExchangeImap4", "4"));
  g_autoptr (TideFacts) failed =
    test_facts (NULL, tide_reading_ref (system),
                read_text ("/c/ExchangeSetup.log", RUN DISABLING ("MSExchangeImap4") FAILED RUN
                           DISABLING ("MSExchangeIS") DISABLING ("MSExchangeRepl") FAILED), NULL);
  g_autoptr (TideFacts) succeeded =
    test_facts (NULL, tide_reading_ref (system),
                read_text ("/c/ExchangeSetup.log", RUN DISABLING ("MSExchangeIS") SUCCEEDED), NULL);
  g_autoptr (TideFacts) silent =
    test_facts (NULL, system, read_text ("/c/ExchangeSetup.log", RUN FAILED), NULL);

  assert_finding (failed, LEFT, TIDE_FINDING_STATE_FAIL, "MSExchangeIS", "ServiceStartupMode.xml", "!Repl",
                  "!Imap4", NULL);
  assert_severity (failed, LEFT, TIDE_SEVERITY_WARNING);
  assert_finding (succeeded, LEFT, TIDE_FINDING_STATE_INFORMATION, "MSExchangeIS", NULL);
  assert_finding (silent, LEFT, TIDE_FINDING_STATE_PASS, NULL);
}

/* The script's own log, until it starts services again */
static void
test_service_log (void)
{
#define SCRIPT "[00:50:54] * ServiceControl.ps1: 21/11/2022 00:50:54\n"
  TideReading *system = system_of (SERVICE ("FMS", "4") SERVICE ("MSExchangeIS", "4"));
  g_autoptr (TideFacts) left =
    test_facts (NULL, tide_reading_ref (system),
                read_text ("/c/ServiceControl.log", SCRIPT "[00:50:55] Disabling service 'FMS'.\n"), NULL);
  g_autoptr (TideFacts) given_back =
    test_facts (NULL, tide_reading_ref (system),
                read_text ("/c/ServiceControl.log", SCRIPT "[00:50:55] Disabling service 'FMS'.\n"
                           SCRIPT "[00:59:55] Enabling service 'FMS'.\n"), NULL);
  /* To start others again gives none of them its start mode back. */
  g_autoptr (TideFacts) started =
    test_facts (NULL, tide_reading_ref (system),
                read_text ("/c/ServiceControl.log", SCRIPT "[00:50:55] Disabling service 'FMS'.\n"
                           SCRIPT "[00:59:55] Starting services for Critical...\n"), NULL);
  g_autoptr (TideFacts) refused =
    test_facts (NULL, system,
                read_text ("/c/ServiceControl.log", SCRIPT "[00:50:55] Disabling service 'FMS'.\n"
                           "[00:59:55] Enabling service 'FMS'.\n"
                           "[00:59:56] Unable to enable service(s): 'W3Svc, FMS'.\n"), NULL);

  assert_finding (left, LEFT, TIDE_FINDING_STATE_FAIL, "FMS", "!MSExchangeIS", NULL);
  assert_severity (left, LEFT, TIDE_SEVERITY_WARNING);
  assert_finding (given_back, LEFT, TIDE_FINDING_STATE_INFORMATION, "FMS", NULL);
  assert_finding (started, LEFT, TIDE_FINDING_STATE_FAIL, "FMS", NULL);
  assert_finding (refused, LEFT, TIDE_FINDING_STATE_FAIL, "FMS", NULL);
}

/* A run that failed after it had given a service back; the saved mode tells nothing against that. */
static void
test_restored (void)
{
  g_autoptr (TideFacts) facts =
    test_facts (NULL, system_of (SERVICE ("W3Svc", "4") SERVICE ("MSExchangeIS", "4") SERVICE ("FMS", "3")),
                read_text ("/c/ServiceStartupMode.xml",
                           CLIXML (SAVED ("W3Svc", "Auto") SAVED ("FMS", "Auto"))),
                read_text ("/c/ExchangeSetup.log", RUN DISABLING ("W3Svc") DISABLING ("MSExchangeIS")
                           DISABLING ("FMS") ENABLING ("W3Svc") ENABLING ("FMS") FAILED), NULL);
  GListModel *runs = tide_server_get_runs (test_server (facts, "MBX16"));
  g_autoptr (TideRun) run = g_list_model_get_item (runs, 0);
  GListModel *services = tide_server_get_services (test_server (facts, "MBX16"));
  g_autoptr (TideService) fms = g_list_model_get_item (services, 0);

  assert_finding (facts, LEFT, TIDE_FINDING_STATE_FAIL, "MSExchangeIS", "!W3Svc", "!FMS", NULL);
  g_assert_cmpstr (tide_service_get_name (fms), ==, "FMS");
  g_assert_true (tide_service_get_restored_by_setup (fms));
  g_assert_cmpuint (g_strv_length ((char **) tide_run_get_services_disabled (run)), ==, 3);
  g_assert_cmpstr (tide_run_get_services_restored (run)[0], ==, "W3Svc");
  g_assert_cmpstr (tide_run_get_services_restored (run)[1], ==, "FMS");
}

static void
test_without_system (void)
{
  g_autoptr (TideFacts) facts =
    test_facts (NULL, read_text ("/c/ExchangeSetup.log", RUN DISABLING ("FMS") FAILED), NULL);

  assert_finding (facts, LEFT, TIDE_FINDING_STATE_NOT_CHECKED, "SYSTEM", NULL);
}

static void
test_components (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of (""),
    test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE",
                   ROLES COMPONENT ("ServerWideOffline") "Functional=sz:1:0:" SINCE "\nMaintenance=sz:1:0:1\n"
                   COMPONENT ("HubTransport") "Functional=sz:1:1:" SINCE "\nHealthApi=sz:1:0:" SINCE "\n"
                   COMPONENT ("Monitoring") "Functional=sz:1:1:" SINCE "\n"
                   COMPONENT ("OwaProxy") "Functional=sz:1:1:" SINCE "\nmaintenance=sz:1:0:" SINCE "\n"
                   COMPONENT ("ForwardSyncDaemon") "Functional=sz:1:0:" SINCE "\n"
                   COMPONENT ("Broken") "A=sz:\nB=sz:1:\nC=sz:2:0:1\nD=dword:1\nE=sz:1::1\n"),
    NULL);
  GListModel *states;

  assert_finding (facts, "components-inactive:ServerWideOffline@MBX16", TIDE_FINDING_STATE_FAIL,
                  "more than one", "Functional: 2020-12-19T04:17:02Z", "Maintenance: 0001-01-01T00:00:00Z",
                  NULL);
  assert_finding (facts, "components-inactive:HubTransport@MBX16", TIDE_FINDING_STATE_FAIL,
                  "requester HealthApi", "!more than one", NULL);
  /* What administrators alone hold back is off on purpose. */
  assert_finding (facts, "components-inactive:OwaProxy@MBX16", TIDE_FINDING_STATE_INFORMATION,
                  "administrators", "!datacentres", NULL);
  assert_finding (facts, "components-inactive:ForwardSyncDaemon@MBX16", TIDE_FINDING_STATE_INFORMATION,
                  "datacentres", "!administrators", NULL);
  states = tide_server_get_component_states (test_server (facts, "MBX16"));
  g_assert_cmpuint (g_list_model_get_n_items (states), ==, 8);
}

#define RESTORE                                                                     \
  AT ("30") "[0] Trying to restore server state.\n"                                 \
  AT ("31") "[0] Beginning processing Set-ServerComponentState\n"
#define RESTORED AT ("35") "[0] Restoring server state.  Server state has been set to Active.\n"

static void
test_server_state (void)
{
  static const char id[] = "server-state-not-restored@MBX16";
  g_autoptr (TideFacts) failed = test_facts (
    NULL, read_text ("/c/ExchangeSetup.log", RUN RESTORE AT ("32") "[0] [ERROR] The directory is busy.\n"
                     RESTORED FAILED), NULL);
  g_autoptr (TideFacts) before = test_facts (
    NULL, read_text ("/c/ExchangeSetup.log", RUN AT ("29") "[0] [ERROR] Something else.\n" RESTORE RESTORED
                     AT ("41") "[0] The Exchange Server setup operation didn't complete.\n"), NULL);

  assert_finding (failed, id, TIDE_FINDING_STATE_FAIL, "The directory is busy", "line 7", NULL);
  assert_finding (before, id, TIDE_FINDING_STATE_PASS, NULL);
}

#define OPENED "=== Verbose logging started: 11/3/2020  22:01:12  Build type: SHIP UNICODE ===\n"
#define CLOSED "=== Verbose logging stopped: 11/3/2020  22:01:41 ===\n"
#define ENDED(name) "Action ended 22:01:40: " name ". Return value 3.\n"

static void
test_installer (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of (""),
    read_text ("/c/ExchangeSetup.msilog",
               OPENED "Produkt: Synthetic -- Fehler 1714. Too old.\n"
               "Aktion beendet um 22:01:20: CA_First. Rückgabewert 3.\n" ENDED ("INSTALL") CLOSED
               OPENED "Product: Synthetic -- Error 1706. No valid source.\n" ENDED ("RemoveOld.dir")
               ENDED ("INSTALL") "Property(S): ProductName = Synthetic Server\n" CLOSED), NULL);

  assert_finding (facts, "installer-failed:ExchangeSetup.msilog:3@MBX16", TIDE_FINDING_STATE_INFORMATION,
                  NULL);
  assert_finding (facts, "installer-failed:ExchangeSetup.msilog:8@MBX16", TIDE_FINDING_STATE_FAIL,
                  "RemoveOld.dir", "Error 1706. No valid source", NULL);
}

static void
test_installer_causes (void)
{
  g_autoptr (TideFacts) package = test_facts (
    NULL, system_of (""),
    read_text ("/c/a.msilog",
               OPENED "MSI (s) (A0:F4) [22:01:33:123]: Note: 1: 2203 2: C:\\Windows\\Installer\\1a2b.msi 3: "
               "-2147287038 \n" ENDED ("InstallFinalize") ENDED ("INSTALL")), NULL);
  g_autoptr (TideFacts) outermost =
    test_facts (NULL, system_of (""),
                read_text ("/c/a.msilog", OPENED "CustomAction CA_X returned actual error code 1603 (note)\n"
                           ENDED ("INSTALL") CLOSED), NULL);
  g_autoptr (TideFacts) succeeded =
    test_facts (NULL, system_of (""), read_text ("/c/ExchangeSetup.log", RUN SUCCEEDED),
                read_text ("/c/a.msilog", OPENED ENDED ("CA_X") ENDED ("INSTALL") CLOSED), NULL);
  g_autoptr (TideFacts) fine =
    test_facts (NULL, system_of (""), read_text ("/c/a.msilog", OPENED CLOSED), NULL);

  assert_finding (package, "installer-failed:a.msilog:3@MBX16", TIDE_FINDING_STATE_FAIL,
                  "C:\\Windows\\Installer\\1a2b.msi", "InstallFinalize", "build that is installed", NULL);
  assert_finding (outermost, "installer-failed:a.msilog:3@MBX16", TIDE_FINDING_STATE_FAIL, "CA_X", "1603",
                  "!action INSTALL", NULL);
  assert_finding (succeeded, "installer-failed:a.msilog:2@MBX16", TIDE_FINDING_STATE_INFORMATION, NULL);
  assert_finding (fine, "installer-failed@MBX16", TIDE_FINDING_STATE_PASS, NULL);
}

static void
test_import (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, read_text ("/c/ExchangeSetup.log", RUN FAILED),
    read_text ("/c/ldif.err", "Entry DN: CN=Synthetic,DC=Example,DC=local\n"
               "Add error on entry starting on line 78: Unwilling To Perform\n\n"
               "The server side error is: 0x20bb Schema update failed: duplicate OID.\n"), NULL);

  assert_finding (facts, "import-error:CN=Synthetic,DC=Example,DC=local@MBX16", TIDE_FINDING_STATE_FAIL,
                  "line 78: Unwilling To Perform", "0x20bb Schema update failed", NULL);
}

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

  g_test_add_func ("/left-behind/services/saved", test_saved);
  g_test_add_func ("/left-behind/services/logged", test_logged);
  g_test_add_func ("/left-behind/services/script", test_service_log);
  g_test_add_func ("/left-behind/services/restored", test_restored);
  g_test_add_func ("/left-behind/marked-run", test_marked_run);
  g_test_add_func ("/left-behind/other-computer", test_other_computer);
  g_test_add_func ("/left-behind/without-errors", test_without_errors);
  g_test_add_func ("/left-behind/running", test_running);
  g_test_add_func ("/left-behind/parts-of-registry", test_parts_of_registry);
  g_test_add_func ("/left-behind/parts-of-windows", test_parts_of_windows);
  g_test_add_func ("/left-behind/roles-not-given", test_roles_not_given);
  g_test_add_func ("/left-behind/services/without-system", test_without_system);
  g_test_add_func ("/left-behind/components", test_components);
  g_test_add_func ("/left-behind/server-state", test_server_state);
  g_test_add_func ("/left-behind/installer", test_installer);
  g_test_add_func ("/left-behind/installer/causes", test_installer_causes);
  g_test_add_func ("/left-behind/import", test_import);

  return g_test_run ();
}
