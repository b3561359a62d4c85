/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/cluster/tide-cluster-facts.h"

#define NETWORKS "Cluster\\Networks"
#define INTERFACES "Cluster\\NetworkInterfaces"

char *
tide_cluster_dup_name (TideRegistry    *registry,
                       TideRegistryKey *key)
{
  char *name = tide_registry_dup_string (registry, tide_registry_key_get_path (key), "Name");

  return name != NULL ? name : g_strdup (tide_registry_key_get_name (key));
}

/* The name of what an id stands for below @parent; the id itself where nothing says more. */
static char *
dup_name_of (TideRegistry *registry,
             const char   *parent,
             const char   *id,
             const char   *value)
{
  g_autofree char *path = g_strconcat (parent, "\\", id, NULL);
  char *name = tide_registry_dup_string (registry, path, value);

  return name != NULL ? name : g_strdup (id);
}

char *
tide_cluster_dup_node (TideRegistry *registry,
                       const char   *id)
{
  return dup_name_of (registry, "Cluster\\Nodes", id, "NodeName");
}

GStrv
tide_cluster_dup_nodes (TideRegistry    *registry,
                        TideRegistryKey *key,
                        const char      *value)
{
  TideRegistryValue *list = tide_registry_key_get_value (key, value);
  g_auto (GStrv) ids = list != NULL ? tide_registry_value_dup_strings (list) : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *name = tide_cluster_dup_node (registry, ids[i]);

      g_strv_builder_add (names, name);
    }

  return g_strv_builder_end (names);
}

/* From Windows 2008 on a network has a list of addresses, and prefixes in place of a mask. */
static char *
dup_either (TideRegistry    *registry,
            TideRegistryKey *key,
            const char      *value,
            const char      *list)
{
  TideRegistryValue *other = tide_registry_key_get_value (key, list);
  char *text = tide_registry_dup_string (registry, tide_registry_key_get_path (key), value);

  return text != NULL || other == NULL ? text : tide_registry_value_dup_text (other);
}

static void
read_network (TideRegistry    *registry,
              TideRegistryKey *key,
              TideCluster     *cluster)
{
  g_autoptr (TideClusterNetwork) network = g_object_new (TIDE_TYPE_CLUSTER_NETWORK, NULL);

  network->name = tide_cluster_dup_name (registry, key);
  network->address = dup_either (registry, key, "Address", "IPv4Addresses");
  network->mask = dup_either (registry, key, "AddressMask", "IPv4PrefixLengths");
  network->citation = tide_registry_key_cite (key);
  g_list_store_append (cluster->networks, network);
}

static void
read_interface (TideRegistry    *registry,
                TideRegistryKey *key,
                TideCluster     *cluster)
{
  const char *path = tide_registry_key_get_path (key);
  g_autoptr (TideClusterInterface) interface = g_object_new (TIDE_TYPE_CLUSTER_INTERFACE, NULL);
  g_autofree char *node = tide_registry_dup_string (registry, path, "Node");
  g_autofree char *network = tide_registry_dup_string (registry, path, "Network");

  interface->name = tide_cluster_dup_name (registry, key);
  interface->node = node != NULL ? tide_cluster_dup_node (registry, node) : NULL;
  interface->network = network != NULL ? dup_name_of (registry, NETWORKS, network, "Name") : NULL;
  interface->address = dup_either (registry, key, "Address", "IPv4Addresses");
  interface->citation = tide_registry_key_cite (key);
  g_list_store_append (cluster->interfaces, interface);
}

static void
read_quorum (TideRegistry *registry,
             TideCluster  *cluster)
{
  g_autofree char *id = tide_registry_dup_string (registry, "Cluster\\Quorum", "Resource");
  g_autofree char *path = NULL;

  if (id == NULL)
    return;
  path = g_strconcat ("Cluster\\Resources\\", id, NULL);
  cluster->quorum = dup_name_of (registry, "Cluster\\Resources", id, "Name");
  cluster->quorum_type = tide_registry_dup_string (registry, path, "Type");
}

void
tide_cluster_networks_read (TideRegistry *registry,
                            TideCluster  *cluster)
{
  g_autoptr (GPtrArray) networks = tide_registry_children (registry, NETWORKS);
  g_autoptr (GPtrArray) interfaces = tide_registry_children (registry, INTERFACES);

  for (guint i = 0; i < networks->len; i++)
    read_network (registry, networks->pdata[i], cluster);
  for (guint i = 0; i < interfaces->len; i++)
    read_interface (registry, interfaces->pdata[i], cluster);
  read_quorum (registry, cluster);
}
