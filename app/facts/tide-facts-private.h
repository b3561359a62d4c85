/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * What the fact objects hold. Only app/facts includes this: it makes an object, fills the fields, and
 * hands it out; from then on it is immutable. Strings are owned and safe for display.
 */
#include <tidemark/tide-cluster.h>
#include <tidemark/tide-server.h>

struct _TideTask
{
  GObject parent_instance;

  char *id;
  char *description;
  char *script;
  guint64 line;
  guint position;
  gboolean fatal;
  GListStore *citations; /* TideCitation */
};

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

struct _TideInsStep
{
  GObject parent_instance;

  guint64 line;
  char *directive;
  char *command;
  char *exit_code;
  TideStepState state;
  TideCitation *citation;
};

struct _TideInsFile
{
  GObject parent_instance;

  char *file;
  guint64 line;
  GListStore *steps; /* TideInsStep */
  TideCitation *citation;
};

struct _TideRunMessage
{
  GObject parent_instance;

  char *text;
  char *innermost; /* (nullable) */
  guint32 code;
  gboolean after_stop;
  TideCitation *citation;
};

struct _TideRunTask
{
  GObject parent_instance;

  char *name;
  char *begun;
  char *ended;
  guint64 line;
};

struct _TideRun
{
  GObject parent_instance;

  char *evidence;
  TideDialect dialect;
  TideRunKind kind;
  TideInterface interface;
  guint64 first_line;
  guint64 last_line;
  char *started;
  char *ended;
  char *utc_offset;
  char *mode;
  char *roles;
  GStrv switches;
  char *installation_mode;
  char *version;
  char *previous_version;
  char *user;
  char *server;
  gboolean named_itself; /* that is the computer it ran on for certain */
  gboolean resumed;
  gboolean deciding;
  TideVerdict verdict;
  gboolean open_ended; /* no end, no error, no stop: the capture time decides */
  gboolean lacks_zone; /* and does not, for want of its zone */
  char *failed_task;
  char *failed_component;
  GListStore *signals; /* TideCitation */
  GListStore *errors; /* TideCitation */
  GListStore *messages; /* TideRunMessage */
  TideRunMessage *cause; /* (nullable) */
  GListStore *tasks; /* TideRunTask */
  GStrv components;
  GStrv scripts;
  GStrv services_disabled;
  GStrv services_restored;
  GStrv states_restored;
  char *roles_unpacked;
  char *roles_installed;
  GListStore *ins; /* TideInsFile */
};

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

struct _TideService
{
  GObject parent_instance;

  char *name;
  TideStartMode start;
  TideStartMode saved_start;
  gboolean disabled_by_setup;
  gboolean restored_by_setup;
  char *image_path;
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

struct _TidePendingRestart
{
  GObject parent_instance;

  char *place;
  char *detail;
  TideCitation *citation;
};

struct _TidePrerequisite
{
  GObject parent_instance;

  char *name;
  char *version;
  char *registered;
  TideTruth present;
  TideCitation *citation;
};

struct _TideCachedPackage
{
  GObject parent_instance;

  char *product;
  char *path;
  TideTruth present;
  TideCitation *citation;
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

