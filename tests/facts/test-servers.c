/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-test-readings.h"

#define LOG_OF(name)                                                                 \
  "12/23/2020 02:28:45.0480||banner|Starting Microsoft Exchange Server 2016 Setup\n" \
  "12/23/2020 02:28:46.0480||server-name|Server Name=" name "\n"

static TideReading *
system_of (const char *path,
           const char *name)
{
  g_autofree char *text = g_strdup_printf (
    "[SYSTEM\\Select]\nCurrent=dword:2\n[SYSTEM\\ControlSet001\\Control\\ComputerName\\ComputerName]\n"
    "ComputerName=sz:OLDNAME\n[SYSTEM\\ControlSet002\\Control\\ComputerName\\ComputerName]\n"
    "ComputerName=sz:%s\n",
    name);

  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, path, "SYSTEM", text);
}

static TideReading *
software_at (const char *path)
{
  return test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, path, "SOFTWARE", "");
}

static TideReading *
cluster_at (const char *path,
            const char *name,
            const char *nodes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) list = g_strsplit (nodes, ",", -1);

  g_string_append_printf (text, "[Cluster]\nClusterName=sz:%s\n", name);
  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (text, "[Cluster\\Nodes\\%u]\nNodeName=sz:%s\n", i + 1, list[i]);

  return test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, path, "Cluster", text->str);
}

/* "s1:NODE1 s2:NODE2", in the order of the list */
static char *
list_servers (TideFacts *facts)
{
  GListModel *servers = tide_facts_get_servers (facts);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);
      const char *name = tide_server_get_computer_name (server);

      g_string_append_printf (out, "%s%s:%s", i > 0 ? " " : "", tide_server_get_id (server),
                              name != NULL ? name : "-");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_servers (TideFacts  *facts,
                const char *servers)
{
  g_autofree char *got = list_servers (facts);

  g_assert_cmpstr (got, ==, servers);
}

static void
test_one_server (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, software_at ("/a/SOFTWARE"),
                                            system_of ("/b/SYSTEM", "MAIL1"),
                                            test_managed_log ("/c/x.log", -1, LOG_OF ("mail1.example.org")),
                                            NULL);

  assert_servers (facts, "s1:MAIL1");
  g_assert_cmpstr (tide_server_get_control_set (test_server (facts, "MAIL1")), ==, "ControlSet002");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/a/SOFTWARE"), ==, "MAIL1");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/x.log"), ==, "MAIL1");
  g_assert_null (tide_facts_get_server_of (facts, "/nothing"));
  g_assert_true (tide_facts_has_server (facts, "mail1"));
  g_assert_true (tide_facts_has_server (facts, "Mail1.Example.Org"));
  g_assert_false (tide_facts_has_server (facts, "mail2"));
  g_assert_null (tide_facts_get_unrelated (facts)[0]);
  g_assert_null (tide_facts_get_cluster (facts));
}

static void
test_unnamed (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, software_at ("/a/SOFTWARE"),
                                            test_listing (TIDE_EVIDENCE_KIND_FOLDER, "/a", "SOFTWARE", -1),
                                            NULL);
  g_autoptr (TideFacts) nothing = test_facts (
    NULL, test_listing (TIDE_EVIDENCE_KIND_FOLDER, "/a", "holiday.jpg", -1), NULL);
  g_autoptr (TideServer) server = g_list_model_get_item (tide_facts_get_servers (facts), 0);

  assert_servers (facts, "s1:-");
  assert_servers (nothing, "");
  g_assert_cmpstr (tide_server_get_display_name (server), ==, "Unnamed server");
  g_assert_null (tide_facts_get_server_of (facts, "/a/SOFTWARE"));
}

/* The nearest folder in which all names agree */
static void
test_folders (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/c/n2/hives/SYSTEM", "NODE2"), system_of ("/c/n1/hives/SYSTEM", "node1"),
    software_at ("/c/n1/hives/SOFTWARE"), software_at ("/c/n2/SOFTWARE"), software_at ("/c/SOFTWARE"),
    test_managed_log ("/c/n1/logs/a/x.log", -1, "a||begin|b\n"),
    test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/c/n1/Cluster", "exres.dll", -1),
    test_listing (TIDE_EVIDENCE_KIND_FOLDER, "/c", "SOFTWARE", -1),
    test_listing (TIDE_EVIDENCE_KIND_FOLDER, "/c/n2", "SOFTWARE", -1),
    software_at ("/z/all.zip!/n3/SOFTWARE"), NULL);
  static const struct
  {
    const char *evidence;
    const char *server;
  } cases[] = {
    { "/c/n1/hives/SOFTWARE", "node1" },
    { "/c/n2/SOFTWARE", "NODE2" },
    { "/c/SOFTWARE", NULL },
    { "/c/n1/logs/a/x.log", "node1" },
    { "/c/n1/Cluster", "node1" },
    { "/c", NULL },
    { "/c/n2", "NODE2" },
    { "/z/all.zip!/n3/SOFTWARE", NULL },
  };

  assert_servers (facts, "s1:node1 s2:NODE2");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].evidence);
      g_assert_cmpstr (tide_facts_get_server_of (facts, cases[i].evidence), ==, cases[i].server);
    }
}

/* In an archive, the names of the collector's files; an archive of one server knows one name. */
static void
test_collector (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL,
    test_registry (TIDE_EVIDENCE_KIND_EXCHANGE_HIVE, "/c/a.zip!/EX1/EX1_Exchange_Registry_Hive.hiv",
                   "SOFTWARE\\Microsoft\\Exchange", ""),
    test_registry (TIDE_EVIDENCE_KIND_EXCHANGE_HIVE, "/c/a.zip!/EX2/EX2_ExchangeServer_Registry_Hive.HIV",
                   "SOFTWARE\\Microsoft\\ExchangeServer", ""),
    test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/c/a.zip!/EX2/ex2_exchange_registry_hive.reg",
                   "SOFTWARE\\Microsoft\\Exchange", ""),
    software_at ("/c/a.zip!/EX1/SOFTWARE"), NULL);
  g_autoptr (TideFacts) single = test_facts (
    NULL, test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/c/EX7_Cluster_Hive.hiv", "Cluster", ""), NULL);

  assert_servers (facts, "s1:EX1 s2:EX2");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/a.zip!/EX1/SOFTWARE"), ==, "EX1");
  assert_servers (single, "s1:EX7");
}

static void
test_assigned (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/c/n1/SYSTEM", "NODE1"), system_of ("/c/n2/SYSTEM", "NODE2"),
    test_with_assigned (software_at ("/c/n1/SOFTWARE"), "node2.example.org"), NULL);
  g_autoptr (TideFacts) new_name = test_facts (
    NULL, test_with_assigned (software_at ("/c/SOFTWARE"), "MAIL9"), NULL);

  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/SOFTWARE"), ==, "node2");
  assert_servers (facts, "s1:NODE1 s2:node2");
  assert_servers (new_name, "s1:MAIL9");
}

/* One file that is another server's leaves the files beside it where they are. */
static void
test_assigned_alone (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/c/n1/SYSTEM", "NODE1"), system_of ("/c/n2/SYSTEM", "NODE2"),
    test_with_assigned (software_at ("/c/n1/logs/SOFTWARE"), "NODE2"), software_at ("/c/n1/logs/other"),
    software_at ("/c/n1/SOFTWARE"), NULL);
  g_autoptr (TideFacts) unnamed = test_facts (
    NULL, test_with_assigned (software_at ("/c/SOFTWARE"), "MAIL9"), software_at ("/c/logs/other"), NULL);
  g_autoptr (TideFacts) several = test_facts (
    NULL, test_with_assigned (software_at ("/c/1"), "MAIL1"),
    test_with_assigned (software_at ("/c/2"), "MAIL2"),
    software_at ("/c/3"), NULL);

  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/logs/SOFTWARE"), ==, "NODE2");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/logs/other"), ==, "NODE1");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/SOFTWARE"), ==, "NODE1");
  g_assert_cmpstr (tide_facts_get_server_of (unnamed, "/c/logs/other"), ==, "MAIL9");
  g_assert_null (tide_facts_get_server_of (several, "/c/3"));
}

/* A folder that is another server's takes what lies in it along, and nothing else. */
static void
test_assigned_folder (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/c/n1/SYSTEM", "NODE1"), system_of ("/c/n2/SYSTEM", "NODE2"),
    test_with_assigned (test_listing (TIDE_EVIDENCE_KIND_FOLDER, "/c/n1/logs", "other", -1), "NODE2"),
    software_at ("/c/n1/logs/other"), software_at ("/c/n1/SOFTWARE"), NULL);

  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/logs"), ==, "NODE2");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/logs/other"), ==, "NODE2");
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/n1/SOFTWARE"), ==, "NODE1");
}

/* An export taken on the running server knows CurrentControlSet alone. */
static void
test_export (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL,
    test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/c/x.reg", "SYSTEM\\CurrentControlSet\\Control",
                   "[SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName]\nComputerName=sz:LIVE\n"
                   ""),
    NULL);

  assert_servers (facts, "s1:LIVE");
  g_assert_cmpstr (tide_server_get_control_set (test_server (facts, "LIVE")), ==, "CurrentControlSet");
}

/* Names that are none, and folders without end */
static void
test_hostile_names (void)
{
  g_autoptr (GString) deep = g_string_new ("/c");
  g_autoptr (TideFacts) facts = NULL;
  g_autofree char *system = NULL;
  g_autofree char *software = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (deep, "/d");
  system = g_strconcat (deep->str, "/SYSTEM", NULL);
  software = g_strconcat (deep->str, "/e/SOFTWARE", NULL);
  facts = test_facts (NULL, system_of (system, "DEEP"), software_at (software), system_of ("/a/SYSTEM", ""),
                      system_of ("/b/SYSTEM", ".x"), test_managed_log ("/b/x.log", -1, LOG_OF (" ")),
                      system_of ("/o/SYSTEM", "OTHER"), NULL);

  assert_servers (facts, "s1:DEEP s2:OTHER");
  g_assert_cmpstr (tide_facts_get_server_of (facts, software), ==, "DEEP");
  g_assert_null (tide_facts_get_server_of (facts, "/b/SYSTEM"));
}

/* What comes in first decides nothing. */
static void
test_order (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, software_at ("/c/n1/SOFTWARE"), test_managed_log ("/c/n1/x.log", -1, LOG_OF ("node1.example.org")),
    system_of ("/c/n2/SYSTEM", "NODE2"), system_of ("/c/n1/SYSTEM", "NODE1"),
    cluster_at ("/c/n2/CLUSDB", "CL", "NODE2,NODE1"), NULL);
  g_autoptr (TideFacts) reversed = test_facts (
    NULL, cluster_at ("/c/n2/CLUSDB", "CL", "NODE2,NODE1"), system_of ("/c/n1/SYSTEM", "NODE1"),
    system_of ("/c/n2/SYSTEM", "NODE2"), test_managed_log ("/c/n1/x.log", -1, LOG_OF ("node1.example.org")),
    software_at ("/c/n1/SOFTWARE"), NULL);

  assert_servers (facts, "s1:NODE1 s2:NODE2");
  assert_servers (reversed, "s1:NODE1 s2:NODE2");
  g_assert_cmpstr (tide_facts_get_server_of (reversed, "/c/n1/SOFTWARE"), ==, "NODE1");
}

static void
assert_unrelated (TideFacts  *facts,
                  const char *names)
{
  g_autofree char *got = g_strjoinv (" ", (char **) tide_facts_get_unrelated (facts));

  g_assert_cmpstr (got, ==, names);
}

static void
test_related (void)
{
  g_autoptr (TideFacts) strangers = test_facts (NULL, system_of ("/c/b/SYSTEM", "B"),
                                                system_of ("/c/a/SYSTEM", "A"), NULL);
  g_autoptr (TideFacts) nodes = test_facts (NULL, system_of ("/c/b/SYSTEM", "B"),
                                            system_of ("/c/a/SYSTEM", "A"),
                                            cluster_at ("/c/a/CLUSDB", "CL", "a,B"), NULL);
  g_autoptr (TideFacts) two_hives = test_facts (
    NULL, system_of ("/c/b/SYSTEM", "B"), cluster_at ("/c/b/CLUSDB", "cl", "A,B"),
    system_of ("/c/a/SYSTEM", "A"), cluster_at ("/c/a/CLUSDB", "CL", "A,B"), NULL);
  g_autoptr (TideFacts) two_clusters = test_facts (
    NULL, system_of ("/c/b/SYSTEM", "B"), cluster_at ("/c/b/CLUSDB", "CL2", "B,D"),
    system_of ("/c/a/SYSTEM", "A"), cluster_at ("/c/a/CLUSDB", "CL1", "A,C"), NULL);
  g_autoptr (TideFacts) stranger = test_facts (
    NULL, system_of ("/c/b/SYSTEM", "B"), system_of ("/c/a/SYSTEM", "A"), system_of ("/c/x/SYSTEM", "X"),
    cluster_at ("/c/CLUSDB", "CL", "A,B"), NULL);

  assert_unrelated (strangers, "A B");
  assert_unrelated (nodes, "");
  assert_unrelated (two_hives, "");
  assert_unrelated (two_clusters, "A B");
  assert_unrelated (stranger, "A B X");
  g_assert_cmpstr (tide_cluster_get_name (tide_facts_get_cluster (nodes)), ==, "CL");
  g_assert_cmpint (tide_server_get_cluster_node (test_server (stranger, "A")), ==, TIDE_TRUTH_YES);
  g_assert_cmpint (tide_server_get_cluster_node (test_server (stranger, "X")), ==, TIDE_TRUTH_NO);
}

/* Who asks for one server gets it, with the hive of its cluster wherever that lies. */
static void
test_restricted (void)
{
  g_autoptr (TideFacts) facts = test_facts ("a.example.org", system_of ("/c/b/SYSTEM", "B"),
                                            cluster_at ("/c/b/CLUSDB", "CL", "A,B"),
                                            system_of ("/c/a/SYSTEM", "A"),
                                            system_of ("/c/x/SYSTEM", "X"), NULL);
  g_autoptr (TideFacts) nobody = test_facts ("Q", system_of ("/c/a/SYSTEM", "A"), NULL);
  GPtrArray *readings = tide_facts_get_readings (facts);

  assert_servers (facts, "s1:A");
  assert_unrelated (facts, "");
  g_assert_cmpuint (readings->len, ==, 2);
  g_assert_cmpstr (tide_cluster_get_evidence (tide_facts_get_cluster (facts)), ==, "/c/b/CLUSDB");
  g_assert_true (tide_facts_has_server (facts, "X"));
  g_assert_cmpstr (tide_facts_get_server_of (facts, "/c/x/SYSTEM"), ==, "X");
  g_assert_cmpuint (tide_facts_get_available (facts, NULL) & TIDE_NEED_TWO_NODES, ==, 0);
  assert_servers (nobody, "");
  g_assert_false (tide_facts_has_server (nobody, "Q"));
}

static void
test_available (void)
{
  static const char native[] = "a||banner|Starting Microsoft Exchange 2007 Setup\n"
                               "b||native-enter|Entering ScSetup\n";
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_of ("/c/a/SYSTEM", "A"), system_of ("/c/b/SYSTEM", "B"),
    cluster_at ("/c/a/CLUSDB", "CL", "A,B"),
    test_managed_log ("/c/b/x.log", -1, native), test_managed_log ("/c/a/x.log", -1, "a||begin|b\n"),
    test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/c/a/Cluster", "", -1),
    test_registry (TIDE_EVIDENCE_KIND_EXCHANGE_HIVE, "/c/a/ex", "SOFTWARE\\Microsoft\\Exchange\\v8.0", ""),
    software_at ("/c/b/SOFTWARE"), NULL);
  guint a = tide_facts_get_available (facts, test_server (facts, "A"));
  guint b = tide_facts_get_available (facts, test_server (facts, "B"));

  g_assert_cmphex (a, ==,
                   TIDE_NEED_SYSTEM | TIDE_NEED_EXCHANGE_KEYS | TIDE_NEED_CLUSTER_HIVE |
                     TIDE_NEED_CLUSTER_DIRECTORY | TIDE_NEED_LOG | TIDE_NEED_TWO_NODES);
  g_assert_cmphex (b, ==,
                   TIDE_NEED_SYSTEM | TIDE_NEED_SOFTWARE | TIDE_NEED_EXCHANGE_KEYS | TIDE_NEED_CLUSTER_HIVE |
                     TIDE_NEED_LOG | TIDE_NEED_NATIVE_LOG | TIDE_NEED_TWO_NODES);
  g_assert_cmphex (tide_facts_get_available (facts, NULL), ==, a | b);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/servers/one", test_one_server);
  g_test_add_func ("/servers/unnamed", test_unnamed);
  g_test_add_func ("/servers/folders", test_folders);
  g_test_add_func ("/servers/collector", test_collector);
  g_test_add_func ("/servers/assigned", test_assigned);
  g_test_add_func ("/servers/assigned-alone", test_assigned_alone);
  g_test_add_func ("/servers/assigned-folder", test_assigned_folder);
  g_test_add_func ("/servers/export", test_export);
  g_test_add_func ("/servers/hostile-names", test_hostile_names);
  g_test_add_func ("/servers/order", test_order);
  g_test_add_func ("/servers/related", test_related);
  g_test_add_func ("/servers/restricted", test_restricted);
  g_test_add_func ("/servers/available", test_available);

  return g_test_run ();
}
