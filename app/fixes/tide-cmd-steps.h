/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixes/tide-fix-private.h"

G_BEGIN_DECLS

/* What a fix does, as an echo line and as the lines that do it. The script's own words are English: a .cmd
 * is ASCII, whatever the language of the person who made it. */
void tide_cmd_step_describe (GString *script, guint step, TideFix *fix);
void tide_cmd_step_write (GString *script, guint step, TideFix *fix);

/* The subroutine-free tail that all steps jump to */
void tide_cmd_step_write_tail (GString *script);

G_END_DECLS
