/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Predicates: each looks at the facts and says pass, fail, unknown or information of one subject after the
 * other. Gates and missing evidence are not their business. One that says nothing has found nothing to
 * object to.
 */
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

typedef struct
{
  const char *name;
  void (*function) (TideCheck *check);
  const char *words;     /* cases that texts may ask for, besides states and generations */
  const char *arguments; /* names that texts may use, besides server */
} TideCheckEntry;

/* Ends with an entry without a name */
extern const TideCheckEntry tide_checks[];

/* Adds a finding; @subject: (nullable). (transfer none) */
TideFinding *tide_check_say (TideCheck *check, const char *subject, TideFindingState state);

/* The name of a piece of evidence; (transfer none), never NULL */
const char *tide_check_get_name (TideCheck *check, const char *evidence);
/* What a log entry says of an error, in one line of bounded length; (transfer full) (nullable) */
char *tide_check_dup_message (TideCitation *citation);

/* Says where setup stopped: of a role or step, or of the deciding run. @name: (nullable) */
void tide_check_tell_story (TideCheck *check, TideFinding *finding, const char *name);

/* Says that no more was looked for than what was given, unless the server's registry holds a key and all
 * below it, or would if there were any. */
void tide_check_say_incomplete (TideCheck *check, const char *path);

/* Cites the place where a key ought to stand, in the file that would hold it. */
void tide_check_cite_absence (TideCheck *check, TideFinding *finding, const char *path);

/* TideNeed bits of the hives of a server that may be out of date; @server: (nullable): of all */
guint tide_checks_find_stale (TideFacts *facts, TideServer *server);
/* The same of those that could be read in part only */
guint tide_checks_find_damaged (TideFacts *facts, TideServer *server);

/* Whether all keys were given, and could be read, in which setup of the server's generation records roles */
gboolean tide_check_has_all_roles (TideCheck *check);
/* Whether a mark of an unfinished setup names a task; @task: (nullable) */
gboolean tide_check_is_marked (TideServer *server, const char *task);

/* The predicate of all rules on logs */
void tide_check_log (TideCheck *check);
/* Cites a place in a log: the line, and the bytes of the entry that it stands in. */
void tide_check_cite_place (TideFinding *finding, TideRun *run, const TideMatchPlace *place);
/* What a run says of itself, for texts: user, computer, domain, … each with a word of the same name */
void tide_check_name_run (TideCheck *check, TideFinding *finding, const TideMatchRun *run);
extern const char tide_check_run_arguments[];

/* Whether a rule of setup's readiness check fired in the deciding run, and where; @finding cites it. */
gboolean tide_check_readiness_fired (TideCheck *check, const char *rule, TideFinding *finding);

void tide_check_readiness (TideCheck *check);
void tide_check_cause_unknown (TideCheck *check);
void tide_check_setup_run (TideCheck *check);
void tide_check_earlier_run (TideCheck *check);
void tide_check_hive_log_contradiction (TideCheck *check);
void tide_check_evidence_dirty (TideCheck *check);
void tide_check_role_partially_configured (TideCheck *check);
void tide_check_role_version_mismatch (TideCheck *check);
void tide_check_role_unpacked (TideCheck *check);
void tide_check_role_not_finalised (TideCheck *check);
void tide_check_task_interrupted (TideCheck *check);
void tide_check_cluster_database (TideCheck *check);
void tide_check_cluster_file (TideCheck *check);
void tide_check_cluster_file_update (TideCheck *check);
void tide_check_cluster_file_versions (TideCheck *check);
void tide_check_cluster_messages (TideCheck *check);
void tide_check_resource_type (TideCheck *check);
void tide_check_resource_type_unconfirmed (TideCheck *check);
void tide_check_resource_type_unregistered (TideCheck *check);
void tide_check_resource_type_dll (TideCheck *check);
void tide_check_resource_type_other (TideCheck *check);
void tide_check_resource_group (TideCheck *check);
void tide_check_excluadm_admin (TideCheck *check);
void tide_check_excluadm_com (TideCheck *check);
void tide_check_excluadm_cluster (TideCheck *check);
void tide_check_event_source (TideCheck *check);
void tide_check_event_source_file (TideCheck *check);
void tide_check_ins_step (TideCheck *check);
void tide_check_ins_cluster_server (TideCheck *check);
void tide_check_ins_order (TideCheck *check);
void tide_check_services_left_disabled (TideCheck *check);
void tide_check_components_inactive (TideCheck *check);
void tide_check_server_state_not_restored (TideCheck *check);
void tide_check_installer_failed (TideCheck *check);
void tide_check_pending_restart (TideCheck *check);
void tide_check_cached_packages (TideCheck *check);
void tide_check_import_errors (TideCheck *check);

G_END_DECLS
