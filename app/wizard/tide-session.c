/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "wizard/tide-choice.h"
#include "wizard/tide-session.h"

struct _TideSession
{
  GObject parent_instance;

  TideCase      *tide_case;
  TideDiagnosis *diagnosis;
  GError        *problem;
  GListStore    *chosen;
  GCancellable  *cancellable;

  guint    adding;     /* additions under way */
  gboolean diagnosing;
  gboolean stale;      /* something changed while a diagnosis was under way */
  gboolean busy;       /* as it was last announced */
};

enum
{
  PROP_0,
  PROP_CASE,
  PROP_BUSY,
  N_PROPS
};

enum
{
  DIAGNOSED,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TideSession, tide_session, G_TYPE_OBJECT)

static void
tide_session_dispose (GObject *object)
{
  TideSession *self = TIDE_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->diagnosis);
  g_clear_object (&self->tide_case);

  G_OBJECT_CLASS (tide_session_parent_class)->dispose (object);
}

static void
tide_session_finalize (GObject *object)
{
  TideSession *self = TIDE_SESSION (object);

  g_object_unref (self->chosen);
  g_object_unref (self->cancellable);
  g_clear_error (&self->problem);

  G_OBJECT_CLASS (tide_session_parent_class)->finalize (object);
}

static void
tide_session_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  TideSession *self = TIDE_SESSION (object);

  switch (id)
    {
    case PROP_CASE:
      g_value_set_object (value, self->tide_case);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, tide_session_get_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tide_session_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  TideSession *self = TIDE_SESSION (object);

  switch (id)
    {
    case PROP_CASE:
      self->tide_case = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tide_session_class_init (TideSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tide_session_dispose;
  object_class->finalize = tide_session_finalize;
  object_class->get_property = tide_session_get_property;
  object_class->set_property = tide_session_set_property;

  properties[PROP_CASE] =
    g_param_spec_object ("case", NULL, NULL, TIDE_TYPE_CASE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* There is a new diagnosis, or none any more */
  signals[DIAGNOSED] = g_signal_new ("diagnosed", TIDE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  /* Something that was asked for could not be done; the sentence says why */
  signals[FAILED] = g_signal_new ("failed", TIDE_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tide_session_init (TideSession *self)
{
  self->chosen = g_list_store_new (TIDE_TYPE_FIX);
  self->cancellable = g_cancellable_new ();
}

TideSession *
tide_session_new (TideCatalog *catalog)
{
  g_autoptr (TideCase) tide_case = tide_case_new (catalog);

  return g_object_new (TIDE_TYPE_SESSION, "case", tide_case, NULL);
}

TideCase *
tide_session_get_case (TideSession *self)
{
  return self->tide_case;
}

TideDiagnosis *
tide_session_get_diagnosis (TideSession *self)
{
  return self->diagnosis;
}

const GError *
tide_session_get_problem (TideSession *self)
{
  return self->problem;
}

gboolean
tide_session_get_busy (TideSession *self)
{
  return self->adding > 0 || self->diagnosing;
}

GListModel *
tide_session_get_chosen (TideSession *self)
{
  return G_LIST_MODEL (self->chosen);
}

static void
announce_busy (TideSession *self)
{
  const gboolean busy = tide_session_get_busy (self);

  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
report_failure (TideSession  *self,
                const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
set_diagnosis (TideSession   *self,
               TideDiagnosis *diagnosis,
               GError        *problem)
{
  g_set_object (&self->diagnosis, diagnosis);
  g_clear_error (&self->problem);
  self->problem = problem;
  tide_choice_carry_over (self->chosen, diagnosis);
  g_signal_emit (self, signals[DIAGNOSED], 0);
}

static void
diagnosed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (TideSession) self = user_data;
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autoptr (GError) error = NULL;

  diagnosis = tide_case_diagnose_finish (TIDE_CASE (source), result, &error);
  self->diagnosing = FALSE;
  if (self->tide_case == NULL)
    return;
  if (self->stale)
    tide_session_diagnose (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_diagnosis (self, diagnosis, g_steal_pointer (&error));
  announce_busy (self);
}

void
tide_session_diagnose (TideSession *self)
{
  g_return_if_fail (TIDE_IS_SESSION (self));

  self->stale = self->diagnosing;
  if (self->diagnosing)
    return;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->tide_case)) == 0)
    {
      set_diagnosis (self, NULL, NULL);
      return;
    }
  self->diagnosing = TRUE;
  announce_busy (self);
  tide_case_diagnose_async (self->tide_case, NULL, diagnosed_cb, g_object_ref (self));
}

/* Said of each: it may have begun a job of its own. */
static void
begin_addition (TideSession *self)
{
  self->adding++;
  self->busy = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
addition_over (TideSession *self)
{
  self->adding--;
  if (self->tide_case != NULL)
    tide_session_diagnose (self);
  announce_busy (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (TideSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tide_case_add_finish (TIDE_CASE (source), result, &error))
    report_failure (self, error);
  addition_over (self);
}

void
tide_session_add_file (TideSession *self,
                       GFile       *file)
{
  g_return_if_fail (TIDE_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  tide_case_add_async (self->tide_case, file, self->cancellable, added_cb, g_object_ref (self));
  begin_addition (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (TideSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tide_case_load_finish (TIDE_CASE (source), result, &error))
    report_failure (self, error);
  addition_over (self);
}

void
tide_session_load (TideSession *self,
                   GFile       *file)
{
  g_return_if_fail (TIDE_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (file));

  tide_case_load_async (self->tide_case, file, self->cancellable, loaded_cb, g_object_ref (self));
  begin_addition (self);
}

void
tide_session_remove (TideSession  *self,
                     TideEvidence *evidence)
{
  g_return_if_fail (TIDE_IS_SESSION (self));

  tide_case_remove (self->tide_case, evidence);
  tide_session_diagnose (self);
}

void
tide_session_cancel (TideSession *self)
{
  g_return_if_fail (TIDE_IS_SESSION (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

gboolean
tide_session_is_chosen (TideSession *self,
                        TideFix     *fix)
{
  return tide_choice_find (G_LIST_MODEL (self->chosen), tide_fix_get_id (fix)) != NULL;
}

void
tide_session_set_chosen (TideSession *self,
                         TideFix     *fix,
                         gboolean     chosen)
{
  tide_choice_set (self->chosen, fix, chosen);
}

TideFixPlan *
tide_session_dup_plan (TideSession *self)
{
  if (self->diagnosis == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->chosen)) == 0)
    return NULL;
  return tide_fix_plan_new (self->diagnosis, G_LIST_MODEL (self->chosen));
}

TideEvidence *
tide_session_find_evidence (TideSession *self,
                            const char  *id)
{
  return self->diagnosis != NULL ? tide_diagnosis_find_evidence (self->diagnosis, id) : NULL;
}
