/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What a cluster holds, and what a node has for it. Who makes one fills it, and it never changes after.
 * Strings are owned and safe for display.
 */
#include <tidemark/tide-cluster-file.h>
#include <tidemark/tide-cluster.h>
#include <tidemark/tide-event-source.h>

struct _TideClusterFile
{
  GObject parent_instance;

  char *name;
  TidePresence state;
  char *version;
  char *role_version;
  char *architecture;
  char *sha256;
  char *path;
  TideTruth message_table;
  GListStore *citations; /* TideCitation */
};

struct _TideEventSource
{
  GObject parent_instance;

  char *name;
  char *log;
  TidePresence state;
  char *message_file;
  TideTruth message_file_present;
  char *unknown_variable;
  char *category_file;
  gint64 types_supported;
  char *key;
  GListStore *citations; /* TideCitation */
};

struct _TideResourceType
{
  GObject parent_instance;

  char *name;
  TidePresence state;
  gboolean exchange;
  gboolean confirmed;
  guint n_resources;
  char *dll;
  TideTruth dll_present;
  GStrv admin_extensions;
  GListStore *citations; /* TideCitation */
};

struct _TideResource
{
  GObject parent_instance;

  char *name;
  char *resource_type;
  char *group;
  GStrv possible_owners;
  TideCitation *citation;
};

struct _TideClusterGroup
{
  GObject parent_instance;

  char *name;
  char *owner;
  GStrv preferred_owners;
  TideCitation *citation;
};

struct _TideClusterNetwork
{
  GObject parent_instance;

  char *name;
  char *address;
  char *mask;
  TideCitation *citation;
};

struct _TideClusterInterface
{
  GObject parent_instance;

  char *name;
  char *node;
  char *network;
  char *address;
  TideCitation *citation;
};

struct _TideCluster
{
  GObject parent_instance;

  char *name;
  TideClusterModel model;
  GStrv nodes;
  GListStore *resource_types; /* TideResourceType */
  GListStore *resources; /* TideResource */
  GListStore *groups; /* TideClusterGroup */
  GListStore *networks; /* TideClusterNetwork */
  GListStore *interfaces; /* TideClusterInterface */
  char *quorum;
  char *quorum_type;
  TidePresence excluadm;
  char *evidence;
  GListStore *citations; /* TideCitation */
};
