/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-words.h"

static const struct
{
  const char *icon;
  const char *css_class;
  const char *word;
} levels[] = {
  [TIDE_LEVEL_NONE] = { "tide-pending-symbolic", "dim-label", N_ ("Pending") },
  [TIDE_LEVEL_OK] = { "tide-ok-symbolic", "success", N_ ("All right") },
  [TIDE_LEVEL_NOTE] = { "tide-note-symbolic", "accent", N_ ("Note") },
  [TIDE_LEVEL_WARNING] = { "tide-warning-symbolic", "warning", N_ ("Warning") },
  [TIDE_LEVEL_ERROR] = { "tide-error-symbolic", "error", N_ ("Error") },
  [TIDE_LEVEL_UNKNOWN] = { "tide-unknown-symbolic", "dim-label", N_ ("Not known") },
  [TIDE_LEVEL_OFF] = { "tide-off-symbolic", "dim-label", N_ ("Does not apply") },
};

const char *
tide_level_get_icon (TideLevel level)
{
  return levels[level].icon;
}

const char *
tide_level_get_css_class (TideLevel level)
{
  return levels[level].css_class;
}

const char *
tide_level_get_word (TideLevel level)
{
  return _ (levels[level].word);
}

gboolean
tide_level_is_worse (TideLevel a,
                     TideLevel b)
{
  /* How bad each level is; that of what is not known stands between good and bad. */
  static const int weight[] = {
    [TIDE_LEVEL_NONE] = 0,    [TIDE_LEVEL_OFF] = 1,     [TIDE_LEVEL_OK] = 2,    [TIDE_LEVEL_UNKNOWN] = 3,
    [TIDE_LEVEL_NOTE] = 4,    [TIDE_LEVEL_WARNING] = 5, [TIDE_LEVEL_ERROR] = 6,
  };

  return weight[a] > weight[b];
}

TideLevel
tide_level_for_evidence (TideEvidenceState state)
{
  switch (state)
    {
    case TIDE_EVIDENCE_STATE_OK:
      return TIDE_LEVEL_OK;
    case TIDE_EVIDENCE_STATE_DIRTY:
      return TIDE_LEVEL_NOTE;
    case TIDE_EVIDENCE_STATE_DAMAGED:
      return TIDE_LEVEL_WARNING;
    case TIDE_EVIDENCE_STATE_UNREADABLE:
      return TIDE_LEVEL_ERROR;
    case TIDE_EVIDENCE_STATE_IGNORED:
      return TIDE_LEVEL_OFF;
    case TIDE_EVIDENCE_STATE_PENDING:
    default:
      return TIDE_LEVEL_NONE;
    }
}

TideLevel
tide_level_for_verdict (TideVerdict verdict)
{
  switch (verdict)
    {
    case TIDE_VERDICT_SUCCEEDED:
      return TIDE_LEVEL_OK;
    case TIDE_VERDICT_FAILED:
    case TIDE_VERDICT_PREREQUISITES:
    case TIDE_VERDICT_INTERRUPTED:
      return TIDE_LEVEL_ERROR;
    case TIDE_VERDICT_RUNNING:
    case TIDE_VERDICT_ABORTED:
      return TIDE_LEVEL_WARNING;
    case TIDE_VERDICT_NONE:
    case TIDE_VERDICT_UNKNOWN:
    default:
      return TIDE_LEVEL_UNKNOWN;
    }
}

TideLevel
tide_level_for_role (TideRoleState state)
{
  switch (state)
    {
    case TIDE_ROLE_STATE_CONFIGURED:
      return TIDE_LEVEL_OK;
    case TIDE_ROLE_STATE_NOT_FINALISED:
      return TIDE_LEVEL_NOTE;
    case TIDE_ROLE_STATE_UNPACKED:
      return TIDE_LEVEL_WARNING;
    case TIDE_ROLE_STATE_VERSION_MISMATCH:
    case TIDE_ROLE_STATE_PARTIALLY_CONFIGURED:
      return TIDE_LEVEL_ERROR;
    case TIDE_ROLE_STATE_NOT_INSTALLED:
      return TIDE_LEVEL_OFF;
    case TIDE_ROLE_STATE_UNKNOWN:
    default:
      return TIDE_LEVEL_UNKNOWN;
    }
}

TideLevel
tide_level_for_step (TideStepState state)
{
  switch (state)
    {
    case TIDE_STEP_STATE_SUCCEEDED:
      return TIDE_LEVEL_OK;
    case TIDE_STEP_STATE_WARNING:
      return TIDE_LEVEL_WARNING;
    case TIDE_STEP_STATE_FAILED:
      return TIDE_LEVEL_ERROR;
    case TIDE_STEP_STATE_NOT_JUDGED:
    default:
      return TIDE_LEVEL_UNKNOWN;
    }
}

static TideLevel
level_for_severity (TideSeverity severity)
{
  switch (severity)
    {
    case TIDE_SEVERITY_ERROR:
      return TIDE_LEVEL_ERROR;
    case TIDE_SEVERITY_WARNING:
      return TIDE_LEVEL_WARNING;
    case TIDE_SEVERITY_NOTE:
    default:
      return TIDE_LEVEL_NOTE;
    }
}

TideLevel
tide_level_for_finding (TideFinding *finding)
{
  switch (tide_finding_get_state (finding))
    {
    case TIDE_FINDING_STATE_FAIL:
      return level_for_severity (tide_finding_get_severity (finding));
    case TIDE_FINDING_STATE_PASS:
    case TIDE_FINDING_STATE_FIXED:
      return TIDE_LEVEL_OK;
    case TIDE_FINDING_STATE_INFORMATION:
      return TIDE_LEVEL_NOTE;
    case TIDE_FINDING_STATE_NOT_APPLICABLE:
      return TIDE_LEVEL_OFF;
    case TIDE_FINDING_STATE_UNKNOWN:
    case TIDE_FINDING_STATE_NOT_CHECKED:
    default:
      return TIDE_LEVEL_UNKNOWN;
    }
}
