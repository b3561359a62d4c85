/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <tidemark/tide-diagnosis.h>
#include <tidemark/tide-evidence.h>

#include "findings/tide-finding-private.h"

static gboolean
is_of_run (TideFinding *finding)
{
  return strcmp (tide_finding_get_rule (finding), "setup-run") == 0;
}

static gboolean
same_argument (TideFinding *a,
               TideFinding *b,
               const char  *name)
{
  return g_strcmp0 (g_hash_table_lookup (a->arguments, name), g_hash_table_lookup (b->arguments, name)) == 0;
}

/* Whether a role's story tells that of the run, too */
static gboolean
is_told (TideFinding *run,
         GPtrArray   *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      TideFinding *other = g_ptr_array_index (findings, i);

      if (other != run && g_strcmp0 (other->server, run->server) == 0 && same_argument (other, run, "run") &&
          same_argument (other, run, "task"))
        return TRUE;
    }

  return FALSE;
}

/* Failures with a story, and the failed runs that stopped at no task that could be named */
static GPtrArray *
collect (GListModel *findings)
{
  GPtrArray *told = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *story = tide_finding_get_story (finding);

      if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL &&
          (story != NULL || is_of_run (finding)))
        g_ptr_array_add (told, g_steal_pointer (&finding));
    }

  return told;
}

static void
add_stories (GStrvBuilder *stories,
             GPtrArray    *findings,
             gboolean      of_runs)
{
  for (guint i = 0; i < findings->len; i++)
    {
      TideFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *story = NULL;

      if (is_of_run (finding) != of_runs || (of_runs && is_told (finding, findings)))
        continue;
      story = tide_finding_get_story (finding);
      if (story == NULL)
        story = tide_finding_get_detail (finding);
      g_strv_builder_add (stories, story);
    }
}

GStrv
tide_diagnosis_dup_stories (TideDiagnosis *self)
{
  g_autoptr (GStrvBuilder) stories = g_strv_builder_new ();
  g_autoptr (GPtrArray) findings = NULL;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (self), NULL);

  findings = collect (tide_diagnosis_get_findings (self));
  add_stories (stories, findings, FALSE);
  add_stories (stories, findings, TRUE);

  return g_strv_builder_end (stories);
}

char *
tide_diagnosis_dup_doubt (TideDiagnosis *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  GListModel *evidence;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (self), NULL);

  evidence = tide_diagnosis_get_evidence (self);
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (TideEvidence) row = g_list_model_get_item (evidence, i);

      if (tide_evidence_get_state (row) == TIDE_EVIDENCE_STATE_DIRTY)
        g_ptr_array_add (names, (char *) tide_evidence_get_name (row));
    }
  if (names->len == 0)
    return NULL;

  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);

  return g_strdup_printf (ngettext ("This may be out of date: %s was in use when it was copied, and its "
                                    "transaction logs are missing or were refused.",
                                    "This may be out of date: %s were in use when they were copied, and "
                                    "their transaction logs are missing or were refused.",
                                    names->len - 1),
                          list);
}
