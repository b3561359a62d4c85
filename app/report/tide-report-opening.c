/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/tide-report-opening.h"
#include "report/tide-report-words.h"

GStrv
tide_report_dup_subjects (TideDiagnosis *diagnosis)
{
  GListModel *servers = tide_diagnosis_get_servers (diagnosis);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);
      g_autofree char *generation = tide_report_dup_generation (tide_server_get_generation (server));
      g_autofree char *line = g_strdup_printf ("%s, %s", tide_server_get_display_name (server), generation);

      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

static gboolean
is_of_run (TideFinding *finding)
{
  return g_str_equal (tide_finding_get_rule (finding), "setup-run");
}

/* Why the result of setup is open */
static void
add_open_runs (GStrvBuilder *events,
               GListModel   *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      TideFindingState state = tide_finding_get_state (finding);
      g_autofree char *title = NULL;
      g_autofree char *detail = NULL;
      g_autofree char *event = NULL;

      if (!is_of_run (finding) ||
          (state != TIDE_FINDING_STATE_UNKNOWN && state != TIDE_FINDING_STATE_NOT_CHECKED))
        continue;
      title = tide_finding_get_title (finding);
      detail = tide_finding_get_detail (finding);
      /* Translators: the title of a finding, and what was found */
      event = g_strdup_printf (C_("finding", "%s: %s"), title, detail);
      g_strv_builder_add (events, event);
    }
}

static gboolean
is_open (TideDiagnosis *diagnosis)
{
  switch (tide_diagnosis_get_verdict (diagnosis))
    {
    case TIDE_VERDICT_NONE:
    case TIDE_VERDICT_UNKNOWN:
    case TIDE_VERDICT_RUNNING:
      return TRUE;
    case TIDE_VERDICT_SUCCEEDED:
    case TIDE_VERDICT_FAILED:
    case TIDE_VERDICT_PREREQUISITES:
    case TIDE_VERDICT_INTERRUPTED:
    case TIDE_VERDICT_ABORTED:
    default:
      return FALSE;
    }
}

GStrv
tide_report_dup_events (TideDiagnosis *diagnosis)
{
  g_auto (GStrv) stories = tide_diagnosis_dup_stories (diagnosis);
  g_autoptr (GStrvBuilder) events = g_strv_builder_new ();

  g_strv_builder_addv (events, (const char **) stories);
  if (is_open (diagnosis))
    add_open_runs (events, tide_diagnosis_get_findings (diagnosis));

  return g_strv_builder_end (events);
}

static gboolean
is_told (TideFinding *finding)
{
  g_autofree char *story = tide_finding_get_story (finding);

  return story != NULL || is_of_run (finding);
}

GListModel *
tide_report_dup_other_failures (TideDiagnosis *diagnosis)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);
  GListStore *others = g_list_store_new (TIDE_TYPE_FINDING);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL && !is_told (finding))
        g_list_store_append (others, finding);
    }

  return G_LIST_MODEL (others);
}

char *
tide_report_dup_more (guint n_failures)
{
  guint more = n_failures > TIDE_REPORT_N_OTHER_FAILURES ? n_failures - TIDE_REPORT_N_OTHER_FAILURES : 0;

  if (more == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u more finding failed.", "%u more findings failed.", more), more);
}

char *
tide_report_dup_counts (TideDiagnosis *diagnosis)
{
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < TIDE_REPORT_N_STATES; i++)
    {
      guint count = tide_diagnosis_count (diagnosis, tide_report_states[i]);

      if (count > 0 || tide_report_states[i] == TIDE_FINDING_STATE_FAIL)
        g_string_append_printf (counts, "%s%s (%u)", counts->len > 0 ? ", " : "",
                                tide_report_word_state (tide_report_states[i]), count);
    }

  return g_string_free (g_steal_pointer (&counts), FALSE);
}

char *
tide_report_dup_first_advice (TideFinding *finding)
{
  g_auto (GStrv) advice = tide_finding_get_advice (finding);

  return g_strdup (advice[0]);
}
