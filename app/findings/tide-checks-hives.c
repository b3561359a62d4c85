/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/tide-replay.h"
#include "findings/tide-checks.h"

/* (nullable) (transfer full) */
static TideServer *
find_server_of (TideCheck  *check,
                const char *evidence)
{
  const char *name = tide_facts_get_server_of (check->facts, evidence);
  GListModel *servers = tide_facts_get_servers (check->facts);

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);
      const char *own = tide_server_get_computer_name (server);

      if (own != NULL && g_ascii_strcasecmp (own, name) == 0)
        return g_steal_pointer (&server);
    }

  return NULL;
}

static void
add_words (TideFinding      *finding,
           const TideReplay *replay)
{
  static const char *const words[] = {
    [TIDE_REPLAY_CLEAN] = NULL,
    [TIDE_REPLAY_NO_LOGS] = "no-logs",
    [TIDE_REPLAY_APPLIED] = "replayed",
    [TIDE_REPLAY_REFUSED] = "refused",
  };

  if (words[replay->state] != NULL)
    tide_finding_add_word (finding, words[replay->state]);
  if (replay->healed)
    tide_finding_add_word (finding, "healed");
  if (replay->pending)
    tide_finding_add_word (finding, "pending");
}

static void
cite_file (TideFinding *finding,
           const char  *evidence,
           const char  *name)
{
  g_autoptr (TideCitation) citation = tide_citation_new_text (evidence, 0, 0, 0, name);

  tide_finding_cite (finding, citation);
}

static void
say_hive (TideCheck         *check,
          const TideReading *reading,
          const TideReplay  *replay)
{
  g_autoptr (TideServer) server = find_server_of (check, reading->evidence);
  g_autofree char *logs = reading->log_names != NULL ? g_strjoinv (", ", reading->log_names) : NULL;
  g_autofree char *wanted = tide_replay_dup_wanted (reading->name);
  TideFinding *finding;

  check->server = server;
  finding = tide_check_say (check, reading->name, TIDE_FINDING_STATE_FAIL);
  check->server = NULL;
  tide_finding_set (finding, "file", reading->name);
  tide_finding_set (finding, "logs", logs != NULL ? logs : "?");
  tide_finding_set (finding, "wanted", wanted);
  tide_finding_set_number (finding, "count", replay->entries);
  add_words (finding, replay);
  cite_file (finding, reading->evidence, reading->name);
  for (guint i = 0; reading->logs != NULL && reading->logs[i] != NULL; i++)
    cite_file (finding, reading->logs[i], reading->log_names[i]);
}

void
tide_check_evidence_dirty (TideCheck *check)
{
  GPtrArray *readings = tide_facts_get_readings (check->facts);

  for (guint i = 0; i < readings->len; i++)
    {
      const TideReading *reading = g_ptr_array_index (readings, i);
      TideReplay replay = { 0 };

      if (reading->data == NULL || reading->kind == TIDE_EVIDENCE_KIND_OTHER_HIVE)
        continue;
      replay = tide_replay_of (reading->data);
      if (replay.state != TIDE_REPLAY_CLEAN || replay.healed || replay.pending)
        say_hive (check, reading, &replay);
    }
}

/* What rules ask for and a hive gives */
static guint
needs_of (TideEvidenceKind kind)
{
  switch (kind)
    {
    case TIDE_EVIDENCE_KIND_SYSTEM_HIVE:
      return TIDE_NEED_SYSTEM;
    case TIDE_EVIDENCE_KIND_SOFTWARE_HIVE:
      return TIDE_NEED_SOFTWARE | TIDE_NEED_EXCHANGE_KEYS;
    case TIDE_EVIDENCE_KIND_EXCHANGE_HIVE:
      return TIDE_NEED_EXCHANGE_KEYS;
    case TIDE_EVIDENCE_KIND_CLUSTER_HIVE:
      return TIDE_NEED_CLUSTER_HIVE;
    default:
      return 0;
    }
}

/* The hive of a cluster speaks for all of its nodes. */
static gboolean
speaks_of (TideFacts         *facts,
           const TideReading *reading,
           TideServer        *server)
{
  const char *own = tide_facts_get_server_of (facts, reading->evidence);
  const char *name = server != NULL ? tide_server_get_computer_name (server) : NULL;

  return own == NULL || name == NULL || reading->kind == TIDE_EVIDENCE_KIND_CLUSTER_HIVE ||
         g_ascii_strcasecmp (own, name) == 0;
}

static gboolean
is_damaged (GVariant *data)
{
  return tide_replay_of (data).damaged;
}

static guint
find_needs (TideFacts  *facts,
            TideServer *server,
            gboolean (*test) (GVariant *))
{
  GPtrArray *readings = tide_facts_get_readings (facts);
  guint found = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      const TideReading *reading = g_ptr_array_index (readings, i);
      guint needs = needs_of (reading->kind);

      if (needs != 0 && reading->data != NULL && test (reading->data) && speaks_of (facts, reading, server))
        found |= needs;
    }

  return found;
}

static gboolean
is_whole (GVariant *data)
{
  return !is_damaged (data);
}

/* The same of an export, by the keys that it holds */
static guint
needs_of_export (const TideReading *reading)
{
  g_autoptr (GVariant) scopes = g_variant_get_child_value (reading->data, 0);
  guint needs = 0;

  for (gsize i = 0; i < g_variant_n_children (scopes); i++)
    {
      g_autoptr (GVariant) scope = g_variant_get_child_value (scopes, i);
      const char *path = g_variant_get_string (scope, NULL);

      if (g_ascii_strncasecmp (path, "SYSTEM", strlen ("SYSTEM")) == 0)
        needs |= needs_of (TIDE_EVIDENCE_KIND_SYSTEM_HIVE);
      else if (g_ascii_strncasecmp (path, "SOFTWARE", strlen ("SOFTWARE")) == 0)
        needs |= needs_of (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE);
      else if (g_ascii_strncasecmp (path, "Cluster", strlen ("Cluster")) == 0)
        needs |= needs_of (TIDE_EVIDENCE_KIND_CLUSTER_HIVE);
    }

  return needs;
}

/* What only exports give that could not be read whole: a hive goes before them. */
static guint
find_damaged_exports (TideFacts  *facts,
                      TideServer *server)
{
  GPtrArray *readings = tide_facts_get_readings (facts);
  guint found = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      const TideReading *reading = g_ptr_array_index (readings, i);
      g_autoptr (GVariant) info = NULL;
      guint64 n = 0;

      if (reading->kind != TIDE_EVIDENCE_KIND_REGISTRY_EXPORT || reading->data == NULL ||
          !speaks_of (facts, reading, server))
        continue;
      info = g_variant_get_child_value (reading->data, 1);
      if (g_variant_lookup (info, "unreadable", "t", &n) && n > 0)
        found |= needs_of_export (reading);
    }

  return found & ~find_needs (facts, server, is_whole);
}

guint
tide_checks_find_stale (TideFacts  *facts,
                        TideServer *server)
{
  return find_needs (facts, server, tide_reading_is_stale);
}

guint
tide_checks_find_damaged (TideFacts  *facts,
                          TideServer *server)
{
  return find_needs (facts, server, is_damaged) | find_damaged_exports (facts, server);
}
