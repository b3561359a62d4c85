/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "../catalog/own-folders.h"
#include "../facts/tide-test-readings.h"
#include "base/tide-wire.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"

/* Rules on evidence made by hand: what the generated cases do not hold. */

#define V15 "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\"
#define V8 "SOFTWARE\\Microsoft\\Exchange\\v8.0\\"
#define SELECT "[SYSTEM\\Select]\nCurrent=dword:1\n"
#define SET "SYSTEM\\ControlSet001\\"
#define NAMED(name) SELECT "[" SET "Control\\ComputerName\\ComputerName]\nComputerName=sz:" name "\n"
#define NODE "[" SET "Services\\ClusSvc]\nStart=dword:2\n"
#define SOURCES "[" SET "Services\\EventLog\\Application]\n"
#define WINDOWS(version) "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:" version "\n"
#define CLASSES "[SOFTWARE\\Classes\\CLSID]\n"
#define MAILBOX "[" V8 "MailboxRole]\nUnpackedVersion=sz:8.1.240.6\nConfiguredVersion=sz:8.1.240.6\n"
#define CLUSTER_BASE                                                                                       \
  "[Cluster]\nClusterName=sz:C\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n[Cluster\\Nodes\\2]\nNodeName=sz:N2\n" \
  "[Cluster\\ResourceTypes]\n"
#define TYPE(name) "[Cluster\\ResourceTypes\\" name "]\nDllName=sz:exres.dll\n"
#define RESOURCE(id, type) "[Cluster\\Resources\\" id "]\nName=sz:" id "\nType=sz:" type "\n"
#define RUN(name, end)                                                                      \
  "12/23/2020 02:28:45.0480||banner|Starting Microsoft Exchange Server 2016 Setup\n"        \
  "12/23/2020 02:28:46.0480||server-name|Server Name=" name "\n"                            \
  "12/23/2020 02:28:46.0480||version|Setup version: 15.1.2106.2.\n"                         \
  "12/23/2020 02:28:47.0480||installation-mode|The installation mode is set to: 'Install'.\n" end
#define SUCCEEDED \
  "12/23/2020 02:38:47.0480||completed|The Exchange Server setup operation completed successfully\n"
#define FAILED                                                                                  \
  "12/23/2020 02:38:46.0480|ERROR||It did not work.\n"                                          \
  "12/23/2020 02:38:47.0480||not-completed|The Exchange Server setup operation didn't complete\n"

static TideReading *
system_of (const char *path,
           const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, path, "SYSTEM", text);
}

static TideReading *
software_of (const char *path,
             const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, path, "SOFTWARE", text);
}

static TideReading *
cluster_of (const char *path,
            const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, path, "Cluster", text);
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

static void
assert_state (GListStore      *findings,
              const char      *id,
              TideFindingState state)
{
  g_autoptr (TideFinding) finding = find (findings, id);

  g_test_message ("%s", id);
  g_assert_nonnull (finding);
  g_assert_cmpstr (tide_enum_to_word (TIDE_TYPE_FINDING_STATE, tide_finding_get_state (finding)), ==,
                   tide_enum_to_word (TIDE_TYPE_FINDING_STATE, state));
}

static void
assert_detail (GListStore *findings,
               const char *id,
               const char *part)
{
  g_autoptr (TideFinding) finding = find (findings, id);
  g_autofree char *detail = NULL;

  g_assert_nonnull (finding);
  detail = tide_finding_get_detail (finding);
  g_test_message ("%s: %s", id, detail);
  g_assert_nonnull (strstr (detail, part));
}

/* Nothing known: every rule says what it would need. */
static void
test_nothing (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, NULL, NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  GPtrArray *rules = tide_catalog_get_rules (test_catalog ());

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, rules->len);
  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);
      gboolean asks = rule->needs != 0 || rule->gates.generations != 0 ||
                      rule->scope == TIDE_RULE_SCOPE_SERVER;

      assert_state (findings, rule->id, asks ? TIDE_FINDING_STATE_NOT_CHECKED : TIDE_FINDING_STATE_PASS);
    }
  assert_detail (findings, "setup-run", "setup log");
}

/* Gates: certainly closed, undecidable, open; the detail names the one that decided. */
static void
test_gates (void)
{
  g_autoptr (TideFacts) facts =
    test_facts (NULL, system_of ("/a/SYSTEM", NAMED ("OLD") SOURCES),
                system_of ("/b/SYSTEM", NAMED ("N1") NODE SOURCES),
                software_of ("/b/SOFTWARE", MAILBOX CLASSES),
                system_of ("/c/SYSTEM", NAMED ("NEW") NODE SOURCES),
                software_of ("/c/SOFTWARE", WINDOWS ("6.0") MAILBOX CLASSES), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "event-source@OLD", TIDE_FINDING_STATE_NOT_APPLICABLE);
  assert_detail (findings, "event-source@OLD", "not a node");
  assert_state (findings, "event-source:MSExchange Cluster@N1", TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "excluadm-com@N1", TIDE_FINDING_STATE_NOT_CHECKED);
  assert_detail (findings, "excluadm-com@N1", "version of Windows");
  assert_state (findings, "excluadm-com@NEW", TIDE_FINDING_STATE_NOT_APPLICABLE);
  assert_detail (findings, "excluadm-com@NEW", "6.0");
  assert_state (findings, "cluster-file@N1", TIDE_FINDING_STATE_NOT_CHECKED);
  assert_detail (findings, "cluster-file@N1", "Cluster directory");
  assert_state (findings, "resource-type", TIDE_FINDING_STATE_NOT_CHECKED);
  assert_detail (findings, "resource-type", "cluster hive is missing");
}

static void
test_order (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/b/SYSTEM", NAMED ("N1") NODE SOURCES),
    software_of ("/b/SOFTWARE",
                 WINDOWS ("5.2") CLASSES "[" V8 "MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n"), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  static const TideFindingState order[] = {
    TIDE_FINDING_STATE_FAIL, TIDE_FINDING_STATE_UNKNOWN,     TIDE_FINDING_STATE_INFORMATION,
    TIDE_FINDING_STATE_PASS, TIDE_FINDING_STATE_NOT_CHECKED, TIDE_FINDING_STATE_NOT_APPLICABLE,
  };
  TideSeverity severity = TIDE_SEVERITY_ERROR;
  guint place = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      while (place < G_N_ELEMENTS (order) && order[place] != tide_finding_get_state (finding))
        place++;
      g_assert_cmpuint (place, <, G_N_ELEMENTS (order));
      if (place > 0)
        continue;
      g_assert_cmpint (tide_finding_get_severity (finding), <=, severity);
      severity = tide_finding_get_severity (finding);
    }
  /* Errors and warnings were there */
  g_assert_cmpint (severity, ==, TIDE_SEVERITY_WARNING);
  assert_state (findings, "role-unpacked:MailboxRole@N1", TIDE_FINDING_STATE_FAIL);
}

static void
test_contradiction (void)
{
  static const struct
  {
    const char      *end;
    const char      *role;
    TideFindingState state;
  } rows[] = {
    { SUCCEEDED, "Watermark=sz:a\n", TIDE_FINDING_STATE_FAIL },
    { SUCCEEDED, "ConfiguredVersion=sz:15.1.2106.2\n", TIDE_FINDING_STATE_PASS },
    { SUCCEEDED, "ConfiguredVersion=sz:15.1.1713.5\n", TIDE_FINDING_STATE_FAIL },
    { FAILED, "ConfiguredVersion=sz:15.01.2106.002\n", TIDE_FINDING_STATE_FAIL },
    { FAILED, "Watermark=sz:a\n", TIDE_FINDING_STATE_PASS },
    { FAILED, "", TIDE_FINDING_STATE_PASS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *log = g_strconcat (RUN ("M1", ""), rows[i].end, NULL);
      g_autofree char *keys =
        g_strconcat ("[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2106.2\n", rows[i].role, NULL);
      g_autoptr (TideFacts) facts = test_facts (NULL, system_of ("/a/SYSTEM", NAMED ("M1")),
                                                software_of ("/a/SOFTWARE", keys),
                                                test_managed_log ("/a/ExchangeSetup.log", -1, log), NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

      assert_state (findings, "hive-log-contradiction@M1", rows[i].state);
    }
}

/* A run that failed while it brought a later version than the roles have contradicts nothing. */
static void
test_failed_before_roles (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/a/SYSTEM", NAMED ("M1")),
    software_of ("/a/SOFTWARE",
                 "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.1713.5\nConfiguredVersion=sz:15.1.1713.5\n"),
    test_managed_log ("/a/ExchangeSetup.log", -1, RUN ("M1", FAILED)), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "hive-log-contradiction@M1", TIDE_FINDING_STATE_PASS);
  assert_state (findings, "setup-run@M1", TIDE_FINDING_STATE_FAIL);
  assert_detail (findings, "setup-run@M1", "“It did not work”.");
}

/* Where an archive packed by the clock on the wall leaves a run open, it is said what is missing. */
static void
test_archive_without_zone (void)
{
  TideReading *zip = test_listing (TIDE_EVIDENCE_KIND_ARCHIVE, "/a.zip", "ldif.err",
                                   (gint64) (TIDE_WIRE_NO_ZONE | 1608690827));
  g_autoptr (TideFacts) facts =
    test_facts (NULL, test_managed_log ("/a.zip!/ExchangeSetup.log", -1, RUN ("M1", "")), zip, NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "setup-run@M1", TIDE_FINDING_STATE_UNKNOWN);
  assert_detail (findings, "setup-run@M1", "without their time zone");
}

static gboolean
advises (GListStore *findings,
         const char *id,
         const char *part)
{
  g_autoptr (TideFinding) finding = find (findings, id);
  g_auto (GStrv) advice = NULL;

  g_assert_nonnull (finding);
  advice = tide_finding_get_advice (finding);
  for (guint i = 0; advice[i] != NULL; i++)
    if (strstr (advice[i], part) != NULL)
      return TRUE;

  return FALSE;
}

/* What setup needs next, by generation, role and recorded action */
static void
test_advice (void)
{
  static const struct
  {
    const char *keys;
    const char *id;
    const char *with;
    const char *without;
  } rows[] = {
    { "[" V8 "HubTransportRole]\nUnpackedVersion=sz:8.1.240.6\nWatermark=dword:7\nAction=sz:Install\n",
      "role-partially-configured:HubTransportRole@M1", "Setup.com /mode:Install /roles:HT", "wizard" },
    { "[" V8 "HubTransportRole]\nUnpackedVersion=sz:8.1.240.6\nWatermark=dword:7\n"
      "Action=sz:BuildToBuildUpgrade\n",
      "role-partially-configured:HubTransportRole@M1", "/mode:Upgrade", "/mode:Install" },
    { "[" V8 "ClusteredMailboxServer]\nUnpackedVersion=sz:8.1.240.6\nWatermark=dword:7\nAction=sz:Install\n",
      "role-partially-configured:ClusteredMailboxServer@M1", "/newCMS", "/roles:" },
    { "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2106.2\nWatermark=sz:x\nAction=sz:Install\n",
      "role-partially-configured:MailboxRole@M1", "Start Setup.exe", "Setup.com" },
    { "[" V15 "EdgeTransportRole]\nUnpackedVersion=sz:15.1.2106.2\nWatermark=sz:x\nAction=sz:Install\n",
      "role-partially-configured:EdgeTransportRole@M1", "ask the vendor", "Start Setup.exe" },
    /* Where setup goes on is foretold for an installation that is recorded as one. */
    { "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2106.2\nWatermark=sz:x\nAction=sz:Install\n",
      "role-partially-configured:MailboxRole@M1", "expected to go on", "again from the start" },
    { "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2106.2\nWatermark=sz:x\n",
      "role-partially-configured:MailboxRole@M1", "Start Setup.exe", "expected to go on" },
    /* Deleting the mark is never the first advice, and never without the vendor's. */
    { "[" V15 "MailboxRole]\nUnpackedVersion=sz:15.1.2106.2\nWatermark=sz:x\nAction=sz:Install\n",
      "role-partially-configured:MailboxRole@M1", "Do not remove the watermark", "renam" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (NULL, system_of ("/a/SYSTEM", NAMED ("M1")),
                                                software_of ("/a/SOFTWARE", rows[i].keys), NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

      g_test_message ("row %u", i);
      assert_state (findings, rows[i].id, TIDE_FINDING_STATE_FAIL);
      g_assert_true (advises (findings, rows[i].id, rows[i].with));
      g_assert_false (advises (findings, rows[i].id, rows[i].without));
    }
}

#define NODE_2007(name, path, sources)                                                       \
  system_of (path "/SYSTEM", NAMED (name) NODE SOURCES sources),                             \
    software_of (path "/SOFTWARE", WINDOWS ("5.2") CLASSES MAILBOX)
#define SOURCE(name, values) "[" SET "Services\\EventLog\\Application\\" name "]\n" values
#define CLUSMSG "EventMessageFile=expand:%SystemRoot%\\Cluster\\clusmsg.dll\n"

static void
test_event_source (void)
{
  static const struct
  {
    const char      *key;
    TideFindingState state;
  } rows[] = {
    { "", TIDE_FINDING_STATE_FAIL },
    { SOURCE ("MSExchange Cluster", CLUSMSG), TIDE_FINDING_STATE_PASS },
    /* Either spelling does */
    { SOURCE ("MSExchangeCluster", CLUSMSG), TIDE_FINDING_STATE_PASS },
    { SOURCE ("msexchange cluster", "EventMessageFile=sz:c:\\x\\other.dll; C:\\y\\CLUSMSG.DLL\n"),
      TIDE_FINDING_STATE_PASS },
    { SOURCE ("MSExchange Cluster", ""), TIDE_FINDING_STATE_FAIL },
    { SOURCE ("MSExchange Cluster", "EventMessageFile=sz:C:\\x\\exres.dll\n"), TIDE_FINDING_STATE_FAIL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *system = g_strconcat (NAMED ("N1") NODE SOURCES, rows[i].key, NULL);
      g_autoptr (TideFacts) facts =
        test_facts (NULL, system_of ("/a/SYSTEM", system),
                    software_of ("/a/SOFTWARE", WINDOWS ("5.2") CLASSES MAILBOX), NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

      g_test_message ("row %u", i);
      assert_state (findings, "event-source:MSExchange Cluster@N1", rows[i].state);
    }
}

/* A source that one node has and the other lacks */
static void
test_source_on_other_node (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, NODE_2007 ("N1", "/a", SOURCE ("MSExchangeIS", "EventMessageFile=sz:C:\\e\\mdbmsg.dll\n")),
    NODE_2007 ("N2", "/b", ""),
    cluster_of ("/a/CLUSDB", CLUSTER_BASE TYPE ("Microsoft Exchange System Attendant")), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "event-source-file:MSExchangeIS@N2", TIDE_FINDING_STATE_FAIL);
  assert_detail (findings, "event-source-file:MSExchangeIS@N2", "there on N1");
  assert_state (findings, "event-source-file:MSExchangeIS@N1", TIDE_FINDING_STATE_NOT_CHECKED);
  /* The cluster's own source is a rule of its own. */
  assert_state (findings, "event-source:MSExchange Cluster@N2", TIDE_FINDING_STATE_FAIL);
}

#define SA "Microsoft Exchange System Attendant"

static void
test_cluster_objects (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, NODE_2007 ("N1", "/a", ""),
    cluster_of ("/a/CLUSDB", CLUSTER_BASE TYPE (SA) RESOURCE ("r1", SA) RESOURCE ("r2", "Odd Type")
                  RESOURCE ("r3", "Microsoft Exchange Database Instance")
                "[Cluster\\Groups\\g]\nName=sz:EVS\nContains=multi:r1\n"),
    test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/a/Cluster", "CLUSMSG.DLL", -1), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "resource-type:" SA, TIDE_FINDING_STATE_PASS);
  assert_state (findings, "resource-type:Microsoft Exchange Database Instance", TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "resource-type-unregistered:Odd Type", TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "resource-type-unregistered:Microsoft Exchange Database Instance",
                TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "resource-type-unregistered:" SA, TIDE_FINDING_STATE_PASS);
  assert_state (findings, "resource-type-dll:" SA, TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "resource-group:EVS", TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "cluster-file:clusmsg.dll@N1", TIDE_FINDING_STATE_PASS);
  assert_state (findings, "cluster-file:exres.dll@N1", TIDE_FINDING_STATE_FAIL);
  assert_state (findings, "cluster-file:extras.dll@N1", TIDE_FINDING_STATE_INFORMATION);
}

#define EXCLUADM \
  "[SOFTWARE\\Classes\\CLSID\\{1}\\InprocServer32]\n@=sz:C:\\WINDOWS\\Cluster\\excluadm.dll\n"

/* Named by one type and not by the other: worth knowing, no failure */
static void
test_excluadm_differs (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/a/SYSTEM", NAMED ("N1") NODE SOURCES),
    software_of ("/a/SOFTWARE", WINDOWS ("5.2") MAILBOX CLASSES EXCLUADM),
    cluster_of ("/a/CLUSDB", CLUSTER_BASE TYPE (SA) "AdminExtensions=multi:{1}\n"
                TYPE ("Microsoft Exchange Information Store")), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "excluadm-com@N1", TIDE_FINDING_STATE_PASS);
  assert_state (findings, "excluadm-cluster", TIDE_FINDING_STATE_INFORMATION);
}

/* The same hive, in use when it was copied; takes @reading. @info: what the reader adds to that */
static TideReading *
in_use (TideReading *reading,
        const char  *replay,
        const char  *info)
{
  g_autoptr (GVariant) scopes = g_variant_get_child_value (reading->data, 0);
  g_autoptr (GVariant) keys = g_variant_get_child_value (reading->data, 2);
  g_autoptr (GVariant) problems = g_variant_get_child_value (reading->data, 3);
  g_autofree char *text = g_strdup_printf ("{'dirty': <%s>, 'replay': <'%s'>, 'replayed': <%s>%s}",
                                           strcmp (replay, "clean") == 0 ? "false" : "true", replay,
                                           strcmp (replay, "applied") == 0 ? "true" : "false", info);
  TideReading *other = tide_reading_with_data (
    reading, g_variant_new ("(@as@a{sv}@*@as)", scopes, g_variant_new_parsed (text), keys, problems));

  tide_reading_unref (reading);
  return other;
}

/* Each case of a hive in use has words of its own. */
static void
test_dirty (void)
{
  static const struct
  {
    const char *replay;
    const char *info;
    const char *words;
    const char *advice;
  } rows[] = {
    { "no-logs", "", "logs are missing", "SOFTWARE.LOG1 and SOFTWARE.LOG2" },
    { "refused", "", "(SOFTWARE.LOG1) were refused", "at the same moment" },
    { "applied", ", 'log-entries': <uint32 7>", "(SOFTWARE.LOG1) were applied (7 in all)", NULL },
    { "applied", ", 'healed': <true>, 'log-entries': <uint32 7>", "base block was damaged", NULL },
    { "applied", ", 'pending-transactions': <true>", "were applied", "transaction was pending" },
    { "clean", ", 'pending-transactions': <true>", "transaction on the registry was pending",
      "reg save" },
  };
  static const char *const ids[] = { "/a/SOFTWARE.LOG1", NULL };
  static const char *const names[] = { "SOFTWARE.LOG1", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TideReading *hive = in_use (software_of ("/a/SOFTWARE", MAILBOX), rows[i].replay, rows[i].info);
      g_autoptr (TideFacts) facts = NULL;
      g_autoptr (GListStore) findings = NULL;
      g_autoptr (TideFinding) finding = NULL;
      g_auto (GStrv) advice = NULL;

      if (strcmp (rows[i].replay, "no-logs") != 0)
        tide_reading_set_logs (hive, ids, names);
      facts = test_facts (NULL, system_of ("/a/SYSTEM", NAMED ("M1")), hive, NULL);
      findings = tide_findings_evaluate (facts);
      assert_state (findings, "evidence-dirty:SOFTWARE@M1", TIDE_FINDING_STATE_INFORMATION);
      assert_detail (findings, "evidence-dirty:SOFTWARE@M1", rows[i].words);
      finding = find (findings, "evidence-dirty:SOFTWARE@M1");
      advice = tide_finding_get_advice (finding);
      if (rows[i].advice == NULL)
        g_assert_null (advice[0]);
      else
        g_assert_nonnull (strstr (advice[0], rows[i].advice));
    }
}

/* What is read from a hive that may be out of date says so, and so does what is not found in it. */
static void
test_stale (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/a/SYSTEM", NAMED ("M1")), in_use (software_of ("/a/SOFTWARE", MAILBOX), "no-logs", ""),
    NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  g_autoptr (TideFinding) role = find (findings, "role-partially-configured:MailboxRole@M1");
  g_autoptr (TideCitation) citation = NULL;

  g_assert_nonnull (role);
  citation = g_list_model_get_item (tide_finding_get_citations (role), 0);
  g_assert_cmpint (tide_citation_get_source (citation), ==, TIDE_CITATION_SOURCE_STALE);
  assert_state (findings, "role-partially-configured:MailboxRole@M1", TIDE_FINDING_STATE_PASS);
  assert_detail (findings, "role-partially-configured:MailboxRole@M1", "may be out of date");
  assert_state (findings, "task-interrupted@M1", TIDE_FINDING_STATE_PASS);
  assert_detail (findings, "task-interrupted@M1", "may be out of date");
  /* It needs SYSTEM, and looks at SOFTWARE as well. */
  assert_state (findings, "pending-restart@M1", TIDE_FINDING_STATE_PASS);
  assert_detail (findings, "pending-restart@M1", "may be out of date");
}

/* So does what is read from a damaged one; what is not found in it was not checked. */
static void
test_damaged (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/a/SYSTEM", NAMED ("M1")),
    in_use (software_of ("/a/SOFTWARE", MAILBOX), "clean", ", 'damaged': <true>"), NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);

  assert_state (findings, "task-interrupted@M1", TIDE_FINDING_STATE_NOT_CHECKED);
  assert_detail (findings, "task-interrupted@M1", "damaged hive");
}

/* And in an export that broke off, unless a hive goes before it. */
static void
test_damaged_export (void)
{
  const TideEvidenceKind kind = TIDE_EVIDENCE_KIND_REGISTRY_EXPORT;

  for (guint whole = 0; whole < 2; whole++)
    {
      TideReading *keys = test_registry (kind, "/a/x.reg", "SOFTWARE\\Microsoft\\Exchange", MAILBOX);
      TideReading *export = in_use (keys, "clean", ", 'unreadable': <uint64 1>");
      g_autoptr (TideFacts) facts = test_facts (NULL, system_of ("/a/SYSTEM", NAMED ("M1")), export,
                                                whole ? software_of ("/a/SOFTWARE", MAILBOX) : NULL, NULL);
      g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
      g_autoptr (TideFinding) finding = find (findings, "role-partially-configured:MailboxRole@M1");
      g_autofree char *detail = tide_finding_get_detail (finding);

      assert_state (findings, "role-partially-configured:MailboxRole@M1", TIDE_FINDING_STATE_PASS);
      g_assert_true ((strstr (detail, "damaged hive or export") != NULL) == !whole);
    }
}

/* Two files of one name are two findings, each with an id of its own. */
static void
test_same_names (void)
{
  TideReading *one = in_use (software_of ("/a/x/SOFTWARE", MAILBOX), "no-logs", "");
  TideReading *two = in_use (software_of ("/a/y/SOFTWARE", MAILBOX), "no-logs", "");
  g_autoptr (TideFacts) facts = NULL;
  g_autoptr (GListStore) findings = NULL;

  facts = test_facts (NULL, system_of ("/a/SYSTEM", NAMED ("M1")), one, two, NULL);
  findings = tide_findings_evaluate (facts);
  assert_state (findings, "evidence-dirty:SOFTWARE@M1", TIDE_FINDING_STATE_INFORMATION);
  assert_state (findings, "evidence-dirty:SOFTWARE@M1#2", TIDE_FINDING_STATE_INFORMATION);
}

/* A person's rule may ask for what this program does not have; it says so instead of passing. */
static void
test_unknown_check (void)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "own.xml", NULL);
  const char *const extra[] = { path, NULL };
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (TideCatalog) catalog = NULL;
  g_autoptr (TideFacts) facts = NULL;
  g_autoptr (GListStore) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path,
    "<catalog xmlns='urn:tidemark:catalog:1'>"
    "<rule id='own' scope='case' confirmed='inferred' severity='warning'>"
    "<title>Own</title><explanation>E</explanation><pass>P</pass><fail>F</fail><needs/>"
    "<check name='no-such-check'/><source>S</source></rule></catalog>", -1, NULL));
  catalog = tide_catalog_load (extra, &error);
  g_assert_no_error (error);
  facts = tide_facts_new (readings, catalog, NULL, NULL);
  findings = tide_findings_evaluate (facts);
  assert_state (findings, "own", TIDE_FINDING_STATE_UNKNOWN);
  assert_detail (findings, "own", "no-such-check");
}

/* Severity is capped where the catalogue cannot vouch for a rule, whatever it says. */
static void
test_cap (void)
{
  TideCatalogRule rule = { .id = (char *) "r", .severity = TIDE_SEVERITY_ERROR, .confirmed = FALSE };
  g_autoptr (TideFinding) finding =
    tide_finding_new (test_catalog (), &rule, "subject", NULL, TIDE_FINDING_STATE_FAIL);

  g_assert_cmpint (tide_finding_get_severity (finding), ==, TIDE_SEVERITY_WARNING);
  g_assert_cmpstr (tide_finding_get_id (finding), ==, "r:subject");
}

int
main (int    argc,
      char **argv)
{
  char *folders = own_folders_make ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/nothing", test_nothing);
  g_test_add_func ("/rules/gates", test_gates);
  g_test_add_func ("/rules/order", test_order);
  g_test_add_func ("/rules/contradiction", test_contradiction);
  g_test_add_func ("/rules/failed-before-roles", test_failed_before_roles);
  g_test_add_func ("/rules/archive-without-zone", test_archive_without_zone);
  g_test_add_func ("/rules/advice", test_advice);
  g_test_add_func ("/rules/event-source", test_event_source);
  g_test_add_func ("/rules/source-on-other-node", test_source_on_other_node);
  g_test_add_func ("/rules/cluster-objects", test_cluster_objects);
  g_test_add_func ("/rules/excluadm-differs", test_excluadm_differs);
  g_test_add_func ("/rules/dirty", test_dirty);
  g_test_add_func ("/rules/stale", test_stale);
  g_test_add_func ("/rules/damaged", test_damaged);
  g_test_add_func ("/rules/damaged-export", test_damaged_export);
  g_test_add_func ("/rules/same-names", test_same_names);
  g_test_add_func ("/rules/unknown-check", test_unknown_check);
  g_test_add_func ("/rules/cap", test_cap);

  result = g_test_run ();
  own_folders_remove (folders);

  return result;
}
