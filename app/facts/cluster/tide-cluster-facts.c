/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "facts/cluster/tide-cluster-facts.h"
#include "facts/cluster/tide-excluadm.h"

/* The newest of its nodes: an upgraded node brings the types that the cluster wants. */
static TideGeneration
find_generation (GPtrArray *servers)
{
  TideGeneration generation = TIDE_GENERATION_UNKNOWN;

  for (guint i = 0; i < servers->len; i++)
    generation = MAX (generation, ((TideServer *) servers->pdata[i])->generation);

  return generation;
}

static GPtrArray *
collect_classes (GPtrArray *servers)
{
  GPtrArray *clsids = g_ptr_array_new ();

  for (guint i = 0; i < servers->len; i++)
    {
      TideServer *server = g_ptr_array_index (servers, i);

      for (char **class = server->excluadm_classes; class != NULL && *class != NULL; class++)
        g_ptr_array_add (clsids, *class);
    }

  return clsids;
}

static void
cite_value (TideCluster  *cluster,
            TideRegistry *registry,
            const char   *path,
            const char   *name)
{
  TideRegistryValue *value = tide_registry_find_value (registry, path, name);
  g_autoptr (TideCitation) citation = NULL;

  if (value == NULL)
    return;
  citation = tide_registry_value_cite (value);
  g_list_store_append (cluster->citations, citation);
}

static void
read_nodes (TideRegistry *registry,
            TideCluster  *cluster)
{
  g_autoptr (GPtrArray) keys = tide_registry_children (registry, "Cluster\\Nodes");
  g_autoptr (GStrvBuilder) nodes = g_strv_builder_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      const char *path = tide_registry_key_get_path (keys->pdata[i]);
      g_autofree char *name = tide_registry_dup_string (registry, path, "NodeName");

      if (name == NULL || *name == '\0')
        continue;
      g_strv_builder_add (nodes, name);
      cite_value (cluster, registry, path, "NodeName");
    }

  g_strfreev (cluster->nodes);
  cluster->nodes = g_strv_builder_end (nodes);
}

static char *
find_evidence (TideRegistry *registry)
{
  g_autoptr (GPtrArray) keys = tide_registry_all (registry);

  for (guint i = 0; i < keys->len; i++)
    if (g_ascii_strncasecmp (tide_registry_key_get_path (keys->pdata[i]), "Cluster", 7) == 0)
      return g_strdup (tide_registry_key_get_evidence (keys->pdata[i]));

  return NULL;
}

TideCluster *
tide_cluster_facts_read (TideRegistry *registry,
                         TideCatalog  *catalog,
                         GPtrArray    *servers,
                         GPtrArray    *directories)
{
  TideCluster *cluster = g_object_new (TIDE_TYPE_CLUSTER, NULL);
  TideGeneration generation = find_generation (servers);
  g_autoptr (GPtrArray) clsids = collect_classes (servers);

  cluster->name = tide_registry_dup_string (registry, "Cluster", "ClusterName");
  cluster->evidence = find_evidence (registry);
  cite_value (cluster, registry, "Cluster", "ClusterName");
  read_nodes (registry, cluster);
  tide_cluster_networks_read (registry, cluster);
  tide_resource_facts_read (registry, cluster);
  tide_resource_types_read (registry, catalog, generation, servers, directories, cluster);
  cluster->model = tide_cluster_model_tell (registry, generation, cluster);
  cluster->excluadm = tide_excluadm_read_cluster (cluster, clsids);

  return cluster;
}
