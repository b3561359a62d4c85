/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tidemark.h>

G_BEGIN_DECLS

/*
 * The fixes that a person chose: a list of TideFix in the order in which they are to be made.
 */

/** Returns: (transfer none) (nullable): the fix of that id */
TideFix *tide_choice_find (GListModel *fixes,
                           const char *id);

void tide_choice_set (GListStore *chosen,
                      TideFix    *fix,
                      gboolean    on);

/** The choice is of ids: a fix of an older diagnosis is replaced by its successor, or falls away.
 * @diagnosis: (nullable): none any more */
void tide_choice_carry_over (GListStore    *chosen,
                             TideDiagnosis *diagnosis);

G_END_DECLS
