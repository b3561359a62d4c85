/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-checks.h"
#include "findings/tide-gates.h"

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

/* What is missing matters only where the file is used. Where it cannot be told, it is not said. */
static void
judge_missing (TideCheck       *check,
               TideClusterFile *file)
{
  const char *name = tide_cluster_file_get_name (file);
  const TideCatalogFile *entry = find_entry (check, name);
  TideGate gate = TIDE_GATE_NONE;
  TideTruth applies = entry != NULL ? tide_gates_try (&entry->gates, check->server, &gate) : TIDE_TRUTH_YES;
  TideFindingState state = TIDE_FINDING_STATE_INFORMATION;
  TideFinding *finding;

  if (entry != NULL && entry->required && applies == TIDE_TRUTH_YES)
    state = TIDE_FINDING_STATE_FAIL;
  else if (entry != NULL && entry->required && applies == TIDE_TRUTH_UNKNOWN)
    state = TIDE_FINDING_STATE_UNKNOWN;
  finding = tide_check_say (check, name, state);
  tide_finding_set (finding, "file", name);
  tide_finding_cite_all (finding, tide_cluster_file_get_citations (file));
  if (applies == TIDE_TRUTH_NO)
    tide_finding_add_word (finding, "closed");
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

/* One file on all nodes */
typedef struct
{
  const char  *name;
  TideServer  *first; /* where a version was read first; owned by the facts, as is all here */
  const char  *version;
  TideServer  *other; /* where it differs, or the last where it does not */
  const char  *other_version;
  GListStore  *citations;
  guint        n;
  gboolean     differs;
} Comparison;

/* (transfer full) (nullable) */
static TideClusterFile *
find_file (TideServer *server,
           const char *name)
{
  GListModel *files = tide_server_get_files (server);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (g_ascii_strcasecmp (tide_cluster_file_get_name (file), name) == 0)
        return g_steal_pointer (&file);
    }

  return NULL;
}

static void
compare_on (Comparison *self,
            TideServer *server)
{
  g_autoptr (TideClusterFile) file = find_file (server, self->name);
  const char *version = file != NULL ? tide_cluster_file_get_version (file) : NULL;
  GListModel *citations;

  if (version == NULL)
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
      self->version = version;
    }
  else if (!self->differs)
    {
      self->other = server;
      self->other_version = version;
      self->differs = !tide_version_same (self->version, version);
    }
}

static void
say_comparison (TideCheck        *check,
                const Comparison *self)
{
  TideFindingState state = self->n < 2     ? TIDE_FINDING_STATE_UNKNOWN
                           : self->differs ? TIDE_FINDING_STATE_FAIL
                                           : TIDE_FINDING_STATE_PASS;
  TideFinding *finding = tide_check_say (check, self->name, state);

  tide_finding_set (finding, "file", self->name);
  tide_finding_set (finding, "version", self->version);
  tide_finding_set (finding, "server", tide_server_get_display_name (self->first));
  if (self->other != NULL)
    tide_finding_set (finding, "other", tide_server_get_display_name (self->other));
  tide_finding_set (finding, "other-version", self->other_version);
  tide_finding_cite_all (finding, G_LIST_MODEL (self->citations));
}

void
tide_check_cluster_file_versions (TideCheck *check)
{
  GPtrArray *entries = tide_catalog_get_files (tide_facts_get_catalog (check->facts));
  GListModel *servers = tide_facts_get_servers (check->facts);
  gboolean any = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GListStore) citations = g_list_store_new (TIDE_TYPE_CITATION);
      Comparison comparison = { .name = ((TideCatalogFile *) g_ptr_array_index (entries, i))->id,
                                .citations = citations };

      for (guint j = 0; j < g_list_model_get_n_items (servers); j++)
        {
          g_autoptr (TideServer) server = g_list_model_get_item (servers, j);

          compare_on (&comparison, server);
        }
      if (comparison.n == 0)
        continue;
      say_comparison (check, &comparison);
      any = TRUE;
    }
  if (!any)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);
}
