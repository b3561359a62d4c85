/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "../facts/tide-test-readings.h"
#include "base/tide-wire.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"

/* What the rules on a cluster say of nodes made by hand: tables of what is given, and of what follows. */

#define SET "SYSTEM\\ControlSet001\\"
#define ALONE(name)                           \
  "[SYSTEM\\Select]\nCurrent=dword:1\n"        \
  "[" SET "Control\\ComputerName\\ComputerName]\nComputerName=sz:" name "\n"
#define NODE(name) ALONE (name) "[" SET "Services\\ClusSvc]\nStart=dword:2\n"
#define WINDOWS "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:5.2\n"
#define V8 "SOFTWARE\\Microsoft\\Exchange\\v8.0\\"
#define ROLE(name, version) \
  "[" V8 name "]\nUnpackedVersion=sz:" version "\nConfiguredVersion=sz:" version "\n"
#define MAILBOX ROLE ("MailboxRole", "8.1.240.6")
#define OLD(build) "[SOFTWARE\\Microsoft\\Exchange\\Setup]\nNewestBuild=dword:" build "\n"
#define SA "Microsoft Exchange System Attendant"
#define CLUSTER                                                   \
  "[Cluster]\nClusterName=sz:C\n[Cluster\\ResourceTypes]\n"        \
  "[Cluster\\ResourceTypes\\" SA "]\nDllName=sz:exres.dll\n"      \
  "[Cluster\\Nodes\\1]\nNodeName=sz:N1\nMajorVersion=sz:5\nMinorVersion=sz:2\n"
#define SECOND "[Cluster\\Nodes\\2]\nNodeName=sz:N2\n"
#define GROUP(values)                                                     \
  "[Cluster\\Groups\\g]\nName=sz:EVS\nContains=multi:r|\n" values         \
  "[Cluster\\Resources\\r]\nName=sz:SA\nType=sz:" SA "\n"

static TideReading *
system_of (const char *folder,
           const char *text)
{
  g_autofree char *path = g_strconcat (folder, "/SYSTEM", NULL);

  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, path, "SYSTEM", text);
}

static TideReading *
software_of (const char *folder,
             const char *text)
{
  g_autofree char *path = g_strconcat (folder, "/SOFTWARE", NULL);

  return test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, path, "SOFTWARE", text);
}

static TideReading *
cluster_of (const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/a/CLUSDB", "Cluster", text);
}

static TideReading *
directory (const char *members)
{
  return test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/a/Cluster", members, -1);
}

/* @machine, @sha256: (nullable) */
static TideReading *
program (const char *path,
         const char *version,
         const char *machine,
         const char *sha256)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *group = g_path_get_dirname (path);
  GVariantBuilder info;
  TideReading *reading;

  g_variant_builder_init (&info, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&info, "{sv}", "version", g_variant_new_string (version));
  if (machine != NULL)
    g_variant_builder_add (&info, "{sv}", "machine", g_variant_new_string (machine));
  reading = tide_reading_new (path, TIDE_EVIDENCE_KIND_PROGRAM_FILE, TIDE_EVIDENCE_STATE_OK, name, group,
                              NULL, -1, g_variant_new ("(a{sv})", &info));
  reading->sha256 = g_strdup (sha256);

  return reading;
}

static GListStore *
evaluate (TideReading *first,
          ...)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (TideFacts) facts = NULL;
  va_list more;

  va_start (more, first);
  for (TideReading *reading = first; reading != NULL; reading = va_arg (more, TideReading *))
    g_ptr_array_add (readings, reading);
  va_end (more);
  facts = tide_facts_new (readings, test_catalog (), NULL, NULL);

  return tide_findings_evaluate (facts);
}

/* @state: its word */
static void
assert_state (GListStore *findings,
              const char *id,
              const char *state)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (strcmp (tide_finding_get_id (finding), id) != 0)
        continue;
      g_assert_cmpstr (tide_enum_to_word (TIDE_TYPE_FINDING_STATE, tide_finding_get_state (finding)), ==,
                       state);
      return;
    }
  g_error ("nothing is said of %s", id);
}

/* Builds as numbers; 2000 and 2003 know no more than the build; the fourth number says nothing. */
static void
test_update (void)
{
  static const struct
  {
    const char *software;
    const char *version;
    const char *state;
  } rows[] = {
    { ROLE ("MailboxRole", "8.1.240.6"), "8.1.240.6", "pass" },
    { ROLE ("MailboxRole", "8.1.0240.006"), "8.1.240.5", "pass" },
    { ROLE ("MailboxRole", "8.0.685.24"), "8.0.685.25", "pass" },
    { ROLE ("MailboxRole", "8.1.240.6"), "8.0.685.25", "fail" },
    { ROLE ("MailboxRole", "8.1.1000.6"), "8.1.240.6", "fail" },
    { ROLE ("MailboxRole", "8.1.240.6"), "8.1.1000.6", "information" },
    { ROLE ("MailboxRole", "8.1.240.6"), "8.3.83.6", "information" },
    { ROLE ("ClusteredMailboxServer", "8.1.240.6"), "8.0.685.25", "fail" },
    { ROLE ("MailboxRole", "8.1.240.6") ROLE ("ClusteredMailboxServer", "8.2.176.2"), "8.1.240.6", "pass" },
    { ROLE ("MailboxRole", "odd"), "8.1.240.6", "unknown" },
    { OLD ("7638"), "6.5.7638.1", "pass" },
    { OLD ("7638"), "6.5.7226.0", "fail" },
    { OLD ("7638"), "6.5.7654.4", "information" },
    { OLD ("6249"), "6.0.5762.0", "fail" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *software = g_strconcat (WINDOWS, rows[i].software, NULL);
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", software), cluster_of (CLUSTER),
                  program ("/a/Cluster/exres.dll", rows[i].version, NULL, NULL), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, "cluster-file-update:exres.dll@N1", rows[i].state);
    }
}

static void
test_messages (void)
{
  for (guint messages = 0; messages < 2; messages++)
    {
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX),
                  test_program ("/a/Cluster/clusmsg.dll", "8.1.240.6", messages), NULL);

      assert_state (findings, "cluster-messages:clusmsg.dll@N1", messages ? "pass" : "fail");
    }
}

/* Only the node that owns the group of a System Attendant is one that setup copies nothing to. */
static void
test_owner (void)
{
  static const struct
  {
    const char *cluster;
    const char *state;
  } rows[] = {
    { CLUSTER GROUP (""), "information" }, /* the only node */
    { CLUSTER SECOND GROUP (""), "fail" },
    { CLUSTER SECOND GROUP ("OwnerNode=sz:1\n"), "information" },
    { CLUSTER SECOND GROUP ("OwnerNode=sz:n1\n"), "information" },
    { CLUSTER SECOND GROUP ("OwnerNode=sz:2\n"), "fail" },
    { CLUSTER, "fail" }, /* owns no mailbox server */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX),
                  cluster_of (rows[i].cluster), directory ("clusmsg.dll|clusres.dll"), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, "cluster-file:exres.dll@N1", rows[i].state);
      assert_state (findings, "cluster-file:clusmsg.dll@N1", "pass");
      assert_state (findings, "cluster-file:extras.dll@N1", "information");
    }
}

static void
test_between_nodes (void)
{
  static const struct
  {
    const char *version[2];
    const char *machine[2];
    const char *sha256[2];
    const char *state;
  } rows[] = {
    { { "8.1.240.6", "8.1.240.6" }, { "x64", "x64" }, { "aa", "aa" }, "pass" },
    { { "8.1.240.6", "8.1.278.2" }, { "x64", "x64" }, { "aa", "bb" }, "fail" },
    { { "8.1.240.6", "8.1.240.6" }, { "x86", "x64" }, { "aa", "bb" }, "fail" },
    { { "8.1.240.6", "8.1.240.6" }, { "x64", "x64" }, { "aa", "bb" }, "information" },
    /* What only one of them tells is no difference. */
    { { "8.1.240.6", "8.1.240.6" }, { "x64", NULL }, { "aa", NULL }, "pass" },
  };
  const char *const paths[] = { "/a/Cluster/exres.dll", "/b/Cluster/exres.dll" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TideReading *files[2];
      g_autoptr (GListStore) findings = NULL;

      for (guint j = 0; j < 2; j++)
        files[j] = program (paths[j], rows[i].version[j], rows[i].machine[j], rows[i].sha256[j]);
      findings = evaluate (system_of ("/a", NODE ("N1")), system_of ("/b", NODE ("N2")),
                           software_of ("/a", WINDOWS MAILBOX),
                           software_of ("/b", WINDOWS MAILBOX),
                           cluster_of (CLUSTER SECOND), files[0], files[1], NULL);
      g_test_message ("row %u", i);
      assert_state (findings, "cluster-file-versions:exres.dll", rows[i].state);
    }
}

/* A difference that says little hides none that says more. Only nodes that have the files are compared, and a
 * directory that was not given is what is missing. */
static void
test_between_more_nodes (void)
{
  static const struct
  {
    const char *version[3]; /* NULL: no file of the node was given */
    const char *sha256[3];
    const char *software;   /* of the third */
    const char *id;
    const char *state;
  } rows[] = {
    { { "8.1.240.6", "8.1.240.6", "8.1.278.2" }, { "aa", "bb", "cc" }, MAILBOX,
      "cluster-file-versions:exres.dll", "fail" },
    { { "8.1.240.6", "8.1.278.2", "8.1.240.6" }, { "aa", "bb", "cc" }, MAILBOX,
      "cluster-file-versions:exres.dll", "fail" },
    { { "8.1.240.6", "8.1.240.6", "8.1.240.6" }, { "aa", "aa", "bb" }, MAILBOX,
      "cluster-file-versions:exres.dll", "information" },
    { { "8.1.240.6", "8.1.240.6", NULL }, { "aa", "aa" }, MAILBOX,
      "cluster-file-versions:exres.dll", "pass" },
    { { "8.1.240.6", NULL, NULL }, { "aa" }, MAILBOX, "cluster-file-versions", "not-checked" },
    { { "8.1.240.6", NULL, "8.0.685.25" }, { "aa", NULL, "bb" }, "", "cluster-file-versions", "not-checked" },
  };
  const char *const folders[] = { "/a", "/b", "/c" };
  const char *const systems[] = { NODE ("N1"), NODE ("N2"), NODE ("N3") };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *third = g_strconcat (WINDOWS, rows[i].software, NULL);
      const char *const softwares[] = { WINDOWS MAILBOX, WINDOWS MAILBOX, third };
      g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
      g_autoptr (TideFacts) facts = NULL;
      g_autoptr (GListStore) findings = NULL;

      g_ptr_array_add (readings, cluster_of (CLUSTER SECOND "[Cluster\\Nodes\\3]\nNodeName=sz:N3\n"));
      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *path = g_strconcat (folders[j], "/Cluster/exres.dll", NULL);

          g_ptr_array_add (readings, system_of (folders[j], systems[j]));
          g_ptr_array_add (readings, software_of (folders[j], softwares[j]));
          if (rows[i].version[j] != NULL)
            g_ptr_array_add (readings, program (path, rows[i].version[j], "x64", rows[i].sha256[j]));
        }
      facts = tide_facts_new (readings, test_catalog (), NULL, NULL);
      findings = tide_findings_evaluate (facts);
      g_test_message ("row %u", i);
      assert_state (findings, rows[i].id, rows[i].state);
    }
}

#define RESOURCE(type) "[Cluster\\Resources\\r]\nName=sz:R\nType=sz:" type "\n"
#define GROUPS "[Cluster\\Groups\\g]\nName=sz:EVS\nContains=multi:r|\n"

/* Exports of some of the cluster's keys: what lies outside is not checked, least of all found in order. */
static void
test_parts_of_cluster (void)
{
  static const struct
  {
    const char *scopes;
    const char *cluster;
    const char *id;
    const char *state;
  } rows[] = {
    { "Cluster", CLUSTER, "resource-type-unregistered", "pass" },
    { "Cluster", CLUSTER "[Cluster\\Resources\\r]\nName=sz:R\n", "resource-type-unregistered", "pass" },
    { "Cluster", CLUSTER, "resource-group", "pass" },
    { "Cluster", CLUSTER, "resource-type-other", "pass" },
    { "Cluster\\ResourceTypes", CLUSTER, "resource-type-unregistered", "not-checked" },
    { "Cluster\\ResourceTypes", CLUSTER, "resource-group", "not-checked" },
    { "Cluster\\ResourceTypes", CLUSTER, "resource-type-dll:" SA, "pass" },
    { "Cluster\\Resources", RESOURCE (SA), "resource-group", "not-checked" },
    { "Cluster\\Resources", RESOURCE (SA), "resource-type-dll", "not-checked" },
    { "Cluster\\Resources", RESOURCE (SA), "resource-type-other", "not-checked" },
    { "Cluster\\Resources", RESOURCE (SA), "excluadm-cluster", "unknown" },
    /* A type that was not read may carry the extension. */
    { "Cluster\\ResourceTypes\\" SA, CLUSTER, "excluadm-cluster", "unknown" },
    { "Cluster\\ResourceTypes", CLUSTER, "excluadm-cluster", "fail" },
    { "Cluster\\Resources|Cluster\\Groups", RESOURCE (SA) GROUPS, "resource-group:EVS", "fail" },
    { "Cluster\\Groups|Cluster\\Resources\\r", RESOURCE (SA) GROUPS, "resource-group:EVS", "unknown" },
    { "Cluster\\Groups|Cluster\\Resources\\r", RESOURCE (SA) GROUPS, "resource-group", "not-checked" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX),
                  test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/a/c.reg", rows[i].scopes,
                                 rows[i].cluster),
                  directory ("exres.dll|clusres.dll"), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, rows[i].id, rows[i].state);
    }
}

#define OTHER(dll) "[Cluster\\ResourceTypes\\Scanner]\nDllName=expand:" dll "\n"
#define USED "[Cluster\\Resources\\s]\nName=sz:S\nType=sz:scanner\n"

/* A bare name may lie in System32, and another directory is not among the evidence. */
static void
test_other_types (void)
{
  static const struct
  {
    const char *cluster;
    const char *id;
    const char *state;
  } rows[] = {
    { OTHER ("%SystemRoot%\\Cluster\\scan.dll"), "resource-type-other:Scanner", "information" },
    { OTHER ("%SystemRoot%\\Cluster\\scan.dll") USED, "resource-type-other:Scanner", "fail" },
    { OTHER ("C:\\WINDOWS\\Cluster\\CLUSRES.DLL") USED, "resource-type-other", "pass" },
    { OTHER ("scan.dll") USED, "resource-type-other", "pass" },
    { OTHER ("D:\\Scanner\\scan.dll") USED, "resource-type-other", "pass" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cluster = g_strconcat (CLUSTER, rows[i].cluster, NULL);
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX),
                  cluster_of (cluster), directory ("exres.dll|clusres.dll"), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, rows[i].id, rows[i].state);
    }
}

/* A node without Exchange needs none of its libraries; one of which that is not known may. */
static void
test_node_without_exchange (void)
{
  static const struct
  {
    const char *software;
    const char *dll;
    const char *id;
    const char *state;
  } rows[] = {
    { WINDOWS, "scan.dll", "resource-type-dll:" SA, "pass" },
    { WINDOWS MAILBOX, "scan.dll", "resource-type-dll:" SA, "fail" },
    { WINDOWS MAILBOX, "scan.dll", "cluster-file:exres.dll@N2", "fail" },
    { WINDOWS ROLE ("AdminTools", "8.1.240.6"), "scan.dll", "resource-type-dll:" SA, "pass" },
    { WINDOWS ROLE ("AdminTools", "8.1.240.6"), "scan.dll", "cluster-file@N2", "not-applicable" },
    { WINDOWS ROLE ("AdminTools", "8.1.240.6"), "scan.dll", "excluadm-com@N2", "not-applicable" },
    { WINDOWS ROLE ("AdminTools", "8.1.240.6"), "scan.dll", "event-source@N2", "not-applicable" },
    { WINDOWS ROLE ("AdminTools", "8.1.240.6"), "scan.dll", "cluster-file-versions", "not-checked" },
    { WINDOWS ROLE ("AdminTools", "8.1.240.6"), "scan.dll", "resource-type:" SA, "pass" },
    { NULL, "scan.dll", "resource-type-dll:" SA, "fail" },
    { WINDOWS, "%SystemRoot%\\Cluster\\scan.dll", "resource-type-other:Scanner", "fail" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cluster =
        g_strconcat (CLUSTER SECOND USED "[Cluster\\ResourceTypes\\Scanner]\nDllName=expand:", rows[i].dll,
                     "\n", NULL);
      g_autoptr (GListStore) findings = evaluate (
        system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX), system_of ("/b", NODE ("N2")),
        cluster_of (cluster), directory ("exres.dll|scan.dll"),
        test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/b/Cluster", "clusres.dll", -1),
        rows[i].software != NULL ? software_of ("/b", rows[i].software) : NULL, NULL);

      g_test_message ("row %u", i);
      assert_state (findings, rows[i].id, rows[i].state);
    }
}

#define TOOLS ROLE ("AdminTools", "8.1.240.6")
#define EXCLUADM "[SOFTWARE\\Classes\\CLSID\\{1}\\InprocServer32]\n@=sz:C:\\x\\excluadm.dll\n"
#define ATTENDANT "[" SET "Services\\MSExchangeSA]\nStart=dword:2\n"

static void
test_tools_alone (void)
{
  static const struct
  {
    const char *system;
    const char *software;
    const char *state;
    gboolean    applies; /* that it holds the tools alone */
  } rows[] = {
    { ALONE ("N1"), TOOLS, "information", TRUE },
    { ALONE ("N1"), TOOLS EXCLUADM, "pass", TRUE },
    { ALONE ("N1"), TOOLS ROLE ("HubTransportRole", "8.1.240.6"), "pass", FALSE },
    { NODE ("N1"), TOOLS, "pass", FALSE },
    { ALONE ("N1"), OLD ("7638"), "information", TRUE },
    { ALONE ("N1") ATTENDANT, OLD ("7638"), "pass", FALSE },
    { ALONE ("N1"), OLD ("7638") EXCLUADM, "pass", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *software = g_strconcat (WINDOWS, rows[i].software, NULL);
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", rows[i].system), software_of ("/a", software), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, "excluadm-admin@N1", rows[i].state);
    }
}

/* A class of 32 bits is cited where it stands. */
static void
test_class_of_32_bits (void)
{
  g_autoptr (GListStore) findings = evaluate (
    system_of ("/a", NODE ("N1")),
    software_of ("/a", WINDOWS MAILBOX "[SOFTWARE\\Classes\\Wow6432Node\\CLSID\\{1}\\InprocServer32]\n"
                       "@=sz:C:\\x\\excluadm.dll\n"), NULL);
  gboolean cited = FALSE;

  assert_state (findings, "excluadm-com@N1", "pass");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      if (strcmp (tide_finding_get_rule (finding), "excluadm-com") == 0)
        cited = g_list_model_get_n_items (tide_finding_get_citations (finding)) == 1;
    }
  g_assert_true (cited);
}

static TideReading *
directory_with_database (guint64 size)
{
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_WIRE_LISTING_MEMBER));
  g_variant_builder_add (&rows, "(@ayttb)", tide_wire_new_bytes ("clusDB", 6), size, (guint64) 0, FALSE);

  return tide_reading_new ("/a/Cluster", TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, TIDE_EVIDENCE_STATE_OK,
                           "Cluster", "/a", NULL, -1,
                           g_variant_new ("(a" TIDE_WIRE_LISTING_MEMBER ")", &rows));
}

static void
test_database (void)
{
  static const struct
  {
    guint64     size;
    const char *state;
  } rows[] = { { 0, "fail" }, { 262144, "pass" } };
  g_autoptr (GListStore) without =
    evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX),
              directory ("exres.dll"), NULL);

  assert_state (without, "cluster-database@N1", "not-checked");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", NODE ("N1")), software_of ("/a", WINDOWS MAILBOX),
                  directory_with_database (rows[i].size), NULL);

      assert_state (findings, "cluster-database@N1", rows[i].state);
    }
}

#define SOURCE(log, name, values) "[" SET "Services\\EventLog\\" log "\\" name "]\n" values
#define ENVIRONMENT "[" SET "Control\\Session Manager\\Environment]\nEXCHDIR=sz:D:\\Exch\n"

/* In either log; a variable is Windows' own, set on the server, or unknown; a folder is listed or not. */
static void
test_event_sources (void)
{
  static const struct
  {
    const char *source;
    const char *id;
    const char *state;
  } rows[] = {
    { SOURCE ("Application", "MSExchangeX", ""), "event-source-file:MSExchangeX@N1", "fail" },
    { SOURCE ("System", "MSExchangeX", ""), "event-source-file:MSExchangeX@N1", "fail" },
    { SOURCE ("Application", "X", "EventMessageFile=expand:%EXCHDIR%\\exsmtp.dll\n"),
      "event-source-file:X@N1", "not-checked" },
    { SOURCE ("Application", "X", "EventMessageFile=expand:%NOTSET%\\exsmtp.dll\n"),
      "event-source-file:X@N1", "fail" },
    { SOURCE ("Application", "X", "EventMessageFile=expand:%SystemRoot%\\exsmtp.dll\n"),
      "event-source-file:X@N1", "not-checked" },
    { SOURCE ("Application", "X", "EventMessageFile=sz:C:\\Program Files\\Exchsrvr\\bin\\here.dll\n"),
      "event-source-file:X@N1", "pass" },
    { SOURCE ("Application", "X", "EventMessageFile=sz:C:\\Program Files\\Exchsrvr\\bin\\gone.dll\n"),
      "event-source-file:X@N1", "fail" },
    { SOURCE ("Application", "X", "EventMessageFile=sz:C:\\Program Files\\Exchsrvr\\res\\here.dll\n"),
      "event-source-file:X@N1", "not-checked" },
    { SOURCE ("Application", "X", "EventMessageFile=sz:C:\\Program Files\\Exchsrvr\\bin\\here.dll;"
              "C:\\Program Files\\Exchsrvr\\bin\\gone.dll\n"), "event-source-file:X@N1", "fail" },
    /* Neither by its name nor by its files one of Exchange's */
    { SOURCE ("Application", "X", "EventMessageFile=sz:C:\\y\\notexsmtp.dll\n"), "event-source-file",
      "pass" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *system = g_strconcat (NODE ("N1") ENVIRONMENT, rows[i].source, NULL);
      g_autofree char *id = strchr (rows[i].id, ':') != NULL ? g_strdup (rows[i].id)
                                                             : g_strconcat (rows[i].id, "@N1", NULL);
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", system), software_of ("/a", WINDOWS MAILBOX),
                  test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/a/Program Files/Exchsrvr/bin",
                                "exres.dll|HERE.dll", -1), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, id, rows[i].state);
    }
}

#define FILED "EventMessageFile=sz:C:\\Program Files\\Exchsrvr\\bin\\x.dll\n"

/* A key that leads elsewhere is there. */
static void
test_source_of_other_node (void)
{
  static const struct
  {
    const char *system;
    const char *id;
    const char *state;
  } rows[] = {
    { NODE ("N1"), "event-source-file:X@N1", "fail" },
    { NODE ("N1") SOURCE ("Application", "X", FILED), "event-source-file:X@N1", "not-checked" },
    { NODE ("N1") SOURCE ("Application", "x", "EventMessageFile=sz:C:\\y\\x.dll\n"),
      "event-source-file@N1", "pass" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) findings =
        evaluate (system_of ("/a", rows[i].system), software_of ("/a", WINDOWS MAILBOX),
                  system_of ("/b", NODE ("N2") SOURCE ("Application", "X", FILED)),
                  software_of ("/b", WINDOWS MAILBOX), cluster_of (CLUSTER SECOND), NULL);

      g_test_message ("row %u", i);
      assert_state (findings, rows[i].id, rows[i].state);
    }
}

/* An export of some keys of SYSTEM says nothing of the others. */
static void
test_sources_in_part (void)
{
  g_autoptr (GListStore) findings = evaluate (
    test_damaged_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/a/SYSTEM", "SYSTEM", NODE ("N1")),
    software_of ("/a", WINDOWS MAILBOX), system_of ("/b", NODE ("N2") SOURCE ("Application", "X", FILED)),
    software_of ("/b", WINDOWS MAILBOX), cluster_of (CLUSTER SECOND), NULL);

  assert_state (findings, "event-source-file@N1", "not-checked");
}

/* Nothing on Exchange's clustering is asked of a database availability group, whatever else is found. */
static void
test_availability_group (void)
{
  static const char *const rules[] = { "cluster-database", "cluster-file",       "cluster-file-update",
                                       "cluster-messages", "excluadm-com",       "excluadm-admin",
                                       "event-source",     "event-source-file",  "ins-cluster-server",
                                       "ins-order" };
  static const char *const of_cluster[] = { "cluster-file-versions", "resource-type",
                                            "resource-type-unconfirmed", "resource-type-unregistered",
                                            "resource-type-dll", "resource-type-other", "resource-group",
                                            "excluadm-cluster" };
  g_autoptr (GListStore) findings = evaluate (
    system_of ("/a", NODE ("N1") SOURCE ("Application", "MSExchangeIS", "")),
    software_of ("/a", "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\nCurrentVersion=sz:6.3\n"
                       "[SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole]\n"
                       "UnpackedVersion=sz:15.1.2507.6\n"),
    cluster_of ("[Cluster]\nClusterName=sz:DAG\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n"
                "[Cluster\\ExchangeActiveManager]\n[Cluster\\Resources\\r]\nName=sz:X\nType=sz:Odd\n"),
    directory_with_database (0), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *id = g_strconcat (rules[i], "@N1", NULL);

      g_test_message ("%s", id);
      assert_state (findings, id, "not-applicable");
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_cluster); i++)
    assert_state (findings, of_cluster[i], "not-applicable");
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/cluster-rules/update", test_update);
  g_test_add_func ("/cluster-rules/messages", test_messages);
  g_test_add_func ("/cluster-rules/owner", test_owner);
  g_test_add_func ("/cluster-rules/between-nodes", test_between_nodes);
  g_test_add_func ("/cluster-rules/between-more-nodes", test_between_more_nodes);
  g_test_add_func ("/cluster-rules/parts-of-cluster", test_parts_of_cluster);
  g_test_add_func ("/cluster-rules/other-types", test_other_types);
  g_test_add_func ("/cluster-rules/node-without-exchange", test_node_without_exchange);
  g_test_add_func ("/cluster-rules/tools-alone", test_tools_alone);
  g_test_add_func ("/cluster-rules/class-of-32-bits", test_class_of_32_bits);
  g_test_add_func ("/cluster-rules/database", test_database);
  g_test_add_func ("/cluster-rules/event-sources", test_event_sources);
  g_test_add_func ("/cluster-rules/source-of-other-node", test_source_of_other_node);
  g_test_add_func ("/cluster-rules/sources-in-part", test_sources_in_part);
  g_test_add_func ("/cluster-rules/availability-group", test_availability_group);

  return g_test_run ();
}
