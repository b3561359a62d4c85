/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The keys and values of a hive, whoever reads them: hivex where the hive has passed tide_hive_check(), the
 * tolerant reader of tide-hive-salvage.h where it has not. Names are compared without regard to ASCII case,
 * whatever the locale, and one unreadable name does not hide its siblings.
 */
#include <glib.h>

/* Where the cell of a key or value begins in the file */
typedef guint64 TideHiveNode;
#define TIDE_HIVE_NO_NODE 0u

typedef struct _TideHiveTree TideHiveTree;

/* Each returns NULL for what cannot be read. Nodes may be none, or be bad: then they have no name. */
struct _TideHiveTree
{
  TideHiveNode root;

  GArray *(*children) (TideHiveTree *self, TideHiveNode key); /* of TideHiveNode */
  GArray *(*values) (TideHiveTree *self, TideHiveNode key);   /* of TideHiveNode */
  guint64 (*written) (TideHiveTree *self, TideHiveNode key);  /* FILETIME, 0 if unknown */
  /* UTF-8, with its NULs */
  GString *(*key_name) (TideHiveTree *self, TideHiveNode key);
  GString *(*value_name) (TideHiveTree *self, TideHiveNode value);
  GBytes *(*value_data) (TideHiveTree *self, TideHiveNode value, guint32 *type);
};

/* (nullable) (transfer full): the name of a key, without any '\' */
GString *tide_hive_tree_name (TideHiveTree *self, TideHiveNode key);
/* TIDE_HIVE_NO_NODE if there is none */
TideHiveNode tide_hive_tree_child (TideHiveTree *self, TideHiveNode key, const char *name);
/* (nullable) (transfer full): the data of a value; @name "" for the default value */
GBytes *tide_hive_tree_data (TideHiveTree *self, TideHiveNode key, const char *name);
/* (nullable) (transfer full): a string value as UTF-8 */
char *tide_hive_tree_text (TideHiveTree *self, TideHiveNode key, const char *name);
