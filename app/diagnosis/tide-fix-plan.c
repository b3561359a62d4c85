/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include <tidemark/tide-fix-plan.h>

#include "base/tide-getters.h"
#include "base/tide-save.h"
#include "diagnosis/tide-diagnosis-private.h"
#include "fixes/tide-fixes.h"

struct _TideFixPlan
{
  GObject parent_instance;

  TideDiagnosis *diagnosis;
  GListStore    *fixes;
};

G_DEFINE_FINAL_TYPE (TideFixPlan, tide_fix_plan, G_TYPE_OBJECT)

G_DEFINE_QUARK (tide-fix-error-quark, tide_fix_error)

TIDE_DEFINE_LIST_GETTER (TideFixPlan, tide_fix_plan, FIX_PLAN, fixes)

static gboolean
contains (GListModel *list,
          gpointer    item)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (list, i);

      if (other == item)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_scriptable (TideFix *fix)
{
  return tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_CMD)
         || tide_fix_supports_format (fix, TIDE_SCRIPT_FORMAT_REG);
}

TideFixPlan *
tide_fix_plan_new (TideDiagnosis *diagnosis,
                   GListModel    *chosen)
{
  TideFixPlan *self;
  GListModel *offered;

  g_return_val_if_fail (TIDE_IS_DIAGNOSIS (diagnosis), NULL);
  g_return_val_if_fail (chosen == NULL || G_IS_LIST_MODEL (chosen), NULL);

  self = g_object_new (TIDE_TYPE_FIX_PLAN, NULL);
  self->diagnosis = g_object_ref (diagnosis);

  /* The diagnosis has them in order already. */
  offered = tide_diagnosis_get_fixes (diagnosis);
  for (guint i = 0; i < g_list_model_get_n_items (offered); i++)
    {
      g_autoptr (TideFix) fix = g_list_model_get_item (offered, i);

      if (chosen == NULL ? is_scriptable (fix) : contains (chosen, fix))
        g_list_store_append (self->fixes, fix);
    }
  return self;
}

static char *
write_script (TideFixPlan     *self,
              TideScriptFormat format,
              GStrv           *manual)
{
  GListModel *fixes = G_LIST_MODEL (self->fixes);

  return format == TIDE_SCRIPT_FORMAT_CMD ? tide_fixes_write_cmd (fixes, manual)
                                          : tide_fixes_write_reg (fixes, manual);
}

char *
tide_fix_plan_get_script (TideFixPlan     *self,
                          TideScriptFormat format,
                          GError         **error)
{
  char *script;

  g_return_val_if_fail (TIDE_IS_FIX_PLAN (self), NULL);

  script = write_script (self, format, NULL);
  if (script == NULL)
    g_set_error_literal (error, TIDE_FIX_ERROR, TIDE_FIX_ERROR_EMPTY,
                         _("None of the chosen fixes can stand in a script of this kind."));

  return script;
}

GStrv
tide_fix_plan_get_manual_steps (TideFixPlan     *self,
                                TideScriptFormat format)
{
  g_autofree char *script = NULL;
  GStrv manual = NULL;

  g_return_val_if_fail (TIDE_IS_FIX_PLAN (self), NULL);

  script = write_script (self, format, &manual);

  return manual;
}

/* What a thread writes where */
typedef struct
{
  GFile  *file;
  GBytes *bytes;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_object_unref (output->file);
  g_bytes_unref (output->bytes);
  g_free (output);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Output *output = data;
  GError *error = NULL;
  gsize length;
  const void *bytes = g_bytes_get_data (output->bytes, &length);

  if (tide_save (output->file, bytes, length, 0666, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tide_fix_plan_write_async (TideFixPlan        *self,
                           TideScriptFormat    format,
                           GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *script = NULL;
  GError *error = NULL;
  Output *output;

  g_return_if_fail (TIDE_IS_FIX_PLAN (self));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tide_fix_plan_write_async);
  script = tide_fix_plan_get_script (self, format, &error);
  if (script == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  output = g_new0 (Output, 1);
  output->file = g_object_ref (file);
  output->bytes = tide_fixes_encode (script, format);
  g_task_set_task_data (task, output, output_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
tide_fix_plan_write_finish (TideFixPlan  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
rehearse_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  TideFixPlan *self = source;
  GPtrArray *readings = tide_facts_get_readings (tide_diagnosis_get_facts (self->diagnosis));
  g_autoptr (GPtrArray) rehearsed = tide_fixes_rehearse (G_LIST_MODEL (self->fixes), readings);

  if (g_task_return_error_if_cancelled (task))
    return;
  if (rehearsed == NULL)
    g_task_return_new_error (task, TIDE_FIX_ERROR, TIDE_FIX_ERROR_NOT_REHEARSABLE,
                             _("The evidence does not hold what the chosen fixes change."));
  else
    g_task_return_pointer (task, tide_diagnosis_rehearse (self->diagnosis, rehearsed), g_object_unref);
}

void
tide_fix_plan_rehearse_async (TideFixPlan        *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TIDE_IS_FIX_PLAN (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tide_fix_plan_rehearse_async);
  g_task_run_in_thread (task, rehearse_thread);
}

TideDiagnosis *
tide_fix_plan_rehearse_finish (TideFixPlan  *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
tide_fix_plan_finalize (GObject *object)
{
  TideFixPlan *self = TIDE_FIX_PLAN (object);

  g_clear_object (&self->diagnosis);
  g_clear_object (&self->fixes);

  G_OBJECT_CLASS (tide_fix_plan_parent_class)->finalize (object);
}

static void
tide_fix_plan_class_init (TideFixPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_fix_plan_finalize;
}

static void
tide_fix_plan_init (TideFixPlan *self)
{
  self->fixes = g_list_store_new (TIDE_TYPE_FIX);
}
