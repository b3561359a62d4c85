/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Error codes in texts: hexadecimal after 0x, or decimal, which for an HRESULT may carry a sign. */

/* A text that is such a number and nothing else */
gboolean tide_code_read (const char *text, guint32 *value);
/* The first number in a text that says of itself that it is an error code; 0 is none */
gboolean tide_code_find (const char *text, guint32 *value);
