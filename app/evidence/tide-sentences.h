/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Whether a reader may say so; "" if all went well. */
gboolean tide_problem_is_known (const char *problem);

/* Words of base/tide-problem.h → one sentence for a person, in the current language. */
char *tide_problem_to_sentence (const char *problem, const char *argument);
