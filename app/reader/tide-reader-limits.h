/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What the reader may use up, set before it looks at a byte of its input. @written is what it may write into
 * a file; the pipe of the reply does not count.
 */
gboolean tide_reader_limits_set (guint64 written, int last_fd);
