/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tide-await.h"

static void
on_ready (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

gboolean
tide_await_add (TideCase   *evidence,
                const char *path,
                GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  tide_case_add_async (evidence, file, NULL, on_ready, &result);
  wait_for (&result);
  return tide_case_add_finish (evidence, result, error);
}

TideDiagnosis *
tide_await_diagnose (TideCase *evidence,
                     GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tide_case_diagnose_async (evidence, NULL, on_ready, &result);
  wait_for (&result);
  return tide_case_diagnose_finish (evidence, result, error);
}

TideDiagnosis *
tide_diagnose (TideCase *evidence)
{
  g_autoptr (GError) error = NULL;
  TideDiagnosis *diagnosis = tide_await_diagnose (evidence, &error);

  g_assert_no_error (error);
  return diagnosis;
}

gboolean
tide_await_save (TideCase   *evidence,
                 const char *path,
                 GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  tide_case_save_async (evidence, file, NULL, on_ready, &result);
  wait_for (&result);
  return tide_case_save_finish (evidence, result, error);
}

gboolean
tide_await_load (TideCase   *evidence,
                 const char *path,
                 GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  tide_case_load_async (evidence, file, NULL, on_ready, &result);
  wait_for (&result);
  return tide_case_load_finish (evidence, result, error);
}

TideDiagnosis *
tide_await_rehearse (TideFixPlan *plan,
                     GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tide_fix_plan_rehearse_async (plan, NULL, on_ready, &result);
  wait_for (&result);
  return tide_fix_plan_rehearse_finish (plan, result, error);
}

TideText *
tide_await_open_text (TideEvidence *evidence,
                      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tide_evidence_open_text_async (evidence, NULL, on_ready, &result);
  wait_for (&result);
  return tide_evidence_open_text_finish (evidence, result, error);
}

GStrv
tide_await_read_text (TideText *text,
                      guint64   first,
                      guint     count,
                      GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tide_text_read_async (text, first, count, NULL, on_ready, &result);
  wait_for (&result);
  return tide_text_read_finish (text, result, error);
}

TideFinding *
tide_find_finding (TideDiagnosis *diagnosis,
                   const char    *id)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (tide_finding_get_id (finding), id))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

TideEvidence *
tide_find_evidence (TideCase   *evidence,
                    const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (evidence)); i++)
    {
      g_autoptr (TideEvidence) row = g_list_model_get_item (G_LIST_MODEL (evidence), i);

      if (g_str_equal (tide_evidence_get_name (row), name))
        return g_steal_pointer (&row);
    }

  return NULL;
}

void
tide_assert_finalizes (gpointer object)
{
  gpointer weak = object;
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  while (g_atomic_pointer_get (&weak) != NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (weak);
}

char *
tide_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("tidemark-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

char *
tide_make_folder_for_programs (void)
{
  char *path = g_test_build_filename (G_TEST_BUILT, "tidemark-test-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (path));
  return path;
}

static void
run (const char *command,
     const char *option,
     const char *first,
     const char *second)
{
  const char *arguments[] = { command, option, first, second, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

void
tide_remove_folder (const char *path)
{
  run ("rm", "-rf", path, NULL);
}

void
tide_copy_tree (const char *from,
                const char *to)
{
  run ("cp", "-a", from, to);
}
