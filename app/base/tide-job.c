/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tide-job.h>
#include <tidemark/tide-enum-types.h>

#include "base/tide-getters.h"

struct _TideJob
{
  GObject parent_instance;

  const char   *unit;
  GCancellable *cancellable;
  GMainContext *context;

  /* What is public, touched on the job's context only */
  TideJobState state;
  guint64      done;
  guint64      total;
  char        *message;

  /* What threads have reported and the context has not seen yet */
  GMutex       mutex;
  gboolean     pending;
  TideJobState next_state;
  guint64      next_done;
  guint64      next_total;
  char        *next_message;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_DONE,
  PROP_TOTAL,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TideJob, tide_job, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideJob, tide_job, JOB, TideJobState, state)
TIDE_DEFINE_GETTER (TideJob, tide_job, JOB, guint64, done)
TIDE_DEFINE_GETTER (TideJob, tide_job, JOB, guint64, total)
TIDE_DEFINE_GETTER (TideJob, tide_job, JOB, const char *, unit)
TIDE_DEFINE_GETTER (TideJob, tide_job, JOB, GCancellable *, cancellable)

static void
tide_job_finalize (GObject *object)
{
  TideJob *self = TIDE_JOB (object);

  g_object_unref (self->cancellable);
  g_main_context_unref (self->context);
  g_free (self->message);
  g_free (self->next_message);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (tide_job_parent_class)->finalize (object);
}

static void
tide_job_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  TideJob *self = TIDE_JOB (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_DONE:
      g_value_set_uint64 (value, self->done);
      break;
    case PROP_TOTAL:
      g_value_set_uint64 (value, self->total);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tide_job_class_init (TideJobClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = tide_job_finalize;
  object_class->get_property = tide_job_get_property;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, TIDE_TYPE_JOB_STATE, TIDE_JOB_STATE_QUEUED, flags);
  properties[PROP_DONE] = g_param_spec_uint64 ("done", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_TOTAL] = g_param_spec_uint64 ("total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tide_job_init (TideJob *self)
{
  g_mutex_init (&self->mutex);
  self->cancellable = g_cancellable_new ();
  self->context = g_main_context_ref_thread_default ();
}

TideJob *
tide_job_new (const char *unit)
{
  TideJob *self = g_object_new (TIDE_TYPE_JOB, NULL);

  self->unit = g_intern_string (unit);

  return self;
}

static void
replace_message (char      **where,
                 const char *message)
{
  if (g_strcmp0 (*where, message) == 0)
    return;
  g_free (*where);
  *where = g_strdup (message);
}

static gboolean
publish (gpointer user_data)
{
  TideJob *self = user_data;

  g_mutex_lock (&self->mutex);
  self->pending = FALSE;
  self->state = self->next_state;
  self->done = self->next_done;
  self->total = self->next_total;
  replace_message (&self->message, self->next_message);
  g_mutex_unlock (&self->mutex);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_STATE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));

  return G_SOURCE_REMOVE;
}

/* Any number of reports before the context gets to run make one callback. Called with the lock held. */
static void
schedule (TideJob *self)
{
  g_autoptr (GSource) source = NULL;

  if (self->pending)
    return;

  self->pending = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, publish, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

char *
tide_job_dup_message (TideJob *self)
{
  g_return_val_if_fail (TIDE_IS_JOB (self), NULL);

  return g_strdup (self->message);
}

void
tide_job_report (TideJob    *self,
                 guint64     done,
                 guint64     total,
                 const char *message)
{
  g_return_if_fail (TIDE_IS_JOB (self));

  g_mutex_lock (&self->mutex);
  self->next_state = MAX (self->next_state, TIDE_JOB_STATE_RUNNING);
  self->next_done = done;
  self->next_total = total;
  if (message != NULL)
    replace_message (&self->next_message, message);
  schedule (self);
  g_mutex_unlock (&self->mutex);
}

static void
advance (TideJob     *self,
         TideJobState state)
{
  g_mutex_lock (&self->mutex);
  self->next_state = MAX (self->next_state, state);
  schedule (self);
  g_mutex_unlock (&self->mutex);
}

void
tide_job_cancel (TideJob *self)
{
  g_return_if_fail (TIDE_IS_JOB (self));

  advance (self, TIDE_JOB_STATE_CANCELLING);
  g_cancellable_cancel (self->cancellable);
}

void
tide_job_finish (TideJob *self)
{
  g_return_if_fail (TIDE_IS_JOB (self));

  advance (self, TIDE_JOB_STATE_FINISHED);
}
