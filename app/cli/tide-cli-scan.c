/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "cli/tide-cli-outputs.h"
#include "cli/tide-cli-scan.h"

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Wait;

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static void
wait_clear (Wait *wait)
{
  g_clear_object (&wait->result);
  g_main_loop_unref (wait->loop);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wait, wait_clear)

static Wait
wait_new (void)
{
  return (Wait) { g_main_loop_new (NULL, FALSE), NULL };
}

static TideExit
complain (TideExit      status,
          const GError *error)
{
  g_printerr ("tidemark-cli: %s\n", error->message);
  return status;
}

static gboolean
add_path (TideCase   *evidence,
          const char *path,
          GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_auto (Wait) wait = wait_new ();

  tide_case_add_async (evidence, file, NULL, on_ready, &wait);
  g_main_loop_run (wait.loop);

  return tide_case_add_finish (evidence, wait.result, error);
}

static TideDiagnosis *
diagnose (TideCase *evidence,
          GError  **error)
{
  g_auto (Wait) wait = wait_new ();

  tide_case_diagnose_async (evidence, NULL, on_ready, &wait);
  g_main_loop_run (wait.loop);

  return tide_case_diagnose_finish (evidence, wait.result, error);
}

static gboolean
is_chosen (TideFix *fix,
           GStrv    ids)
{
  return ids == NULL || g_strv_contains ((const char *const *) ids, tide_fix_get_id (fix));
}

static gboolean
check_ids (GListModel *fixes,
           GStrv       ids,
           GError    **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < g_list_model_get_n_items (fixes); j++)
        {
          g_autoptr (TideFix) fix = g_list_model_get_item (fixes, j);

          found |= g_str_equal (tide_fix_get_id (fix), ids[i]);
        }
      if (!found)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("There is no fix “%s” in this case"), ids[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static TideFixPlan *
make_plan (TideDiagnosis        *diagnosis,
           const TideCliOptions *options,
           GError              **error)
{
  GListModel *fixes = tide_diagnosis_get_fixes (diagnosis);
  g_autoptr (GListStore) chosen = g_list_store_new (TIDE_TYPE_FIX);

  if (!check_ids (fixes, options->fixes, error))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (is_chosen (fix, options->fixes))
        g_list_store_append (chosen, fix);
    }

  return tide_fix_plan_new (diagnosis, G_LIST_MODEL (chosen));
}

static gboolean
write_script (TideFixPlan *plan,
              const char  *filename,
              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (filename);
  g_autofree char *lower = g_ascii_strdown (filename, -1);
  TideScriptFormat format = g_str_has_suffix (lower, ".reg") ? TIDE_SCRIPT_FORMAT_REG
                                                             : TIDE_SCRIPT_FORMAT_CMD;
  g_auto (GStrv) manual = tide_fix_plan_get_manual_steps (plan, format);
  g_autoptr (GError) local = NULL;
  g_auto (Wait) wait = wait_new ();

  tide_fix_plan_write_async (plan, format, file, NULL, on_ready, &wait);
  g_main_loop_run (wait.loop);
  if (!tide_fix_plan_write_finish (plan, wait.result, &local) &&
      !g_error_matches (local, TIDE_FIX_ERROR, TIDE_FIX_ERROR_EMPTY))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  /* A case without anything to script is no failure of the tool; but a script of an earlier scan stays. */
  if (local != NULL)
    {
      const guint n_fixes = g_list_model_get_n_items (tide_fix_plan_get_fixes (plan));

      g_printerr (_("tidemark-cli: “%s” was not written: %s\n"), filename,
                  n_fixes > 0 ? local->message : _("There is no fix to offer."));
    }
  for (guint i = 0; manual[i] != NULL; i++)
    g_printerr (_("By hand: %s\n"), manual[i]);

  return TRUE;
}

static gboolean
write_report (TideDiagnosis        *diagnosis,
              TideFixPlan          *plan,
              const TideCliOptions *options,
              GError              **error)
{
  const TideReportOptions report = { options->format, plan };
  g_autoptr (GOutputStream) terminal = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GFile) file = options->output != NULL ? g_file_new_for_commandline_arg (options->output) : NULL;
  g_auto (Wait) wait = wait_new ();

  if (file != NULL)
    tide_report_save_async (diagnosis, &report, file, NULL, on_ready, &wait);
  else
    tide_report_write_async (diagnosis, &report, terminal, NULL, on_ready, &wait);
  g_main_loop_run (wait.loop);

  return tide_report_write_finish (wait.result, error);
}

/* What can tell something of a server, read or not: a folder, a picture or a hive of another kind cannot. */
static gboolean
is_recognised (TideEvidence *evidence)
{
  switch (tide_evidence_get_kind (evidence))
    {
    case TIDE_EVIDENCE_KIND_UNKNOWN:
    case TIDE_EVIDENCE_KIND_OTHER_HIVE:
    case TIDE_EVIDENCE_KIND_TRANSACTION_LOG:
    case TIDE_EVIDENCE_KIND_SETUP_LOGS:
    case TIDE_EVIDENCE_KIND_SYSTEM_DRIVE:
    case TIDE_EVIDENCE_KIND_FOLDER:
    case TIDE_EVIDENCE_KIND_ARCHIVE:
      return FALSE;
    default:
      return TRUE;
    }
}

static gboolean
any_evidence (GListModel *model,
              gboolean (*test) (TideEvidence *))
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TideEvidence) evidence = g_list_model_get_item (model, i);

      if (test (evidence))
        return TRUE;
    }

  return FALSE;
}

/* What may be out of date is no all-clear either. */
static gboolean
is_doubtful (TideEvidence *evidence)
{
  TideEvidenceState state = tide_evidence_get_state (evidence);

  return state == TIDE_EVIDENCE_STATE_UNREADABLE || state == TIDE_EVIDENCE_STATE_DAMAGED ||
         state == TIDE_EVIDENCE_STATE_DIRTY;
}

static gboolean
has_failed (TideDiagnosis *diagnosis,
            TideSeverity   least)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL &&
          tide_finding_get_severity (finding) >= least)
        return TRUE;
    }

  return FALSE;
}

/* Whether the finding is of a server with Exchange */
static gboolean
is_of_exchange (TideDiagnosis *diagnosis,
                TideFinding   *finding)
{
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (g_strcmp0 (tide_server_get_id (server), tide_finding_get_server (finding)) == 0)
        return tide_server_get_generation (server) != TIDE_GENERATION_UNKNOWN;
    }

  return FALSE;
}

/* Either rule tells how far setup came. Where the second does not apply, it tells that there is no Exchange,
 * or nothing at all. */
static gboolean
tells_state_of_setup (TideDiagnosis *diagnosis,
                      TideFinding   *finding)
{
  const char *rule = tide_finding_get_rule (finding);
  TideFindingState state = tide_finding_get_state (finding);

  if (!g_str_equal (rule, "setup-run") && !g_str_equal (rule, "role-partially-configured"))
    return FALSE;
  if (state == TIDE_FINDING_STATE_NOT_APPLICABLE)
    return !is_of_exchange (diagnosis, finding);

  return state != TIDE_FINDING_STATE_NOT_CHECKED;
}

/* A scan is asked how far setup came: evidence that cannot say so gives no all-clear. */
static gboolean
is_undetermined (TideDiagnosis *diagnosis)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  if (tide_diagnosis_count (diagnosis, TIDE_FINDING_STATE_UNKNOWN) > 0)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tells_state_of_setup (diagnosis, finding))
        return FALSE;
    }

  return TRUE;
}

static TideExit
judge (TideDiagnosis        *diagnosis,
       const TideCliOptions *options)
{
  GListModel *evidence = tide_diagnosis_get_evidence (diagnosis);

  if (!any_evidence (evidence, is_recognised))
    {
      g_printerr ("tidemark-cli: %s\n", _("Nothing was recognised; the report says of each file why."));
      return TIDE_EXIT_NOTHING_RECOGNISED;
    }
  if (has_failed (diagnosis, options->fail_on))
    return TIDE_EXIT_SOMETHING_FAILED;
  if (any_evidence (evidence, is_doubtful) || is_undetermined (diagnosis))
    return TIDE_EXIT_UNDETERMINED;

  return TIDE_EXIT_NOTHING_FAILED;
}

static TideExit
deliver (TideDiagnosis        *diagnosis,
         const TideCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TideFixPlan) plan = make_plan (diagnosis, options, &error);

  if (plan == NULL ||
      !tide_cli_outputs_check_evidence (options, tide_diagnosis_get_evidence (diagnosis), &error))
    return complain (TIDE_EXIT_USAGE, error);
  if (options->fix_script != NULL && !write_script (plan, options->fix_script, &error))
    return complain (TIDE_EXIT_TOOL_FAILED, error);
  if (!write_report (diagnosis, plan, options, &error))
    return complain (TIDE_EXIT_TOOL_FAILED, error);

  return judge (diagnosis, options);
}

static TideExit
status_of (const GError *error)
{
  if (g_error_matches (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_FOUND))
    return TIDE_EXIT_NOTHING_RECOGNISED;
  if (error->domain == TIDE_CASE_ERROR || error->domain == G_OPTION_ERROR)
    return TIDE_EXIT_USAGE;

  return TIDE_EXIT_TOOL_FAILED;
}

TideExit
tide_cli_scan (const TideCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = NULL;
  g_autoptr (TideCase) evidence = NULL;
  g_autoptr (TideDiagnosis) diagnosis = NULL;

  if (!tide_cli_outputs_check (options, &error))
    return complain (TIDE_EXIT_USAGE, error);

  catalog = tide_catalog_load ((const char *const *) options->catalogs, &error);
  if (catalog == NULL)
    return complain (TIDE_EXIT_TOOL_FAILED, error);

  evidence = tide_case_new (catalog);
  tide_case_set_server (evidence, options->server);
  for (guint i = 0; options->paths[i] != NULL; i++)
    if (!add_path (evidence, options->paths[i], &error))
      return complain (status_of (error), error);

  diagnosis = diagnose (evidence, &error);
  if (diagnosis == NULL)
    {
      complain (status_of (error), error);
      if (g_error_matches (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS))
        g_printerr ("%s\n", _("“--server=NAME” chooses one."));
      return status_of (error);
    }

  return deliver (diagnosis, options);
}
