/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-checks.h"

#define MARK_WORDS "watermark task script described"
#define MARK_ARGUMENTS "watermark action task description script line"
#define ROLE_WORDS MARK_WORDS " recorded install upgrade uninstall recovery role clustered wizard"
#define MAX_MESSAGE 400

const TideCheckEntry tide_checks[] = {
  { "readiness", tide_check_readiness, "known advice message user computer dc",
    "rule title advice message user computer dc" },
  { "cause-unknown", tide_check_cause_unknown, "", "message" },
  { "setup-run", tide_check_setup_run,
    "prerequisites interrupted failed running error component server prepare no-run native managed",
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
  { "services-left-disabled", tide_check_services_left_disabled, "saved unsaved incomplete",
    "services modes unsaved" },
  { "components-inactive", tide_check_components_inactive, "several maintenance", "component requesters" },
  { "server-state-not-restored", tide_check_server_state_not_restored, "", "line log error" },
  { "installer-failed", tide_check_installer_failed, "action product reason package",
    "log line action product reason package" },
  { "import-error", tide_check_import_errors, "error answer", "entry file error answer" },
  { "pending-restart", tide_check_pending_restart, "readiness file", "places file" },
  { "cached-package", tide_check_cached_packages, "product", "product path" },
  { NULL, NULL, NULL, NULL },
};

TideFinding *
tide_check_say (TideCheck       *check,
                const char      *subject,
                TideFindingState state)
{
  g_autoptr (TideFinding) finding =
    tide_finding_new (tide_facts_get_catalog (check->facts), check->rule, subject, check->server, state);

  g_list_store_append (check->findings, finding);

  return finding; /* the list keeps it */
}

const char *
tide_check_get_name (TideCheck  *check,
                     const char *evidence)
{
  GPtrArray *readings = tide_facts_get_readings (check->facts);

  for (guint i = 0; i < readings->len; i++)
    {
      const TideReading *reading = g_ptr_array_index (readings, i);

      if (g_strcmp0 (reading->evidence, evidence) == 0)
        return reading->name;
    }

  return evidence != NULL ? evidence : "";
}

/* An error of a managed log may quote the script first, and its own words behind "was run:". */
static char *
dup_first_line (const char *text)
{
  static const char run[] = "was run: \"";
  const char *message = strstr (text, run);
  char *line;

  if (message != NULL)
    text = message + strlen (run);
  line = g_strstrip (g_strndup (text, strcspn (text, "\n")));
  if (message != NULL && g_str_has_suffix (line, "\"."))
    line[strlen (line) - 2] = '\0';
  else if (g_str_has_suffix (line, "."))
    line[strlen (line) - 1] = '\0';

  return line;
}

char *
tide_check_dup_message (TideCitation *citation)
{
  const char *text = tide_citation_get_text (citation);
  g_autofree char *line = NULL;

  if (text == NULL)
    return NULL;
  line = dup_first_line (text);
  if (*line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) > MAX_MESSAGE)
    {
      g_autofree char *start = g_utf8_substring (line, 0, MAX_MESSAGE);

      return g_strconcat (start, "…", NULL);
    }

  return g_steal_pointer (&line);
}

void
tide_check_say_incomplete (TideCheck  *check,
                           const char *path)
{
  if (!tide_registry_covers (tide_facts_get_registry (check->facts, check->server), path))
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);
}

static gboolean
is_in_hive (TideRegistryKey *key,
            const char      *path)
{
  gsize length = strcspn (path, "\\");

  return g_ascii_strncasecmp (tide_registry_key_get_path (key), path, length) == 0;
}

/* Doubt about a key of a hive is doubt about what is not there as well. */
static TideCitationSource
source_of_absence (TideRegistryKey *key)
{
  TideCitationSource source = tide_registry_key_get_source (key);

  return source == TIDE_CITATION_SOURCE_STALE || source == TIDE_CITATION_SOURCE_DAMAGED
           ? source
           : TIDE_CITATION_SOURCE_HIVE;
}

void
tide_check_cite_absence (TideCheck   *check,
                         TideFinding *finding,
                         const char  *path)
{
  TideRegistry *registry = tide_facts_get_registry (check->facts, check->server);
  g_autoptr (GPtrArray) keys = tide_registry_all (registry);

  for (guint i = 0; i < keys->len; i++)
    if (is_in_hive (g_ptr_array_index (keys, i), path))
      {
        TideRegistryKey *key = g_ptr_array_index (keys, i);
        const char *evidence = tide_registry_key_get_evidence (key);
        g_autoptr (TideCitation) citation =
          tide_citation_new_value (evidence, source_of_absence (key), 0, 0, path, NULL, NULL);

        tide_finding_cite (finding, citation);
        return;
      }
}
