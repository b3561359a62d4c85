/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-step.h"

G_BEGIN_DECLS

/* What an assessment says of a step; the reason is owned */
typedef struct
{
  gboolean  complete;
  gboolean  applies;
  char     *reason;
  TideLevel level;
  guint     count;
} TideStepFacts;

typedef TideStepFacts (*TideStepAssess) (TideSession *session);

TideStep *tide_step_new (const char    *name,
                         const char    *title,
                         GType          page_type,
                         TideStepAssess assess);

G_END_DECLS
