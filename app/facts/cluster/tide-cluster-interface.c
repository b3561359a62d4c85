/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideClusterInterface, tide_cluster_interface, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideClusterInterface, tide_cluster_interface, CLUSTER_INTERFACE, const char *, name)
TIDE_DEFINE_GETTER (TideClusterInterface, tide_cluster_interface, CLUSTER_INTERFACE, const char *, node)
TIDE_DEFINE_GETTER (TideClusterInterface, tide_cluster_interface, CLUSTER_INTERFACE, const char *, network)
TIDE_DEFINE_GETTER (TideClusterInterface, tide_cluster_interface, CLUSTER_INTERFACE, const char *, address)
TIDE_DEFINE_GETTER (TideClusterInterface, tide_cluster_interface, CLUSTER_INTERFACE, TideCitation *, citation)

static void
tide_cluster_interface_finalize (GObject *object)
{
  TideClusterInterface *self = TIDE_CLUSTER_INTERFACE (object);

  g_free (self->name);
  g_free (self->node);
  g_free (self->network);
  g_free (self->address);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_cluster_interface_parent_class)->finalize (object);
}

static void
tide_cluster_interface_class_init (TideClusterInterfaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_cluster_interface_finalize;
}

static void
tide_cluster_interface_init (TideClusterInterface *self)
{
}
