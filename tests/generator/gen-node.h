/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Keys and values of a hive as a tree, each with the cells it has got so far. */
#include "gen-cells.h"

G_BEGIN_DECLS

typedef struct
{
  char       *name; /* "" for the default value */
  guint32     kind;
  GByteArray *data;

  guint32     cell;
  GArray     *data_cells; /* (element-type guint32) one, or those of big data */
} GenNodeValue;

typedef struct GenNode GenNode;

struct GenNode
{
  char      *name;
  gunichar2 *upper; /* by which keys are sorted and hashed */
  glong      n_upper;
  gboolean   wide; /* a name of two-byte characters though one byte would do */
  guint64    time; /* FILETIME */
  char      *class; /* (nullable) */
  guint      security; /* which of the descriptors */

  GenNode   *parent;
  GPtrArray *children; /* (element-type GenNode) */
  GPtrArray *values;   /* (element-type GenNodeValue) */
  gboolean   new_children; /* since they were written last */
  gboolean   new_values;

  guint32    cell;
  guint32    class_cell;
  guint32    value_list;
  GArray    *child_lists; /* (element-type guint32) */
};

GenNode *gen_node_new (const char *name, guint64 time);
void     gen_node_free (GenNode *self);

/* (transfer none) */
GenNode *gen_node_add (GenNode *self, const char *name, guint64 time);
GenNode *gen_node_find (GenNode *self, const char *path);
/* Makes what is missing of @path ('\' between names) */
GenNode *gen_node_reach (GenNode *self, const char *path, guint64 time);

GenNodeValue *gen_node_add_value (GenNode *self, const char *name, guint32 kind, gconstpointer data,
                                  gsize length);
void          gen_node_value_free (GenNodeValue *self);
void          gen_node_sort (GenNode *self);

G_END_DECLS
