/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include <tidemark/tidemark.h>

#include "case/tide-case-private.h"
#include "diagnosis/tide-diagnosis-private.h"
#include "evidence/tide-sentences.h"
#include "facts/tide-facts.h"

/* Diagnosing: pure, on a snapshot, in a thread. */

typedef struct
{
  TideCatalog *catalog;
  GListStore  *evidence;
  GPtrArray   *readings;
  GPtrArray   *limits;
  char        *server;
  GDateTime   *captured;
  TideFacts   *facts; /* once a diagnosis was refused: which server each file speaks of */
} Snapshot;

static void
snapshot_free (Snapshot *snapshot)
{
  g_object_unref (snapshot->catalog);
  g_object_unref (snapshot->evidence);
  g_ptr_array_unref (snapshot->readings);
  g_ptr_array_unref (snapshot->limits);
  g_free (snapshot->server);
  g_clear_pointer (&snapshot->captured, g_date_time_unref);
  g_clear_pointer (&snapshot->facts, tide_facts_unref);
  g_free (snapshot);
}

/* What stands between the files and a full answer: what could not be read, or not whole. */
static gboolean
is_limited (TideEvidence *evidence)
{
  switch (tide_evidence_get_state (evidence))
    {
    case TIDE_EVIDENCE_STATE_UNREADABLE:
    case TIDE_EVIDENCE_STATE_DAMAGED:
    case TIDE_EVIDENCE_STATE_DIRTY:
      return TRUE;
    case TIDE_EVIDENCE_STATE_OK:
      return *tide_evidence_get_problem (evidence) != '\0';
    default:
      return FALSE;
    }
}

static void
add_limit (GPtrArray    *limits,
           TideEvidence *evidence)
{
  if (is_limited (evidence))
    g_ptr_array_add (limits, g_strdup_printf ("%s: %s", tide_evidence_get_path (evidence),
                                              tide_evidence_get_detail (evidence)));
}

static Snapshot *
take_snapshot (TideCase *self)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  snapshot->catalog = g_object_ref (self->catalog);
  snapshot->evidence = g_list_store_new (TIDE_TYPE_EVIDENCE);
  snapshot->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  snapshot->limits = g_ptr_array_new_with_free_func (g_free);
  snapshot->server = g_strdup (self->server);
  snapshot->captured = self->captured != NULL ? g_date_time_ref (self->captured) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      TideEvidence *evidence = self->rows->pdata[i];
      TideReading *reading = tide_evidence_get_reading (evidence);

      g_list_store_append (snapshot->evidence, evidence);
      if (reading != NULL)
        g_ptr_array_add (snapshot->readings, tide_reading_ref (reading));
      add_limit (snapshot->limits, evidence);
    }
  if (self->lacking != 0)
    g_ptr_array_add (snapshot->limits, g_strdup (tide_lacking_to_sentence (self->lacking)));
  g_ptr_array_add (snapshot->limits, NULL);

  return snapshot;
}

static gboolean
check_servers (TideFacts  *facts,
               const char *server,
               GError    **error)
{
  const char *const *unrelated = tide_facts_get_unrelated (facts);

  if (server != NULL && !tide_facts_has_server (facts, server))
    {
      g_set_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NO_SUCH_SERVER,
                   _("No file speaks of a server “%s”"), server);
      return FALSE;
    }
  if (unrelated[0] != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) unrelated);

      g_set_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_UNRELATED_SERVERS,
                   _("The files come from servers that share no cluster: %s. A case is one server, or the "
                     "nodes of one cluster: choose one of them."),
                   names);
      return FALSE;
    }

  return TRUE;
}

static void
diagnose_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Snapshot *snapshot = task_data;
  g_autoptr (TideFacts) facts = NULL;
  GError *error = NULL;

  facts = tide_facts_new (snapshot->readings, snapshot->catalog, snapshot->server, snapshot->captured);
  if (check_servers (facts, snapshot->server, &error))
    g_task_return_pointer (task,
                           tide_diagnosis_new (facts, G_LIST_MODEL (snapshot->evidence),
                                               (const char *const *) snapshot->limits->pdata),
                           g_object_unref);
  else
    {
      snapshot->facts = g_steal_pointer (&facts);
      g_task_return_error (task, error);
    }
}

void
tide_case_diagnose_async (TideCase           *self,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (TIDE_IS_CASE (self));

  g_task_set_source_tag (task, tide_case_diagnose_async);
  if (self->diagnosing)
    {
      g_task_return_new_error (task, TIDE_CASE_ERROR, TIDE_CASE_ERROR_BUSY, _("A diagnosis is under way"));
      return;
    }

  self->diagnosing = TRUE;
  g_task_set_task_data (task, take_snapshot (self), (GDestroyNotify) snapshot_free);
  g_task_run_in_thread (task, diagnose_thread);
}

static void
name_servers (TideCase  *self,
              TideFacts *facts)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      TideEvidence *evidence = self->rows->pdata[i];

      tide_evidence_set_derived_server (
        evidence, tide_facts_get_server_of (facts, tide_evidence_get_id (evidence)));
    }
}

TideDiagnosis *
tide_case_diagnose_finish (TideCase     *self,
                           GAsyncResult *result,
                           GError      **error)
{
  TideDiagnosis *diagnosis;
  Snapshot *snapshot;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  snapshot = g_task_get_task_data (G_TASK (result));
  if (snapshot != NULL)
    self->diagnosing = FALSE;
  diagnosis = g_task_propagate_pointer (G_TASK (result), error);
  if (diagnosis != NULL)
    name_servers (self, tide_diagnosis_get_facts (diagnosis));
  else if (snapshot != NULL && snapshot->facts != NULL)
    name_servers (self, snapshot->facts);

  return diagnosis;
}
