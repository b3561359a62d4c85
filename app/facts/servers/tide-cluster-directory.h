/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the evidence holds of one server's `%SystemRoot%\Cluster`. */
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

#include "evidence/tide-reading.h"

G_BEGIN_DECLS

typedef struct _TideClusterDirectory TideClusterDirectory;

/* @readings: (element-type TideReading): the server's */
TideClusterDirectory *tide_cluster_directory_new (GPtrArray *readings);
void                  tide_cluster_directory_free (TideClusterDirectory *self);

gboolean     tide_cluster_directory_is_given (TideClusterDirectory *self);
TidePresence tide_cluster_directory_look_up (TideClusterDirectory *self, const char *name);
/* Whether CLUSDB is there and holds nothing; unknown where it is not listed. */
TideTruth    tide_cluster_directory_has_empty_database (TideClusterDirectory *self);
/* The directory's listing, and a program in it that was read; (nullable) (transfer none) */
TideReading *tide_cluster_directory_get_listing (TideClusterDirectory *self);
TideReading *tide_cluster_directory_get_program (TideClusterDirectory *self, const char *name);
/* The table of versions, and what the tables say of a file: (nullable) (transfer none) */
TideReading *tide_cluster_directory_get_table (TideClusterDirectory *self);
const char  *tide_cluster_directory_get_version (TideClusterDirectory *self,
                                                 const char           *name,
                                                 TideCitation        **citation);
/* The version that a file itself has, else what a table says: (nullable) (transfer full) */
char        *tide_cluster_directory_dup_version (TideClusterDirectory *self, const char *name);

/* Whether the file that a Windows path names is there, if the path leads into the directory at all;
 * @bare: a name without a folder does. */
TideTruth tide_cluster_directory_has (TideClusterDirectory *self, const char *path, gboolean bare);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideClusterDirectory, tide_cluster_directory_free)

G_END_DECLS
