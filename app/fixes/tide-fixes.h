/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Findings → fixes, and fixes → scripts and edits. Commands are made here and nowhere else.
 *
 * Arguments of a fix's texts in the catalogue: {server} the computer, or words in its stead · {subject}
 * the event source, resource type or role · {cluster} its name, or words · {version} the media that setup
 * wants · {task} where setup stopped. A text may leave out the last two: code adds them where they are known.
 */
#include "facts/tide-facts.h"

G_BEGIN_DECLS

/* What can be done about the findings that failed: (transfer full), a list of TideFix in the order in which
 * they are to be run. Each finding gets its fixes added. */
GListStore *tide_fixes_offer (TideFacts *facts, GListModel *findings);

/* The script of some fixes, LF line ends; (nullable) if none of them can stand in such a script. @manual:
 * (out) (optional) (transfer full): what it cannot hold, a sentence each. */
char *tide_fixes_write_cmd (GListModel *fixes, GStrv *manual);
char *tide_fixes_write_reg (GListModel *fixes, GStrv *manual);

/* What goes to disk: .cmd as ASCII with CRLF, .reg as UTF-16LE with BOM and CRLF. (transfer full) */
GBytes *tide_fixes_encode (const char *script, TideScriptFormat format);

/* Readings as they would be after the fixes: (transfer full) (nullable) (element-type TideReading); NULL if
 * the evidence lacks what a fix changes. */
GPtrArray *tide_fixes_rehearse (GListModel *fixes, GPtrArray *readings);

G_END_DECLS
