/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the comparison of nodes holds; filled here, immutable from then on. */
#include <tidemark/tide-node-matrix.h>

G_BEGIN_DECLS

/* More than a cluster of any Windows with Exchange on it has */
#define TIDE_NODE_MATRIX_MAX_NODES 16

/* Whether it is known what a cell ought to say */
typedef enum
{
  TIDE_NODE_EXPECTED_NOTHING,
  TIDE_NODE_AS_EXPECTED,
  TIDE_NODE_NOT_AS_EXPECTED,
} TideNodeExpectation;

struct _TideNodeCell
{
  GObject parent_instance;

  char *node;
  TidePresence presence;
  char *value;
  TideRoleState role_state;
  TideNodeExpectation expectation;
  TideNodeMark mark;
};

struct _TideNodeRow
{
  GObject parent_instance;

  TideNodeSubject subject;
  TideNodeAspect aspect;
  char *name;
  TideNodeMark mark;
  GListStore *cells; /* TideNodeCell */
};

struct _TideNodeMatrix
{
  GObject parent_instance;

  GStrv nodes;
  GStrv absent;
  GListStore *rows; /* TideNodeRow */
};

/* Marks the cells of a row that is filled, and the row. */
void tide_node_row_set_marks (TideNodeRow *self);

G_END_DECLS
