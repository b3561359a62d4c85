/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "case/tide-case-private.h"
#include "evidence/tide-companions.h"
#include "evidence/tide-replay.h"

/* Which transaction log belongs to which hive: SYSTEM.LOG1 to SYSTEM in the same folder. */

static gboolean
is_in_folder_of (TideEvidence *evidence,
                 TideEvidence *other)
{
  TidePlace *one = tide_evidence_get_place (evidence);
  TidePlace *two = tide_evidence_get_place (other);

  return one->member == two->member && g_str_equal (one->group, two->group);
}

static gboolean
is_hive (TideEvidence *evidence)
{
  switch (tide_evidence_get_kind (evidence))
    {
    case TIDE_EVIDENCE_KIND_SYSTEM_HIVE:
    case TIDE_EVIDENCE_KIND_SOFTWARE_HIVE:
    case TIDE_EVIDENCE_KIND_CLUSTER_HIVE:
    case TIDE_EVIDENCE_KIND_EXCHANGE_HIVE:
    case TIDE_EVIDENCE_KIND_OTHER_HIVE:
      return TRUE;
    default:
      return tide_evidence_get_state (evidence) == TIDE_EVIDENCE_STATE_PENDING;
    }
}

/* Two hives whose names differ in case alone: the log goes to the one that is spelt alike. */
TideEvidence *
tide_case_find_hive (TideCase     *self,
                     TideEvidence *log)
{
  const char *name = tide_evidence_get_name (log);
  gsize stem = tide_companion_stem (name);
  TideEvidence *found = NULL;

  for (guint i = 0; stem > 0 && i < self->rows->len; i++)
    {
      TideEvidence *evidence = self->rows->pdata[i];
      const char *own = tide_evidence_get_name (evidence);

      if (!tide_companion_fits (name, own) || !is_hive (evidence) || !is_in_folder_of (evidence, log))
        continue;
      if (strncmp (own, name, stem) == 0)
        return evidence;
      if (found == NULL)
        found = evidence;
    }

  return found;
}

/* The order in which Windows tries them: LOG1, LOG2, LOG */
static int
compare_logs (gconstpointer a,
              gconstpointer b)
{
  const char *one = tide_evidence_get_name (*(TideEvidence *const *) a);
  const char *two = tide_evidence_get_name (*(TideEvidence *const *) b);

  return g_ascii_tolower (one[strlen (one) - 1]) - g_ascii_tolower (two[strlen (two) - 1]);
}

GPtrArray *
tide_case_find_logs (TideCase     *self,
                     TideEvidence *hive)
{
  GPtrArray *logs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len && logs->len < TIDE_COMPANIONS_MAX; i++)
    {
      TideEvidence *log = self->rows->pdata[i];

      if (tide_companion_fits (tide_evidence_get_name (log), tide_evidence_get_name (hive)) &&
          is_in_folder_of (log, hive) && tide_case_find_hive (self, log) == hive)
        g_ptr_array_add (logs, g_object_ref (log));
    }
  g_ptr_array_sort (logs, compare_logs);

  return logs;
}

static gboolean
is_log (TideEvidence *evidence)
{
  return tide_evidence_get_kind (evidence) == TIDE_EVIDENCE_KIND_TRANSACTION_LOG &&
         *tide_evidence_get_problem (evidence) == '\0';
}

gboolean
tide_case_is_news (TideEvidence *hive,
                   TideEvidence *log)
{
  TideLog *known = tide_evidence_find_log (hive, log);

  return is_log (log) &&
         (known == NULL || g_strcmp0 (known->sha256, tide_evidence_get_sha256 (log)) != 0);
}

static char *
describe (TideEvidence *hive,
          TideEvidence *log)
{
  TideReading *reading = tide_evidence_get_reading (hive);
  const char *name = tide_evidence_get_name (hive);
  const TideLog *known = tide_evidence_find_log (hive, log);
  TideReplay replay = { 0 };

  if (reading == NULL)
    return g_strdup_printf (_("The transaction log of %s, which could not be read."), name);

  replay = tide_replay_of (reading->data);
  if (replay.state == TIDE_REPLAY_APPLIED && known != NULL && known->used)
    return g_strdup_printf (_("Read together with %s."), name);
  if (replay.state == TIDE_REPLAY_APPLIED)
    return g_strdup_printf (_("Not needed: it holds nothing that follows on %s and its other log, or is "
                              "damaged."),
                            name);
  if (replay.state == TIDE_REPLAY_REFUSED)
    return g_strdup_printf (_("Refused: damaged, or of another state of %s."), name);

  return g_strdup_printf (_("Not needed: %s was not in use when it was copied."), name);
}

static char *
describe_alone (TideEvidence *log)
{
  const char *name = tide_evidence_get_name (log);
  gsize stem = tide_companion_stem (name);
  g_autofree char *hive = stem > 0 ? g_strndup (name, stem) : NULL;

  if (hive == NULL)
    return g_strdup (_("The transaction log of a hive, but not called like one: put it beside its hive under "
                       "the hive’s name and .LOG1, .LOG2 or .LOG."));

  return g_strdup_printf (_("The transaction log of a hive, of no use without it: add %s, from the same "
                            "folder."),
                          hive);
}

void
tide_case_describe_log (TideCase     *self,
                        TideEvidence *log)
{
  TideEvidence *hive = tide_case_find_hive (self, log);
  g_autofree char *detail = NULL;

  if (!is_log (log))
    return;
  detail = hive != NULL ? describe (hive, log) : describe_alone (log);
  tide_evidence_set_detail (log, detail);
}
