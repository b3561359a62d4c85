/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What servers, and the roles on them, hold. Who makes one fills it, and it never changes after.
 * Strings are owned and safe for display.
 */
#include <tidemark/tide-component-state.h>
#include <tidemark/tide-installer-failure.h>
#include <tidemark/tide-interrupted-task.h>
#include <tidemark/tide-role.h>
#include <tidemark/tide-server.h>

#include "facts/runs/tide-run-private.h"

struct _TideRole
{
  GObject parent_instance;

  char *name;
  TideRoleState state;
  char *unpacked_version;
  char *configured_version;
  char *post_setup_version;
  char *watermark;
  char *action;
  TideTask *task;
  char *key;
  GListStore *citations; /* TideCitation */
};

struct _TideInterruptedTask
{
  GObject parent_instance;

  char *name;
  gboolean other_root;
  char *watermark;
  char *action;
  TideTask *task;
  char *key;
  GListStore *citations; /* TideCitation */
};

struct _TideComponentState
{
  GObject parent_instance;

  char *component;
  char *requester;
  gboolean active;
  char *since;
  TideCitation *citation;
};

struct _TideInstallerFailure
{
  GObject parent_instance;

  char *evidence;
  guint64 line;
  char *action;
  char *product;
  char *reason;
  char *package;
  gboolean followed;
  GListStore *citations; /* TideCitation */
};

struct _TideServer
{
  GObject parent_instance;

  char *id;
  char *computer_name;
  char *display_name;
  TideGeneration generation;
  gboolean without_exchange; /* all places of its keys were given, and none is there */
  gboolean without_mailbox;  /* the same of the roles that bring Exchange's clustering */
  GStrv other_roots;
  char *windows;
  char *windows_source;
  TideTruth cluster_node;
  TideTruth exchange_clustering;
  char *control_set;
  char *install_path;
  char *owa_version;
  GDateTime *captured;
  GListStore *roles; /* TideRole */
  char *no_roles_reason;
  GListStore *tasks; /* TideInterruptedTask */
  GListStore *runs; /* TideRun */
  TideRun *deciding_run;
  GListStore *files; /* TideClusterFile */
  TideTruth cluster_database_empty;
  GListStore *event_sources; /* TideEventSource */
  TidePresence excluadm_com;
  char *excluadm_clsid; /* the first of them */
  GStrv excluadm_classes; /* (nullable): all that lead to the library */
  GListStore *services; /* TideService */
  GListStore *component_states; /* TideComponentState */
  GListStore *restore_errors; /* TideCitation */
  GListStore *installer_failures; /* TideInstallerFailure */
  GListStore *import_errors; /* TideCitation */
  GListStore *pending_restarts; /* TidePendingRestart */
  GListStore *prerequisites; /* TidePrerequisite */
  GListStore *cached_packages; /* TideCachedPackage */
  TideVerdict verdict;
};
