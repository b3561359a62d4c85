/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a text that was made safe for display still is what the evidence holds. A text in which something
 * looks like one of tide_safe_text()'s stand-ins is not trusted to. */
gboolean tide_text_is_exact (const char *text);

/* Whether a text stays what it is when it is typed at the prompt between quotation marks, but for what stands
 * between percent signs, which nothing keeps as it is there. */
gboolean tide_text_is_typable (const char *text);

G_END_DECLS
