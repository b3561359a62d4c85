/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Facts → findings. Pure: run again whenever evidence is added or a fix is rehearsed. */
#include <tidemark/tide-node-matrix.h>

#include "facts/tide-facts.h"

G_BEGIN_DECLS

/* Every rule on every subject, with its state: (transfer full), a list of TideFinding, worst first. */
GListStore *tide_findings_evaluate (TideFacts *facts);

/* The nodes of the cluster side by side: (transfer full) (nullable), %NULL where there is no cluster, or one
 * of a single node */
TideNodeMatrix *tide_node_matrix_new (TideFacts *facts);

/* Names of the predicates that rules may use; NULL-terminated. */
const char *const *tide_findings_list_checks (void);

G_END_DECLS
