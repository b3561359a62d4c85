/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-checks.h"

/* More of them say nothing new. */
#define MAX_ENTRIES 20

static gboolean
has_succeeded (TideServer *server)
{
  TideRun *run = tide_server_get_deciding_run (server);

  return run != NULL && tide_run_get_verdict (run) == TIDE_VERDICT_SUCCEEDED;
}

static void
set_known (TideFinding *finding,
           const char  *name,
           const char  *value)
{
  if (value == NULL)
    return;
  tide_finding_set (finding, name, value);
  tide_finding_add_word (finding, name);
}

static void
say_failure (TideCheck            *check,
             TideInstallerFailure *failure)
{
  const char *log = tide_check_get_name (check, tide_installer_failure_get_evidence (failure));
  g_autofree char *subject = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, log,
                                              tide_installer_failure_get_line (failure));
  gboolean past = tide_installer_failure_get_followed (failure) || has_succeeded (check->server);
  TideFinding *finding = tide_check_say (check, subject, past ? TIDE_FINDING_STATE_INFORMATION
                                                              : TIDE_FINDING_STATE_FAIL);

  tide_finding_set (finding, "log", log);
  tide_finding_set_number (finding, "line", tide_installer_failure_get_line (failure));
  set_known (finding, "action", tide_installer_failure_get_action (failure));
  set_known (finding, "product", tide_installer_failure_get_product (failure));
  set_known (finding, "reason", tide_installer_failure_get_reason (failure));
  set_known (finding, "package", tide_installer_failure_get_package (failure));
  tide_finding_cite_all (finding, tide_installer_failure_get_citations (failure));
}

void
tide_check_installer_failed (TideCheck *check)
{
  GListModel *failures = tide_server_get_installer_failures (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (failures); i++)
    {
      g_autoptr (TideInstallerFailure) failure = g_list_model_get_item (failures, i);

      say_failure (check, failure);
    }
}

/* The line that holds a code in hex, from the code on */
static char *
dup_answer (char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *code = strstr (lines[i], "0x");

      if (code != NULL && g_ascii_isxdigit (code[2]))
        return g_strndup (code, strlen (code) - g_str_has_suffix (code, "."));
    }

  return NULL;
}

static void
say_entry (TideCheck    *check,
           TideCitation *entry)
{
  g_auto (GStrv) lines = g_strsplit (tide_citation_get_text (entry), "\n", -1);
  const char *name = lines[0] != NULL ? strstr (lines[0], ": ") : NULL;
  g_autofree char *answer = dup_answer (lines);
  TideFinding *finding = tide_check_say (check, name != NULL ? name + 2 : NULL,
                                         has_succeeded (check->server) ? TIDE_FINDING_STATE_INFORMATION
                                                                       : TIDE_FINDING_STATE_FAIL);

  tide_finding_set (finding, "entry", name != NULL ? name + 2 : "");
  tide_finding_set (finding, "file", tide_check_get_name (check, tide_citation_get_evidence (entry)));
  if (name != NULL && lines[1] != NULL && *lines[1] != '\0')
    set_known (finding, "error", lines[1]);
  set_known (finding, "answer", answer);
  tide_finding_cite (finding, entry);
}

void
tide_check_import_errors (TideCheck *check)
{
  GListModel *errors = tide_server_get_import_errors (check->server);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (errors), MAX_ENTRIES); i++)
    {
      g_autoptr (TideCitation) entry = g_list_model_get_item (errors, i);

      say_entry (check, entry);
    }
}
