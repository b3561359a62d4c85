/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-node-rows.h"

TideNodeRow *
tide_node_rows_begin (TideNodeRows   *self,
                      TideNodeSubject subject,
                      TideNodeAspect  aspect,
                      const char     *name)
{
  TideNodeRow *row = g_object_new (TIDE_TYPE_NODE_ROW, NULL);

  row->subject = subject;
  row->aspect = aspect;
  row->name = g_strdup (name);
  for (guint i = 0; i < self->servers->len; i++)
    {
      g_autoptr (TideNodeCell) cell = g_object_new (TIDE_TYPE_NODE_CELL, NULL);

      cell->node = g_strdup (tide_server_get_display_name (self->servers->pdata[i]));
      g_list_store_append (row->cells, cell);
    }

  return row;
}

TideNodeCell *
tide_node_row_get_cell (TideNodeRow *row,
                        guint        column)
{
  g_autoptr (TideNodeCell) cell = g_list_model_get_item (G_LIST_MODEL (row->cells), column);

  return cell; /* the row keeps it */
}

void
tide_node_cell_set_presence (TideNodeCell *cell,
                             TidePresence  presence,
                             gboolean      expected)
{
  cell->presence = presence;
  if (!expected || presence == TIDE_PRESENCE_UNKNOWN)
    return;
  cell->expectation = presence == TIDE_PRESENCE_PRESENT ? TIDE_NODE_AS_EXPECTED : TIDE_NODE_NOT_AS_EXPECTED;
}

/* Of what is there a value may be unknown still; what is missing has none. */
void
tide_node_cell_set_value (TideNodeCell *cell,
                          TidePresence  presence,
                          const char   *value)
{
  if (presence == TIDE_PRESENCE_MISSING)
    cell->presence = TIDE_PRESENCE_MISSING;
  else if (value != NULL && *value != '\0')
    {
      cell->presence = TIDE_PRESENCE_PRESENT;
      cell->value = g_strdup (value);
    }
}

void
tide_node_rows_add (TideNodeRows *self,
                    TideNodeRow  *row)
{
  tide_node_row_set_marks (row);
  g_list_store_append (self->rows, row);
}

void
tide_node_rows_add_told (TideNodeRows *self,
                         TideNodeRow  *row)
{
  for (guint i = 0; i < self->servers->len; i++)
    if (tide_node_row_get_cell (row, i)->presence == TIDE_PRESENCE_PRESENT)
      {
        tide_node_rows_add (self, row);
        return;
      }
}

void
tide_node_rows_add_odd (TideNodeRows *self,
                        TideNodeRow  *row)
{
  tide_node_row_set_marks (row);
  if (row->mark == TIDE_NODE_MARK_DIFFERS || row->mark == TIDE_NODE_MARK_UNEQUAL)
    g_list_store_append (self->rows, row);
}

static void
add_windows (TideNodeRows *self)
{
  g_autoptr (TideNodeRow) row = tide_node_rows_begin (self, TIDE_NODE_SUBJECT_WINDOWS,
                                                      TIDE_NODE_ASPECT_VERSION, "Windows");

  for (guint i = 0; i < self->servers->len; i++)
    tide_node_cell_set_value (tide_node_row_get_cell (row, i), TIDE_PRESENCE_UNKNOWN,
                              tide_server_get_windows (self->servers->pdata[i]));
  tide_node_rows_add (self, row);
}

/* (transfer full) (nullable) */
static TideRole *
find_role (TideServer *server,
           const char *name)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_ascii_strcasecmp (tide_role_get_name (role), name) == 0)
        return g_steal_pointer (&role);
    }

  return NULL;
}

/* A role may well be on one node alone; but where it is, it ought to be configured. */
static void
set_state (TideNodeCell *cell,
           TideRole     *role)
{
  cell->role_state = tide_role_get_state (role);
  switch (cell->role_state)
    {
    case TIDE_ROLE_STATE_UNKNOWN:
      break;
    case TIDE_ROLE_STATE_NOT_INSTALLED:
      cell->presence = TIDE_PRESENCE_MISSING;
      break;
    case TIDE_ROLE_STATE_CONFIGURED:
      cell->presence = TIDE_PRESENCE_PRESENT;
      cell->expectation = TIDE_NODE_AS_EXPECTED;
      break;
    case TIDE_ROLE_STATE_NOT_FINALISED:
      cell->presence = TIDE_PRESENCE_PRESENT;
      break;
    default:
      cell->presence = TIDE_PRESENCE_PRESENT;
      cell->expectation = TIDE_NODE_NOT_AS_EXPECTED;
    }
}

static void
set_version (TideNodeCell  *cell,
             TideNodeAspect aspect,
             TideRole      *role)
{
  const TideRoleState state = tide_role_get_state (role);
  const char *version = aspect == TIDE_NODE_ASPECT_VERSION ? tide_role_get_unpacked_version (role)
                                                           : tide_role_get_configured_version (role);

  tide_node_cell_set_value (cell, state == TIDE_ROLE_STATE_NOT_INSTALLED ? TIDE_PRESENCE_MISSING
                                                                         : TIDE_PRESENCE_UNKNOWN, version);
}

static void
add_role (TideNodeRows *self,
          const char   *name)
{
  static const TideNodeAspect aspects[] = { TIDE_NODE_ASPECT_STATE, TIDE_NODE_ASPECT_VERSION,
                                            TIDE_NODE_ASPECT_CONFIGURED_VERSION };

  for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
    {
      g_autoptr (TideNodeRow) row = tide_node_rows_begin (self, TIDE_NODE_SUBJECT_ROLE, aspects[i], name);

      for (guint j = 0; j < self->servers->len; j++)
        {
          g_autoptr (TideRole) role = find_role (self->servers->pdata[j], name);

          if (role != NULL && aspects[i] == TIDE_NODE_ASPECT_STATE)
            set_state (tide_node_row_get_cell (row, j), role);
          else if (role != NULL)
            set_version (tide_node_row_get_cell (row, j), aspects[i], role);
        }
      tide_node_rows_add_told (self, row);
    }
}

void
tide_node_rows_of_server (TideNodeRows *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_windows (self);
  for (guint i = 0; i < self->servers->len; i++)
    {
      GListModel *roles = tide_server_get_roles (self->servers->pdata[i]);

      for (guint j = 0; j < g_list_model_get_n_items (roles); j++)
        {
          g_autoptr (TideRole) role = g_list_model_get_item (roles, j);

          if (g_hash_table_add (seen, g_ascii_strdown (tide_role_get_name (role), -1)))
            add_role (self, tide_role_get_name (role));
        }
    }
}
