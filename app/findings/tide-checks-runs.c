/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "facts/runs/tide-runs.h"
#include "findings/tide-checks.h"

static void
name_place (TideCheck   *check,
            TideFinding *finding,
            TideRun     *run)
{
  tide_finding_set (finding, "log", tide_check_get_name (check, tide_run_get_evidence (run)));
  tide_finding_set_number (finding, "line", tide_run_get_first_line (run));
}

/* The line of the first error may be one of the signals, too; it is quoted once. */
static gboolean
is_cited (TideFinding  *finding,
          TideCitation *line)
{
  GListModel *citations = tide_finding_get_citations (finding);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) other = g_list_model_get_item (citations, i);

      if (tide_citation_get_line (line) == tide_citation_get_line (other) &&
          g_strcmp0 (tide_citation_get_evidence (line), tide_citation_get_evidence (other)) == 0 &&
          g_strcmp0 (tide_citation_get_text (line), tide_citation_get_text (other)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The error at which it stopped: the innermost message leads, and the one around it follows. */
static void
name_error (TideFinding *finding,
            TideRun     *run)
{
  TideRunMessage *cause = tide_run_get_cause (run);
  const char *innermost, *text;
  g_autofree char *both = NULL;

  if (cause == NULL)
    return;
  innermost = tide_run_message_get_innermost (cause);
  text = tide_run_message_get_text (cause);
  if (strcmp (innermost, text) != 0)
    both = g_strdup_printf ("%s (%s)", innermost, text);
  if (!is_cited (finding, tide_run_message_get_citation (cause)))
    tide_finding_cite (finding, tide_run_message_get_citation (cause));
  tide_finding_set (finding, "error", both != NULL ? both : innermost);
  tide_finding_add_word (finding, "error");
  tide_finding_set_code (finding, tide_run_message_get_code (cause));
}

static TideFindingState
judge_run (TideRun *run)
{
  if (tide_run_get_verdict (run) == TIDE_VERDICT_SUCCEEDED)
    return TIDE_FINDING_STATE_PASS;

  return tide_check_run_failed (run) ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_UNKNOWN;
}

static void
add_run_words (TideFinding *finding,
               TideRun     *run)
{
  TideRunKind kind = tide_run_get_kind (run);

  tide_finding_add_word (finding, tide_enum_to_word (TIDE_TYPE_VERDICT, tide_run_get_verdict (run)));
  if (kind == TIDE_RUN_KIND_SERVER)
    tide_finding_add_word (finding, "server");
  else if (kind != TIDE_RUN_KIND_OTHER)
    tide_finding_add_word (finding, "prepare");
  tide_finding_add_word (finding, tide_enum_to_word (TIDE_TYPE_DIALECT, tide_run_get_dialect (run)));
  if (tide_run_get_failed_component (run) != NULL)
    tide_finding_add_word (finding, "component");
  if (tide_run_lacks_zone (run))
    tide_finding_add_word (finding, "zone");
  tide_finding_set (finding, "component", tide_run_get_failed_component (run));
}

/* None got as far as to count; the last may say why. */
static void
say_no_run (TideCheck *check)
{
  TideFinding *finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);
  GListModel *runs = tide_server_get_runs (check->server);
  guint n = g_list_model_get_n_items (runs);
  g_autoptr (TideRun) last = n > 0 ? g_list_model_get_item (runs, n - 1) : NULL;

  tide_finding_add_word (finding, "no-run");
  if (last != NULL)
    name_error (finding, last);
}

void
tide_check_setup_run (TideCheck *check)
{
  TideRun *run = tide_server_get_deciding_run (check->server);
  TideFinding *finding;

  if (run == NULL)
    {
      say_no_run (check);
      return;
    }
  finding = tide_check_say (check, NULL, judge_run (run));
  add_run_words (finding, run);
  name_place (check, finding, run);
  tide_finding_cite_all (finding, tide_run_get_signals (run));
  if (tide_check_run_failed (run))
    name_error (finding, run);
  tide_check_tell_story (check, finding, NULL);
}

/* Not where all are: the server was given another name since. */
static gboolean
is_elsewhere (TideCheck *check,
              TideRun   *run)
{
  TideRun *deciding = tide_server_get_deciding_run (check->server);
  const char *computer = tide_server_get_computer_name (check->server);

  return tide_run_is_elsewhere (run, computer) && deciding != NULL &&
         !tide_run_is_elsewhere (deciding, computer);
}

static void
say_earlier (TideCheck *check,
             TideRun   *run)
{
  const char *name = tide_check_get_name (check, tide_run_get_evidence (run));
  g_autofree char *subject = g_strdup_printf ("%s:%" G_GUINT64_FORMAT, name, tide_run_get_first_line (run));
  TideFinding *finding = tide_check_say (check, subject, TIDE_FINDING_STATE_FAIL);

  name_place (check, finding, run);
  tide_finding_cite_all (finding, tide_run_get_signals (run));
  name_error (finding, run);
  tide_finding_set (finding, "task", tide_run_get_failed_task (run));
  if (is_elsewhere (check, run))
    {
      tide_finding_set (finding, "other", tide_run_get_server (run));
      tide_finding_add_word (finding, "elsewhere");
    }
  if (tide_check_is_marked (check->server, tide_run_get_failed_task (run)))
    tide_finding_add_word (finding, "watermark");
}

void
tide_check_earlier_run (TideCheck *check)
{
  GListModel *runs = tide_server_get_runs (check->server);
  TideRun *deciding = tide_server_get_deciding_run (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      /* One that stands after the one that counts ran elsewhere. */
      if (run != deciding && tide_check_run_failed (run))
        say_earlier (check, run);
    }
}
