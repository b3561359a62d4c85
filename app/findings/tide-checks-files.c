/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-checks.h"
#include "findings/tide-gates.h"

#define SYSTEM_ATTENDANT "Microsoft Exchange System Attendant"

static const TideCatalogFile *
find_entry (TideCheck  *check,
            const char *name)
{
  GPtrArray *files = tide_catalog_get_files (tide_facts_get_catalog (check->facts));

  for (guint i = 0; i < files->len; i++)
    if (g_ascii_strcasecmp (((TideCatalogFile *) g_ptr_array_index (files, i))->id, name) == 0)
      return g_ptr_array_index (files, i);

  return NULL;
}

static gboolean
is_called (const char *node,
           TideServer *server)
{
  const char *name = tide_server_get_computer_name (server);
  gsize length = name != NULL ? strcspn (name, ".") : 0;

  return length > 0 && strcspn (node, ".") == length && g_ascii_strncasecmp (node, name, length) == 0;
}

/* Whether the hive says that the server owned this group, and the group is a clustered mailbox server. */
static gboolean
is_mailbox_group_of (TideCheck        *check,
                     TideClusterGroup *group)
{
  GListModel *resources = tide_cluster_get_resources (check->cluster);
  const char *owner = tide_cluster_group_get_owner (group);

  if (owner == NULL || !is_called (owner, check->server))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);

      if (g_strcmp0 (tide_resource_get_group (resource), tide_cluster_group_get_name (group)) == 0 &&
          g_ascii_strcasecmp (tide_resource_get_resource_type (resource), SYSTEM_ATTENDANT) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
owns_mailbox_server (TideCheck *check)
{
  GListModel *groups = check->cluster != NULL ? tide_cluster_get_groups (check->cluster) : NULL;

  for (guint i = 0; groups != NULL && i < g_list_model_get_n_items (groups); i++)
    {
      g_autoptr (TideClusterGroup) group = g_list_model_get_item (groups, i);

      if (is_mailbox_group_of (check, group))
        return TRUE;
    }

  return FALSE;
}

/* What is missing matters only where the file is used, and setup itself leaves it out on a node that works.
 * Where it cannot be told, it is not said. */
static void
judge_missing (TideCheck       *check,
               TideClusterFile *file)
{
  const char *name = tide_cluster_file_get_name (file);
  const TideCatalogFile *entry = find_entry (check, name);
  TideGate gate = TIDE_GATE_NONE;
  TideTruth applies = entry != NULL ? tide_gates_try (&entry->gates, check->server, &gate) : TIDE_TRUTH_YES;
  TideFindingState state = TIDE_FINDING_STATE_INFORMATION;
  gboolean owner = entry != NULL && entry->required && owns_mailbox_server (check);
  TideFinding *finding;

  if (entry != NULL && entry->required && applies == TIDE_TRUTH_YES)
    state = owner ? TIDE_FINDING_STATE_INFORMATION : TIDE_FINDING_STATE_FAIL;
  else if (entry != NULL && entry->required && applies == TIDE_TRUTH_UNKNOWN)
    state = TIDE_FINDING_STATE_UNKNOWN;
  finding = tide_check_say (check, name, state);
  tide_finding_set (finding, "file", name);
  tide_finding_cite_all (finding, tide_cluster_file_get_citations (file));
  if (applies == TIDE_TRUTH_NO)
    tide_finding_add_word (finding, "closed");
  else if (owner)
    tide_finding_add_word (finding, "owner");
}

static void
judge_file (TideCheck       *check,
            TideClusterFile *file)
{
  const char *name = tide_cluster_file_get_name (file);
  TidePresence presence = tide_cluster_file_get_state (file);
  TideFinding *finding;

  if (presence == TIDE_PRESENCE_MISSING)
    {
      judge_missing (check, file);
      return;
    }
  finding = tide_check_say (check, name, presence == TIDE_PRESENCE_UNKNOWN ? TIDE_FINDING_STATE_UNKNOWN
                                                                           : TIDE_FINDING_STATE_PASS);
  tide_finding_set (finding, "file", name);
  tide_finding_cite_all (finding, tide_cluster_file_get_citations (file));
}

void
tide_check_cluster_file (TideCheck *check)
{
  GListModel *files = tide_server_get_files (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      judge_file (check, file);
    }
}

/* The listing of the server's Cluster directory is what shows the size. */
static void
cite_directory (TideCheck   *check,
                TideFinding *finding)
{
  GPtrArray *readings = tide_facts_get_readings (check->facts);
  const char *name = tide_server_get_computer_name (check->server);

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);
      const char *owner = tide_facts_get_server_of (check->facts, reading->evidence);
      g_autoptr (TideCitation) citation = NULL;

      if (reading->kind != TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY || g_strcmp0 (owner, name) != 0)
        continue;
      citation = tide_citation_new_text (reading->evidence, 0, 0, 0, "CLUSDB");
      tide_finding_cite (finding, citation);
    }
}

void
tide_check_cluster_database (TideCheck *check)
{
  static const TideFindingState states[] = {
    [TIDE_TRUTH_UNKNOWN] = TIDE_FINDING_STATE_NOT_CHECKED,
    [TIDE_TRUTH_NO] = TIDE_FINDING_STATE_PASS,
    [TIDE_TRUTH_YES] = TIDE_FINDING_STATE_FAIL,
  };

  TideTruth empty = tide_server_get_cluster_database_empty (check->server);
  TideFinding *finding = tide_check_say (check, NULL, states[empty]);

  if (empty == TIDE_TRUTH_YES)
    cite_directory (check, finding);
}
