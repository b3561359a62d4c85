/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text that was made safe for display still is what the evidence holds. A text in which something
 * looks like one of tide_safe_text()'s stand-ins is not trusted to. */
gboolean tide_text_is_exact (const char *text);

G_END_DECLS
