/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"
#include "facts/servers/tide-server-private.h"

G_DEFINE_FINAL_TYPE (TideServer, tide_server, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, id)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, computer_name)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, display_name)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TideGeneration, generation)
TIDE_DEFINE_STRV_GETTER (TideServer, tide_server, SERVER, other_roots)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, windows)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, windows_source)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TideTruth, cluster_node)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TideTruth, exchange_clustering)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, control_set)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, install_path)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, owa_version)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, GDateTime *, captured)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, roles)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, no_roles_reason)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, tasks)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, runs)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TideRun *, deciding_run)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, files)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TideTruth, cluster_database_empty)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, event_sources)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TidePresence, excluadm_com)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, const char *, excluadm_clsid)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, services)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, component_states)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, restore_errors)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, installer_failures)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, import_errors)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, pending_restarts)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, prerequisites)
TIDE_DEFINE_LIST_GETTER (TideServer, tide_server, SERVER, cached_packages)
TIDE_DEFINE_GETTER (TideServer, tide_server, SERVER, TideVerdict, verdict)

static void
tide_server_finalize (GObject *object)
{
  TideServer *self = TIDE_SERVER (object);

  g_free (self->id);
  g_free (self->computer_name);
  g_free (self->display_name);
  g_strfreev (self->other_roots);
  g_free (self->windows);
  g_free (self->windows_source);
  g_free (self->control_set);
  g_free (self->install_path);
  g_free (self->owa_version);
  g_clear_pointer (&self->captured, g_date_time_unref);
  g_object_unref (self->roles);
  g_free (self->no_roles_reason);
  g_object_unref (self->tasks);
  g_object_unref (self->runs);
  g_clear_object (&self->deciding_run);
  g_object_unref (self->files);
  g_object_unref (self->event_sources);
  g_free (self->excluadm_clsid);
  g_strfreev (self->excluadm_classes);
  g_object_unref (self->services);
  g_object_unref (self->component_states);
  g_object_unref (self->restore_errors);
  g_object_unref (self->installer_failures);
  g_object_unref (self->import_errors);
  g_object_unref (self->pending_restarts);
  g_object_unref (self->prerequisites);
  g_object_unref (self->cached_packages);

  G_OBJECT_CLASS (tide_server_parent_class)->finalize (object);
}

static void
tide_server_class_init (TideServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_server_finalize;
}

static void
tide_server_init (TideServer *self)
{
  self->other_roots = g_new0 (char *, 1);
  self->roles = g_list_store_new (TIDE_TYPE_ROLE);
  self->tasks = g_list_store_new (TIDE_TYPE_INTERRUPTED_TASK);
  self->runs = g_list_store_new (TIDE_TYPE_RUN);
  self->files = g_list_store_new (TIDE_TYPE_CLUSTER_FILE);
  self->event_sources = g_list_store_new (TIDE_TYPE_EVENT_SOURCE);
  self->services = g_list_store_new (TIDE_TYPE_SERVICE);
  self->component_states = g_list_store_new (TIDE_TYPE_COMPONENT_STATE);
  self->restore_errors = g_list_store_new (TIDE_TYPE_CITATION);
  self->installer_failures = g_list_store_new (TIDE_TYPE_INSTALLER_FAILURE);
  self->import_errors = g_list_store_new (TIDE_TYPE_CITATION);
  self->pending_restarts = g_list_store_new (TIDE_TYPE_PENDING_RESTART);
  self->prerequisites = g_list_store_new (TIDE_TYPE_PREREQUISITE);
  self->cached_packages = g_list_store_new (TIDE_TYPE_CACHED_PACKAGE);
}
