/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/cluster/tide-cluster-private.h"

G_DEFINE_FINAL_TYPE (TideClusterFile, tide_cluster_file, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, const char *, name)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, TidePresence, state)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, const char *, version)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, const char *, role_version)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, const char *, architecture)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, const char *, sha256)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, const char *, path)
TIDE_DEFINE_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, TideTruth, message_table)
TIDE_DEFINE_LIST_GETTER (TideClusterFile, tide_cluster_file, CLUSTER_FILE, citations)

static void
tide_cluster_file_finalize (GObject *object)
{
  TideClusterFile *self = TIDE_CLUSTER_FILE (object);

  g_free (self->name);
  g_free (self->version);
  g_free (self->role_version);
  g_free (self->architecture);
  g_free (self->sha256);
  g_free (self->path);
  g_object_unref (self->citations);

  G_OBJECT_CLASS (tide_cluster_file_parent_class)->finalize (object);
}

static void
tide_cluster_file_class_init (TideClusterFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_cluster_file_finalize;
}

static void
tide_cluster_file_init (TideClusterFile *self)
{
  self->citations = g_list_store_new (TIDE_TYPE_CITATION);
}
