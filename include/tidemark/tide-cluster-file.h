/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_CLUSTER_FILE (tide_cluster_file_get_type ())

/**
 * TideClusterFile:
 *
 * A file that Exchange places in `%SystemRoot%\Cluster`.
 */
G_DECLARE_FINAL_TYPE (TideClusterFile, tide_cluster_file, TIDE, CLUSTER_FILE, GObject)

/**
 * tide_cluster_file_get_name:
 * @self: the object
 *
 * Returns: (transfer none): the file's name
 */
const char *tide_cluster_file_get_name (TideClusterFile *self);

/**
 * tide_cluster_file_get_state:
 * @self: the object
 *
 * Returns: whether it is there
 */
TidePresence tide_cluster_file_get_state (TideClusterFile *self);

/**
 * tide_cluster_file_get_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its file version
 */
const char *tide_cluster_file_get_version (TideClusterFile *self);

/**
 * tide_cluster_file_get_role_version:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what setup unpacked by the registry: the version of the role that the
 * file belongs to, of 2000 and 2003 a build alone
 */
const char *tide_cluster_file_get_role_version (TideClusterFile *self);

/**
 * tide_cluster_file_get_architecture:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the processor that it is made for: x86, x64, ia64, or a number
 */
const char *tide_cluster_file_get_architecture (TideClusterFile *self);

/**
 * tide_cluster_file_get_sha256:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): its SHA-256 in hexadecimal digits, where the file itself was given
 */
const char *tide_cluster_file_get_sha256 (TideClusterFile *self);

/**
 * tide_cluster_file_get_path:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): where it was found
 */
const char *tide_cluster_file_get_path (TideClusterFile *self);

/**
 * tide_cluster_file_get_message_table:
 * @self: the object
 *
 * Returns: whether it holds a message table
 */
TideTruth tide_cluster_file_get_message_table (TideClusterFile *self);

/**
 * tide_cluster_file_get_citations:
 * @self: the object
 *
 * Returns: (transfer none): #TideCitation
 */
GListModel *tide_cluster_file_get_citations (TideClusterFile *self);

G_END_DECLS
