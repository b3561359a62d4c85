/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-version.h"
#include "findings/tide-gates.h"
#include "findings/tide-node-rows.h"

gboolean
tide_node_is_clustered (TideServer *server)
{
  return tide_server_get_exchange_clustering (server) != TIDE_TRUTH_NO &&
         !tide_facts_is_without_clustering (server);
}

/* (transfer full) (nullable) */
static TideClusterFile *
find_file (TideServer *server,
           const char *name)
{
  GListModel *files = tide_server_get_files (server);

  if (!tide_node_is_clustered (server))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (g_ascii_strcasecmp (tide_cluster_file_get_name (file), name) == 0)
        return g_steal_pointer (&file);
    }

  return NULL;
}

/* Setup replaces the files of a role: what is older was left behind. A newer one may be a hotfix. */
static TideNodeExpectation
expect_version (TideClusterFile *file)
{
  int order;

  if (!tide_version_compare_build (tide_cluster_file_get_version (file),
                                   tide_cluster_file_get_role_version (file), &order) ||
      order > 0)
    return TIDE_NODE_EXPECTED_NOTHING;

  return order == 0 ? TIDE_NODE_AS_EXPECTED : TIDE_NODE_NOT_AS_EXPECTED;
}

static void
set_file (TideNodeCell          *cell,
          TideNodeAspect         aspect,
          TideServer            *server,
          const TideCatalogFile *entry,
          TideClusterFile       *file)
{
  const TidePresence presence = tide_cluster_file_get_state (file);
  TideGate gate;

  switch (aspect)
    {
    case TIDE_NODE_ASPECT_PRESENCE:
      tide_node_cell_set_presence (cell, presence,
                                   entry->required &&
                                   tide_gates_try (&entry->gates, server, &gate) == TIDE_TRUTH_YES);
      break;
    case TIDE_NODE_ASPECT_VERSION:
      tide_node_cell_set_value (cell, presence, tide_cluster_file_get_version (file));
      cell->expectation = expect_version (file);
      break;
    case TIDE_NODE_ASPECT_ARCHITECTURE:
      tide_node_cell_set_value (cell, presence, tide_cluster_file_get_architecture (file));
      break;
    default:
      tide_node_cell_set_value (cell, presence, tide_cluster_file_get_sha256 (file));
    }
}

static TideNodeRow *
begin_file (TideNodeRows          *self,
            TideNodeAspect         aspect,
            const TideCatalogFile *entry)
{
  TideNodeRow *row = tide_node_rows_begin (self, TIDE_NODE_SUBJECT_FILE, aspect, entry->id);

  for (guint i = 0; i < self->servers->len; i++)
    {
      g_autoptr (TideClusterFile) file = find_file (self->servers->pdata[i], entry->id);

      if (file != NULL)
        set_file (tide_node_row_get_cell (row, i), aspect, self->servers->pdata[i], entry, file);
    }

  return row;
}

static gboolean
is_wanted (TideNodeRows          *self,
           const TideCatalogFile *entry)
{
  for (guint i = 0; i < self->servers->len; i++)
    {
      g_autoptr (TideClusterFile) file = find_file (self->servers->pdata[i], entry->id);

      if (file != NULL && (entry->required || tide_cluster_file_get_state (file) == TIDE_PRESENCE_PRESENT))
        return TRUE;
    }

  return FALSE;
}

void
tide_node_rows_of_files (TideNodeRows *self)
{
  static const TideNodeAspect values[] = { TIDE_NODE_ASPECT_VERSION, TIDE_NODE_ASPECT_ARCHITECTURE,
                                           TIDE_NODE_ASPECT_HASH };
  GPtrArray *entries = tide_catalog_get_files (tide_facts_get_catalog (self->facts));

  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (TideNodeRow) presence = NULL;

      if (!is_wanted (self, entries->pdata[i]))
        continue;
      presence = begin_file (self, TIDE_NODE_ASPECT_PRESENCE, entries->pdata[i]);
      tide_node_rows_add (self, presence);
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autoptr (TideNodeRow) row = begin_file (self, values[j], entries->pdata[i]);

          tide_node_rows_add_told (self, row);
        }
    }
}

/* Windows 2008 has no place for it any more. */
static gboolean
may_have_excluadm (TideServer *server)
{
  static const TideVersion longhorn = { { 6 } };
  TideVersion windows;

  if (!tide_node_is_clustered (server))
    return FALSE;

  return !tide_version_parse (tide_server_get_windows (server), &windows) ||
         tide_version_compare (&windows, &longhorn) < 0;
}

void
tide_node_rows_of_excluadm (TideNodeRows *self)
{
  g_autoptr (TideNodeRow) row = tide_node_rows_begin (self, TIDE_NODE_SUBJECT_EXCLUADM,
                                                      TIDE_NODE_ASPECT_PRESENCE, "excluadm.dll");
  gboolean any = FALSE;

  for (guint i = 0; i < self->servers->len; i++)
    {
      TideServer *server = g_ptr_array_index (self->servers, i);

      if (!may_have_excluadm (server))
        continue;
      tide_node_cell_set_presence (tide_node_row_get_cell (row, i), tide_server_get_excluadm_com (server),
                                   tide_server_get_windows (server) != NULL);
      any = TRUE;
    }
  if (any)
    tide_node_rows_add (self, row);
}
