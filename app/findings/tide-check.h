/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One rule at work on one server, or on the cluster or the case, and what all predicates ask and say */
#include "facts/tide-facts.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-matches.h"

G_BEGIN_DECLS

/* What a predicate works on */
typedef struct
{
  TideFacts             *facts;
  const TideCatalogRule *rule;
  TideServer            *server;   /* (nullable): in rules on the cluster or the case */
  TideCluster           *cluster;  /* (nullable) */
  GListStore            *findings; /* where to */
  TideMatches           *matches;  /* of rules on logs */
  guint                  looked;   /* TideNeed bits: where it looked beside what the rule needs */
} TideCheck;

/* Adds a finding; @subject: (nullable). (transfer none) */
TideFinding *tide_check_say (TideCheck *check, const char *subject, TideFindingState state);

/* The name of a piece of evidence; (transfer none), never NULL */
const char *tide_check_get_name (TideCheck *check, const char *evidence);
/* Whether a run ended and did not succeed */
gboolean tide_check_run_failed (TideRun *run);
/* What a log entry says of an error, in one line of bounded length; (transfer full) (nullable) */
char *tide_check_dup_message (TideCitation *citation);

/* Says where setup stopped: of a role or step, or of the deciding run. @name: (nullable) */
void tide_check_tell_story (TideCheck *check, TideFinding *finding, const char *name);

/* Whether all below a key of the server's control set was given, and could be read */
gboolean tide_check_covers_control (TideCheck *check, const char *key);
/* Says that no more was looked for than what was given, unless the server's registry holds a key and all
 * below it, or would if there were any. */
void tide_check_say_incomplete (TideCheck *check, const char *path);

/* Cites the place where a key ought to stand, in the file that would hold it. */
void tide_check_cite_absence (TideCheck *check, TideFinding *finding, const char *path);

/* Whether all keys were given, and could be read, in which setup of the server's generation records roles */
gboolean tide_check_has_all_roles (TideCheck *check);
/* Whether a mark of an unfinished setup names a task; @task: (nullable) */
gboolean tide_check_is_marked (TideServer *server, const char *task);

G_END_DECLS
