/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-test-readings.h"

#define V8 "SOFTWARE\\Microsoft\\Exchange\\v8.0"
#define SERVICES "SYSTEM\\ControlSet001\\Services"
#define SOURCES SERVICES "\\EventLog\\Application"

#define SELECT "[SYSTEM\\Select]\nCurrent=dword:1\n"
#define CLUSSVC "[" SERVICES "\\ClusSvc]\nStart=dword:2\n"
#define CLUSSVC_OFF "[" SERVICES "\\ClusSvc]\nStart=dword:4\n"
#define OLD "[SOFTWARE\\Microsoft\\Exchange\\Setup]\nNewestBuild=dword:7638\n"
#define MAILBOX "[" V8 "\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\nConfiguredVersion=sz:8.1.240.6\n"
#define HUB "[" V8 "\\HubTransportRole]\nUnpackedVersion=sz:8.1.240.6\nConfiguredVersion=sz:8.1.240.6\n"
#define CMS "[" V8 "\\ClusteredMailboxServer]\nUnpackedVersion=sz:8.1.240.6\nConfiguredVersion=sz:8.1.240.6\n"
#define NEW "[SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole]\nUnpackedVersion=sz:15.1.2507.6\n"

#define NODE "[Cluster]\nClusterName=sz:CL\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n"
#define TYPE(name) "[Cluster\\ResourceTypes\\" name "]\nDllName=sz:exres.dll\n"
#define RESOURCE(id, name, type) "[Cluster\\Resources\\" id "]\nName=sz:" name "\nType=sz:" type "\n"
#define GROUP(id, name, resources) \
  "[Cluster\\Groups\\" id "]\nName=sz:" name "\nContains=multi:" resources "|\n"
#define ATTENDANT "Microsoft Exchange System Attendant"
#define STORE "Microsoft Exchange Information Store"
#define DATABASE "Microsoft Exchange Database Instance"

static TideReading *
system_hive (const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/c/SYSTEM", "SYSTEM", text);
}

static TideReading *
software_hive (const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE", text);
}

static TideReading *
cluster_hive (const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/c/CLUSDB", "Cluster", text);
}

static TideReading *
directory (const char *members)
{
  return test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/c/WINDOWS/Cluster", members, -1);
}

static TideServer *
only_server (TideFacts *facts)
{
  g_autoptr (TideServer) server = g_list_model_get_item (tide_facts_get_servers (facts), 0);

  return server;
}

static void
test_gates (void)
{
  static const struct
  {
    const char *system; /* NULL: not given */
    const char *software;
    const char *cluster;
    TideTruth   node;
    TideTruth   clustering;
    const char *members; /* of the Cluster directory; NULL: not given */
  } cases[] = {
    { NULL, "", NULL, TIDE_TRUTH_UNKNOWN, TIDE_TRUTH_UNKNOWN },
    { NULL, MAILBOX, NULL, TIDE_TRUTH_UNKNOWN, TIDE_TRUTH_UNKNOWN },
    { SELECT, MAILBOX, NULL, TIDE_TRUTH_NO, TIDE_TRUTH_NO },
    { SELECT CLUSSVC_OFF, MAILBOX, NULL, TIDE_TRUTH_NO, TIDE_TRUTH_NO },
    { SELECT CLUSSVC, MAILBOX, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_YES },
    { SELECT CLUSSVC, HUB, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_NO },
    { SELECT, OLD, NULL, TIDE_TRUTH_NO, TIDE_TRUTH_NO },
    /* 2003 leaves traces in a cluster; of another product's cluster it knows nothing. */
    { SELECT CLUSSVC, OLD, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_UNKNOWN },
    { SELECT CLUSSVC, OLD, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_YES, "EXRES.DLL|clusres.dll" },
    { SELECT CLUSSVC "[" SOURCES "\\MSExchangeCluster]\n", OLD, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_YES },
    { SELECT CLUSSVC, OLD, NODE TYPE (ATTENDANT), TIDE_TRUTH_YES, TIDE_TRUTH_YES, "clusres.dll" },
    { SELECT CLUSSVC, OLD, NODE, TIDE_TRUTH_YES, TIDE_TRUTH_UNKNOWN },
    { SELECT CLUSSVC, OLD, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_UNKNOWN, "clusres.dll" },
    { SELECT CLUSSVC, OLD, NODE, TIDE_TRUTH_YES, TIDE_TRUTH_NO, "clusres.dll" },
    { SELECT CLUSSVC, OLD, NODE, TIDE_TRUTH_YES, TIDE_TRUTH_YES, "clusres.dll|clusmsg.dll" },
    /* A database availability group, whatever else is not known */
    { NULL, "", NODE "[Cluster\\ExchangeActiveManager]\n", TIDE_TRUTH_YES, TIDE_TRUTH_NO },
    { SELECT CLUSSVC, "", NULL, TIDE_TRUTH_YES, TIDE_TRUTH_UNKNOWN },
    { NULL, MAILBOX CMS, NULL, TIDE_TRUTH_YES, TIDE_TRUTH_YES },
    { NULL, "", NODE, TIDE_TRUTH_YES, TIDE_TRUTH_UNKNOWN },
    { NULL, "", "", TIDE_TRUTH_UNKNOWN, TIDE_TRUTH_UNKNOWN }, /* an empty cluster hive */
    { SELECT, MAILBOX, "", TIDE_TRUTH_NO, TIDE_TRUTH_NO },
    { NULL, "", NODE TYPE (ATTENDANT), TIDE_TRUTH_YES, TIDE_TRUTH_YES },
    { NULL, "", RESOURCE ("r", "x", ATTENDANT), TIDE_TRUTH_YES, TIDE_TRUTH_YES },
    { SELECT CLUSSVC, NEW, NODE, TIDE_TRUTH_YES, TIDE_TRUTH_NO },
    /* A service of the other control set says nothing. */
    { "[SYSTEM\\Select]\nCurrent=dword:2\n" CLUSSVC, MAILBOX, NULL, TIDE_TRUTH_NO, TIDE_TRUTH_NO },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
      g_autoptr (TideFacts) facts = NULL;
      TideServer *server;

      g_ptr_array_add (readings, software_hive (cases[i].software));
      if (cases[i].system != NULL)
        g_ptr_array_add (readings, system_hive (cases[i].system));
      if (cases[i].cluster != NULL)
        g_ptr_array_add (readings, cluster_hive (cases[i].cluster));
      if (cases[i].members != NULL)
        g_ptr_array_add (readings, directory (cases[i].members));
      facts = tide_facts_new (readings, test_catalog (), NULL, NULL);
      server = only_server (facts);

      g_test_message ("%u", i);
      g_assert_cmpint (tide_server_get_cluster_node (server), ==, cases[i].node);
      g_assert_cmpint (tide_server_get_exchange_clustering (server), ==, cases[i].clustering);
    }
}

/* A damaged hive may have lost the very key; a directory called Cluster proves nothing. */
static void
test_gates_without_proof (void)
{
  g_autoptr (TideFacts) damaged = test_facts (
    NULL, test_damaged_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/c/SYSTEM", "SYSTEM", SELECT), NULL);
  g_autoptr (TideFacts) folder = test_facts (NULL, directory ("exres.dll"), software_hive (MAILBOX), NULL);

  g_assert_cmpint (tide_server_get_cluster_node (only_server (damaged)), ==, TIDE_TRUTH_UNKNOWN);
  g_assert_cmpint (tide_server_get_cluster_node (only_server (folder)), ==, TIDE_TRUTH_UNKNOWN);
}

static void
test_model (void)
{
  static const struct
  {
    const char      *software;
    const char      *cluster;
    TideClusterModel model;
  } cases[] = {
    { "", NODE, TIDE_CLUSTER_MODEL_NONE },
    { NEW, NODE "[Cluster\\ExchangeActiveManager]\n", TIDE_CLUSTER_MODEL_DAG },
    { OLD, NODE TYPE (ATTENDANT), TIDE_CLUSTER_MODEL_EVS },
    { OLD, NODE RESOURCE ("r", "SA", ATTENDANT), TIDE_CLUSTER_MODEL_EVS },
    { MAILBOX, NODE TYPE (ATTENDANT), TIDE_CLUSTER_MODEL_CMS },
    { "", NODE TYPE (ATTENDANT), TIDE_CLUSTER_MODEL_UNKNOWN },
    { "", NODE TYPE (ATTENDANT) TYPE (DATABASE), TIDE_CLUSTER_MODEL_CMS },
    { "", NODE TYPE ("Microsoft Exchange Message Transfer Agent"), TIDE_CLUSTER_MODEL_EVS },
    { MAILBOX, NODE TYPE (ATTENDANT) RESOURCE ("r", "SA", ATTENDANT) RESOURCE ("d", "Disk", "Physical Disk")
        GROUP ("g", "MAILCL", "R|D"),
      TIDE_CLUSTER_MODEL_SCC },
    /* The quorum's disk is not the mailbox server's. */
    { MAILBOX, NODE TYPE (ATTENDANT) RESOURCE ("r", "SA", ATTENDANT) RESOURCE ("d", "Disk", "Physical Disk")
        GROUP ("g", "MAILCL", "r") GROUP ("q", "Cluster Group", "d"),
      TIDE_CLUSTER_MODEL_CMS },
    { MAILBOX,
      NODE TYPE (ATTENDANT) RESOURCE ("r", "SA", ATTENDANT) RESOURCE ("m", "Quorum", "Majority Node Set")
        GROUP ("g", "MAILCL", "r") GROUP ("q", "Cluster Group", "m"),
      TIDE_CLUSTER_MODEL_CCR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (NULL, software_hive (cases[i].software),
                                                cluster_hive (cases[i].cluster), NULL);

      g_test_message ("%u", i);
      g_assert_cmpint (tide_cluster_get_model (tide_facts_get_cluster (facts)), ==, cases[i].model);
    }
}

static TideResourceType *
find_type (TideCluster *cluster,
           const char  *name)
{
  GListModel *types = tide_cluster_get_resource_types (cluster);

  for (guint i = 0; i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      if (g_str_equal (tide_resource_type_get_name (type), name))
        return type;
    }

  return NULL;
}

static void
test_resource_types (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, software_hive (MAILBOX), directory ("EXRES.DLL|clusres.dll"),
    cluster_hive (NODE "[Cluster\\ResourceTypes]\n"
                       "[Cluster\\ResourceTypes\\microsoft exchange system attendant]\n"
                       "DllName=hex1:6500780072006500730020002e0064006c006c00\n"
                       "[Cluster\\ResourceTypes\\" STORE "]\nDllName=sz:%SystemRoot%\\Cluster\\ExRes.dll\n"
                       "AdminExtensions=multi:{A}|{B}|\n"
                       "[Cluster\\ResourceTypes\\Physical Disk]\nDllName=sz:clusres.dll\n"
                       "[Cluster\\ResourceTypes\\Other]\nDllName=sz:D:\\App\\other.dll\n"
                       "[Cluster\\ResourceTypes\\Bare]\nDllName=sz:bare.dll\n"
                       RESOURCE ("1", "SA", ATTENDANT) RESOURCE ("2", "Ghost", "Third Party")
                       RESOURCE ("3", "SA2", ATTENDANT) GROUP ("g", "MAILCL", "1|{9}")),
    NULL);
  TideCluster *cluster = tide_facts_get_cluster (facts);
  TideResourceType *attendant = find_type (cluster, "microsoft exchange system attendant");
  TideResourceType *store = find_type (cluster, STORE);
  TideResourceType *database = find_type (cluster, DATABASE);
  TideResourceType *ghost = find_type (cluster, "Third Party");
  g_autoptr (TideResource) first = g_list_model_get_item (tide_cluster_get_resources (cluster), 0);
  g_autoptr (TideResource) second = g_list_model_get_item (tide_cluster_get_resources (cluster), 1);

  g_assert_cmpuint (g_list_model_get_n_items (tide_cluster_get_resource_types (cluster)), ==, 7);
  g_assert_cmpint (tide_resource_type_get_state (attendant), ==, TIDE_PRESENCE_PRESENT);
  g_assert_true (tide_resource_type_get_exchange (attendant));
  g_assert_true (tide_resource_type_get_confirmed (attendant));
  g_assert_cmpuint (tide_resource_type_get_n_resources (attendant), ==, 2);
  g_assert_cmpstr (tide_resource_type_get_dll (attendant), ==, "exres .dll");
  g_assert_cmpint (tide_resource_type_get_dll_present (attendant), ==, TIDE_TRUTH_NO);

  g_assert_cmpint (tide_resource_type_get_dll_present (store), ==, TIDE_TRUTH_YES);
  g_assert_cmpstr (tide_resource_type_get_admin_extensions (store)[1], ==, "{B}");
  g_assert_null (tide_resource_type_get_admin_extensions (store)[2]);
  g_assert_cmpint (tide_resource_type_get_dll_present (find_type (cluster, "Physical Disk")), ==,
                   TIDE_TRUTH_YES);
  g_assert_false (tide_resource_type_get_exchange (find_type (cluster, "Physical Disk")));
  g_assert_cmpint (tide_resource_type_get_dll_present (find_type (cluster, "Other")), ==, TIDE_TRUTH_UNKNOWN);
  g_assert_cmpint (tide_resource_type_get_dll_present (find_type (cluster, "Bare")), ==, TIDE_TRUTH_UNKNOWN);

  g_assert_cmpint (tide_resource_type_get_state (database), ==, TIDE_PRESENCE_MISSING);
  g_assert_null (tide_resource_type_get_dll (database));
  g_assert_cmpuint (g_list_model_get_n_items (tide_resource_type_get_citations (database)), ==, 1);
  g_assert_cmpint (tide_resource_type_get_state (ghost), ==, TIDE_PRESENCE_MISSING);
  g_assert_false (tide_resource_type_get_exchange (ghost));
  g_assert_cmpuint (tide_resource_type_get_n_resources (ghost), ==, 1);

  g_assert_cmpstr (tide_resource_get_name (first), ==, "SA");
  g_assert_cmpstr (tide_resource_get_group (first), ==, "MAILCL");
  g_assert_null (tide_resource_get_group (second));
  g_assert_cmpstr (tide_cluster_get_nodes (cluster)[0], ==, "N1");
}

#define COM(root) "[" root "\\{AB-1}\\InprocServer32]\n@=expand:%SystemRoot%\\cluster\\EXCLUADM.DLL\n"
#define TYPE_WITH(name, extensions) \
  "[Cluster\\ResourceTypes\\" name "]\nAdminExtensions=multi:" extensions "|\n"

static void
test_excluadm (void)
{
  static const struct
  {
    const char  *software;
    const char  *types;
    TidePresence com;
    TidePresence cluster;
  } cases[] = {
    { MAILBOX, TYPE (ATTENDANT), TIDE_PRESENCE_MISSING, TIDE_PRESENCE_MISSING },
    { MAILBOX COM ("SOFTWARE\\Classes\\CLSID"), TYPE_WITH (ATTENDANT, "{ab-1}"), TIDE_PRESENCE_PRESENT,
      TIDE_PRESENCE_PRESENT },
    { MAILBOX COM ("SOFTWARE\\Classes\\Wow6432Node\\CLSID"), TYPE (ATTENDANT), TIDE_PRESENCE_PRESENT,
      TIDE_PRESENCE_MISSING },
    { MAILBOX COM ("SOFTWARE\\Classes\\CLSID"), TYPE_WITH (ATTENDANT, "{X}|{AB-1}") TYPE_WITH (STORE, "{X}"),
      TIDE_PRESENCE_PRESENT, TIDE_PRESENCE_DIFFERS },
    { MAILBOX COM ("SOFTWARE\\Classes\\CLSID"), TYPE_WITH (ATTENDANT, "{X}"), TIDE_PRESENCE_PRESENT,
      TIDE_PRESENCE_MISSING },
    /* A library may serve more than one class. */
    { MAILBOX COM ("SOFTWARE\\Classes\\CLSID")
        "[SOFTWARE\\Classes\\CLSID\\{CD-2}\\InprocServer32]\n@=sz:C:\\WINDOWS\\Cluster\\excluadm.dll\n",
      TYPE_WITH (ATTENDANT, "{CD-2}"), TIDE_PRESENCE_PRESENT, TIDE_PRESENCE_PRESENT },
    /* Some extension, and no server that tells whose it is */
    { MAILBOX, TYPE_WITH (ATTENDANT, "{X}"), TIDE_PRESENCE_MISSING, TIDE_PRESENCE_UNKNOWN },
    /* An extension of another product's type is no matter of Exchange's. */
    { MAILBOX COM ("SOFTWARE\\Classes\\CLSID"), TYPE (ATTENDANT) TYPE_WITH ("Other", "{AB-1}"),
      TIDE_PRESENCE_PRESENT, TIDE_PRESENCE_MISSING },
    /* Neither a type library nor a file with a similar name */
    { MAILBOX "[SOFTWARE\\Classes\\CLSID\\{C}\\InprocServer32]\n@=sz:C:\\notexcluadm.dll\n"
              "[SOFTWARE\\Classes\\CLSID\\{D}\\TypeLib]\n@=sz:excluadm.dll\n",
      TYPE (ATTENDANT), TIDE_PRESENCE_MISSING, TIDE_PRESENCE_MISSING },
    { NEW, NODE, TIDE_PRESENCE_MISSING, TIDE_PRESENCE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *hive = g_strconcat (NODE, cases[i].types, NULL);
      g_autoptr (TideFacts) facts = test_facts (NULL, software_hive (cases[i].software), cluster_hive (hive),
                                                NULL);
      TideServer *server = only_server (facts);

      g_test_message ("%u", i);
      g_assert_cmpint (tide_server_get_excluadm_com (server), ==, cases[i].com);
      g_assert_cmpint (tide_cluster_get_excluadm (tide_facts_get_cluster (facts)), ==, cases[i].cluster);
      g_assert_cmpstr (tide_server_get_excluadm_clsid (server), ==,
                       cases[i].com == TIDE_PRESENCE_PRESENT ? "{AB-1}" : NULL);
    }
}

static void
test_excluadm_unknown (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, system_hive (SELECT CLUSSVC), NULL);

  g_assert_cmpint (tide_server_get_excluadm_com (only_server (facts)), ==, TIDE_PRESENCE_UNKNOWN);
}

static TideEventSource *
find_source (TideFacts  *facts,
             const char *name)
{
  GListModel *sources = tide_server_get_event_sources (only_server (facts));

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);

      if (g_str_equal (tide_event_source_get_name (source), name))
        return source;
    }

  return NULL;
}

static void
test_event_sources (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL,
    system_hive (SELECT CLUSSVC
                 "[" SOURCES "\\MSEXCHANGECLUSTER]\n"
                 "EventMessageFile=expand:%SystemRoot%\\Cluster\\clusmsg.dll\n"
                 "TypesSupported=dword:7\n"
                 "[" SOURCES "\\MSExchangeIS]\nEventMessageFile=sz:C:\\X\\mdbmsg.dll\n"
                 "[" SOURCES "\\Both]\nCategoryMessageFile=sz:C:\\Program Files\\Exchsrvr\\bin\\a.dll\n"
                 "EventMessageFile=sz:C:\\WINDOWS\\Cluster\\clusmsg.dll;C:\\WINDOWS\\Cluster\\gone.dll\n"
                 "[" SOURCES "\\SMTP]\nEventMessageFile=sz:C:\\y\\EXSMTP.DLL\n"
                 "[" SOURCES "\\Else]\nEventMessageFile=sz:%SystemRoot%\\system32\\x.dll\n"
                 "[SYSTEM\\ControlSet002\\Services\\EventLog\\Application\\MSExchangeXX]\n"),
    software_hive (MAILBOX), directory ("clusmsg.dll"), NULL);
  TideEventSource *cluster = find_source (facts, "MSExchange Cluster");

  g_assert_cmpuint (g_list_model_get_n_items (tide_server_get_event_sources (only_server (facts))), ==, 4);
  g_assert_cmpint (tide_event_source_get_state (cluster), ==, TIDE_PRESENCE_PRESENT);
  g_assert_cmpstr (tide_event_source_get_key (cluster), ==, SOURCES "\\MSEXCHANGECLUSTER");
  g_assert_cmpstr (tide_event_source_get_log (cluster), ==, "Application");
  g_assert_cmpint (tide_event_source_get_types_supported (cluster), ==, 7);
  g_assert_cmpint (tide_event_source_get_message_file_present (cluster), ==, TIDE_TRUTH_YES);

  g_assert_cmpint (tide_event_source_get_types_supported (find_source (facts, "MSExchangeIS")), ==, -1);
  g_assert_cmpint (tide_event_source_get_message_file_present (find_source (facts, "MSExchangeIS")), ==,
                   TIDE_TRUTH_UNKNOWN);
  g_assert_cmpint (tide_event_source_get_message_file_present (find_source (facts, "Both")), ==,
                   TIDE_TRUTH_NO);
  g_assert_nonnull (find_source (facts, "SMTP"));
}

/* Absence takes a hive that covers the place; what is missing says where it would stand. */
static void
test_event_source_missing (void)
{
  g_autoptr (TideFacts) missing = test_facts (NULL, system_hive (SELECT), software_hive (MAILBOX), NULL);
  g_autoptr (TideFacts) unknown = test_facts (NULL, software_hive (OLD), NULL);
  g_autoptr (TideFacts) modern = test_facts (NULL, software_hive (NEW), system_hive (SELECT), NULL);
  TideEventSource *source = find_source (missing, "MSExchange Cluster");

  g_assert_cmpint (tide_event_source_get_state (source), ==, TIDE_PRESENCE_MISSING);
  g_assert_cmpstr (tide_event_source_get_key (source), ==, SOURCES "\\MSExchange Cluster");
  source = find_source (unknown, "MSExchangeCluster");
  g_assert_cmpint (tide_event_source_get_state (source), ==, TIDE_PRESENCE_UNKNOWN);
  g_assert_cmpstr (tide_event_source_get_key (source), ==,
                   "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\MSExchangeCluster");
  g_assert_cmpuint (g_list_model_get_n_items (tide_server_get_event_sources (only_server (modern))), ==, 0);
}

/* "exres.dll+ clusmsg.dll- …": there, missing, or ? */
static char *
list_files (TideServer *server)
{
  GListModel *files = tide_server_get_files (server);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      g_string_append_printf (out, "%s%s%c", i > 0 ? " " : "", tide_cluster_file_get_name (file),
                              "?+-"[tide_cluster_file_get_state (file)]);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_files (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, software_hive (MAILBOX), directory ("ExRes.DLL|clusmsg.dll"),
    test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, "/c/Exchange/bin", "excluadm.dll", -1),
    test_program ("/c/WINDOWS/Cluster/ExRes.DLL", "8.1.240.6", FALSE),
    test_program ("/c/WINDOWS/Cluster/clusmsg.dll", NULL, TRUE),
    test_program ("/c/Exchange/bin/exres.dll", "8.2.0.0", FALSE), NULL);
  g_autoptr (TideFacts) none = test_facts (NULL, software_hive (OLD), NULL);
  g_autoptr (TideFacts) modern = test_facts (NULL, software_hive (NEW), directory ("x"), NULL);
  g_autofree char *given = list_files (only_server (facts));
  g_autofree char *not_given = list_files (only_server (none));
  g_autofree char *of_modern = list_files (only_server (modern));
  g_autoptr (TideClusterFile) exres = g_list_model_get_item (tide_server_get_files (only_server (facts)), 0);
  g_autoptr (TideClusterFile) clusmsg = g_list_model_get_item (tide_server_get_files (only_server (facts)),
                                                               1);

  g_assert_cmpstr (given, ==, "exres.dll+ clusmsg.dll+ excluadm.dll- extras.dll-");
  g_assert_cmpstr (not_given, ==, "exres.dll? clusmsg.dll? excluadm.dll?");
  g_assert_cmpstr (of_modern, ==, "");
  g_assert_cmpstr (tide_cluster_file_get_version (exres), ==, "8.1.240.6");
  g_assert_cmpint (tide_cluster_file_get_message_table (exres), ==, TIDE_TRUTH_NO);
  g_assert_cmpstr (tide_cluster_file_get_path (exres), ==, "/c/WINDOWS/Cluster/ExRes.DLL");
  g_assert_null (tide_cluster_file_get_version (clusmsg));
  g_assert_cmpint (tide_cluster_file_get_message_table (clusmsg), ==, TIDE_TRUTH_YES);
}

static void
test_windows (void)
{
#define CURRENT "[SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"
  static const struct
  {
    const char *software;
    const char *cluster;
    const char *windows;
  } cases[] = {
    { CURRENT "CurrentVersion=sz:5.2\n", NODE, "5.2" },
    { CURRENT "CurrentVersion=sz:6.3\n"
              "CurrentMajorVersionNumber=dword:10\nCurrentMinorVersionNumber=dword:0\n",
      NODE,
      "10.0" },
    { CURRENT "CurrentVersion=sz:banana\n", NODE, NULL },
    { "", NODE "MajorVersion=dword:5\nMinorVersion=dword:2\n", "5.2" },
    { "", NODE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TideFacts) facts = test_facts (NULL, software_hive (cases[i].software),
                                                cluster_hive (cases[i].cluster), NULL);

      g_assert_cmpstr (tide_server_get_windows (only_server (facts)), ==, cases[i].windows);
      g_assert_cmpint (tide_server_get_windows_source (only_server (facts)) != NULL, ==,
                       cases[i].windows != NULL);
    }
}

/* Copies of the cluster's hive are not mixed: the newer one answers alone. */
static void
test_two_hives (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, software_hive (MAILBOX),
    test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/c/old", "Cluster", NODE TYPE (ATTENDANT) TYPE (STORE)),
    test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/c/new", "Cluster",
                   NODE "[Cluster\\ResourceTypes] 1700000000\n" TYPE (ATTENDANT)),
    NULL);
  TideCluster *cluster = tide_facts_get_cluster (facts);

  g_assert_cmpstr (tide_cluster_get_evidence (cluster), ==, "/c/new");
  g_assert_cmpint (tide_resource_type_get_state (find_type (cluster, STORE)), ==, TIDE_PRESENCE_MISSING);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/cluster/gates", test_gates);
  g_test_add_func ("/cluster/gates-without-proof", test_gates_without_proof);
  g_test_add_func ("/cluster/model", test_model);
  g_test_add_func ("/cluster/resource-types", test_resource_types);
  g_test_add_func ("/cluster/two-hives", test_two_hives);
  g_test_add_func ("/cluster/excluadm", test_excluadm);
  g_test_add_func ("/cluster/excluadm-unknown", test_excluadm_unknown);
  g_test_add_func ("/cluster/event-sources", test_event_sources);
  g_test_add_func ("/cluster/event-source-missing", test_event_source_missing);
  g_test_add_func ("/cluster/files", test_files);
  g_test_add_func ("/cluster/windows", test_windows);

  return g_test_run ();
}
