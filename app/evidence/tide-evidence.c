/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-evidence.h>

#include "base/tide-getters.h"
#include "base/tide-problem.h"
#include "evidence/tide-evidence-private.h"
#include "evidence/tide-replay.h"
#include "evidence/tide-sentences.h"

struct _TideEvidence
{
  GObject parent_instance;

  char              *id;
  TidePlace         *place;
  TideEvidence      *container;
  TideJob           *job;
  TideEvidenceKind   kind;
  TideEvidenceState  state;
  const char        *problem;
  char              *argument;
  char              *detail;
  guint64            size;
  char              *sha256;
  gint64             modified_unix;
  GDateTime         *modified;
  char              *assigned;
  char              *server;
  GVariant          *data;
  GPtrArray         *logs; /* (nullable) TideLog: read with it */
  TideReading       *reading; /* made from @data when it is asked for */
};

enum
{
  PROP_0,
  PROP_KIND,
  PROP_STATE,
  PROP_DETAIL,
  PROP_SERVER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_QUARK (tide-evidence-error-quark, tide_evidence_error)
G_DEFINE_FINAL_TYPE (TideEvidence, tide_evidence, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, const char *, id)
TIDE_DEFINE_GETTER_AS (TideEvidence, tide_evidence, EVIDENCE, const char *, name, self->place->name)
TIDE_DEFINE_GETTER_AS (TideEvidence, tide_evidence, EVIDENCE, const char *, path, self->place->path)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, TideEvidenceKind, kind)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, TideEvidenceState, state)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, const char *, detail)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, guint64, size)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, const char *, sha256)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, GDateTime *, modified)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, TideEvidence *, container)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, TideJob *, job)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, TidePlace *, place)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, const char *, problem)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, const char *, argument)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, gint64, modified_unix)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, const char *, assigned)
TIDE_DEFINE_GETTER (TideEvidence, tide_evidence, EVIDENCE, GPtrArray *, logs)
TIDE_DEFINE_GETTER_AS (TideEvidence, tide_evidence, EVIDENCE, const char *, server,
                       self->assigned != NULL ? self->assigned : self->server)

static void
clear_load (TideEvidence *self)
{
  g_clear_pointer (&self->argument, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_clear_pointer (&self->data, g_variant_unref);
  g_clear_pointer (&self->logs, g_ptr_array_unref);
  g_clear_pointer (&self->reading, tide_reading_unref);
}

static void
tide_evidence_finalize (GObject *object)
{
  TideEvidence *self = TIDE_EVIDENCE (object);

  clear_load (self);
  g_free (self->id);
  tide_place_unref (self->place);
  g_clear_object (&self->container);
  g_object_unref (self->job);
  g_free (self->assigned);
  g_free (self->server);

  G_OBJECT_CLASS (tide_evidence_parent_class)->finalize (object);
}

static void
tide_evidence_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TideEvidence *self = TIDE_EVIDENCE (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_SERVER:
      g_value_set_string (value, tide_evidence_get_server (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tide_evidence_class_init (TideEvidenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = tide_evidence_finalize;
  object_class->get_property = tide_evidence_get_property;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, TIDE_TYPE_EVIDENCE_KIND, 0, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, TIDE_TYPE_EVIDENCE_STATE, 0, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_SERVER] = g_param_spec_string ("server", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tide_evidence_init (TideEvidence *self)
{
  self->problem = "";
  self->modified_unix = -1;
  self->job = tide_job_new ("bytes");
}

TideEvidence *
tide_evidence_new (const char   *id,
                   TidePlace    *place,
                   TideEvidence *container)
{
  TideEvidence *self = g_object_new (TIDE_TYPE_EVIDENCE, NULL);

  self->id = g_strdup (id);
  self->place = tide_place_ref (place);
  self->container = container != NULL ? g_object_ref (container) : NULL;

  return self;
}

static void
notify_all (TideEvidence *self)
{
  for (guint i = PROP_KIND; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* The logs that it was made with; where none was of use, those that were tried. */
static GStrv
dup_logs (TideEvidence *self,
          const char *(*name) (TideEvidence *log))
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gboolean used = tide_replay_of (self->data).state == TIDE_REPLAY_APPLIED;

  for (guint i = 0; self->logs != NULL && i < self->logs->len; i++)
    {
      const TideLog *log = self->logs->pdata[i];

      if (log->used || !used)
        g_strv_builder_add (names, name (log->evidence));
    }

  return g_strv_builder_end (names);
}

static char *
describe_replay (TideEvidence *self)
{
  const TideReplay replay = tide_replay_of (self->data);
  g_auto (GStrv) logs = dup_logs (self, tide_evidence_get_name);

  return tide_replay_describe (&replay, self->place->name, (const char *const *) logs);
}

/* What it is, what is wrong with it, how far it can be trusted; each a sentence, if there is one. */
static char *
describe (TideEvidence *self)
{
  const char *copy = tide_replay_describe_copy (self->kind, self->place->name);
  g_autofree char *problem = *self->problem != '\0' ? tide_problem_to_sentence (self->problem, self->argument)
                                                    : NULL;
  g_autofree char *replay = self->data != NULL ? describe_replay (self) : NULL;
  g_autofree char *letters = self->data != NULL ? tide_code_page_to_sentence (self->data) : NULL;
  const char *changes = self->data != NULL ? tide_changes_to_sentence (self->data) : NULL;
  const char *sentences[6] = { NULL };
  guint n = 0;

  if (problem == NULL && self->kind == TIDE_EVIDENCE_KIND_OTHER_HIVE)
    return g_strdup (_("A registry hive, but neither SYSTEM, SOFTWARE, keys of Exchange nor the hive of a "
                       "cluster."));
  if (self->kind == TIDE_EVIDENCE_KIND_REGISTRY_EXPORT && self->state == TIDE_EVIDENCE_STATE_IGNORED &&
      changes == NULL)
    return g_strdup (_("An export of the registry, but of nothing below HKEY_LOCAL_MACHINE."));
  if (copy != NULL)
    sentences[n++] = copy;
  if (problem != NULL)
    sentences[n++] = problem;
  if (replay != NULL)
    sentences[n++] = replay;
  if (letters != NULL)
    sentences[n++] = letters;
  if (changes != NULL)
    sentences[n++] = changes;

  return n > 0 ? g_strjoinv (" ", (char **) sentences) : NULL;
}

/* Takes over what reading brought (transfer full), and is final. */
void
tide_evidence_take_load (TideEvidence *self,
                         TideLoad     *load)
{
  clear_load (self);
  self->kind = load->kind;
  self->state = load->state;
  self->problem = load->problem;
  self->argument = g_steal_pointer (&load->argument);
  self->size = load->size;
  self->sha256 = g_steal_pointer (&load->sha256);
  self->modified_unix = load->modified;
  self->modified = load->modified >= 0 ? g_date_time_new_from_unix_utc (load->modified) : NULL;
  self->data = g_steal_pointer (&load->data);
  self->logs = g_steal_pointer (&load->logs);
  self->detail = describe (self);
  tide_load_free (load);

  tide_job_finish (self->job);
  notify_all (self);
}

/* (transfer full) */
void
tide_evidence_take_logs (TideEvidence *self,
                         GPtrArray    *logs)
{
  g_clear_pointer (&self->logs, g_ptr_array_unref);
  g_clear_pointer (&self->reading, tide_reading_unref);
  self->logs = logs;
}

TideLog *
tide_evidence_find_log (TideEvidence *self,
                        TideEvidence *log)
{
  for (guint i = 0; self->logs != NULL && i < self->logs->len; i++)
    if (((TideLog *) self->logs->pdata[i])->evidence == log)
      return self->logs->pdata[i];

  return NULL;
}

/* Before it is read again. */
void
tide_evidence_set_pending (TideEvidence *self)
{
  g_object_unref (self->job);
  self->job = tide_job_new ("bytes");
  self->state = TIDE_EVIDENCE_STATE_PENDING;
  notify_all (self);
}

void
tide_evidence_set_detail (TideEvidence *self,
                          const char   *detail)
{
  g_free (self->detail);
  self->detail = g_strdup (detail);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

void
tide_evidence_set_server (TideEvidence *self,
                          const char   *server)
{
  g_return_if_fail (TIDE_IS_EVIDENCE (self));

  g_free (self->assigned);
  self->assigned = server != NULL && *server != '\0' ? g_strdup (server) : NULL;
  g_clear_pointer (&self->reading, tide_reading_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER]);
}

void
tide_evidence_set_derived_server (TideEvidence *self,
                                  const char   *server)
{
  if (g_strcmp0 (self->server, server) == 0)
    return;

  g_free (self->server);
  self->server = g_strdup (server);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SERVER]);
}

static void
name_logs (TideEvidence *self)
{
  g_auto (GStrv) ids = dup_logs (self, tide_evidence_get_id);
  g_auto (GStrv) names = dup_logs (self, tide_evidence_get_name);

  tide_reading_set_logs (self->reading, (const char *const *) ids, (const char *const *) names);
}

TideReading *
tide_evidence_get_reading (TideEvidence *self)
{
  if (self->reading == NULL && self->data != NULL)
    {
      self->reading = tide_reading_new (self->id, self->kind, self->state, self->place->name,
                                        self->place->group, self->assigned, self->modified_unix, self->data);
      self->reading->sha256 = g_strdup (self->sha256);
      if (self->logs != NULL)
        name_logs (self);
    }

  return self->reading;
}
