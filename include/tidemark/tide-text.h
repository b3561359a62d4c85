/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TIDE_TYPE_TEXT (tide_text_get_type ())

/**
 * TideText:
 *
 * The lines of a log, fetched when they are asked for. Lines are counted as in the reading: a line ends
 * with LF or CRLF.
 */
G_DECLARE_FINAL_TYPE (TideText, tide_text, TIDE, TEXT, GObject)

/**
 * tide_text_get_n_lines:
 * @self: a text
 *
 * Returns: how many lines it has
 */
guint64 tide_text_get_n_lines (TideText *self);

/**
 * tide_text_read_async:
 * @self: a text
 * @first: the first line wanted, from 1
 * @count: how many lines are wanted, at most 10,000
 * @cancellable: (nullable): cancels
 * @callback: called when done
 * @user_data: for @callback
 *
 * Fetches lines. Fewer come back at the end of the text, none past it.
 */
void tide_text_read_async (TideText           *self,
                           guint64             first,
                           guint               count,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);

/**
 * tide_text_read_finish:
 * @self: a text
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the lines, safe for display, each cut at
 *   4,096 characters with an ellipsis; or %NULL with @error set: %TIDE_EVIDENCE_ERROR_CHANGED,
 *   %TIDE_EVIDENCE_ERROR_UNREADABLE, %G_IO_ERROR_CANCELLED
 */
GStrv tide_text_read_finish (TideText     *self,
                             GAsyncResult *result,
                             GError      **error);

G_END_DECLS
