/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-json.h"

static void
write_cell (TideJson     *json,
            TideNodeRow  *row,
            TideNodeCell *cell)
{
  json_builder_begin_object (json->builder);
  tide_json_text (json, "node", tide_node_cell_get_node (cell));
  tide_json_word (json, "state", TIDE_TYPE_PRESENCE, tide_node_cell_get_presence (cell));
  if (tide_node_row_get_aspect (row) == TIDE_NODE_ASPECT_STATE)
    tide_json_word (json, "value", TIDE_TYPE_ROLE_STATE, tide_node_cell_get_role_state (cell));
  else
    tide_json_text (json, "value", tide_node_cell_get_value (cell));
  tide_json_word (json, "mark", TIDE_TYPE_NODE_MARK, tide_node_cell_get_mark (cell));
  json_builder_end_object (json->builder);
}

/* Each cell counts with its row: a row is there with all nodes, or not at all. */
static void
write_row (TideJson *json,
           gpointer  row)
{
  GListModel *cells = tide_node_row_get_cells (row);

  tide_json_word (json, "subject", TIDE_TYPE_NODE_SUBJECT, tide_node_row_get_subject (row));
  tide_json_text (json, "name", tide_node_row_get_name (row));
  tide_json_word (json, "aspect", TIDE_TYPE_NODE_ASPECT, tide_node_row_get_aspect (row));
  tide_json_word (json, "mark", TIDE_TYPE_NODE_MARK, tide_node_row_get_mark (row));
  json_builder_set_member_name (json->builder, "cells");
  json_builder_begin_array (json->builder);
  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      write_cell (json, row, cell);
    }
  json_builder_end_array (json->builder);
}

void
tide_json_nodes (TideJson       *json,
                 TideNodeMatrix *matrix)
{
  json_builder_set_member_name (json->builder, "matrix");
  if (matrix == NULL)
    {
      json_builder_add_null_value (json->builder);
      return;
    }
  json_builder_begin_object (json->builder);
  tide_json_strv (json, "nodes", tide_node_matrix_get_nodes (matrix));
  tide_json_strv (json, "absent", tide_node_matrix_get_absent (matrix));
  tide_json_list (json, "rows", tide_node_matrix_get_rows (matrix), FALSE, write_row);
  json_builder_end_object (json->builder);
}
