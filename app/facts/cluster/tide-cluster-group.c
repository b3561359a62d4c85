/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideClusterGroup, tide_cluster_group, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideClusterGroup, tide_cluster_group, CLUSTER_GROUP, const char *, name)
TIDE_DEFINE_GETTER (TideClusterGroup, tide_cluster_group, CLUSTER_GROUP, const char *, owner)
TIDE_DEFINE_STRV_GETTER (TideClusterGroup, tide_cluster_group, CLUSTER_GROUP, preferred_owners)
TIDE_DEFINE_GETTER (TideClusterGroup, tide_cluster_group, CLUSTER_GROUP, TideCitation *, citation)

static void
tide_cluster_group_finalize (GObject *object)
{
  TideClusterGroup *self = TIDE_CLUSTER_GROUP (object);

  g_free (self->name);
  g_free (self->owner);
  g_strfreev (self->preferred_owners);
  g_clear_object (&self->citation);

  G_OBJECT_CLASS (tide_cluster_group_parent_class)->finalize (object);
}

static void
tide_cluster_group_class_init (TideClusterGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_cluster_group_finalize;
}

static void
tide_cluster_group_init (TideClusterGroup *self)
{
  self->preferred_owners = g_new0 (char *, 1);
}
