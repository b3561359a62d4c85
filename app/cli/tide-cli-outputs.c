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
  if (g_stat (a, &of_first) != 0 || g_stat (b, &of_second) != 0)
    return FALSE;

  return S_ISREG (of_first.st_mode) && of_first.st_dev == of_second.st_dev &&
         of_first.st_ino == of_second.st_ino;
}

static gboolean
check_input (const char *output,
             const char *input,
             GError    **error)
{
  if (output == NULL || !is_same_file (output, input))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is an input and is not written to"),
               output);
  return FALSE;
}

gboolean
tide_cli_outputs_check (const TideCliOptions *options,
                        GError              **error)
{
  for (guint i = 0; options->paths[i] != NULL; i++)
    if (!check_input (options->output, options->paths[i], error) ||
        !check_input (options->fix_script, options->paths[i], error))
      return FALSE;

  if (options->output == NULL || options->fix_script == NULL ||
      !is_same_file (options->output, options->fix_script))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("“%s” cannot be both the report and the fix script"), options->output);
  return FALSE;
}

/* What was ignored may be the report of an earlier scan, which this one replaces. */
gboolean
tide_cli_outputs_check_evidence (const TideCliOptions *options,
                                 GListModel           *evidence,
                                 GError              **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr (TideEvidence) item = g_list_model_get_item (evidence, i);
      const char *path = tide_evidence_get_path (item);

      if (tide_evidence_get_state (item) != TIDE_EVIDENCE_STATE_IGNORED &&
          (!check_input (options->output, path, error) || !check_input (options->fix_script, path, error)))
        return FALSE;
    }

  return TRUE;
}
