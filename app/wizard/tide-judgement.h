/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-item-row.h"
#include "wizard/tide-words.h"

G_BEGIN_DECLS

/*
 * What the rules say of a thing that a page shows, so that none looks sound that a finding speaks against.
 */

/**
 * tide_judgement_find:
 * @rule_prefix: how the rules' ids begin
 * @presence: whether the thing is there
 * @subject: (nullable): its name in findings; counts only where the thing is not there, for of several nodes
 *   one may have it as it should be
 * @citations: (element-type TideCitation): its places
 *
 * Returns: (transfer none) (nullable): the worst of the findings about it that did not pass
 */
TideFinding *tide_judgement_find (TideSession *session,
                                  const char  *rule_prefix,
                                  TidePresence presence,
                                  const char  *subject,
                                  GListModel  *citations);

TideLevel tide_judgement_get_level (TideFinding *finding,
                                    TidePresence presence);

/** The word for a state, behind that of a finding that failed. (transfer full) */
char *tide_judgement_join_word (TideFinding *finding,
                                const char  *word);

/** Adds what the finding says to the details of a row; @finding: (nullable) */
void tide_judgement_explain (TideFinding *finding,
                             TideItemRow *row);

G_END_DECLS
