/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "base/tide-wire.h"
#include "tide-test-readings.h"

/* The parts of a cluster: networks, groups, owners; and a node that is known by a table of its programs. */

#define ALONE(name)                           \
  "[SYSTEM\\Select]\nCurrent=dword:1\n"        \
  "[SYSTEM\\ControlSet001\\Control\\ComputerName\\ComputerName]\nComputerName=sz:" name "\n"
#define EXCHANGE \
  "[SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole]\nUnpackedVersion=sz:8.1.240.6\n"

static const char cluster_text[] =
  "[Cluster]\nClusterName=sz:C\n"
  "[Cluster\\Nodes\\1]\nNodeName=sz:N1\n"
  "[Cluster\\Nodes\\2]\nNodeName=sz:N2\n"
  "[Cluster\\Networks\\n1]\nName=sz:Public\nAddress=sz:192.0.2.0\nAddressMask=sz:255.255.255.0\n"
  "[Cluster\\Networks\\n2]\nIPv4Addresses=multi:198.51.100.0|\nIPv4PrefixLengths=multi:24|\n"
  "[Cluster\\NetworkInterfaces\\i1]\nName=sz:N1 - Public\nNode=sz:1\nNetwork=sz:N1\nAddress=sz:192.0.2.11\n"
  "[Cluster\\NetworkInterfaces\\i2]\nNode=sz:9\nNetwork=sz:gone\n"
  "[Cluster\\Quorum]\nResource=sz:q\n"
  "[Cluster\\Groups\\g1]\nName=sz:EVS\nContains=multi:R|\nPreferredOwners=multi:2|1|\nOwnerNode=sz:2\n"
  "[Cluster\\Groups\\g2]\nContains=multi:q|\n"
  "[Cluster\\Resources\\q]\nName=sz:Disk Q:\nType=sz:Physical Disk\n"
  "[Cluster\\Resources\\r]\nName=sz:SA\nType=sz:Microsoft Exchange System Attendant\n"
  "PossibleOwners=multi:1|3|\n";

static TideReading *
cluster_hive (const char *text)
{
  return test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "/c/CLUSDB", "Cluster", text);
}

static void
test_networks (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, cluster_hive (cluster_text), NULL);
  TideCluster *cluster = tide_facts_get_cluster (facts);
  g_autoptr (TideClusterNetwork) public = g_list_model_get_item (tide_cluster_get_networks (cluster), 0);
  g_autoptr (TideClusterNetwork) newer = g_list_model_get_item (tide_cluster_get_networks (cluster), 1);
  g_autoptr (TideClusterInterface) first = g_list_model_get_item (tide_cluster_get_interfaces (cluster), 0);
  g_autoptr (TideClusterInterface) second = g_list_model_get_item (tide_cluster_get_interfaces (cluster), 1);

  g_assert_cmpstr (tide_cluster_network_get_name (public), ==, "Public");
  g_assert_cmpstr (tide_cluster_network_get_address (public), ==, "192.0.2.0");
  g_assert_cmpstr (tide_cluster_network_get_mask (public), ==, "255.255.255.0");
  /* Windows 2008 has lists, and a network without a name goes by its id. */
  g_assert_cmpstr (tide_cluster_network_get_name (newer), ==, "n2");
  g_assert_cmpstr (tide_cluster_network_get_address (newer), ==, "198.51.100.0");
  g_assert_cmpstr (tide_cluster_network_get_mask (newer), ==, "24");
  g_assert_cmpstr (tide_cluster_interface_get_node (first), ==, "N1");
  g_assert_cmpstr (tide_cluster_interface_get_network (first), ==, "Public");
  g_assert_cmpstr (tide_cluster_interface_get_address (first), ==, "192.0.2.11");
  g_assert_cmpstr (tide_cluster_interface_get_node (second), ==, "9");
  g_assert_cmpstr (tide_cluster_interface_get_network (second), ==, "gone");
  g_assert_null (tide_cluster_interface_get_address (second));
  g_assert_cmpstr (tide_cluster_get_quorum (cluster), ==, "Disk Q:");
  g_assert_cmpstr (tide_cluster_get_quorum_type (cluster), ==, "Physical Disk");
}

static void
test_owners (void)
{
  g_autoptr (TideFacts) facts = test_facts (NULL, cluster_hive (cluster_text), NULL);
  TideCluster *cluster = tide_facts_get_cluster (facts);
  g_autoptr (TideClusterGroup) evs = g_list_model_get_item (tide_cluster_get_groups (cluster), 0);
  g_autoptr (TideClusterGroup) other = g_list_model_get_item (tide_cluster_get_groups (cluster), 1);
  g_autoptr (TideResource) disk = g_list_model_get_item (tide_cluster_get_resources (cluster), 0);
  g_autoptr (TideResource) attendant = g_list_model_get_item (tide_cluster_get_resources (cluster), 1);

  g_assert_cmpstr (tide_cluster_group_get_name (evs), ==, "EVS");
  g_assert_cmpstr (tide_cluster_group_get_owner (evs), ==, "N2");
  g_assert_cmpstr (tide_cluster_group_get_preferred_owners (evs)[0], ==, "N2");
  g_assert_cmpstr (tide_cluster_group_get_preferred_owners (evs)[1], ==, "N1");
  g_assert_null (tide_cluster_group_get_owner (other));
  g_assert_null (tide_cluster_group_get_preferred_owners (other)[0]);
  g_assert_null (tide_resource_get_possible_owners (disk)[0]);
  g_assert_cmpstr (tide_resource_get_group (attendant), ==, "EVS");
  g_assert_cmpstr (tide_resource_get_possible_owners (attendant)[0], ==, "N1");
  /* A node that was evicted is known by its number. */
  g_assert_cmpstr (tide_resource_get_possible_owners (attendant)[1], ==, "3");
}

/* @rows: "head|text", a row a line */
static TideReading *
table (const char       *path,
       TideEvidenceState state,
       const char       *rows)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *group = g_path_get_dirname (path);
  g_auto (GStrv) lines = g_strsplit (rows, "\n", -1);
  GVariantBuilder entries, info;

  g_variant_builder_init (&info, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_init (&entries, G_VARIANT_TYPE ("a" TIDE_WIRE_LOG_ENTRY));
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "|", 2);

      g_variant_builder_add (&entries, "(ttttsiss@ay)", (guint64) (10 * i), (guint64) 10, (guint64) (i + 1),
                             (guint64) 1, "", -1, "", parts[0],
                             tide_wire_new_bytes (parts[1], strlen (parts[1])));
    }

  return tide_reading_new (path, TIDE_EVIDENCE_KIND_FILE_VERSIONS, state, name, group, NULL, -1,
                           g_variant_new ("(sa{sv}a" TIDE_WIRE_LOG_ENTRY "at)", "files", &info, &entries,
                                          NULL));
}

#define ROW(name, version) TIDE_HEAD_FILE_VERSION "|" name " = " version "\n"

static TideClusterFile *
find_file (TideServer *server,
           const char *name)
{
  GListModel *files = tide_server_get_files (server);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (strcmp (tide_cluster_file_get_name (file), name) == 0)
        return file;
    }
  g_error ("no file %s", name);
}

static void
assert_presence (TideServer  *server,
                 const char  *name,
                 TidePresence presence)
{
  g_assert_cmpint (tide_cluster_file_get_state (find_file (server, name)), ==, presence);
}

static TideReading *
system_hive (void)
{
  return test_registry (TIDE_EVIDENCE_KIND_SYSTEM_HIVE, "/c/N1/SYSTEM", "SYSTEM", ALONE ("N1"));
}

static TideReading *
exchange_keys (void)
{
  return test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/c/N1/e.reg",
                        "SOFTWARE\\Microsoft\\Exchange", EXCHANGE);
}

/* The table says whose it is, which programs there are, and by the cluster service the version of Windows. */
static void
test_table (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_hive (), exchange_keys (),
    table ("/c/x.xml", TIDE_EVIDENCE_STATE_OK,
           TIDE_HEAD_SERVER_NAME "|N1\n" ROW ("EXRES.DLL", "8.1.240.6") ROW ("clusmsg.dll", "")
           ROW ("clussvc.exe", "5.2.3790.3959")),
    NULL);
  TideServer *server = test_server (facts, "N1");
  TideClusterFile *exres = find_file (server, "exres.dll");
  g_autoptr (TideCitation) citation = g_list_model_get_item (tide_cluster_file_get_citations (exres), 0);

  g_assert_cmpuint (g_list_model_get_n_items (tide_facts_get_servers (facts)), ==, 1);
  g_assert_cmpint (tide_cluster_file_get_state (exres), ==, TIDE_PRESENCE_PRESENT);
  g_assert_cmpstr (tide_cluster_file_get_version (exres), ==, "8.1.240.6");
  g_assert_cmpstr (tide_cluster_file_get_role_version (exres), ==, "8.1.240.6");
  g_assert_null (tide_cluster_file_get_architecture (exres));
  g_assert_cmpuint (tide_citation_get_line (citation), ==, 2);
  assert_presence (server, "clusmsg.dll", TIDE_PRESENCE_PRESENT);
  g_assert_null (tide_cluster_file_get_version (find_file (server, "clusmsg.dll")));
  assert_presence (server, "excluadm.dll", TIDE_PRESENCE_MISSING);
  g_assert_cmpstr (tide_server_get_windows (server), ==, "5.2");
  g_assert_nonnull (strstr (tide_server_get_windows_source (server), "clussvc.exe"));
}

/* A table that is cut shows what is there, not what is missing; a file that was read speaks for itself. */
static void
test_table_in_part (void)
{
  g_autoptr (TideFacts) facts = test_facts (
    NULL, system_hive (), exchange_keys (),
    table ("/c/N1_ClusterNodeFileVersions.txt", TIDE_EVIDENCE_STATE_DAMAGED, ROW ("exres.dll", "8.0.685.25")),
    test_program ("/c/N1/Cluster/exres.dll", "8.1.240.6", FALSE), NULL);
  TideServer *server = test_server (facts, "N1");

  g_assert_cmpstr (tide_cluster_file_get_version (find_file (server, "exres.dll")), ==, "8.1.240.6");
  assert_presence (server, "clusmsg.dll", TIDE_PRESENCE_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/cluster-parts/networks", test_networks);
  g_test_add_func ("/cluster-parts/owners", test_owners);
  g_test_add_func ("/cluster-parts/table", test_table);
  g_test_add_func ("/cluster-parts/table-in-part", test_table_in_part);

  return g_test_run ();
}
