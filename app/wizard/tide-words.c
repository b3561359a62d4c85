/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-words.h"

#define WORD(words, value) ((gsize) (value) < G_N_ELEMENTS (words) ? _ (words[value]) : _ (words[0]))

const char *
tide_words_evidence_kind (TideEvidenceKind kind)
{
  static const char *const words[] = {
    [TIDE_EVIDENCE_KIND_UNKNOWN] = N_ ("Unknown kind of file"),
    [TIDE_EVIDENCE_KIND_SYSTEM_HIVE] = N_ ("SYSTEM registry hive"),
    [TIDE_EVIDENCE_KIND_SOFTWARE_HIVE] = N_ ("SOFTWARE registry hive"),
    [TIDE_EVIDENCE_KIND_CLUSTER_HIVE] = N_ ("Cluster registry hive"),
    [TIDE_EVIDENCE_KIND_EXCHANGE_HIVE] = N_ ("Registry hive of Exchange keys"),
    [TIDE_EVIDENCE_KIND_OTHER_HIVE] = N_ ("Registry hive of another kind"),
    [TIDE_EVIDENCE_KIND_REGISTRY_EXPORT] = N_ ("Registry export"),
    [TIDE_EVIDENCE_KIND_TRANSACTION_LOG] = N_ ("Transaction log of a hive"),
    [TIDE_EVIDENCE_KIND_MANAGED_LOG] = N_ ("Exchange setup log"),
    [TIDE_EVIDENCE_KIND_NATIVE_LOG] = N_ ("Setup progress log"),
    [TIDE_EVIDENCE_KIND_INSTALLER_LOG] = N_ ("Windows Installer log"),
    [TIDE_EVIDENCE_KIND_TASK_SCRIPT] = N_ ("Setup task script"),
    [TIDE_EVIDENCE_KIND_PROGRAM_FILE] = N_ ("Program file"),
    [TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY] = N_ ("Cluster directory"),
    [TIDE_EVIDENCE_KIND_SETUP_LOGS] = N_ ("Folder of setup logs"),
    [TIDE_EVIDENCE_KIND_SYSTEM_DRIVE] = N_ ("System drive"),
    [TIDE_EVIDENCE_KIND_FOLDER] = N_ ("Folder"),
    [TIDE_EVIDENCE_KIND_ARCHIVE] = N_ ("Zip archive"),
    [TIDE_EVIDENCE_KIND_LDIF_ERRORS] = N_ ("Errors of a directory import"),
    [TIDE_EVIDENCE_KIND_SERVICE_STATES] = N_ ("Saved start modes of services"),
    [TIDE_EVIDENCE_KIND_SERVICE_LOG] = N_ ("Service control log"),
    [TIDE_EVIDENCE_KIND_FILE_VERSIONS] = N_ ("Versions of a node’s files"),
    [TIDE_EVIDENCE_KIND_INSTALLER_CACHE] = N_ ("Packages kept by Windows Installer"),
  };

  return WORD (words, kind);
}

const char *
tide_words_evidence_state (TideEvidenceState state)
{
  static const char *const words[] = {
    [TIDE_EVIDENCE_STATE_PENDING] = N_ ("Reading…"),
    [TIDE_EVIDENCE_STATE_OK] = N_ ("Read"),
    [TIDE_EVIDENCE_STATE_DIRTY] = N_ ("May be out of date"),
    [TIDE_EVIDENCE_STATE_DAMAGED] = N_ ("Damaged"),
    [TIDE_EVIDENCE_STATE_UNREADABLE] = N_ ("Unreadable"),
    [TIDE_EVIDENCE_STATE_IGNORED] = N_ ("Ignored"),
  };

  return WORD (words, state);
}

const char *
tide_words_verdict (TideVerdict verdict)
{
  static const char *const words[] = {
    [TIDE_VERDICT_NONE] = N_ ("No setup run found"),
    [TIDE_VERDICT_SUCCEEDED] = N_ ("Setup succeeded"),
    [TIDE_VERDICT_FAILED] = N_ ("Setup failed"),
    [TIDE_VERDICT_PREREQUISITES] = N_ ("Setup was stopped by its prerequisite check"),
    [TIDE_VERDICT_INTERRUPTED] = N_ ("Setup was interrupted"),
    [TIDE_VERDICT_RUNNING] = N_ ("Setup was still running"),
    [TIDE_VERDICT_ABORTED] = N_ ("Setup was aborted"),
    [TIDE_VERDICT_UNKNOWN] = N_ ("The outcome is not known"),
  };

  return WORD (words, verdict);
}

const char *
tide_words_role_state (TideRoleState state)
{
  static const char *const words[] = {
    [TIDE_ROLE_STATE_UNKNOWN] = N_ ("State not known"),
    [TIDE_ROLE_STATE_NOT_INSTALLED] = N_ ("Not installed"),
    [TIDE_ROLE_STATE_UNPACKED] = N_ ("Unpacked, not configured"),
    [TIDE_ROLE_STATE_CONFIGURED] = N_ ("Configured"),
    [TIDE_ROLE_STATE_NOT_FINALISED] = N_ ("Configured, not finalised"),
    [TIDE_ROLE_STATE_VERSION_MISMATCH] = N_ ("Versions differ"),
    [TIDE_ROLE_STATE_PARTIALLY_CONFIGURED] = N_ ("Partially configured"),
  };

  return WORD (words, state);
}

static const struct
{
  const char *key;
  const char *name;
} role_names[] = {
  { "AdminTools", N_ ("Management Tools") },
  { "HubTransportRole", N_ ("Hub Transport") },
  { "ClientAccessRole", N_ ("Client Access") },
  { "MailboxRole", N_ ("Mailbox") },
  { "UnifiedMessagingRole", N_ ("Unified Messaging") },
  { "EdgeTransportRole", N_ ("Edge Transport") },
  { "ClusteredMailboxServer", N_ ("Clustered Mailbox Server") },
  { "CafeRole", N_ ("Client Access Front End") },
  { "FrontendTransportRole", N_ ("Front End Transport") },
  { "Language Packs", N_ ("Language Packs") },
};

const char *
tide_words_role_name (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (role_names); i++)
    {
      if (g_ascii_strcasecmp (role_names[i].key, key) == 0)
        return _ (role_names[i].name);
    }
  return key;
}

const char *
tide_words_generation (TideGeneration generation)
{
  static const char *const words[] = {
    [TIDE_GENERATION_UNKNOWN] = N_ ("Exchange generation not known"),
    [TIDE_GENERATION_2000] = N_ ("Exchange 2000"),
    [TIDE_GENERATION_2003] = N_ ("Exchange 2003"),
    [TIDE_GENERATION_2007] = N_ ("Exchange 2007"),
    [TIDE_GENERATION_2010] = N_ ("Exchange 2010"),
    [TIDE_GENERATION_2013] = N_ ("Exchange 2013"),
    [TIDE_GENERATION_2016] = N_ ("Exchange 2016"),
    [TIDE_GENERATION_2019] = N_ ("Exchange 2019"),
    [TIDE_GENERATION_SE] = N_ ("Exchange Subscription Edition"),
  };

  return WORD (words, generation);
}

const char *
tide_words_run_kind (TideRunKind kind)
{
  static const char *const words[] = {
    [TIDE_RUN_KIND_SERVER] = N_ ("Server setup"),
    [TIDE_RUN_KIND_PREPARE_SCHEMA] = N_ ("Schema preparation"),
    [TIDE_RUN_KIND_PREPARE_AD] = N_ ("Active Directory preparation"),
    [TIDE_RUN_KIND_PREPARE_DOMAIN] = N_ ("Domain preparation"),
    [TIDE_RUN_KIND_OTHER] = N_ ("Other setup work"),
  };

  return WORD (words, kind);
}

const char *
tide_words_interface (TideInterface interface)
{
  static const char *const words[] = {
    [TIDE_INTERFACE_UNKNOWN] = N_ ("Not known"),
    [TIDE_INTERFACE_WIZARD] = N_ ("Setup wizard"),
    [TIDE_INTERFACE_UNATTENDED] = N_ ("Unattended"),
  };

  return WORD (words, interface);
}

const char *
tide_words_step_state (TideStepState state)
{
  static const char *const words[] = {
    [TIDE_STEP_STATE_NOT_JUDGED] = N_ ("Not judged"),
    [TIDE_STEP_STATE_SUCCEEDED] = N_ ("Succeeded"),
    [TIDE_STEP_STATE_WARNING] = N_ ("Failed, setup went on"),
    [TIDE_STEP_STATE_FAILED] = N_ ("Failed"),
  };

  return WORD (words, state);
}

const char *
tide_words_cluster_model (TideClusterModel model)
{
  static const char *const words[] = {
    [TIDE_CLUSTER_MODEL_UNKNOWN] = N_ ("Kind of cluster not known"),
    [TIDE_CLUSTER_MODEL_NONE] = N_ ("Cluster without Exchange"),
    [TIDE_CLUSTER_MODEL_EVS] = N_ ("Exchange Virtual Server"),
    [TIDE_CLUSTER_MODEL_SCC] = N_ ("Single copy cluster"),
    [TIDE_CLUSTER_MODEL_CCR] = N_ ("Cluster continuous replication"),
    [TIDE_CLUSTER_MODEL_CMS] = N_ ("Clustered mailbox server"),
    [TIDE_CLUSTER_MODEL_DAG] = N_ ("Database availability group"),
  };

  return WORD (words, model);
}

const char *
tide_words_presence (TidePresence presence)
{
  static const char *const words[] = {
    [TIDE_PRESENCE_UNKNOWN] = N_ ("Not known"),
    [TIDE_PRESENCE_PRESENT] = N_ ("Present"),
    [TIDE_PRESENCE_MISSING] = N_ ("Missing"),
    [TIDE_PRESENCE_DIFFERS] = N_ ("Present in part"),
  };

  return WORD (words, presence);
}

const char *
tide_words_start_mode (TideStartMode mode)
{
  static const char *const words[] = {
    [TIDE_START_MODE_UNKNOWN] = N_ ("Not known"),
    [TIDE_START_MODE_BOOT] = N_ ("At boot"),
    [TIDE_START_MODE_SYSTEM] = N_ ("With the system"),
    [TIDE_START_MODE_AUTOMATIC] = N_ ("Automatic"),
    [TIDE_START_MODE_MANUAL] = N_ ("Manual"),
    [TIDE_START_MODE_DISABLED] = N_ ("Disabled"),
  };

  return WORD (words, mode);
}

const char *
tide_words_truth (TideTruth truth)
{
  static const char *const words[] = {
    [TIDE_TRUTH_UNKNOWN] = N_ ("Not known"),
    [TIDE_TRUTH_NO] = N_ ("No"),
    [TIDE_TRUTH_YES] = N_ ("Yes"),
  };

  return WORD (words, truth);
}

const char *
tide_words_node_row (TideNodeRow *row)
{
  const char *name = tide_node_row_get_name (row);

  return tide_node_row_get_subject (row) == TIDE_NODE_SUBJECT_ROLE ? tide_words_role_name (name) : name;
}

/* A value as it stands, or a word */
const char *
tide_words_node_cell (TideNodeRow  *row,
                      TideNodeCell *cell)
{
  if (tide_node_cell_get_value (cell) != NULL)
    return tide_node_cell_get_value (cell);
  if (tide_node_cell_get_presence (cell) == TIDE_PRESENCE_UNKNOWN)
    return _("Not checked");
  if (tide_node_row_get_aspect (row) == TIDE_NODE_ASPECT_STATE)
    return tide_words_role_state (tide_node_cell_get_role_state (cell));
  return tide_words_presence (tide_node_cell_get_presence (cell));
}

const char *
tide_words_node_mark (TideNodeMark mark)
{
  static const char *const words[] = {
    [TIDE_NODE_MARK_NOT_COMPARED] = N_ ("Not compared"),
    [TIDE_NODE_MARK_SAME] = N_ ("The same"),
    [TIDE_NODE_MARK_DIFFERS] = N_ ("Differs"),
    [TIDE_NODE_MARK_UNEQUAL] = N_ ("Unequal"),
  };

  return WORD (words, mark);
}

const char *
tide_words_scope (TideFixScope scope)
{
  return scope == TIDE_FIX_SCOPE_CLUSTER ? _("Once per cluster, on any node") : _("On this server");
}

const char *
tide_words_risk (TideRisk risk)
{
  static const char *const words[] = {
    [TIDE_RISK_LOW] = N_ ("Low risk"),
    [TIDE_RISK_MEDIUM] = N_ ("Medium risk"),
    [TIDE_RISK_HIGH] = N_ ("High risk"),
  };

  return WORD (words, risk);
}

const char *
tide_words_finding (TideFinding *finding)
{
  static const char *const words[] = {
    [TIDE_FINDING_STATE_PASS] = N_ ("Passed"),
    [TIDE_FINDING_STATE_FAIL] = N_ ("Failed"),
    [TIDE_FINDING_STATE_UNKNOWN] = N_ ("Undecidable"),
    [TIDE_FINDING_STATE_NOT_APPLICABLE] = N_ ("Not applicable"),
    [TIDE_FINDING_STATE_NOT_CHECKED] = N_ ("Not checked"),
    [TIDE_FINDING_STATE_INFORMATION] = N_ ("Information"),
    [TIDE_FINDING_STATE_FIXED] = N_ ("Fixed"),
  };
  const TideFindingState state = tide_finding_get_state (finding);

  /* A failure is named by what it means. */
  if (state == TIDE_FINDING_STATE_FAIL)
    return tide_level_get_word (tide_level_for_finding (finding));
  return WORD (words, state);
}

#define MAX_LABEL 32

char *
tide_words_menu_label (const char *name)
{
  const gboolean cut = g_utf8_strlen (name, -1) > MAX_LABEL;
  g_autofree char *head = cut ? g_utf8_substring (name, 0, MAX_LABEL - 1) : g_strdup (name);
  g_autoptr (GString) label = g_string_new (head);

  g_string_replace (label, "_", "__", 0);
  return g_strconcat (label->str, cut ? "…" : NULL, NULL);
}
