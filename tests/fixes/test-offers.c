/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <tidemark/tidemark.h>

#include "config.h"

#include <string.h>

#include "findings/tide-findings.h"
#include "fixes/tide-fixes.h"
#include "tests/facts/tide-test-readings.h"

/* What is offered for findings of nodes made by hand, and what of it stands in a script */

#define SET "SYSTEM\\ControlSet001\\"
#define SOURCES "[" SET "Services\\EventLog\\Application\\"
#define NODE(name)                                                                                \
  "[SYSTEM\\Select]\nCurrent=dword:1\n[" SET "Control\\ComputerName\\ComputerName]\n"              \
  "ComputerName=sz:" name "\n[" SET "Services\\ClusSvc]\nStart=dword:2\n"                          \
  "[" SET "Services\\EventLog\\Application]\n"
#define OWN SOURCES "MSExchange Cluster]\nEventMessageFile=expand:%SystemRoot%\\Cluster\\clusmsg.dll\n"
#define WINDOWS "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:5.2\n"
#define MAILBOX                                                                         \
  WINDOWS "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n" \
          "ConfiguredVersion=sz:8.1.240.6\n"
#define CLUSTER                                                                            \
  "[Cluster]\nClusterName=sz:C\n[Cluster\\ResourceTypes]\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n" \
  "[Cluster\\Nodes\\2]\nNodeName=sz:N2\n[Cluster\\ResourceTypes\\Microsoft Exchange System Attendant]\n" \
  "DllName=sz:exres.dll\n"
#define BIN "C:\\Program Files\\Microsoft\\Exchange Server\\bin\\"

static TideReading *
hive (TideEvidenceKind kind,
      const char      *path,
      const char      *text)
{
  const char *scope = kind == TIDE_EVIDENCE_KIND_SYSTEM_HIVE ? "SYSTEM"
                      : kind == TIDE_EVIDENCE_KIND_SOFTWARE_HIVE ? "SOFTWARE" : "Cluster";

  return test_registry (kind, path, scope, text);
}

#define SYSTEM(path, text) hive (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, path "/SYSTEM", text)
#define SOFTWARE(path, text) hive (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, path "/SOFTWARE", text)
#define CLUSDB(text) hive (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/a/CLUSDB", text)
#define DIRECTORY(path) test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, path "/Cluster", \
                                      "exres.dll|clusmsg.dll|excluadm.dll", -1)

/* Takes @facts. */
static GListStore *
offer (TideFacts *facts)
{
  g_autoptr (TideFacts) own = facts;
  g_autoptr (GListStore) findings = tide_findings_evaluate (own);

  return tide_fixes_offer (own, G_LIST_MODEL (findings));
}

/* (transfer none) (nullable) */
static TideFix *
find_fix (GListStore *fixes,
          const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixes)); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (G_LIST_MODEL (fixes), i);

      if (strcmp (tide_fix_get_id (fix), id) == 0)
        return fix; /* the list keeps it */
    }

  return NULL;
}

/* Two nodes, of which the first has a source more */
static GListStore *
offer_source (const char *source,
              const char *software)
{
  g_autofree char *with = g_strconcat (NODE ("N1") OWN SOURCES, source, NULL);

  return offer (test_facts (NULL, SYSTEM ("/a", with), SYSTEM ("/b", NODE ("N2") OWN),
                            SOFTWARE ("/a", software), SOFTWARE ("/b", MAILBOX), CLUSDB (CLUSTER), NULL));
}

/* What would be another command when it is typed is described in words and makes none. */
static void
test_names_at_the_prompt (void)
{
  static const struct
  {
    const char *source;
    const char *id;
    gboolean    command;
    gboolean    cmd;
    gboolean    reg;
  } rows[] = {
    { "MSExchangeSA]\nEventMessageFile=sz:" BIN "a.dll\n", "MSExchangeSA", TRUE, TRUE, TRUE },
    { "MSExchange!^&|x]\nEventMessageFile=sz:" BIN "a^&.dll\n", "MSExchange!^&|x", TRUE, TRUE, TRUE },
    { "MSExchangeSA]\nEventMessageFile=expand:%ProgramFiles%\\a.dll\n", "MSExchangeSA", TRUE, TRUE, TRUE },
    { "MSExchange%PATH%]\nEventMessageFile=sz:" BIN "a.dll\n", "MSExchange%PATH%", FALSE, TRUE, TRUE },
    { "MSExchange\" & calc & \"]\nEventMessageFile=sz:" BIN "a.dll\n", "MSExchange\" & calc & \"", FALSE,
      FALSE, TRUE },
    { "MSExchangeSA]\nEventMessageFile=sz:" BIN "a.dll\" & calc & \"\n", "MSExchangeSA", FALSE, FALSE, TRUE },
    { "MSExchangeSA]\nEventMessageFile=sz:" BIN "a\\\n", "MSExchangeSA", FALSE, FALSE, TRUE },
    { "MSExchangeSA]\nEventMessageFile=sz:" BIN "a.dll\nCategoryMessageFile=sz:\" & calc\n", "MSExchangeSA",
      FALSE, FALSE, TRUE },
    { "MSExchangeSA]\nEventMessageFile=sz:C:\\Büro\\a.dll\n", "MSExchangeSA", TRUE, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) fixes = offer_source (rows[i].source, MAILBOX);
      g_autofree char *id = g_strconcat ("event-source:", rows[i].id, "@N2", NULL);
      TideFix *fix = find_fix (fixes, id);

      g_test_message ("row %u", i);
      g_assert_nonnull (fix);
      g_assert_true ((tide_fix_get_commands (fix)[0] != NULL) == rows[i].command);
      g_assert_true (tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_CMD) == rows[i].cmd);
      g_assert_true (tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_REG) == rows[i].reg);
    }
}

/* What a node without Exchange still has of its sources is no example for another. */
static void
test_left_behind (void)
{
  static const char source[] = "MSExchangeSA]\nEventMessageFile=sz:" BIN "a.dll\n";
  g_autoptr (GListStore) living = offer_source (source, MAILBOX);
  g_autoptr (GListStore) removed = offer_source (source, WINDOWS);

  g_assert_nonnull (find_fix (living, "event-source:MSExchangeSA@N2"));
  g_assert_null (find_fix (removed, "event-source:MSExchangeSA@N2"));
}

/* Windows cuts the name of a computer at 15 letters, so that no script would ever find itself on it. */
static void
test_long_name (void)
{
  g_autoptr (GListStore) fixes = offer (test_facts (
    NULL, SYSTEM ("/a", NODE ("ExchangeMailboxServer1")), SOFTWARE ("/a", MAILBOX),
    CLUSDB (CLUSTER "[Cluster\\Nodes\\3]\nNodeName=sz:EXCHANGEMAILBOX\n"), DIRECTORY ("/a"), NULL));
  g_autofree char *script = tide_fixes_write_cmd (G_LIST_MODEL (fixes), NULL);

  g_assert_nonnull (strstr (script, "if /i \"%COMPUTERNAME%\"==\"ExchangeMailbox\" goto node_1"));
  g_assert_nonnull (strstr (script, "if /i \"%COMPUTERNAME%\"==\"ExchangeMailbox\" goto cluster_node"));
  g_assert_null (strstr (script, "==\"ExchangeMailboxS"));
}

/* The same hive, in use when it was copied; takes @reading. */
static TideReading *
in_use (TideReading *reading)
{
  g_autoptr (GVariant) scopes = g_variant_get_child_value (reading->data, 0);
  g_autoptr (GVariant) keys = g_variant_get_child_value (reading->data, 2);
  g_autoptr (GVariant) problems = g_variant_get_child_value (reading->data, 3);
  GVariant *info = g_variant_new_parsed ("{'dirty': <true>, 'replay': <'no-logs'>, 'replayed': <false>}");
  TideReading *other = tide_reading_with_data (
    reading, g_variant_new ("(@as@a{sv}@*@as)", scopes, info, keys, problems));

  tide_reading_unref (reading);
  return other;
}

/* What may be out of date goes into no script; whoever does it by hand is told why, and looks first. */
static void
test_stale (void)
{
  static const char id[] = "event-source:MSExchange Cluster@N1";

  for (gboolean stale = FALSE; stale <= TRUE; stale++)
    {
      TideReading *system = SYSTEM ("/a", NODE ("N1"));
      g_autoptr (GListStore) fixes = offer (test_facts (NULL, stale ? in_use (system) : system,
                                                        SOFTWARE ("/a", MAILBOX), CLUSDB (CLUSTER), NULL));
      TideFix *fix = find_fix (fixes, id);
      g_auto (GStrv) manual = NULL;
      g_autofree char *script = tide_fixes_write_reg (G_LIST_MODEL (fixes), &manual);
      g_autofree char *all = g_strjoinv ("\n", manual);

      g_assert_nonnull (fix);
      g_assert_nonnull (tide_fix_get_commands (fix)[0]);
      g_assert_true (tide_fix_get_manual (fix) == stale);
      g_assert_true ((script == NULL) == stale);
      g_assert_true ((strstr (all, "out of date") != NULL) == stale);
    }
}

/* A step that is done by hand because something is missing says so wherever it is listed. */
static void
test_reason_is_told (void)
{
  g_autoptr (GListStore) fixes =
    offer (test_facts (NULL, SYSTEM ("/a", NODE ("N1") OWN), SOFTWARE ("/a", MAILBOX), CLUSDB (CLUSTER),
                       NULL));
  g_auto (GStrv) manual = NULL;
  g_autofree char *all = NULL;

  g_free (tide_fixes_write_cmd (G_LIST_MODEL (fixes), &manual));
  all = g_strjoinv ("\n", manual);
  g_assert_nonnull (strstr (all, "/create /dll:exres.dll"));
  g_assert_nonnull (strstr (all, "exres.dll was not seen in the Cluster directory of every node"));
}

/* A resource that 2003 left in a cluster of 2007 is of a type that the library of 2007 does not serve. */
static void
test_type_of_another_generation (void)
{
  static const char mta[] = "resource-type:Microsoft Exchange Message Transfer Agent";
  static const char database[] = "resource-type:Microsoft Exchange Database Instance";
  g_autoptr (GListStore) fixes = offer (test_facts (
    NULL, SYSTEM ("/a", NODE ("N1") OWN), SOFTWARE ("/a", MAILBOX), DIRECTORY ("/a"),
    CLUSDB (CLUSTER "[Cluster\\Resources\\r]\nName=sz:M\nType=sz:Microsoft Exchange Message Transfer Agent\n"
                    "[Cluster\\Resources\\d]\nName=sz:D\nType=sz:Microsoft Exchange Database Instance\n"),
    NULL));

  g_assert_null (find_fix (fixes, mta));
  g_assert_nonnull (find_fix (fixes, database));
}

#define V15 "[SOFTWARE\\Microsoft\\ExchangeServer\\v15\\"
#define CORE "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nInstallationType=sz:Server Core\n"
#define UNPACKED "UnpackedVersion=sz:15.1.2507.6\n"
#define BOTH UNPACKED "ConfiguredVersion=sz:15.1.2507.6\n"

static gboolean
advises_setup (TideFinding *finding)
{
  g_auto (GStrv) advice = tide_finding_get_advice (finding);
  g_autofree char *all = g_strjoinv ("\n", advice);

  return strstr (all, "Setup.exe") != NULL;
}

/* The advice of a finding names a way to start setup if the fix for it does. */
static void
test_wizard (void)
{
  static const struct
  {
    const char *software;
    gboolean    runs;
  } rows[] = {
    { V15 "MailboxRole]\n" UNPACKED "Action=sz:Install\n", TRUE },
    { V15 "MailboxRole]\n" UNPACKED "Action=sz:Install\n" CORE, FALSE },
    { V15 "MailboxRole]\n" UNPACKED "Action=sz:DisasterRecovery\n", TRUE },
    { V15 "MailboxRole]\n" UNPACKED "Action=sz:DisasterRecovery\n" CORE, FALSE },
    { V15 "EdgeTransportRole]\n" UNPACKED "Action=sz:Uninstall\n", FALSE },
    { V15 "CafeRole]\n" UNPACKED CORE, FALSE },
    { V15 "CafeRole]\n" UNPACKED "ConfiguredVersion=sz:15.1.2375.7\n" CORE, FALSE },
    { V15 "CafeRole]\n" BOTH V15 "PreFileCopy]\nAction=sz:Install\n" CORE, FALSE },
    { V15 "EdgeTransportRole]\n" UNPACKED "Action=sz:Install\n", FALSE },
    { V15 "AdminTools]\n" UNPACKED "Action=sz:Install\n" V15 "EdgeTransportRole]\n" BOTH, FALSE },
    /* Of the role nothing is left but its key. */
    { V15 "MailboxRole]\n" UNPACKED "Action=sz:Install\n" V15 "EdgeTransportRole]\n", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (NULL, SOFTWARE ("/c", rows[i].software), NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
      g_autoptr (GListStore) fixes = tide_fixes_offer (facts, G_LIST_MODEL (findings));
      g_autoptr (TideFinding) first = g_list_model_get_item (G_LIST_MODEL (findings), 0);
      g_autoptr (TideFix) fix = g_list_model_get_item (G_LIST_MODEL (fixes), 0);

      g_test_message ("row %u", i);
      g_assert_cmpint (tide_finding_get_state (first), ==, TIDE_FINDING_STATE_FAIL);
      g_assert_nonnull (fix);
      g_assert_true (advises_setup (first) == rows[i].runs);
      g_assert_true ((tide_fix_get_commands (fix)[0] != NULL) == rows[i].runs);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/offers/names-at-the-prompt", test_names_at_the_prompt);
  g_test_add_func ("/offers/left-behind", test_left_behind);
  g_test_add_func ("/offers/long-name", test_long_name);
  g_test_add_func ("/offers/stale", test_stale);
  g_test_add_func ("/offers/reason-is-told", test_reason_is_told);
  g_test_add_func ("/offers/type-of-another-generation", test_type_of_another_generation);
  g_test_add_func ("/offers/wizard", test_wizard);

  return g_test_run ();
}
