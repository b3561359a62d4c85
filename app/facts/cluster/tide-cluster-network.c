/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideClusterNetwork, tide_cluster_network, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideClusterNetwork, tide_cluster_network, CLUSTER_NETWORK, const char *, name)
TIDE_DEFINE_GETTER (TideClusterNetwork, tide_cluster_network, CLUSTER_NETWORK, const char *, address)
TIDE_DEFINE_GETTER (TideClusterNetwork, tide_cluster_network, CLUSTER_NETWORK, const char *, mask)
TIDE_DEFINE_GETTER (TideClusterNetwork, tide_cluster_network, CLUSTER_NETWORK, TideCitation *, citation)

static void
tide_cluster_network_finalize (GObject *object)
{
  TideClusterNetwork *self = TIDE_CLUSTER_NETWORK (object);

  g_free (self->name);
  g_free (self->address);
  g_free (self->mask);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_cluster_network_parent_class)->finalize (object);
}

static void
tide_cluster_network_class_init (TideClusterNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_cluster_network_finalize;
}

static void
tide_cluster_network_init (TideClusterNetwork *self)
{
}
