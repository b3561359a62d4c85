/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>

G_BEGIN_DECLS

#define TIDE_TYPE_RUN_MESSAGE (tide_run_message_get_type ())

/**
 * TideRunMessage:
 *
 * What one error of a run says.
 */
G_DECLARE_FINAL_TYPE (TideRunMessage, tide_run_message, TIDE, RUN_MESSAGE, GObject)

/**
 * tide_run_message_get_text:
 * @self: the object
 *
 * Returns: (transfer none): the outer message, in one line, without the script that was run
 */
const char *tide_run_message_get_text (TideRunMessage *self);

/**
 * tide_run_message_get_innermost:
 * @self: the object
 *
 * Returns: (transfer none): the message of the innermost exception; the same as the text if none is nested
 */
const char *tide_run_message_get_innermost (TideRunMessage *self);

/**
 * tide_run_message_get_code:
 * @self: the object
 *
 * Returns: the error code that the message names, the innermost first; 0 if it names none
 */
guint32 tide_run_message_get_code (TideRunMessage *self);

/**
 * tide_run_message_get_after_stop:
 * @self: the object
 *
 * Returns: whether it comes after the stop, from restoring the server's state: no cause of it
 */
gboolean tide_run_message_get_after_stop (TideRunMessage *self);

/**
 * tide_run_message_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): the entry that says it
 */
TideCitation *tide_run_message_get_citation (TideRunMessage *self);

G_END_DECLS
