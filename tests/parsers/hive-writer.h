/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Small hives for tests: an empty one made byte by byte, filled through hivex.
 */
#include <glib.h>
#include <hivex.h>

hive_h *hive_writer_new (const char *root_name);
/* Names between '\'; what is missing is made; the empty path is the root. */
hive_node_h hive_writer_key (hive_h *hive, const char *path);
void        hive_writer_set (hive_h *hive, const char *path, const char *name, int type, GBytes *data);
void        hive_writer_set_string (hive_h *hive, const char *path, const char *name, const char *text);
void        hive_writer_set_dword (hive_h *hive, const char *path, const char *name, guint32 number);
/* Closes the hive. (transfer full): its bytes */
GBytes *hive_writer_finish (hive_h *hive);

/* After a change to the base block */
void hive_writer_fix_checksum (guint8 *bytes);
