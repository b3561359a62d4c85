/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-step-private.h"

struct _TideStep
{
  GObject parent_instance;

  const char    *name;
  const char    *title;
  GType          page_type;
  TideStepAssess assess;
  TideStepFacts  facts;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TideStep, tide_step, G_TYPE_OBJECT)

static void
tide_step_finalize (GObject *object)
{
  g_free (TIDE_STEP (object)->facts.reason);

  G_OBJECT_CLASS (tide_step_parent_class)->finalize (object);
}

static void
tide_step_class_init (TideStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_step_finalize;
  signals[CHANGED] = g_signal_new ("changed", TIDE_TYPE_STEP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
tide_step_init (TideStep *self)
{
}

TideStep *
tide_step_new (const char    *name,
               const char    *title,
               GType          page_type,
               TideStepAssess assess)
{
  TideStep *self = g_object_new (TIDE_TYPE_STEP, NULL);

  self->name = name;
  self->title = title;
  self->page_type = page_type;
  self->assess = assess;

  return self;
}

const char *
tide_step_get_name (TideStep *self)
{
  return self->name;
}

const char *
tide_step_get_title (TideStep *self)
{
  return self->title;
}

GType
tide_step_get_page_type (TideStep *self)
{
  return self->page_type;
}

gboolean
tide_step_get_complete (TideStep *self)
{
  return self->facts.complete;
}

gboolean
tide_step_get_applies (TideStep *self)
{
  return self->facts.applies;
}

const char *
tide_step_get_reason (TideStep *self)
{
  return self->facts.reason;
}

TideLevel
tide_step_get_level (TideStep *self)
{
  return self->facts.level;
}

guint
tide_step_get_count (TideStep *self)
{
  return self->facts.count;
}

char *
tide_step_dup_description (TideStep *self)
{
  const char *word = tide_level_get_word (self->facts.level);

  if (self->facts.count == 0)
    /* Translators: a step of the wizard and its state, as in "Roles, Error" */
    return g_strdup_printf (C_ ("step", "%s, %s"), self->title, word);
  /* Translators: a step of the wizard, its state and how many things it counts */
  return g_strdup_printf (C_ ("step", "%s, %s, %u"), self->title, word, self->facts.count);
}

void
tide_steps_assess (GListModel  *steps,
                   TideSession *session)
{
  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      g_free (step->facts.reason);
      step->facts = step->assess (session);
      g_signal_emit (step, signals[CHANGED], 0);
    }
}

TideStep *
tide_steps_get (GListModel *steps,
                guint       index)
{
  return g_list_model_get_item (steps, index);
}

gboolean
tide_steps_reachable (GListModel *steps,
                      guint       index)
{
  for (guint i = 0; i < index; i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      if (!step->facts.complete)
        return FALSE;
    }
  return index < g_list_model_get_n_items (steps);
}

guint
tide_steps_find (GListModel *steps,
                 const char *name)
{
  guint i;

  for (i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (TideStep) step = tide_steps_get (steps, i);

      if (g_strcmp0 (step->name, name) == 0)
        break;
    }
  return i;
}
