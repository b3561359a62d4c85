/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether a reader may say so; "" if all went well. */
gboolean tide_problem_is_known (const char *problem);

/* Words of base/tide-problem.h → one sentence for a person, in the current language. */
char *tide_problem_to_sentence (const char *problem, const char *argument);

/* (nullable): how far the characters of an export of the first version can be trusted; @data: of a reading */
char *tide_code_page_to_sentence (GVariant *data);
/* (nullable): that a .reg file is no export but a list of changes */
const char *tide_changes_to_sentence (GVariant *data);

/* What it means that some of the reader's lock-down (TIDE_WIRE_LACKS_…) was not in force; not for 0. */
const char *tide_lacking_to_sentence (guint lacking);
