/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The pure part of the pipeline in one call: readings → facts → findings → fixes. A case diagnoses with
 * it, and a plan rehearses with it.
 */
#include <tidemark/tide-diagnosis.h>

#include "facts/tide-facts.h"

G_BEGIN_DECLS

/* @evidence: a list of TideEvidence, snapshot taken; @limits: what could not be read, a sentence each.
 * (transfer full) */
TideDiagnosis *tide_diagnosis_new (TideFacts         *facts,
                                   GListModel        *evidence,
                                   const char *const *limits);

TideFacts *tide_diagnosis_get_facts (TideDiagnosis *self);

/* The diagnosis of changed readings, in which what failed in @self and passes now is fixed. */
TideDiagnosis *tide_diagnosis_rehearse (TideDiagnosis *self,
                                        GPtrArray     *readings);

G_END_DECLS
