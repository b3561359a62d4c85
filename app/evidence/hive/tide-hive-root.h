/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Where in the registry a hive belongs. Told by what the root holds; the names that it and its file bear
 * come last, since anybody can have given them.
 */
#include "evidence/hive/tide-hive-tree.h"

typedef struct
{
  const char *kind;   /* a nick of TideEvidenceKind */
  char       *prefix; /* (nullable) path of the root under HKEY_LOCAL_MACHINE, if it could be told */
} TideHiveRoot;

/* The names: (nullable) of the root key, in the base block, of the file */
typedef struct
{
  const char *root;
  const char *embedded;
  const char *file;
} TideHiveHints;

void tide_hive_root_tell (TideHiveRoot *self, TideHiveTree *tree, const TideHiveHints *hints);
/* The kind of a hive that cannot be opened, by its names alone */
const char *tide_hive_root_guess (const TideHiveHints *hints);
