/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Small questions to hivex. Names are compared without regard to ASCII case, whatever the locale, and one
 * unreadable name does not hide its siblings: hivex's own look-ups give neither.
 */
#include <glib.h>
#include <hivex.h>

/* (nullable) (transfer full): with its NULs, a '\' in it replaced */
GString *tide_hive_node_name (hive_h *hive, hive_node_h node);
/* 0 if there is none */
hive_node_h tide_hive_node_child (hive_h *hive, hive_node_h node, const char *name);
/* (nullable) (transfer full): the data of a value; @name "" for the default value */
GBytes *tide_hive_node_data (hive_h *hive, hive_node_h node, const char *name);
/* (nullable) (transfer full): a string value as UTF-8 */
char *tide_hive_node_text (hive_h *hive, hive_node_h node, const char *name);

/* (nullable) (transfer full): of a value */
GString *tide_hive_value_name (hive_h *hive, hive_value_h value);
GBytes  *tide_hive_value_data (hive_h *hive, hive_value_h value, guint32 *type);
