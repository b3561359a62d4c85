/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-words.h"

const TideFindingState tide_report_states[TIDE_REPORT_N_STATES] = {
  TIDE_FINDING_STATE_FAIL,        TIDE_FINDING_STATE_UNKNOWN,     TIDE_FINDING_STATE_FIXED,
  TIDE_FINDING_STATE_INFORMATION, TIDE_FINDING_STATE_NOT_CHECKED, TIDE_FINDING_STATE_NOT_APPLICABLE,
  TIDE_FINDING_STATE_PASS,
};

static const char *
lookup (const char *const *words,
        guint              n_words,
        int                value)
{
  return value >= 0 && (guint) value < n_words && words[value] != NULL ? _(words[value]) : "?";
}

#define DEFINE_WORDS(name, Type, ...)                      \
  const char *                                             \
  tide_report_##name (Type value)                          \
  {                                                        \
    static const char *const words[] = { __VA_ARGS__ };    \
                                                           \
    return lookup (words, G_N_ELEMENTS (words), value);    \
  }

DEFINE_WORDS (word_verdict, TideVerdict,
              [TIDE_VERDICT_NONE] = N_("The evidence holds no run of setup that counts, and no mark of "
                                       "one on the server’s own roles"),
              [TIDE_VERDICT_SUCCEEDED] = N_("Setup succeeded"),
              [TIDE_VERDICT_FAILED] = N_("Setup failed"),
              [TIDE_VERDICT_PREREQUISITES] = N_("Setup was stopped by the prerequisite check"),
              [TIDE_VERDICT_INTERRUPTED] = N_("Setup was interrupted"),
              [TIDE_VERDICT_RUNNING] = N_("Setup was still running when the files were taken"),
              [TIDE_VERDICT_ABORTED] = N_("Setup ended before it had chosen what to do"),
              [TIDE_VERDICT_UNKNOWN] = N_("How setup ended cannot be told"))

DEFINE_WORDS (word_state, TideFindingState,
              [TIDE_FINDING_STATE_PASS] = N_("Passed"),
              [TIDE_FINDING_STATE_FAIL] = N_("Failed"),
              [TIDE_FINDING_STATE_UNKNOWN] = N_("Undecided"),
              [TIDE_FINDING_STATE_NOT_APPLICABLE] = N_("Not applicable"),
              [TIDE_FINDING_STATE_NOT_CHECKED] = N_("Not checked"),
              [TIDE_FINDING_STATE_INFORMATION] = N_("For information"),
              [TIDE_FINDING_STATE_FIXED] = N_("Fixed in the rehearsal"))

DEFINE_WORDS (word_severity, TideSeverity,
              [TIDE_SEVERITY_NOTE] = N_("Note"),
              [TIDE_SEVERITY_WARNING] = N_("Warning"),
              [TIDE_SEVERITY_ERROR] = N_("Error"))

DEFINE_WORDS (word_role_state, TideRoleState,
              [TIDE_ROLE_STATE_UNKNOWN] = N_("Unknown"),
              [TIDE_ROLE_STATE_NOT_INSTALLED] = N_("Not installed"),
              [TIDE_ROLE_STATE_UNPACKED] = N_("Unpacked only"),
              [TIDE_ROLE_STATE_CONFIGURED] = N_("Configured"),
              [TIDE_ROLE_STATE_NOT_FINALISED] = N_("Not finalised"),
              [TIDE_ROLE_STATE_VERSION_MISMATCH] = N_("Versions differ"),
              [TIDE_ROLE_STATE_PARTIALLY_CONFIGURED] = N_("Partially configured"))

DEFINE_WORDS (word_presence, TidePresence,
              [TIDE_PRESENCE_UNKNOWN] = N_("Unknown"),
              [TIDE_PRESENCE_PRESENT] = N_("Present"),
              [TIDE_PRESENCE_MISSING] = N_("Missing"),
              [TIDE_PRESENCE_DIFFERS] = N_("Present in part"))

DEFINE_WORDS (word_truth, TideTruth,
              [TIDE_TRUTH_UNKNOWN] = N_("Unknown"),
              [TIDE_TRUTH_NO] = N_("No"),
              [TIDE_TRUTH_YES] = N_("Yes"))

DEFINE_WORDS (word_evidence_state, TideEvidenceState,
              [TIDE_EVIDENCE_STATE_PENDING] = N_("Not read yet"),
              [TIDE_EVIDENCE_STATE_OK] = N_("Read"),
              [TIDE_EVIDENCE_STATE_DIRTY] = N_("Read; may be out of date"),
              [TIDE_EVIDENCE_STATE_DAMAGED] = N_("Read in part"),
              [TIDE_EVIDENCE_STATE_UNREADABLE] = N_("Unreadable"),
              [TIDE_EVIDENCE_STATE_IGNORED] = N_("Ignored"))

DEFINE_WORDS (word_evidence_kind, TideEvidenceKind,
              [TIDE_EVIDENCE_KIND_UNKNOWN] = N_("Unknown"),
              [TIDE_EVIDENCE_KIND_SYSTEM_HIVE] = N_("SYSTEM hive"),
              [TIDE_EVIDENCE_KIND_SOFTWARE_HIVE] = N_("SOFTWARE hive"),
              [TIDE_EVIDENCE_KIND_CLUSTER_HIVE] = N_("Cluster hive"),
              [TIDE_EVIDENCE_KIND_EXCHANGE_HIVE] = N_("Exchange hive"),
              [TIDE_EVIDENCE_KIND_OTHER_HIVE] = N_("Other hive"),
              [TIDE_EVIDENCE_KIND_REGISTRY_EXPORT] = N_("Registry export"),
              [TIDE_EVIDENCE_KIND_TRANSACTION_LOG] = N_("Transaction log of a hive"),
              [TIDE_EVIDENCE_KIND_MANAGED_LOG] = N_("Setup log"),
              [TIDE_EVIDENCE_KIND_NATIVE_LOG] = N_("Setup progress log"),
              [TIDE_EVIDENCE_KIND_INSTALLER_LOG] = N_("Windows Installer log"),
              [TIDE_EVIDENCE_KIND_TASK_SCRIPT] = N_("Task script"),
              [TIDE_EVIDENCE_KIND_PROGRAM_FILE] = N_("Program file"),
              [TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY] = N_("Cluster directory"),
              [TIDE_EVIDENCE_KIND_SETUP_LOGS] = N_("Folder of setup logs"),
              [TIDE_EVIDENCE_KIND_SYSTEM_DRIVE] = N_("System drive"),
              [TIDE_EVIDENCE_KIND_FOLDER] = N_("Folder"),
              [TIDE_EVIDENCE_KIND_ARCHIVE] = N_("Archive"),
              [TIDE_EVIDENCE_KIND_LDIF_ERRORS] = N_("Errors of a directory import"),
              [TIDE_EVIDENCE_KIND_SERVICE_STATES] = N_("Saved services"),
              [TIDE_EVIDENCE_KIND_SERVICE_LOG] = N_("Service control log"),
              [TIDE_EVIDENCE_KIND_FILE_VERSIONS] = N_("Versions of a node’s files"),
              [TIDE_EVIDENCE_KIND_INSTALLER_CACHE] = N_("Packages kept by Windows Installer"))

DEFINE_WORDS (word_start_mode, TideStartMode,
              [TIDE_START_MODE_UNKNOWN] = N_("Unknown"),
              [TIDE_START_MODE_BOOT] = N_("Boot"),
              [TIDE_START_MODE_SYSTEM] = N_("System"),
              [TIDE_START_MODE_AUTOMATIC] = N_("Automatic"),
              [TIDE_START_MODE_MANUAL] = N_("Manual"),
              [TIDE_START_MODE_DISABLED] = N_("Disabled"))

DEFINE_WORDS (word_run_kind, TideRunKind,
              [TIDE_RUN_KIND_SERVER] = N_("Server"),
              [TIDE_RUN_KIND_PREPARE_SCHEMA] = N_("Preparation of the schema"),
              [TIDE_RUN_KIND_PREPARE_AD] = N_("Preparation of Active Directory"),
              [TIDE_RUN_KIND_PREPARE_DOMAIN] = N_("Preparation of a domain"),
              [TIDE_RUN_KIND_OTHER] = N_("Other"))

DEFINE_WORDS (word_model, TideClusterModel,
              [TIDE_CLUSTER_MODEL_UNKNOWN] = N_("Unknown"),
              [TIDE_CLUSTER_MODEL_NONE] = N_("Not used by Exchange"),
              [TIDE_CLUSTER_MODEL_EVS] = N_("Exchange virtual server"),
              [TIDE_CLUSTER_MODEL_SCC] = N_("Single copy cluster"),
              [TIDE_CLUSTER_MODEL_CCR] = N_("Cluster continuous replication"),
              [TIDE_CLUSTER_MODEL_CMS] = N_("Clustered mailbox server"),
              [TIDE_CLUSTER_MODEL_DAG] = N_("Database availability group"))

DEFINE_WORDS (word_risk, TideRisk,
              [TIDE_RISK_LOW] = N_("Low risk"),
              [TIDE_RISK_MEDIUM] = N_("Medium risk"),
              [TIDE_RISK_HIGH] = N_("High risk"))

DEFINE_WORDS (word_scope, TideFixScope,
              [TIDE_FIX_SCOPE_NODE] = N_("On the server"),
              [TIDE_FIX_SCOPE_CLUSTER] = N_("Once per cluster"))

DEFINE_WORDS (word_step, TideStepState,
              [TIDE_STEP_STATE_NOT_JUDGED] = N_("Not judged"),
              [TIDE_STEP_STATE_SUCCEEDED] = N_("Succeeded"),
              [TIDE_STEP_STATE_WARNING] = N_("Failed, not fatal"),
              [TIDE_STEP_STATE_FAILED] = N_("Failed"))

DEFINE_WORDS (word_node_mark, TideNodeMark,
              [TIDE_NODE_MARK_NOT_COMPARED] = N_("not compared"),
              [TIDE_NODE_MARK_SAME] = N_("the same"),
              [TIDE_NODE_MARK_DIFFERS] = N_("differs"),
              [TIDE_NODE_MARK_UNEQUAL] = N_("unequal"))

const char *
tide_report_word_node_cell (TideNodeRow  *row,
                            TideNodeCell *cell)
{
  if (tide_node_cell_get_value (cell) != NULL)
    return tide_node_cell_get_value (cell);
  if (tide_node_cell_get_presence (cell) == TIDE_PRESENCE_UNKNOWN)
    return _("Not checked");
  if (tide_node_row_get_aspect (row) == TIDE_NODE_ASPECT_STATE)
    return tide_report_word_role_state (tide_node_cell_get_role_state (cell));

  return tide_report_word_presence (tide_node_cell_get_presence (cell));
}

/* Shapes that differ without colour */
const char *
tide_report_glyph_state (TideFindingState state)
{
  static const char *const glyphs[] = {
    [TIDE_FINDING_STATE_PASS] = "✓",           [TIDE_FINDING_STATE_FAIL] = "✗",
    [TIDE_FINDING_STATE_UNKNOWN] = "?",        [TIDE_FINDING_STATE_NOT_APPLICABLE] = "–",
    [TIDE_FINDING_STATE_NOT_CHECKED] = "○",    [TIDE_FINDING_STATE_INFORMATION] = "ⓘ",
    [TIDE_FINDING_STATE_FIXED] = "✔",
  };

  return state < G_N_ELEMENTS (glyphs) ? glyphs[state] : "?";
}

char *
tide_report_dup_generation (TideGeneration generation)
{
  switch (generation)
    {
    case TIDE_GENERATION_UNKNOWN:
      return g_strdup (_("Generation of Exchange unknown"));
    case TIDE_GENERATION_SE:
      return g_strdup ("Exchange Server Subscription Edition");
    case TIDE_GENERATION_2000:
      return g_strdup ("Exchange 2000 Server");
    case TIDE_GENERATION_2003:
    case TIDE_GENERATION_2007:
    case TIDE_GENERATION_2010:
    case TIDE_GENERATION_2013:
    case TIDE_GENERATION_2016:
    case TIDE_GENERATION_2019:
    default:
      return g_strdup_printf ("Exchange Server %s", tide_enum_to_word (TIDE_TYPE_GENERATION, generation));
    }
}

/* Each node has its SYSTEM: among several servers a name alone tells nothing. */
static GString *
name_evidence (TideDiagnosis *diagnosis,
               TideCitation  *citation)
{
  TideEvidence *evidence = tide_diagnosis_find_evidence (diagnosis, tide_citation_get_evidence (citation));
  GString *name = g_string_new (evidence != NULL ? tide_evidence_get_name (evidence)
                                                 : tide_citation_get_evidence (citation));

  if (evidence != NULL && tide_evidence_get_server (evidence) != NULL &&
      g_list_model_get_n_items (tide_diagnosis_get_servers (diagnosis)) > 1)
    {
      g_string_prepend (name, ": ");
      g_string_prepend (name, tide_evidence_get_server (evidence));
    }

  return name;
}

/* "SYSTEM, HKLM\…, value Start" or "ExchangeSetup.log, line 12" */
char *
tide_report_dup_place (TideDiagnosis *diagnosis,
                       TideCitation  *citation)
{
  const char *value = tide_citation_get_value (citation);
  g_autofree char *source = tide_citation_describe_source (citation);
  g_autoptr (GString) place = name_evidence (diagnosis, citation);

  if (tide_citation_get_line (citation) > 0)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, tide_citation_get_line (citation));

      g_string_append_printf (place, _(", line %s"), line);
    }
  if (tide_citation_get_key (citation) != NULL)
    g_string_append_printf (place, ", HKLM\\%s", tide_citation_get_key (citation));
  if (value != NULL)
    g_string_append_printf (place, _(", value %s"), *value != '\0' ? value : _("(default)"));
  if (source != NULL)
    g_string_append_printf (place, " (%s)", source);

  return g_string_free (g_steal_pointer (&place), FALSE);
}

GStrv
tide_report_dup_origin (TideDiagnosis *diagnosis)
{
  TideCatalog *catalog = tide_diagnosis_get_catalog (diagnosis);
  const char *const *replaced = tide_catalog_get_replaced (catalog);
  g_autofree char *ids = replaced != NULL && *replaced != NULL ? g_strjoinv (", ", (char **) replaced) : NULL;
  GPtrArray *lines = g_ptr_array_new ();

  g_ptr_array_add (lines, g_strdup_printf (_("Made by Tidemark %s with its catalogue %s."), PACKAGE_VERSION,
                                           tide_catalog_get_version (catalog)));
  g_ptr_array_add (lines,
                   g_strdup (_("Everything here was read from the files that are listed; no server was "
                               "reached and none was changed.")));
  if (ids != NULL)
    g_ptr_array_add (lines, g_strdup_printf (_("These catalogue entries were replaced by another catalogue "
                                               "file: %s."), ids));
  g_ptr_array_add (lines, NULL);

  return (GStrv) g_ptr_array_free (lines, FALSE);
}
