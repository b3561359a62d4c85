/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What rules on logs found in the runs of each server; tried when it is asked for, and once. */
#include "facts/tide-facts.h"

G_BEGIN_DECLS

typedef struct
{
  TideRun          *run;     /* not owned */
  gboolean          counts;  /* it decides, or a watermark still names its task */
  TideMatchEntries *entries; /* (nullable) */
  GHashTable       *tried;   /* TideCatalogRule → TideMatchAnswer */
} TideMatchRun;

typedef struct
{
  TideTruth      answer;
  TideMatchFound found;
} TideMatchAnswer;

typedef struct _TideMatches TideMatches;

TideMatches *tide_matches_new (TideFacts *facts);
void         tide_matches_free (TideMatches *self);

/* (element-type TideMatchRun): those that count first, then the others from the last to the first */
GPtrArray             *tide_matches_get_runs (TideMatches *self, TideServer *server);
const TideMatchAnswer *tide_matches_try (TideMatchRun *run, const TideCatalogRule *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideMatches, tide_matches_free)

G_END_DECLS
