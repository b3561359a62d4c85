/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideCluster, tide_cluster, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideCluster, tide_cluster, CLUSTER, const char *, name)
TIDE_DEFINE_GETTER (TideCluster, tide_cluster, CLUSTER, TideClusterModel, model)
TIDE_DEFINE_STRV_GETTER (TideCluster, tide_cluster, CLUSTER, nodes)
TIDE_DEFINE_LIST_GETTER (TideCluster, tide_cluster, CLUSTER, resource_types)
TIDE_DEFINE_LIST_GETTER (TideCluster, tide_cluster, CLUSTER, resources)
TIDE_DEFINE_LIST_GETTER (TideCluster, tide_cluster, CLUSTER, groups)
TIDE_DEFINE_LIST_GETTER (TideCluster, tide_cluster, CLUSTER, networks)
TIDE_DEFINE_LIST_GETTER (TideCluster, tide_cluster, CLUSTER, interfaces)
TIDE_DEFINE_GETTER (TideCluster, tide_cluster, CLUSTER, const char *, quorum)
TIDE_DEFINE_GETTER (TideCluster, tide_cluster, CLUSTER, const char *, quorum_type)
TIDE_DEFINE_GETTER (TideCluster, tide_cluster, CLUSTER, TidePresence, excluadm)
TIDE_DEFINE_GETTER (TideCluster, tide_cluster, CLUSTER, const char *, evidence)
TIDE_DEFINE_LIST_GETTER (TideCluster, tide_cluster, CLUSTER, citations)

static void
tide_cluster_finalize (GObject *object)
{
  TideCluster *self = TIDE_CLUSTER (object);

  g_free (self->name);
  g_strfreev (self->nodes);
  g_object_unref (self->resource_types);
  g_object_unref (self->resources);
  g_object_unref (self->groups);
  g_object_unref (self->networks);
  g_object_unref (self->interfaces);
  g_free (self->quorum);
  g_free (self->quorum_type);
  g_free (self->evidence);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_cluster_parent_class)->finalize (object);
}

static void
tide_cluster_class_init (TideClusterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_cluster_finalize;
}

static void
tide_cluster_init (TideCluster *self)
{
  self->nodes = g_new0 (char *, 1);
  self->resource_types = g_list_store_new (TIDE_TYPE_RESOURCE_TYPE);
  self->resources = g_list_store_new (TIDE_TYPE_RESOURCE);
  self->groups = g_list_store_new (TIDE_TYPE_CLUSTER_GROUP);
  self->networks = g_list_store_new (TIDE_TYPE_CLUSTER_NETWORK);
  self->interfaces = g_list_store_new (TIDE_TYPE_CLUSTER_INTERFACE);
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
