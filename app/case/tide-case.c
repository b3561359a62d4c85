/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-getters.h"
#include "case/tide-case-private.h"

static void tide_case_list_model_init (GListModelInterface *iface);

G_DEFINE_QUARK (tide-case-error-quark, tide_case_error)
G_DEFINE_FINAL_TYPE_WITH_CODE (TideCase, tide_case, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tide_case_list_model_init))

TIDE_DEFINE_GETTER (TideCase, tide_case, CASE, TideCatalog *, catalog)
TIDE_DEFINE_GETTER (TideCase, tide_case, CASE, TideJob *, job)
TIDE_DEFINE_GETTER (TideCase, tide_case, CASE, guint, n_readings_made)
TIDE_DEFINE_GETTER (TideCase, tide_case, CASE, const char *, server)
TIDE_DEFINE_GETTER (TideCase, tide_case, CASE, GDateTime *, captured)

static GType
get_item_type (GListModel *model)
{
  return TIDE_TYPE_EVIDENCE;
}

static guint
get_n_items (GListModel *model)
{
  return TIDE_CASE (model)->rows->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  TideCase *self = TIDE_CASE (model);

  return position < self->rows->len ? g_object_ref (self->rows->pdata[position]) : NULL;
}

static void
tide_case_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
tide_case_finalize (GObject *object)
{
  TideCase *self = TIDE_CASE (object);

  g_object_unref (self->catalog);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->running);
  g_object_unref (self->job);
  g_free (self->server);
  g_clear_pointer (&self->captured, g_date_time_unref);

  G_OBJECT_CLASS (tide_case_parent_class)->finalize (object);
}

static void
tide_case_class_init (TideCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_case_finalize;
}

static void
tide_case_init (TideCase *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->running = g_ptr_array_new ();
  self->job = tide_job_new ("bytes");
  g_queue_init (&self->queue);
}

TideCase *
tide_case_new (TideCatalog *catalog)
{
  TideCase *self;

  g_return_val_if_fail (TIDE_IS_CATALOG (catalog), NULL);

  self = g_object_new (TIDE_TYPE_CASE, NULL);
  self->catalog = g_object_ref (catalog);

  return self;
}

TideEvidence *
tide_case_append (TideCase     *self,
                  TidePlace    *place,
                  TideEvidence *container)
{
  g_autofree char *id = g_strdup_printf ("e%u", ++self->last_id);
  TideEvidence *evidence = tide_evidence_new (id, place, container);

  g_ptr_array_add (self->rows, evidence);
  g_list_model_items_changed (G_LIST_MODEL (self), self->rows->len - 1, 0, 1);

  return evidence;
}

TideEvidence *
tide_case_find_path (TideCase   *self,
                     const char *path)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (tide_evidence_get_path (self->rows->pdata[i]), path))
      return self->rows->pdata[i];

  return NULL;
}

gboolean
tide_case_is_final (TideEvidence *evidence)
{
  return tide_evidence_get_state (evidence) != TIDE_EVIDENCE_STATE_PENDING;
}

void
tide_case_remove_row (TideCase     *self,
                      TideEvidence *evidence)
{
  guint position;

  if (!g_ptr_array_find (self->rows, evidence, &position))
    return;
  g_ptr_array_remove_index (self->rows, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static gboolean
is_within (TideEvidence *evidence,
           TideEvidence *container)
{
  for (TideEvidence *e = evidence; e != NULL; e = tide_evidence_get_container (e))
    if (e == container)
      return TRUE;

  return FALSE;
}

/* What nobody wants any more is not read to its end. */
static void
take_out (TideCase     *self,
          TideEvidence *evidence)
{
  if (!tide_case_is_final (evidence))
    tide_job_cancel (tide_evidence_get_job (evidence));
  tide_case_remove_row (self, evidence);
}

void
tide_case_remove (TideCase     *self,
                  TideEvidence *evidence)
{
  g_autoptr (TideEvidence) keep = NULL;

  g_return_if_fail (TIDE_IS_CASE (self));
  g_return_if_fail (TIDE_IS_EVIDENCE (evidence));

  keep = g_object_ref (evidence);
  for (guint i = self->rows->len; i > 0; i--)
    if (is_within (self->rows->pdata[i - 1], keep))
      take_out (self, self->rows->pdata[i - 1]);
  for (guint i = 0; i < self->rows->len; i++)
    tide_case_describe_log (self, self->rows->pdata[i]);
}

void
tide_case_set_server (TideCase   *self,
                      const char *server)
{
  g_return_if_fail (TIDE_IS_CASE (self));

  g_free (self->server);
  self->server = g_strdup (server);
}

void
tide_case_set_captured (TideCase  *self,
                        GDateTime *captured)
{
  g_return_if_fail (TIDE_IS_CASE (self));

  g_clear_pointer (&self->captured, g_date_time_unref);
  self->captured = captured != NULL ? g_date_time_ref (captured) : NULL;
}
