/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "facts/runs/tide-run-private.h"

G_DEFINE_FINAL_TYPE (TideRun, tide_run, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, evidence)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, TideDialect, dialect)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, TideRunKind, kind)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, TideInterface, interface)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, guint64, first_line)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, guint64, last_line)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, started)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, ended)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, utc_offset)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, mode)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, roles)
TIDE_DEFINE_STRV_GETTER (TideRun, tide_run, RUN, switches)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, installation_mode)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, version)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, previous_version)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, user)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, server)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, gboolean, resumed)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, gboolean, deciding)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, TideVerdict, verdict)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, failed_task)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, failed_component)
TIDE_DEFINE_LIST_GETTER (TideRun, tide_run, RUN, signals)
TIDE_DEFINE_LIST_GETTER (TideRun, tide_run, RUN, errors)
TIDE_DEFINE_LIST_GETTER (TideRun, tide_run, RUN, messages)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, TideRunMessage *, cause)
TIDE_DEFINE_LIST_GETTER (TideRun, tide_run, RUN, tasks)
TIDE_DEFINE_STRV_GETTER (TideRun, tide_run, RUN, components)
TIDE_DEFINE_STRV_GETTER (TideRun, tide_run, RUN, scripts)
TIDE_DEFINE_STRV_GETTER (TideRun, tide_run, RUN, services_disabled)
TIDE_DEFINE_STRV_GETTER (TideRun, tide_run, RUN, services_restored)
TIDE_DEFINE_STRV_GETTER (TideRun, tide_run, RUN, states_restored)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, roles_unpacked)
TIDE_DEFINE_GETTER (TideRun, tide_run, RUN, const char *, roles_installed)
TIDE_DEFINE_LIST_GETTER (TideRun, tide_run, RUN, ins)

static void
tide_run_finalize (GObject *object)
{
  TideRun *self = TIDE_RUN (object);

  g_free (self->evidence);
  g_free (self->started);
  g_free (self->ended);
  g_free (self->utc_offset);
  g_free (self->mode);
  g_free (self->roles);
  g_strfreev (self->switches);
  g_free (self->installation_mode);
  g_free (self->version);
  g_free (self->previous_version);
  g_free (self->user);
  g_free (self->server);
  g_free (self->failed_task);
  g_free (self->failed_component);
  g_object_unref (self->signals);
  g_object_unref (self->errors);
  g_object_unref (self->messages);
  g_clear_object (&self->cause);
  g_object_unref (self->tasks);
  g_strfreev (self->components);
  g_strfreev (self->scripts);
  g_strfreev (self->services_disabled);
  g_strfreev (self->services_restored);
  g_strfreev (self->states_restored);
  g_free (self->roles_unpacked);
  g_free (self->roles_installed);
  g_object_unref (self->ins);

  G_OBJECT_CLASS (tide_run_parent_class)->finalize (object);
}

static void
tide_run_class_init (TideRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_run_finalize;
}

static void
tide_run_init (TideRun *self)
{
  self->switches = g_new0 (char *, 1);
  self->signals = g_list_store_new (TIDE_TYPE_CITATION);
  self->errors = g_list_store_new (TIDE_TYPE_CITATION);
  self->messages = g_list_store_new (TIDE_TYPE_RUN_MESSAGE);
  self->tasks = g_list_store_new (TIDE_TYPE_RUN_TASK);
  self->components = g_new0 (char *, 1);
  self->scripts = g_new0 (char *, 1);
  self->services_disabled = g_new0 (char *, 1);
  self->services_restored = g_new0 (char *, 1);
  self->states_restored = g_new0 (char *, 1);
  self->ins = g_list_store_new (TIDE_TYPE_INS_FILE);
}
