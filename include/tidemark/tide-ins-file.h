/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <tidemark/tide-citation.h>
#include <tidemark/tide-ins-step.h>

G_BEGIN_DECLS

#define TIDE_TYPE_INS_FILE (tide_ins_file_get_type ())

/**
 * TideInsFile:
 *
 * An INS or UNS file that the native engine worked through.
 */
G_DECLARE_FINAL_TYPE (TideInsFile, tide_ins_file, TIDE, INS_FILE, GObject)

/**
 * tide_ins_file_get_file:
 * @self: the object
 *
 * Returns: (transfer none): the file's name without its folder
 */
const char *tide_ins_file_get_file (TideInsFile *self);

/**
 * tide_ins_file_get_line:
 * @self: the object
 *
 * Returns: line in the log at which it begins, from 1
 */
guint64 tide_ins_file_get_line (TideInsFile *self);

/**
 * tide_ins_file_get_steps:
 * @self: the object
 *
 * Returns: (transfer none): #TideInsStep in the order of the log
 */
GListModel *tide_ins_file_get_steps (TideInsFile *self);

/**
 * tide_ins_file_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): the place in the log
 */
TideCitation *tide_ins_file_get_citation (TideInsFile *self);

G_END_DECLS
