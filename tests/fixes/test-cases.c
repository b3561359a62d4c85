/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include <tidemark/tidemark.h>

#include "diagnosis/tide-diagnosis-private.h"
#include "tests/findings/read-case.h"

/* The generated cases from their files to fixes, scripts and rehearsals */
static TideDiagnosis *
diagnose (const char *name)
{
  g_autofree char *folder = g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);
  g_autoptr (GPtrArray) readings = read_case (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, &error);
  g_autoptr (GListStore) evidence = g_list_store_new (TIDE_TYPE_EVIDENCE);
  g_autoptr (TideFacts) facts = NULL;

  g_assert_no_error (error);
  facts = tide_facts_new (readings, catalog, NULL, NULL);

  return tide_diagnosis_new (facts, G_LIST_MODEL (evidence), NULL);
}

static TideFix *
find_fix (TideDiagnosis *diagnosis,
          const char    *id)
{
  GListModel *fixes = tide_diagnosis_get_fixes (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);

      if (g_str_equal (tide_fix_get_id (fix), id))
        return fix;
    }
  return NULL;
}

static TideFinding *
find_finding (TideDiagnosis *diagnosis,
              const char    *prefix)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_has_prefix (tide_finding_get_id (finding), prefix))
        return finding;
    }
  return NULL;
}

static void
assert_no_fixes (const char *name)
{
  g_autoptr (TideDiagnosis) diagnosis = diagnose (name);
  GListModel *fixes = tide_diagnosis_get_fixes (diagnosis);

  if (g_list_model_get_n_items (fixes) > 0)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, 0);

      g_error ("%s is offered %s", name, tide_fix_get_id (fix));
    }
}

static void
test_nothing_to_fix (void)
{
  static const char *const healthy[] = { "2007-cluster-healthy", "2003-standalone", "2007-standalone",
                                         "2007-on-2008", "runs-failed-failed-succeeded", "2007-two-nodes",
                                         "unattended-succeeded", "wizard-succeeded" };

  for (guint i = 0; i < G_N_ELEMENTS (healthy); i++)
    assert_no_fixes (healthy[i]);
}

static const char *const stopped_fixes[] = {
  "excluadm-com@NODE1",
  "event-source:MSExchange Cluster@NODE1",
  "resource-type:Microsoft Exchange Database Instance",
  "excluadm-cluster",
  "setup-next:MailboxRole@NODE1",
};

static void
test_stopped (void)
{
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-cluster-stopped");
  GListModel *fixes = tide_diagnosis_get_fixes (diagnosis);
  g_autofree char *warning = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (fixes), ==, G_N_ELEMENTS (stopped_fixes));
  for (guint i = 0; i < G_N_ELEMENTS (stopped_fixes); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (fixes, i);
      g_autofree char *title = tide_fix_get_title (fix);

      g_assert_cmpstr (tide_fix_get_id (fix), ==, stopped_fixes[i]);
      g_assert_null (strchr (title, '{'));
      g_assert_cmpint (tide_fix_get_manual (fix), ==, i == 4);
      g_assert_cmpint (tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_REG), ==, i == 1);
    }
  g_assert_cmpint (tide_diagnosis_get_verdict (diagnosis), ==, TIDE_VERDICT_FAILED);
  g_assert_cmpstr (tide_fix_get_commands (find_fix (diagnosis, "setup-next:MailboxRole@NODE1"))[0], ==,
                   "Setup.com /mode:Install /roles:MB");
  warning = tide_fix_get_warning (find_fix (diagnosis, "resource-type:Microsoft Exchange Database Instance"));
  g_assert_nonnull (strstr (warning, "last resort"));
}

static void
test_script_of_stopped (void)
{
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-cluster-stopped");
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, NULL);
  g_autoptr (TideFixPlan) all = tide_fix_plan_new (diagnosis, tide_diagnosis_get_fixes (diagnosis));
  g_autofree char *script = tide_fix_plan_get_script (plan, TIDE_SCRIPT_FORMAT_CMD, NULL);
  g_autofree char *reg = tide_fix_plan_get_script (plan, TIDE_SCRIPT_FORMAT_REG, NULL);
  g_auto (GStrv) manual = tide_fix_plan_get_manual_steps (plan, TIDE_SCRIPT_FORMAT_CMD);
  g_auto (GStrv) manual_all = tide_fix_plan_get_manual_steps (all, TIDE_SCRIPT_FORMAT_CMD);

  g_assert_cmpuint (g_list_model_get_n_items (tide_fix_plan_get_fixes (plan)), ==, 4);
  g_assert_cmpuint (g_strv_length (manual), ==, 0);
  g_assert_cmpuint (g_strv_length (manual_all), ==, 1);
  g_assert_nonnull (strstr (script, "restype \"Microsoft Exchange Database Instance\" /create"));
  g_assert_nonnull (strstr (script, "set \"TIDE_INSTALL=C:\\Program Files\\Microsoft\\Exchange Server\"\n"));
  g_assert_nonnull (strstr (reg, "\\EventLog\\Application\\MSExchange Cluster]\n"));
  g_assert_null (strstr (reg, "[HKEY_LOCAL_MACHINE\\Cluster"));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static TideDiagnosis *
rehearse (TideDiagnosis *diagnosis,
          const char *const *ids,
          guint       n_ids,
          GError    **error)
{
  g_autoptr (GListStore) chosen = g_list_store_new (TIDE_TYPE_FIX);
  g_autoptr (TideFixPlan) plan = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  for (guint i = 0; i < n_ids; i++)
    g_list_store_append (chosen, find_fix (diagnosis, ids[i]));
  plan = tide_fix_plan_new (diagnosis, G_LIST_MODEL (chosen));
  tide_fix_plan_rehearse_async (plan, NULL, on_done, &result);

  return tide_fix_plan_rehearse_finish (plan, wait_for (&result), error);
}

static void
test_rehearsal (void)
{
  static const char *const ids[] = { "event-source:MSExchange Cluster@NODE1",
                                     "resource-type:Microsoft Exchange Database Instance" };
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-cluster-stopped");
  g_autoptr (GError) error = NULL;
  g_autoptr (TideDiagnosis) after = rehearse (diagnosis, ids, 2, &error);
  TideFinding *unregistered;

  g_assert_no_error (error);
  g_assert_cmpint (tide_finding_get_state (find_finding (after, "event-source:MSExchange Cluster@")), ==,
                   TIDE_FINDING_STATE_FIXED);
  g_assert_cmpint (tide_finding_get_state (find_finding (after, "resource-type:Microsoft Exchange Database "
                                                                "Instance")),
                   ==, TIDE_FINDING_STATE_FIXED);
  g_assert_cmpint (tide_finding_get_state (find_finding (after, "excluadm-com@")), ==,
                   TIDE_FINDING_STATE_FAIL);
  g_assert_null (find_fix (after, ids[0]));
  unregistered = find_finding (after, "role-partially-configured:MailboxRole@");
  g_assert_cmpint (tide_finding_get_state (unregistered), ==, TIDE_FINDING_STATE_FAIL);
  /* The older diagnosis is what it was. */
  g_assert_cmpint (tide_finding_get_state (find_finding (diagnosis, "event-source:MSExchange Cluster@")), ==,
                   TIDE_FINDING_STATE_FAIL);
}

/* No node shows EXCLUADM's class, and none is made up. */
static void
test_rehearsal_refused (void)
{
  static const char *const com[] = { "excluadm-com@NODE1" };
  static const char *const by_hand[] = { "setup-next:MailboxRole@NODE1" };
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-cluster-stopped");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) by_hand_error = NULL;

  g_assert_null (rehearse (diagnosis, com, 1, &error));
  g_assert_error (error, TIDE_FIX_ERROR, TIDE_FIX_ERROR_NOT_REHEARSABLE);
  g_assert_null (rehearse (diagnosis, by_hand, 1, &by_hand_error));
  g_assert_error (by_hand_error, TIDE_FIX_ERROR, TIDE_FIX_ERROR_NOT_REHEARSABLE);
}

static gboolean
write_plan (TideFixPlan     *plan,
            TideScriptFormat format,
            const char      *path,
            GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  tide_fix_plan_write_async (plan, format, file, NULL, on_done, &result);
  return tide_fix_plan_write_finish (plan, wait_for (&result), error);
}

static void
test_written (void)
{
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-cluster-stopped");
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, NULL);
  g_autofree char *folder = g_dir_make_tmp ("tide-plan-XXXXXX", NULL);
  g_autofree char *cmd = g_build_filename (folder, "fix.cmd", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "fix.cmd", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (write_plan (plan, TIDE_SCRIPT_FORMAT_CMD, cmd, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (cmd, &data, &length, NULL));
  g_assert_true (g_str_has_prefix (data,
                                   "@echo off\r\nsetlocal EnableExtensions DisableDelayedExpansion\r\n"));
  g_assert_false (write_plan (plan, TIDE_SCRIPT_FORMAT_CMD, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  g_assert_cmpint (g_remove (cmd), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What NODE2 lacks is offered with the values that NODE1 has: file, kind, categories. */
static void
test_source_of_other_node (void)
{
  static const char *const id = "event-source:MSExchangeSA@NODE2";
  static const char *const lines[] = {
    "\\EventLog\\Application\\MSExchangeSA]\n\"EventMessageFile\"=hex(2):25,00,50,00,72,00,",
    "\"CategoryMessageFile\"=\"C:\\\\Program Files\\\\Microsoft\\\\Exchange Server\\\\bin\\\\madmsg.dll\"\n",
    "\"CategoryCount\"=dword:0000000c\n",
    "\"TypesSupported\"=dword:00000007\n",
  };
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-nodes-compared");
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, NULL);
  g_autofree char *reg = tide_fix_plan_get_script (plan, TIDE_SCRIPT_FORMAT_REG, NULL);
  g_autofree char *cmd = tide_fix_plan_get_script (plan, TIDE_SCRIPT_FORMAT_CMD, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TideDiagnosis) after = rehearse (diagnosis, &id, 1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_nonnull (strstr (reg, lines[i]));
  /* Each is read back. */
  g_assert_nonnull (strstr (cmd, "query \"HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application\\"
                                 "MSExchangeSA\" /v CategoryCount "));
  g_assert_nonnull (strstr (cmd, "find.exe\" \"0xc\" "));
  g_assert_cmpint (tide_finding_get_state (find_finding (diagnosis, "event-source-file:MSExchangeSA@NODE2")),
                   ==, TIDE_FINDING_STATE_FAIL);
  /* Its key is there now; whether its file is cannot be told from these files. */
  g_assert_cmpint (tide_finding_get_state (find_finding (after, "event-source-file:MSExchangeSA@NODE2")), ==,
                   TIDE_FINDING_STATE_NOT_CHECKED);
  g_assert_null (find_fix (after, id));
}

static void
test_empty_plan (void)
{
  g_autoptr (TideDiagnosis) diagnosis = diagnose ("2007-cluster-healthy");
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_plan (plan, TIDE_SCRIPT_FORMAT_CMD, "/nonexistent/fix.cmd", &error));
  g_assert_error (error, TIDE_FIX_ERROR, TIDE_FIX_ERROR_EMPTY);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fixes/nothing-to-fix", test_nothing_to_fix);
  g_test_add_func ("/fixes/stopped", test_stopped);
  g_test_add_func ("/fixes/script-of-stopped", test_script_of_stopped);
  g_test_add_func ("/fixes/rehearsal", test_rehearsal);
  g_test_add_func ("/fixes/rehearsal-refused", test_rehearsal_refused);
  g_test_add_func ("/fixes/written", test_written);
  g_test_add_func ("/fixes/source-of-other-node", test_source_of_other_node);
  g_test_add_func ("/fixes/empty-plan", test_empty_plan);

  return g_test_run ();
}
