/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Predicates: each looks at the facts and says pass, fail, unknown or information of one subject after the
 * other. Gates and missing evidence are not their business. One that says nothing has found nothing to
 * object to.
 */
#include "findings/tide-check.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  void (*function) (TideCheck *check);
  const char *words;     /* cases that texts may ask for, besides states and generations */
  const char *arguments; /* names that texts may use, besides server */
} TideCheckEntry;

/* Ends with an entry without a name */
extern const TideCheckEntry tide_checks[];

/* TideNeed bits of the hives of a server that may be out of date; @server: (nullable): of all */
guint tide_checks_find_stale (TideFacts *facts, TideServer *server);
/* The same of those that could be read in part only */
guint tide_checks_find_damaged (TideFacts *facts, TideServer *server);

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
