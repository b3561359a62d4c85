/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "evidence/tide-reading.h"
#include "evidence/tide-replay.h"

G_DEFINE_BOXED_TYPE (TideReading, tide_reading, tide_reading_ref, tide_reading_unref)

/* Sinks @data. */
TideReading *
tide_reading_new (const char       *evidence,
                  TideEvidenceKind  kind,
                  TideEvidenceState state,
                  const char       *name,
                  const char       *group,
                  const char       *assigned,
                  gint64            modified,
                  GVariant         *data)
{
  TideReading *self = g_atomic_rc_box_new0 (TideReading);

  self->evidence = g_strdup (evidence);
  self->kind = kind;
  self->state = state;
  self->name = g_strdup (name);
  self->group = g_strdup (group);
  self->assigned = g_strdup (assigned);
  self->modified = modified;
  self->data = data != NULL ? g_variant_ref_sink (data) : NULL;

  return self;
}

/* Returns: (transfer full): the same evidence saying something else, for rehearsals */
TideReading *
tide_reading_with_data (TideReading *self,
                        GVariant    *data)
{
  TideReading *other = tide_reading_new (self->evidence, self->kind, self->state, self->name, self->group,
                                         self->assigned, self->modified, data);

  other->sha256 = g_strdup (self->sha256);
  tide_reading_set_logs (other, (const char *const *) self->logs, (const char *const *) self->log_names);
  return other;
}

void
tide_reading_set_logs (TideReading       *self,
                       const char *const *ids,
                       const char *const *names)
{
  g_assert (self->logs == NULL && self->log_names == NULL);

  self->logs = g_strdupv ((char **) ids);
  self->log_names = g_strdupv ((char **) names);
}

gconstpointer
tide_reading_unpack (TideReading   *self,
                     gpointer     (*unpack) (TideReading *reading),
                     GDestroyNotify free_func)
{
  if (g_once_init_enter (&self->unpacked))
    {
      self->free_unpacked = free_func;
      g_once_init_leave (&self->unpacked, unpack (self));
    }

  return self->unpacked;
}

gboolean
tide_reading_is_stale (GVariant *data)
{
  const TideReplay replay = tide_replay_of (data);

  return tide_replay_is_stale (&replay);
}

TideReading *
tide_reading_ref (TideReading *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TideReading *self = data;

  g_free (self->evidence);
  g_free (self->name);
  g_free (self->group);
  g_free (self->assigned);
  g_free (self->sha256);
  g_clear_pointer (&self->data, g_variant_unref);
  g_strfreev (self->logs);
  g_strfreev (self->log_names);
  if (self->unpacked != NULL)
    self->free_unpacked (self->unpacked);
}

void
tide_reading_unref (TideReading *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
tide_reading_type_of (TideEvidenceKind kind)
{
  switch (kind)
    {
    case TIDE_EVIDENCE_KIND_SYSTEM_HIVE:
    case TIDE_EVIDENCE_KIND_SOFTWARE_HIVE:
    case TIDE_EVIDENCE_KIND_CLUSTER_HIVE:
    case TIDE_EVIDENCE_KIND_EXCHANGE_HIVE:
    case TIDE_EVIDENCE_KIND_OTHER_HIVE:
    case TIDE_EVIDENCE_KIND_REGISTRY_EXPORT:
      return TIDE_WIRE_REGISTRY;
    case TIDE_EVIDENCE_KIND_MANAGED_LOG:
    case TIDE_EVIDENCE_KIND_NATIVE_LOG:
    case TIDE_EVIDENCE_KIND_INSTALLER_LOG:
    case TIDE_EVIDENCE_KIND_LDIF_ERRORS:
    case TIDE_EVIDENCE_KIND_SERVICE_STATES:
    case TIDE_EVIDENCE_KIND_SERVICE_LOG:
    case TIDE_EVIDENCE_KIND_FILE_VERSIONS:
      return TIDE_WIRE_LOG;
    case TIDE_EVIDENCE_KIND_TASK_SCRIPT:
      return TIDE_WIRE_SCRIPT;
    case TIDE_EVIDENCE_KIND_PROGRAM_FILE:
      return TIDE_WIRE_PROGRAM;
    case TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY:
    case TIDE_EVIDENCE_KIND_INSTALLER_CACHE:
    case TIDE_EVIDENCE_KIND_SETUP_LOGS:
    case TIDE_EVIDENCE_KIND_SYSTEM_DRIVE:
    case TIDE_EVIDENCE_KIND_FOLDER:
    case TIDE_EVIDENCE_KIND_ARCHIVE:
      return TIDE_WIRE_LISTING;
    default:
      return NULL;
    }
}
