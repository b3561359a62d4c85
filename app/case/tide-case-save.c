/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <tidemark/tidemark.h>

#include "base/tide-save.h"
#include "case/tide-case-format.h"
#include "case/tide-case-private.h"
#include "evidence/tide-companions.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static guint
position_of (TideCase     *self,
             TideEvidence *evidence)
{
  guint position;

  return evidence != NULL && g_ptr_array_find (self->rows, evidence, &position) ? position + 1 : 0;
}

static GVariant *
pack_logs (TideCase     *self,
           TideEvidence *evidence)
{
  GPtrArray *logs = tide_evidence_get_logs (evidence);
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_CASE_LOG));
  for (guint i = 0; logs != NULL && i < logs->len; i++)
    {
      TideLog *log = logs->pdata[i];
      guint position = position_of (self, log->evidence);

      /* One that was taken out of the case since has no row. */
      if (position > 0)
        g_variant_builder_add (&rows, TIDE_CASE_LOG, position, or_empty (log->sha256), log->used);
    }

  return g_variant_builder_end (&rows);
}

static GVariant *
pack_row (TideCase     *self,
          TideEvidence *evidence)
{
  TidePlace *place = tide_evidence_get_place (evidence);
  TideReading *reading = tide_evidence_get_reading (evidence);
  g_autofree char *uri = g_file_get_uri (place->file);

  return g_variant_new ("(usbusssssstsxs@a" TIDE_CASE_LOG "v)",
                        position_of (self, tide_evidence_get_container (evidence)),
                        uri,
                        place->member,
                        place->index,
                        place->member ? place->path : "",
                        tide_enum_to_word (TIDE_TYPE_EVIDENCE_KIND, tide_evidence_get_kind (evidence)),
                        tide_enum_to_word (TIDE_TYPE_EVIDENCE_STATE, tide_evidence_get_state (evidence)),
                        tide_evidence_get_problem (evidence),
                        or_empty (tide_evidence_get_argument (evidence)),
                        or_empty (tide_evidence_get_detail (evidence)),
                        tide_evidence_get_size (evidence),
                        or_empty (tide_evidence_get_sha256 (evidence)),
                        tide_evidence_get_modified_unix (evidence),
                        or_empty (tide_evidence_get_assigned (evidence)),
                        pack_logs (self, evidence),
                        reading != NULL ? reading->data : g_variant_new ("()"));
}

static GVariant *
pack (TideCase *self)
{
  GVariantBuilder rows;

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_CASE_ROW));
  for (guint i = 0; i < self->rows->len; i++)
    g_variant_builder_add_value (&rows, pack_row (self, self->rows->pdata[i]));

  return g_variant_ref_sink (
    g_variant_new ("(susxu@a" TIDE_CASE_ROW ")", TIDE_CASE_MAGIC, TIDE_CASE_VERSION, or_empty (self->server),
                   self->captured != NULL ? g_date_time_to_unix (self->captured) : (gint64) -1,
                   self->lacking,
                   g_variant_builder_end (&rows)));
}

typedef struct
{
  GFile    *file;
  GVariant *packed;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->file);
  g_variant_unref (saving->packed);
  g_free (saving);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;

  /* A case holds what a customer sent: nobody else may read it. */
  if (tide_save (saving->file, g_variant_get_data (saving->packed), g_variant_get_size (saving->packed), 0600,
                 cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tide_case_save_async (TideCase           *self,
                      GFile              *file,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Saving *saving;

  g_return_if_fail (TIDE_IS_CASE (self));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->file = g_object_ref (file);
  saving->packed = pack (self);
  g_task_set_source_tag (task, tide_case_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
tide_case_save_finish (TideCase     *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
