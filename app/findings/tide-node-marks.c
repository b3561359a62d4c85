/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-version.h"
#include "findings/tide-node-private.h"

/* Cells of a row that say something; at most TIDE_NODE_MATRIX_MAX_NODES. */
typedef struct
{
  TideNodeRow  *row;
  TideNodeCell *cells[TIDE_NODE_MATRIX_MAX_NODES]; /* the row keeps them */
  guint         n;
} Compared;

static gboolean
says_something (const TideNodeRow  *row,
                const TideNodeCell *cell)
{
  switch (row->aspect)
    {
    case TIDE_NODE_ASPECT_PRESENCE:
      return cell->presence != TIDE_PRESENCE_UNKNOWN;
    case TIDE_NODE_ASPECT_STATE:
      return cell->role_state != TIDE_ROLE_STATE_UNKNOWN;
    default:
      return cell->value != NULL;
    }
}

static gboolean
is_same (const TideNodeRow  *row,
         const TideNodeCell *a,
         const TideNodeCell *b)
{
  switch (row->aspect)
    {
    case TIDE_NODE_ASPECT_PRESENCE:
      return a->presence == b->presence;
    case TIDE_NODE_ASPECT_STATE:
      return a->role_state == b->role_state;
    case TIDE_NODE_ASPECT_VERSION:
    case TIDE_NODE_ASPECT_CONFIGURED_VERSION:
      return tide_version_same (a->value, b->value);
    default:
      return g_ascii_strcasecmp (a->value, b->value) == 0;
    }
}

static Compared
collect (TideNodeRow *row)
{
  GListModel *cells = G_LIST_MODEL (row->cells);
  Compared compared = { .row = row };

  for (guint i = 0; i < g_list_model_get_n_items (cells) && compared.n < G_N_ELEMENTS (compared.cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);

      if (says_something (row, cell))
        compared.cells[compared.n++] = cell;
    }

  return compared;
}

static guint
count_like (const Compared     *self,
            const TideNodeCell *cell)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += is_same (self->row, cell, self->cells[i]);

  return n;
}

static gboolean
has_expectation (const Compared     *self,
                 TideNodeExpectation expectation)
{
  for (guint i = 0; i < self->n; i++)
    if (self->cells[i]->expectation == expectation)
      return TRUE;

  return FALSE;
}

static TideNodeMark
mark_by_expectation (const TideNodeCell *cell)
{
  static const TideNodeMark marks[] = {
    [TIDE_NODE_EXPECTED_NOTHING] = TIDE_NODE_MARK_UNEQUAL,
    [TIDE_NODE_AS_EXPECTED] = TIDE_NODE_MARK_SAME,
    [TIDE_NODE_NOT_AS_EXPECTED] = TIDE_NODE_MARK_DIFFERS,
  };

  return marks[cell->expectation];
}

/* The cell that more than half of all are like; (nullable). Two nodes never have one if they differ. */
static const TideNodeCell *
find_majority (const Compared *self)
{
  for (guint i = 0; i < self->n; i++)
    if (2 * count_like (self, self->cells[i]) > self->n)
      return self->cells[i];

  return NULL;
}

static void
mark_unequal (const Compared *self)
{
  gboolean expected = has_expectation (self, TIDE_NODE_AS_EXPECTED) &&
                      has_expectation (self, TIDE_NODE_NOT_AS_EXPECTED);
  const TideNodeCell *most = find_majority (self);

  for (guint i = 0; i < self->n; i++)
    {
      TideNodeCell *cell = self->cells[i];

      if (expected)
        cell->mark = mark_by_expectation (cell);
      else if (most == NULL)
        cell->mark = TIDE_NODE_MARK_UNEQUAL;
      else
        cell->mark = is_same (self->row, cell, most) ? TIDE_NODE_MARK_SAME : TIDE_NODE_MARK_DIFFERS;
    }
}

static gboolean
has_mark (const Compared *self,
          TideNodeMark    mark)
{
  for (guint i = 0; i < self->n; i++)
    if (self->cells[i]->mark == mark)
      return TRUE;

  return FALSE;
}

void
tide_node_row_set_marks (TideNodeRow *self)
{
  Compared compared = collect (self);

  if (compared.n < 2)
    return;
  if (count_like (&compared, compared.cells[0]) < compared.n)
    mark_unequal (&compared);
  else
    for (guint i = 0; i < compared.n; i++)
      compared.cells[i]->mark = TIDE_NODE_MARK_SAME;

  if (has_mark (&compared, TIDE_NODE_MARK_DIFFERS))
    self->mark = TIDE_NODE_MARK_DIFFERS;
  else
    self->mark = has_mark (&compared, TIDE_NODE_MARK_UNEQUAL) ? TIDE_NODE_MARK_UNEQUAL : TIDE_NODE_MARK_SAME;
}
