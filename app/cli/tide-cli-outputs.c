/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cli/tide-cli-outputs.h"

/* By name, or by what the names lead to */
static gboolean
is_same_file (const char *a,
              const char *b)
{
  g_autoptr (GFile) first = g_file_new_for_commandline_arg (a);
  g_autoptr (GFile) second = g_file_new_for_commandline_arg (b);
  GStatBuf of_first, of_second;

  if (g_file_equal (first, second))
    return TRUE;
  if (g_file_peek_path (first) == NULL || g_stat (g_file_peek_path (first), &of_first) != 0 ||
      g_file_peek_path (second) == NULL || g_stat (g_file_peek_path (second), &of_second) != 0)
    return FALSE;

  return S_ISREG (of_first.st_mode) && of_first.st_dev == of_second.st_dev &&
         of_first.st_ino == of_second.st_ino;
}

static gboolean
check_input (const TideCliOptions *options,
             const char           *input,
             GError              **error)
{
  const char *outputs[] = { options->output, options->fix_script };

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    if (outputs[i] != NULL && is_same_file (outputs[i], input))
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _("“%s” is an input and is not written to"), outputs[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_inputs (const TideCliOptions *options,
              GStrv                 inputs,
              GError              **error)
{
  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    if (!check_input (options, inputs[i], error))
      return FALSE;

  return TRUE;
}

gboolean
tide_cli_outputs_check (const TideCliOptions *options,
                        GError              **error)
{
  if (!check_inputs (options, options->paths, error) || !check_inputs (options, options->catalogs, error))
    return FALSE;
  if (options->output == NULL || options->fix_script == NULL ||
      !is_same_file (options->output, options->fix_script))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” cannot be both the report and the fix script"), options->output);
  return FALSE;
}

/* The report of an earlier scan, which this one replaces, may be what nothing is known of. */
static gboolean
may_be_report (TideEvidence *evidence)
{
  return tide_evidence_get_kind (evidence) == TIDE_EVIDENCE_KIND_UNKNOWN &&
         tide_evidence_get_state (evidence) == TIDE_EVIDENCE_STATE_IGNORED;
}

gboolean
tide_cli_outputs_check_evidence (const TideCliOptions *options,
                                 GListModel           *evidence,
                                 GError              **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (TideEvidence) item = g_list_model_get_item (evidence, i);

      if (!may_be_report (item) && !check_input (options, tide_evidence_get_path (item), error))
        return FALSE;
    }

  return TRUE;
}
