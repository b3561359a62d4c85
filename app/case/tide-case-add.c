/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include <tidemark/tidemark.h>

#include "base/tide-problem.h"
#include "case/tide-case-private.h"
#include "catalog/tide-catalog-private.h"
#include "evidence/listing/tide-members.h"
#include "evidence/tide-companions.h"
#include "evidence/tide-layout.h"

/* Two children and their hashes keep two processors busy; more would only cost memory. */
#define MAX_READING 2

/* Reading. One call of tide_case_add_async() is over when all rows it brought are final. */

typedef struct
{
  GTask        *task;   /* of the call */
  TideEvidence *evidence;
  GPtrArray    *logs;   /* TideEvidence: what may be the logs of a hive, once it is begun */
} Reading;

/* What the thread gets of it */
typedef struct
{
  TideCatalog *catalog;
  GPtrArray   *logs;
} Loading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->task);
  g_object_unref (reading->evidence);
  g_clear_pointer (&reading->logs, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->catalog);
  g_ptr_array_unref (loading->logs);
  g_free (loading);
}

static void start_next (TideCase *self);
static void enqueue (TideCase *self, GTask *task, TideEvidence *evidence);

/* The number of rows that a call still waits for is its task's data. */
static void
wait_for_more (GTask *task,
               int    change)
{
  guint *waiting = g_task_get_task_data (task);

  *waiting += change;
  if (*waiting == 0 && !g_task_get_completed (task) && !g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

static void
report_total (TideCase *self)
{
  if (self->n_reading == 0 && g_queue_is_empty (&self->queue))
    tide_job_finish (self->job);
  else
    tide_job_report (self->job, self->bytes_done, self->bytes_total, NULL);
}

static gboolean
is_final (TideEvidence *evidence)
{
  return tide_evidence_get_state (evidence) != TIDE_EVIDENCE_STATE_PENDING;
}

static void
read_again (TideCase     *self,
            GTask        *task,
            TideEvidence *hive)
{
  tide_evidence_set_pending (hive);
  enqueue (self, task, hive);
}

/* A hive is read again when a transaction log of its own comes in after it, or has changed. */
static void
follow_log (TideCase     *self,
            GTask        *task,
            TideEvidence *log)
{
  TideEvidence *hive = tide_case_find_hive (self, log);

  if (hive != NULL && is_final (hive) && tide_case_is_news (hive, log))
    read_again (self, task, hive);
  else
    tide_case_describe_log (self, log);
}

/* What came in while a hive was being read is in time for its next reading only. */
static void
follow_hive (TideCase *self,
             Reading  *reading)
{
  g_autoptr (GPtrArray) logs = tide_case_find_logs (self, reading->evidence);

  for (guint i = 0; i < logs->len; i++)
    if (!g_ptr_array_find (reading->logs, logs->pdata[i], NULL) && is_final (logs->pdata[i]) &&
        tide_case_is_news (reading->evidence, logs->pdata[i]))
      {
        read_again (self, reading->task, reading->evidence);
        return;
      }
  for (guint i = 0; i < logs->len; i++)
    tide_case_describe_log (self, logs->pdata[i]);
}

static void add_layout (TideCase *self, GTask *task, TideLayout *layout, TideEvidence *container);

static void
unfold_archive (TideCase     *self,
                GTask        *task,
                TideEvidence *archive)
{
  TideReading *reading = tide_evidence_get_reading (archive);
  g_autoptr (TideMembers) members = tide_members_of_archive (reading->data);
  g_autoptr (TideLayout) layout = NULL;

  layout = tide_layout_new (tide_evidence_get_place (archive), members, TRUE, self->catalog);
  add_layout (self, task, layout, archive);
  if (tide_evidence_get_detail (archive) == NULL)
    tide_evidence_set_detail (archive, layout->detail);
}

static void
refuse_nested (TideEvidence *archive)
{
  TideLoad *load = g_new0 (TideLoad, 1);

  load->kind = TIDE_EVIDENCE_KIND_ARCHIVE;
  load->state = TIDE_EVIDENCE_STATE_UNREADABLE;
  load->problem = TIDE_PROBLEM_NESTED_ARCHIVE;
  load->modified = -1;
  tide_evidence_take_load (archive, load);
}

/* What a new row means for others: the members of an archive, the hive of a log, the logs of a hive. */
static void
follow_up (TideCase *self,
           Reading  *reading)
{
  TideEvidence *evidence = reading->evidence;
  GTask *task = reading->task;

  switch (tide_evidence_get_kind (evidence))
    {
    case TIDE_EVIDENCE_KIND_ARCHIVE:
      if (tide_evidence_get_place (evidence)->member)
        refuse_nested (evidence);
      else if (tide_evidence_get_reading (evidence) != NULL)
        unfold_archive (self, task, evidence);
      break;
    case TIDE_EVIDENCE_KIND_TRANSACTION_LOG:
      follow_log (self, task, evidence);
      break;
    default:
      follow_hive (self, reading);
      break;
    }
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  TideEvidence *evidence = source;
  Loading *loading = task_data;
  GError *error = NULL;
  TideLoad *load;

  load = tide_place_load (tide_evidence_get_place (evidence), loading->logs,
                          tide_catalog_get_keeps (loading->catalog), tide_evidence_get_job (evidence),
                          cancellable, &error);
  if (load != NULL)
    g_task_return_pointer (task, load, (GDestroyNotify) tide_load_free);
  else
    g_task_return_error (task, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Reading) reading = user_data;
  GTask *task = reading->task;
  TideEvidence *evidence = reading->evidence;
  TideCase *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  TideLoad *load = g_task_propagate_pointer (G_TASK (result), &error);
  gboolean there = g_ptr_array_find (self->rows, evidence, NULL);

  self->n_reading--;
  self->n_readings_made++;
  if (load != NULL && there)
    {
      self->bytes_done += load->size;
      self->lacking |= load->lacking;
      tide_evidence_take_load (evidence, load);
      follow_up (self, reading);
    }
  else
    {
      g_clear_pointer (&load, tide_load_free);
      tide_case_remove_row (self, evidence);
      if (error != NULL && !g_task_get_completed (task))
        g_task_return_error (task, g_steal_pointer (&error));
    }

  start_next (self);
  report_total (self);
  wait_for_more (task, -1);
}

static void
start_next (TideCase *self)
{
  while (self->n_reading < MAX_READING && !g_queue_is_empty (&self->queue))
    {
      Reading *reading = g_queue_pop_head (&self->queue);
      g_autoptr (GTask) load = NULL;
      Loading *loading = g_new0 (Loading, 1);

      self->n_reading++;
      reading->logs = tide_case_find_logs (self, reading->evidence);
      loading->catalog = g_object_ref (self->catalog);
      loading->logs = g_ptr_array_ref (reading->logs);
      load = g_task_new (reading->evidence, g_task_get_cancellable (reading->task), on_loaded, reading);
      g_task_set_source_tag (load, start_next);
      g_task_set_task_data (load, loading, (GDestroyNotify) loading_free);
      g_task_run_in_thread (load, load_thread);
    }
}

static guint64
size_of (TidePlace *place)
{
  struct stat info;

  if (place->filename == NULL || place->member || stat (place->filename, &info) != 0)
    return 0;
  return info.st_size;
}

static void
enqueue (TideCase     *self,
         GTask        *task,
         TideEvidence *evidence)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->task = g_object_ref (task);
  reading->evidence = g_object_ref (evidence);
  self->bytes_total += size_of (tide_evidence_get_place (evidence));
  g_queue_push_tail (&self->queue, reading);
  wait_for_more (task, 1);
}

/* The same path, size and time: nothing to read. */
static gboolean
is_unchanged (TideEvidence *evidence)
{
  TidePlace *place = tide_evidence_get_place (evidence);
  struct stat info;

  if (place->member || place->filename == NULL)
    return TRUE;

  return stat (place->filename, &info) == 0 && (guint64) info.st_size == tide_evidence_get_size (evidence) &&
         info.st_mtime == tide_evidence_get_modified_unix (evidence);
}

static void
add_file (TideCase     *self,
          GTask        *task,
          TidePlace    *place,
          TideEvidence *container)
{
  TideEvidence *evidence = tide_case_find_path (self, place->path);

  if (evidence != NULL && (!is_final (evidence) || is_unchanged (evidence)))
    return;
  if (evidence != NULL)
    tide_evidence_set_pending (evidence);
  else
    evidence = tide_case_append (self, place, container);
  enqueue (self, task, evidence);
}

static TideEvidence *
add_final (TideCase     *self,
           TidePlace    *place,
           TideEvidence *container,
           TideLoad     *load,
           const char   *detail)
{
  TideEvidence *evidence = tide_case_find_path (self, place->path);

  if (evidence == NULL)
    evidence = tide_case_append (self, place, container);
  tide_evidence_take_load (evidence, load);
  if (detail != NULL && tide_evidence_get_detail (evidence) == NULL)
    tide_evidence_set_detail (evidence, detail);

  return evidence;
}

static void
add_layout (TideCase     *self,
            GTask        *task,
            TideLayout   *layout,
            TideEvidence *container)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < layout->items->len; i++)
    {
      TideItem *item = layout->items->pdata[i];
      TideEvidence *above = item->container >= 0 ? rows->pdata[item->container] : container;

      g_ptr_array_add (rows, NULL);
      if (item->load != NULL)
        rows->pdata[i] = add_final (self, item->place, above, g_steal_pointer (&item->load), item->detail);
      else
        add_file (self, task, item->place, above);
    }
}

/* Adding. What a GFile is gets found out in a thread. */

typedef struct
{
  TidePlace  *place;
  TideLayout *layout; /* (nullable) of a folder */
  GPtrArray  *beside; /* (nullable) TidePlace: a hive's logs that lie beside it */
} Found;

static void
found_free (Found *found)
{
  tide_place_unref (found->place);
  g_clear_pointer (&found->layout, tide_layout_free);
  g_clear_pointer (&found->beside, g_ptr_array_unref);
  g_free (found);
}

/* Nobody named them, so no link is followed. */
static GPtrArray *
find_beside (const char *filename)
{
  g_autoptr (GPtrArray) names = tide_companions_beside (filename);
  GPtrArray *places = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_place_unref);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (names->pdata[i]);

      g_ptr_array_add (places, tide_place_new_file (file, FALSE));
    }

  return places;
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  TideCase *self = source;
  GFile *file = task_data;
  g_autofree char *filename = g_file_get_path (file);
  Found *found;
  struct stat info;

  if (filename != NULL && lstat (filename, &info) != 0 && errno == ENOENT)
    {
      g_task_return_new_error (task, TIDE_CASE_ERROR, TIDE_CASE_ERROR_NOT_FOUND, _("There is no “%s”"),
                               filename);
      return;
    }

  found = g_new0 (Found, 1);
  found->place = tide_place_new_file (file, TRUE);
  if (filename != NULL && stat (filename, &info) == 0 && S_ISDIR (info.st_mode))
    {
      g_autoptr (TideMembers) members = tide_members_of_folder (filename, cancellable);

      found->layout = tide_layout_new (found->place, members, FALSE, self->catalog);
    }
  else if (filename != NULL)
    found->beside = find_beside (filename);
  g_task_return_pointer (task, found, (GDestroyNotify) found_free);
}

static TideLoad *
load_of_folder (TideLayout *layout)
{
  TideLoad *load = g_new0 (TideLoad, 1);

  load->kind = layout->kind;
  load->problem = layout->problem;
  load->argument = g_strdup (layout->argument);
  load->modified = -1;
  load->state = g_str_equal (layout->problem, "")                     ? TIDE_EVIDENCE_STATE_OK
                : g_str_equal (layout->problem, TIDE_PROBLEM_IO) ? TIDE_EVIDENCE_STATE_UNREADABLE
                                                                     : TIDE_EVIDENCE_STATE_DAMAGED;
  load->data = g_variant_ref_sink (g_steal_pointer (&layout->listing));

  return load;
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  TideCase *self = TIDE_CASE (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  Found *found = g_task_propagate_pointer (G_TASK (result), &error);
  TideEvidence *folder;

  if (found == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (found->layout != NULL)
    {
      folder = add_final (self, found->place, NULL, load_of_folder (found->layout), found->layout->detail);
      add_layout (self, task, found->layout, folder);
    }
  else
    add_file (self, task, found->place, NULL);
  for (guint i = 0; found->beside != NULL && i < found->beside->len; i++)
    add_file (self, task, found->beside->pdata[i], NULL);
  found_free (found);

  start_next (self);
  report_total (self);
  /* The hold of the call itself: a folder of nothing is done now. */
  wait_for_more (task, -1);
}

void
tide_case_add_async (TideCase           *self,
                     GFile              *file,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) find = NULL;
  guint *waiting;

  g_return_if_fail (TIDE_IS_CASE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (tide_job_get_state (self->job) == TIDE_JOB_STATE_FINISHED)
    g_clear_object (&self->job);
  if (self->job == NULL)
    self->job = tide_job_new ("bytes");

  task = g_task_new (self, cancellable, callback, user_data);
  waiting = g_new0 (guint, 1);
  *waiting = 1;
  g_task_set_source_tag (task, tide_case_add_async);
  g_task_set_task_data (task, waiting, g_free);

  find = g_task_new (self, cancellable, on_found, g_object_ref (task));
  g_task_set_task_data (find, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (find, find_thread);
}

gboolean
tide_case_add_finish (TideCase     *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
