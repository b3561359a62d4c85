/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-getters.h"
#include "diagnosis/tide-diagnosis-private.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"
#include "fixes/tide-fixes.h"

struct _TideDiagnosis
{
  GObject parent_instance;

  TideFacts  *facts;
  GListModel *evidence;
  GListStore *findings;
  GListStore *fixes;
  TideNodeMatrix *node_matrix; /* (nullable) */
  GStrv       limits;
  TideVerdict verdict;
};

G_DEFINE_FINAL_TYPE (TideDiagnosis, tide_diagnosis, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, TideVerdict, verdict)
TIDE_DEFINE_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, TideFacts *, facts)
TIDE_DEFINE_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, GListModel *, evidence)
TIDE_DEFINE_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, TideNodeMatrix *, node_matrix)
TIDE_DEFINE_LIST_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, findings)
TIDE_DEFINE_LIST_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, fixes)
TIDE_DEFINE_STRV_GETTER (TideDiagnosis, tide_diagnosis, DIAGNOSIS, limits)
TIDE_DEFINE_GETTER_AS (TideDiagnosis, tide_diagnosis, DIAGNOSIS, GListModel *, servers,
                       tide_facts_get_servers (self->facts))
TIDE_DEFINE_GETTER_AS (TideDiagnosis, tide_diagnosis, DIAGNOSIS, TideCluster *, cluster,
                       tide_facts_get_cluster (self->facts))
TIDE_DEFINE_GETTER_AS (TideDiagnosis, tide_diagnosis, DIAGNOSIS, TideCatalog *, catalog,
                       tide_facts_get_catalog (self->facts))

TideEvidence *
tide_diagnosis_find_evidence (TideDiagnosis *self,
                              const char    *id)
{
  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (self), NULL);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (self->evidence); i++)
    {
      g_autoptr (TideEvidence) evidence = g_list_model_get_item (self->evidence, i);

      if (strcmp (tide_evidence_get_id (evidence), id) == 0)
        return evidence; /* the list keeps it */
    }
  return NULL;
}

guint
tide_diagnosis_count (TideDiagnosis   *self,
                      TideFindingState state)
{
  guint count = 0;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (self), 0);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      count += finding->state == state;
    }
  return count;
}

/* The case is as bad as the worst of its servers. */
static TideVerdict
worst_verdict (GListModel *servers)
{
  static const TideVerdict worst_first[] = {
    TIDE_VERDICT_FAILED, TIDE_VERDICT_PREREQUISITES, TIDE_VERDICT_INTERRUPTED, TIDE_VERDICT_RUNNING,
    TIDE_VERDICT_UNKNOWN, TIDE_VERDICT_ABORTED, TIDE_VERDICT_SUCCEEDED,
  };

  for (guint k = 0; k < G_N_ELEMENTS (worst_first); k++)
    for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
      {
        g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

        if (tide_server_get_verdict (server) == worst_first[k])
          return worst_first[k];
      }
  return TIDE_VERDICT_NONE;
}

/* For a diagnosis, evidence is a list that stands still. */
static GListModel *
copy_list (GListModel *list)
{
  GListStore *copy = g_list_store_new (g_list_model_get_item_type (list));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_list_store_append (copy, item);
    }
  return G_LIST_MODEL (copy);
}

TideDiagnosis *
tide_diagnosis_new (TideFacts         *facts,
                    GListModel        *evidence,
                    const char *const *limits)
{
  TideDiagnosis *self = g_object_new (TIDE_TYPE_DIAGNOSIS, NULL);

  self->facts = tide_facts_ref (facts);
  self->evidence = copy_list (evidence);
  self->limits = limits != NULL ? g_strdupv ((char **) limits) : g_new0 (char *, 1);
  self->findings = tide_findings_evaluate (facts);
  self->node_matrix = tide_node_matrix_new (facts);
  self->fixes = tide_fixes_offer (facts, G_LIST_MODEL (self->findings));
  self->verdict = worst_verdict (tide_facts_get_servers (facts));

  return self;
}

static GHashTable *
collect_failed (TideDiagnosis *self)
{
  GHashTable *failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (finding->state == TIDE_FINDING_STATE_FAIL)
        g_hash_table_add (failed, g_strdup (finding->id));
    }
  return failed;
}

static void
mark_fixed (TideDiagnosis *self,
            GHashTable    *failed)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      if (finding->state == TIDE_FINDING_STATE_PASS && g_hash_table_contains (failed, finding->id))
        finding->state = TIDE_FINDING_STATE_FIXED;
    }
}

/* The facts of changed readings, under the same restriction and capture time */
static TideFacts *
repeat_facts (TideFacts *facts,
              GPtrArray *readings)
{
  TideCatalog *catalog = tide_facts_get_catalog (facts);
  g_autoptr (TideServer) first = g_list_model_get_item (tide_facts_get_servers (facts), 0);
  const char *name = first != NULL ? tide_server_get_computer_name (first) : NULL;
  GDateTime *captured = first != NULL ? tide_server_get_captured (first) : NULL;
  TideFacts *again = tide_facts_new (readings, catalog, NULL, captured);

  if (name == NULL || *tide_facts_get_unrelated (again) == NULL)
    return again;

  tide_facts_unref (again);
  return tide_facts_new (readings, catalog, name, captured);
}

TideDiagnosis *
tide_diagnosis_rehearse (TideDiagnosis *self,
                         GPtrArray     *readings)
{
  g_autoptr (TideFacts) facts = repeat_facts (self->facts, readings);
  g_autoptr (GHashTable) failed = collect_failed (self);
  TideDiagnosis *rehearsed = tide_diagnosis_new (facts, self->evidence, (const char *const *) self->limits);

  mark_fixed (rehearsed, failed);

  return rehearsed;
}

static void
tide_diagnosis_finalize (GObject *object)
{
  TideDiagnosis *self = TIDE_DIAGNOSIS (object);

  g_clear_pointer (&self->facts, tide_facts_unref);
  g_clear_object (&self->evidence);
  g_clear_object (&self->findings);
  g_clear_object (&self->fixes);
  g_clear_object (&self->node_matrix);
  g_strfreev (self->limits);

  G_OBJECT_CLASS (tide_diagnosis_parent_class)->finalize (object);
}

static void
tide_diagnosis_class_init (TideDiagnosisClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_diagnosis_finalize;
}

static void
tide_diagnosis_init (TideDiagnosis *self)
{
}
