/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-checks.h"

#define MARK_WORDS "watermark task script described"
#define MARK_ARGUMENTS "watermark action task description script line"
#define ROLE_WORDS MARK_WORDS " recorded install upgrade uninstall recovery role clustered wizard command"

const TideCheckEntry tide_checks[] = {
  { "readiness", tide_check_readiness, "known advice message user computer dc",
    "rule title advice message user computer dc" },
  { "cause-unknown", tide_check_cause_unknown, "", "message" },
  { "setup-run", tide_check_setup_run,
    "prerequisites interrupted failed running error component server prepare no-run native managed "
    "zone",
    "line log error component" },
  { "earlier-run", tide_check_earlier_run, "elsewhere watermark error", "line log error task other" },
  { "role-partially-configured", tide_check_role_partially_configured, ROLE_WORDS,
    MARK_ARGUMENTS " role unpacked configured code" },
  { "role-version-mismatch", tide_check_role_version_mismatch, "wizard", "role unpacked configured" },
  { "role-unpacked", tide_check_role_unpacked, "wizard alone running", "role unpacked configured" },
  { "role-not-finalised", tide_check_role_not_finalised, "", "role post" },
  { "task-interrupted", tide_check_task_interrupted, MARK_WORDS " wizard", MARK_ARGUMENTS " key" },
  { "hive-log-contradiction", tide_check_hive_log_contradiction,
    "succeeded passed not-reached another-task action",
    "role task other action mode" },
  { "evidence-dirty", tide_check_evidence_dirty, "replayed no-logs refused healed pending",
    "file logs wanted count" },
  { "ins-step", tide_check_ins_step, "code", "file line log command code" },
  { "ins-cluster-server", tide_check_ins_cluster_server, "", "line log" },
  { "ins-order", tide_check_ins_order, "", "file other line log" },
  { "cluster-database", tide_check_cluster_database, "", "" },
  { "cluster-file", tide_check_cluster_file, "closed owner", "file" },
  { "cluster-file-update", tide_check_cluster_file_update, "", "file version role-version" },
  { "cluster-file-versions", tide_check_cluster_file_versions, "architecture hash",
    "file version other-version other architecture other-architecture" },
  { "cluster-messages", tide_check_cluster_messages, "", "file" },
  { "resource-type", tide_check_resource_type, "", "type" },
  { "resource-type-unconfirmed", tide_check_resource_type_unconfirmed, "used", "type count" },
  { "resource-type-unregistered", tide_check_resource_type_unregistered, "", "type resource" },
  { "resource-type-dll", tide_check_resource_type_dll, "no-dll", "type dll" },
  { "resource-type-other", tide_check_resource_type_other, "", "type dll count" },
  { "resource-group", tide_check_resource_group, "", "group" },
  { "excluadm-admin", tide_check_excluadm_admin, "not-alone", "" },
  { "excluadm-com", tide_check_excluadm_com, "", "" },
  { "excluadm-cluster", tide_check_excluadm_cluster, "types", "" },
  { "event-source", tide_check_event_source, "no-file wrong-file", "source log message-file expected" },
  { "event-source-file", tide_check_event_source_file, "other-node no-file unexpanded",
    "source log message-file other variable" },
  { "services-left-disabled", tide_check_services_left_disabled, "saved unsaved", "services modes unsaved" },
  { "components-inactive", tide_check_components_inactive, "several maintenance", "component requesters" },
  { "server-state-not-restored", tide_check_server_state_not_restored, "", "line log error" },
  { "installer-failed", tide_check_installer_failed, "action product reason package",
    "log line action product reason package" },
  { "import-error", tide_check_import_errors, "error answer", "entry file error answer" },
  { "pending-restart", tide_check_pending_restart, "readiness file", "places file" },
  { "cached-package", tide_check_cached_packages, "product", "product path" },
  { NULL, NULL, NULL, NULL },
};
