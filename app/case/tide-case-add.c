/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include <tidemark/tidemark.h>

#include "base/tide-problem.h"
#include "case/tide-case-private.h"
#include "evidence/tide-companions.h"

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
      tide_case_fail_call (task, error);
      return;
    }

  if (found->layout != NULL)
    {
      folder = tide_case_add_final (self, found->place, NULL, load_of_folder (found->layout),
                                    found->layout->detail);
      tide_case_add_layout (self, task, found->layout, folder);
    }
  else
    tide_case_add_file (self, task, found->place, NULL);
  for (guint i = 0; found->beside != NULL && i < found->beside->len; i++)
    tide_case_add_file (self, task, found->beside->pdata[i], NULL);
  found_free (found);

  tide_case_start_next (self);
  tide_case_report_total (self);
  /* The hold of the call itself: a folder of nothing is done now. */
  tide_case_wait_for_more (task, -1);
}

/* What was read before counts for nothing in the progress of what comes now. */
static void
begin_anew (TideCase *self)
{
  g_object_unref (self->job);
  self->job = tide_job_new ("bytes");
  self->bytes_done = self->bytes_total = 0;
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

  g_return_if_fail (TIDE_IS_CASE (self));
  g_return_if_fail (G_IS_FILE (file));

  if (tide_job_get_state (self->job) == TIDE_JOB_STATE_FINISHED)
    begin_anew (self);

  task = tide_case_new_call (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tide_case_add_async);

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
