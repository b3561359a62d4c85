/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-version.h"
#include "findings/tide-checks.h"

/* Versions of the files in the Cluster directory: against what setup unpacked, and between nodes. */

#define MESSAGES "clusmsg.dll"

static TideFindingState
judge_age (TideClusterFile *file)
{
  int order;

  if (!tide_version_compare_build (tide_cluster_file_get_version (file),
                                   tide_cluster_file_get_role_version (file), &order))
    return TIDE_FINDING_STATE_UNKNOWN;
  if (order < 0)
    return TIDE_FINDING_STATE_FAIL;

  return order > 0 ? TIDE_FINDING_STATE_INFORMATION : TIDE_FINDING_STATE_PASS;
}

static TideFinding *
say_file (TideCheck       *check,
          TideClusterFile *file,
          TideFindingState state)
{
  TideFinding *finding = tide_check_say (check, tide_cluster_file_get_name (file), state);

  tide_finding_set (finding, "file", tide_cluster_file_get_name (file));
  tide_finding_set (finding, "version", tide_cluster_file_get_version (file));
  tide_finding_set (finding, "role-version", tide_cluster_file_get_role_version (file));
  tide_finding_cite_all (finding, tide_cluster_file_get_citations (file));

  return finding;
}

void
tide_check_cluster_file_update (TideCheck *check)
{
  GListModel *files = tide_server_get_files (check->server);
  gboolean any = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (tide_cluster_file_get_state (file) != TIDE_PRESENCE_PRESENT)
        continue;
      say_file (check, file, judge_age (file));
      any = TRUE;
    }
  if (!any)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_PASS);
}

void
tide_check_cluster_messages (TideCheck *check)
{
  static const TideFindingState states[] = {
    [TIDE_TRUTH_UNKNOWN] = TIDE_FINDING_STATE_NOT_CHECKED,
    [TIDE_TRUTH_NO] = TIDE_FINDING_STATE_FAIL,
    [TIDE_TRUTH_YES] = TIDE_FINDING_STATE_PASS,
  };
  GListModel *files = tide_server_get_files (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (g_ascii_strcasecmp (tide_cluster_file_get_name (file), MESSAGES) == 0)
        say_file (check, file, states[tide_cluster_file_get_message_table (file)]);
    }
}

/* One file on all nodes */
typedef struct
{
  const char      *name;
  TideServer      *first; /* where a version was read first; owned by the facts, as is all here */
  TideClusterFile *first_file;
  TideServer      *other; /* where it differs most, else the second */
  TideClusterFile *other_file;
  GListStore      *citations;
  guint            n;
  const char      *word; /* (nullable) in what they differ: "" for the version */
} Comparison;

/* (transfer none) (nullable) */
static TideClusterFile *
find_file (TideServer *server,
           const char *name)
{
  GListModel *files = tide_server_get_files (server);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (g_ascii_strcasecmp (tide_cluster_file_get_name (file), name) == 0)
        return file; /* the list keeps it */
    }

  return NULL;
}

/* What only one of them tells is no difference. */
static gboolean
differ (const char *a,
        const char *b)
{
  return a != NULL && b != NULL && g_ascii_strcasecmp (a, b) != 0;
}

static const char *
find_difference (TideClusterFile *a,
                 TideClusterFile *b)
{
  if (!tide_version_same (tide_cluster_file_get_version (a), tide_cluster_file_get_version (b)))
    return "";
  if (differ (tide_cluster_file_get_architecture (a), tide_cluster_file_get_architecture (b)))
    return "architecture";

  return differ (tide_cluster_file_get_sha256 (a), tide_cluster_file_get_sha256 (b)) ? "hash" : NULL;
}

/* From what says least to what says most */
static guint
rank_difference (const char *word)
{
  if (word == NULL)
    return 0;
  if (strcmp (word, "hash") == 0)
    return 1;

  return strcmp (word, "architecture") == 0 ? 2 : 3;
}

/* Of several nodes that differ the first that differs most is told. */
static void
compare_with_first (Comparison      *self,
                    TideServer      *server,
                    TideClusterFile *file)
{
  const char *word = find_difference (self->first_file, file);

  if (self->other != NULL && rank_difference (word) <= rank_difference (self->word))
    return;
  self->other = server;
  self->other_file = file;
  self->word = word;
}

static void
compare_on (Comparison *self,
            TideServer *server)
{
  TideClusterFile *file = find_file (server, self->name);
  GListModel *citations;

  if (file == NULL || tide_cluster_file_get_version (file) == NULL)
    return;
  citations = tide_cluster_file_get_citations (file);
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      g_list_store_append (self->citations, citation);
    }
  if (self->n++ == 0)
    {
      self->first = server;
      self->first_file = file;
    }
  else
    compare_with_first (self, server, file);
}

static TideFindingState
judge (const Comparison *self)
{
  if (self->n < 2)
    return TIDE_FINDING_STATE_UNKNOWN;
  if (self->word == NULL)
    return TIDE_FINDING_STATE_PASS;

  return strcmp (self->word, "hash") == 0 ? TIDE_FINDING_STATE_INFORMATION : TIDE_FINDING_STATE_FAIL;
}

static void
say_comparison (TideCheck        *check,
                const Comparison *self)
{
  TideFinding *finding = tide_check_say (check, self->name, judge (self));

  tide_finding_set (finding, "file", self->name);
  tide_finding_set (finding, "version", tide_cluster_file_get_version (self->first_file));
  tide_finding_set (finding, "architecture", tide_cluster_file_get_architecture (self->first_file));
  tide_finding_set (finding, "server", tide_server_get_display_name (self->first));
  if (self->other != NULL)
    {
      tide_finding_set (finding, "other", tide_server_get_display_name (self->other));
      tide_finding_set (finding, "other-version", tide_cluster_file_get_version (self->other_file));
      tide_finding_set (finding, "other-architecture", tide_cluster_file_get_architecture (self->other_file));
    }
  if (self->word != NULL && *self->word != '\0')
    tide_finding_add_word (finding, self->word);
  tide_finding_cite_all (finding, G_LIST_MODEL (self->citations));
}

/* A node that holds no mailbox role has none of the files, and of a directory that was not given nothing is
 * known. */
static GPtrArray *
list_nodes (TideCheck *check,
            guint     *missing)
{
  GListModel *servers = tide_facts_get_servers (check->facts);
  GPtrArray *nodes = g_ptr_array_new ();

  *missing = TIDE_NEED_TWO_NODES;
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (tide_facts_is_without_clustering (server))
        continue;
      if (tide_facts_get_available (check->facts, server) & TIDE_NEED_CLUSTER_DIRECTORY)
        g_ptr_array_add (nodes, server); /* the facts keep it */
      else
        *missing = TIDE_NEED_CLUSTER_DIRECTORY;
    }

  return nodes;
}

static gboolean
compare_file (TideCheck  *check,
              GPtrArray  *nodes,
              const char *name)
{
  g_autoptr (GListStore) citations = g_list_store_new (TIDE_TYPE_CITATION);
  Comparison comparison = { .name = name, .citations = citations };

  for (guint i = 0; i < nodes->len; i++)
    compare_on (&comparison, nodes->pdata[i]);
  if (comparison.n > 0)
    say_comparison (check, &comparison);

  return comparison.n > 0;
}

void
tide_check_cluster_file_versions (TideCheck *check)
{
  GPtrArray *entries = tide_catalog_get_files (tide_facts_get_catalog (check->facts));
  guint missing;
  g_autoptr (GPtrArray) nodes = list_nodes (check, &missing);
  gboolean any = FALSE;

  if (nodes->len < 2)
    {
      tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED)->missing = missing;
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    any |= compare_file (check, nodes, ((TideCatalogFile *) g_ptr_array_index (entries, i))->id);
  if (!any)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);
}
