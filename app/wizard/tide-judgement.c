/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-judgement.h"

static gboolean
cites_one_of (TideFinding *finding,
              GListModel  *citations)
{
  GListModel *cited = tide_finding_get_citations (finding);

  for (guint i = 0; i < g_list_model_get_n_items (cited); i++)
    {
      g_autoptr (TideCitation) place = g_list_model_get_item (cited, i);

      for (guint j = 0; j < g_list_model_get_n_items (citations); j++)
        {
          g_autoptr (TideCitation) own = g_list_model_get_item (citations, j);

          if (own == place)
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
names (TideFinding *finding,
       const char  *subject)
{
  const char *about = tide_finding_get_subject (finding);

  return about != NULL && subject != NULL && g_ascii_strcasecmp (about, subject) == 0;
}

/* Of a thing that is there, only what is known counts: it failed, or is worth knowing. */
static gboolean
says_something (TideFinding *finding,
                TidePresence presence)
{
  const TideFindingState state = tide_finding_get_state (finding);

  if (presence == TIDE_PRESENCE_PRESENT)
    return state == TIDE_FINDING_STATE_FAIL || state == TIDE_FINDING_STATE_INFORMATION;
  return state != TIDE_FINDING_STATE_PASS;
}

TideFinding *
tide_judgement_find (TideSession *session,
                     const char  *rule_prefix,
                     TidePresence presence,
                     const char  *subject,
                     GListModel  *citations)
{
  GListModel *findings = tide_diagnosis_get_findings (tide_session_get_diagnosis (session));
  TideFinding *worst = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      const TideLevel level = tide_level_for_finding (finding);

      if (g_str_has_prefix (tide_finding_get_rule (finding), rule_prefix) &&
          says_something (finding, presence) &&
          (cites_one_of (finding, citations) ||
           (presence != TIDE_PRESENCE_PRESENT && names (finding, subject))) &&
          (worst == NULL || tide_level_is_worse (level, tide_level_for_finding (worst))))
        worst = finding; /* its list keeps it */
    }
  return worst;
}

TideLevel
tide_judgement_get_level (TideFinding *finding,
                          TidePresence presence)
{
  if (presence == TIDE_PRESENCE_UNKNOWN)
    return TIDE_LEVEL_UNKNOWN;
  if (finding != NULL)
    return tide_level_for_finding (finding);
  /* Without a rule about it, nothing is said of a thing that is not there. */
  return presence == TIDE_PRESENCE_PRESENT ? TIDE_LEVEL_OK : TIDE_LEVEL_OFF;
}

char *
tide_judgement_join_word (TideFinding *finding,
                          const char  *word)
{
  if (finding == NULL || tide_finding_get_state (finding) != TIDE_FINDING_STATE_FAIL)
    return g_strdup (word);
  return g_strdup_printf (C_ ("row", "%s · %s"), tide_words_finding (finding), word);
}

void
tide_judgement_explain (TideFinding *finding,
                        TideItemRow *row)
{
  g_autofree char *detail = finding != NULL ? tide_finding_get_detail (finding) : NULL;

  if (detail != NULL)
    tide_item_row_add_paragraph (row, detail);
}
