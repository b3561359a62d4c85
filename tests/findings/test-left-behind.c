/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "made-server.h"

/* What setup leaves behind, from the bytes of its files to the findings. All of it is synthetic. */

#define SERVICE(name, start) "[" SET "Services\\" name "]\nStart=dword:" start "\n"
#define DISABLING(name) AT ("24") "[2] [ServiceControl.ps1] Disabling service '" name "'.\n"
#define ENABLING(name) AT ("39") "[2] [ServiceControl.ps1] Enabling service '" name "'.\n"
#define COMPONENT(name) "[" V15 "ServerComponentStates\\" name "]\n"
#define SINCE "637439482225094882"

#define CLIXML(entries)                                                                                    \
  "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\n<Obj RefId=\"0\">" \
  "<DCT>\n" entries "</DCT></Obj>\n</Objs>\n"
#define SAVED(name, mode) "<En>\n<S N=\"Key\">" name "</S>\n<S N=\"Value\">" mode "</S>\n</En>\n"

static void
assert_severity (TideFacts   *facts,
                 const char  *id,
                 TideSeverity severity)
{
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (TideFinding) finding = find_by_id (findings, id);

  g_assert_cmpint (tide_finding_get_severity (finding), ==, severity);
}

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

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/left-behind/services/saved", test_saved);
  g_test_add_func ("/left-behind/services/logged", test_logged);
  g_test_add_func ("/left-behind/services/script", test_service_log);
  g_test_add_func ("/left-behind/services/restored", test_restored);
  g_test_add_func ("/left-behind/services/without-system", test_without_system);
  g_test_add_func ("/left-behind/components", test_components);
  g_test_add_func ("/left-behind/server-state", test_server_state);
  g_test_add_func ("/left-behind/installer", test_installer);
  g_test_add_func ("/left-behind/installer/causes", test_installer_causes);
  g_test_add_func ("/left-behind/import", test_import);

  return g_test_run ();
}
