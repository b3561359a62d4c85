/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * The change times that a zip archive gives in UTC, by the place where the data of their members begin. The
 * time in the header of a member is a local one of whoever packed it; fields that some programs add to the
 * central directory say it without doubt. Without a central directory there are none.
 */
GHashTable *tide_zip_times_read (int fd, guint64 size);
/* @modified: Unix seconds. Returns: whether the member has such a time */
gboolean    tide_zip_times_get (GHashTable *times, gint64 data_begins, guint64 *modified);
