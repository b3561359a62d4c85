/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include <tidemark/tidemark.h>

#include "base/tide-problem.h"
#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "case/tide-case-format.h"
#include "case/tide-case-private.h"
#include "evidence/tide-companions.h"
#include "evidence/tide-sentences.h"

#define MAX_SIZE (1024ull * 1024 * 1024)

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

/* The path of a member is "archive!/member". */
static TidePlace *
unpack_place (const char *uri,
              gboolean    member,
              guint       index,
              const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (TidePlace) archive = tide_place_new_file (file, TRUE);
  const char *name = strstr (path, "!/");

  if (!member)
    return g_steal_pointer (&archive);

  return tide_place_new_member (archive, index, name != NULL ? name + 2 : path);
}

/* Nobody reads what was waiting to be read when the case was saved. */
static void
give_up (TideLoad *load)
{
  if (load->state != TIDE_EVIDENCE_STATE_PENDING)
    return;
  load->state = TIDE_EVIDENCE_STATE_UNREADABLE;
  load->problem = TIDE_PROBLEM_IO;
  g_free (load->argument);
  load->argument = g_strdup (g_strerror (ECANCELED));
  g_clear_pointer (&load->data, g_variant_unref);
}

static gboolean
unpack_row (TideCase *self,
            GVariant *row)
{
  const char *uri, *path, *kind_word, *state_word, *problem, *argument, *detail, *sha256, *assigned, *type;
  guint container, index;
  gboolean member;
  guint64 size;
  gint64 modified;
  g_autoptr (GVariant) data = NULL;
  g_autoptr (GVariant) logs = NULL;
  g_autoptr (TidePlace) place = NULL;
  g_autofree char *safe = NULL;
  TideEvidence *evidence;
  int kind, state;
  TideLoad *load;

  g_variant_get (row, "(u&sbu&s&s&s&s&s&st&sx&s@a" TIDE_CASE_LOG "v)",
                 &container, &uri, &member, &index, &path, &kind_word, &state_word, &problem, &argument,
                 &detail, &size, &sha256, &modified, &assigned, &logs, &data);
  if (container > self->rows->len || !tide_problem_is_known (problem) ||
      !tide_enum_from_word (TIDE_TYPE_EVIDENCE_KIND, kind_word, &kind) ||
      !tide_enum_from_word (TIDE_TYPE_EVIDENCE_STATE, state_word, &state))
    return FALSE;
  type = tide_reading_type_of (kind);
  if (!g_variant_is_of_type (data, G_VARIANT_TYPE_UNIT) &&
      (type == NULL || !g_variant_is_of_type (data, G_VARIANT_TYPE (type))))
    return FALSE;

  place = unpack_place (uri, member, index, path);
  evidence = tide_case_append (self, place, container > 0 ? self->rows->pdata[container - 1] : NULL);
  load = g_new0 (TideLoad, 1);
  load->kind = kind;
  load->state = state;
  load->problem = g_intern_string (problem);
  load->argument = g_strdup (or_null (argument));
  load->size = size;
  load->modified = modified;
  load->sha256 = g_strdup (or_null (sha256));
  load->data = g_variant_is_of_type (data, G_VARIANT_TYPE_UNIT) ? NULL : g_variant_ref (data);
  give_up (load);
  tide_evidence_take_load (evidence, load);
  safe = tide_safe_text (detail, -1, TIDE_SAFE_LINES);
  if (*tide_evidence_get_problem (evidence) == '\0')
    tide_evidence_set_detail (evidence, or_null (safe));
  tide_evidence_set_server (evidence, or_null (assigned));

  return TRUE;
}

/* Logs may stand behind their hive, so they are joined when all rows are there. */
static gboolean
unpack_logs (TideCase     *self,
             TideEvidence *evidence,
             GVariant     *row)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (row, 14);
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_log_free);
  gsize n = g_variant_n_children (rows);

  if (n > TIDE_COMPANIONS_MAX)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      const char *sha256;
      guint position;
      gboolean used;

      g_variant_get_child (rows, i, "(u&sb)", &position, &sha256, &used);
      if (position == 0 || position > self->rows->len ||
          !tide_companion_fits (tide_evidence_get_name (self->rows->pdata[position - 1]),
                                tide_evidence_get_name (evidence)))
        return FALSE;
      g_ptr_array_add (logs, tide_log_new (self->rows->pdata[position - 1], or_null (sha256), used));
    }
  if (n > 0)
    tide_evidence_take_logs (evidence, g_steal_pointer (&logs));

  return TRUE;
}

static gboolean
unpack_rows (TideCase *self,
             GVariant *rows)
{
  gsize n = g_variant_n_children (rows);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      if (!unpack_row (self, row))
        return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      if (!unpack_logs (self, self->rows->pdata[i], row))
        return FALSE;
    }

  return TRUE;
}

static gboolean
unpack (TideCase *self,
        GVariant *packed)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (packed, 5);
  const char *magic, *server;
  gint64 captured;
  guint version;

  g_variant_get_child (packed, 0, "&s", &magic);
  g_variant_get_child (packed, 1, "u", &version);
  g_variant_get_child (packed, 2, "&s", &server);
  g_variant_get_child (packed, 3, "x", &captured);
  g_variant_get_child (packed, 4, "u", &self->lacking);
  if (!g_str_equal (magic, TIDE_CASE_MAGIC) || version != TIDE_CASE_VERSION ||
      self->lacking > TIDE_WIRE_LACKS_BOTH)
    return FALSE;

  if (!unpack_rows (self, rows))
    return FALSE;
  tide_case_set_server (self, or_null (server));
  if (captured >= 0)
    self->captured = g_date_time_new_from_unix_utc (captured);

  return TRUE;
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GVariant) untrusted = NULL;
  const GVariantType *type = G_VARIANT_TYPE (TIDE_CASE_WHOLE);
  GError *error = NULL;
  GBytes *bytes;

  info = g_file_query_info (task_data, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, cancellable, &error);
  if (info != NULL && (guint64) g_file_info_get_size (info) > MAX_SIZE)
    error = g_error_new (TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_A_CASE,
                         _("The file is too large for a saved case"));
  bytes = error == NULL ? g_file_load_bytes (task_data, cancellable, NULL, &error) : NULL;
  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  untrusted = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
  if (g_variant_is_normal_form (untrusted))
    g_task_return_pointer (task, g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, TRUE)),
                           (GDestroyNotify) g_variant_unref);
  else
    g_task_return_new_error (task, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_A_CASE,
                             _("The file is not a saved case, or it is damaged"));
  g_bytes_unref (bytes);
}

void
tide_case_load_async (TideCase           *self,
                      GFile              *file,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (TIDE_IS_CASE (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->rows->len == 0);

  g_task_set_source_tag (task, tide_case_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_thread);
}

gboolean
tide_case_load_finish (TideCase     *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_autoptr (GVariant) packed = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  packed = g_task_propagate_pointer (G_TASK (result), error);
  if (packed == NULL)
    return FALSE;
  if (unpack (self, packed))
    return TRUE;

  while (self->rows->len > 0)
    tide_case_remove_row (self, self->rows->pdata[self->rows->len - 1]);
  g_set_error (error, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_A_CASE,
               _("The file is not a saved case, or it is damaged"));
  return FALSE;
}
