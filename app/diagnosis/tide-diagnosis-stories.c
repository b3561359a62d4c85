/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <tidemark/tide-diagnosis.h>
#include <tidemark/tide-evidence.h>

#include "base/tide-wire.h"
#include "evidence/tide-evidence-private.h"
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

/* What a finding tells; of several servers, of which one */
static char *
tell (TideDiagnosis *self,
      TideFinding   *finding)
{
  GListModel *servers = tide_diagnosis_get_servers (self);
  g_autofree char *seen = tide_finding_get_seen (finding);

  for (guint i = 0; g_list_model_get_n_items (servers) > 1 && i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (g_strcmp0 (tide_server_get_id (server), finding->server) == 0)
        /* Translators: the name of a server, and what happened on it */
        return g_strdup_printf (C_("server", "%s: %s"), tide_server_get_display_name (server), seen);
    }

  return g_steal_pointer (&seen);
}

static void
add_stories (TideDiagnosis *self,
             GStrvBuilder  *stories,
             GPtrArray     *findings,
             gboolean       of_runs)
{
  for (guint i = 0; i < findings->len; i++)
    {
      TideFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *story = NULL;

      if (is_of_run (finding) != of_runs || (of_runs && is_told (finding, findings)))
        continue;
      story = tell (self, finding);
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
  add_stories (self, stories, findings, FALSE);
  add_stories (self, stories, findings, TRUE);

  return g_strv_builder_end (stories);
}

static gboolean
is_partial (TideEvidence *row)
{
  TideReading *reading = tide_evidence_get_reading (row);

  return tide_evidence_get_state (row) == TIDE_EVIDENCE_STATE_DAMAGED && reading != NULL &&
         tide_evidence_get_kind (row) != TIDE_EVIDENCE_KIND_OTHER_HIVE &&
         g_variant_is_of_type (reading->data, G_VARIANT_TYPE (TIDE_WIRE_REGISTRY));
}

/* A damaged hive may have been in use as well. */
static gboolean
is_stale (TideEvidence *row)
{
  return tide_evidence_get_state (row) == TIDE_EVIDENCE_STATE_DIRTY ||
         (is_partial (row) && tide_reading_is_stale (tide_evidence_get_reading (row)->data));
}

/* @n: how many names there are; (nullable) if there are none */
static char *
list_names (GListModel *evidence,
            gboolean (*test) (TideEvidence *),
            guint      *n)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (TideEvidence) row = g_list_model_get_item (evidence, i);

      if (test (row))
        g_ptr_array_add (names, (char *) tide_evidence_get_name (row));
    }
  *n = names->len;
  g_ptr_array_add (names, NULL);

  return *n > 0 ? g_strjoinv (", ", (char **) names->pdata) : NULL;
}

char *
tide_diagnosis_dup_doubt (TideDiagnosis *self)
{
  g_autoptr (GString) doubt = g_string_new (NULL);
  g_autofree char *stale = NULL;
  g_autofree char *partial = NULL;
  GListModel *evidence;
  guint n;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (self), NULL);

  evidence = tide_diagnosis_get_evidence (self);
  stale = list_names (evidence, is_stale, &n);
  if (stale != NULL)
    g_string_append_printf (doubt,
                            ngettext ("This may be out of date: %s was in use when it was copied, and its "
                                      "transaction logs are missing or were refused.",
                                      "This may be out of date: %s were in use when they were copied, and "
                                      "their transaction logs are missing or were refused.",
                                      n),
                            stale);
  partial = list_names (evidence, is_partial, &n);
  if (stale != NULL && partial != NULL)
    g_string_append_c (doubt, ' ');
  if (partial != NULL)
    /* Translators: one name, or a list of them */
    g_string_append_printf (doubt, _("Only a part of %s could be read; what is missing may change this."),
                            partial);

  return doubt->len > 0 ? g_string_free (g_steal_pointer (&doubt), FALSE) : NULL;
}
