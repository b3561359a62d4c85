/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What a replay changed. Of two readings (TIDE_WIRE_REGISTRY) of the same keys, makes the one after the
 * replay with a source for each key and value: the log if the hive did not have it; differing, with the
 * hive's data; else the hive. What cannot be told counts as the hive's, such as a key that may have been
 * among those that could not be read before. Takes @after; (transfer full)
 */
GVariant *tide_hive_marks_set (GVariant *after, GVariant *before);
