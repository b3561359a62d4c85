/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-report.h>

G_BEGIN_DECLS

/* Words and sentences for people, in the current language: (transfer none) */
const char *tide_report_word_verdict (TideVerdict verdict);
const char *tide_report_word_state (TideFindingState state);
const char *tide_report_glyph_state (TideFindingState state);
const char *tide_report_word_severity (TideSeverity severity);
const char *tide_report_word_role_state (TideRoleState state);
const char *tide_report_word_start_mode (TideStartMode mode);
const char *tide_report_word_presence (TidePresence presence);
const char *tide_report_word_truth (TideTruth truth);
const char *tide_report_word_evidence_state (TideEvidenceState state);
const char *tide_report_word_evidence_kind (TideEvidenceKind kind);
const char *tide_report_word_run_kind (TideRunKind kind);
const char *tide_report_word_model (TideClusterModel model);
const char *tide_report_word_risk (TideRisk risk);
const char *tide_report_word_scope (TideFixScope scope);
const char *tide_report_word_step (TideStepState state);
const char *tide_report_word_node_mark (TideNodeMark mark);
/* What a node says in a row: a value as it stands, or a word */
const char *tide_report_word_node_cell (TideNodeRow *row, TideNodeCell *cell);

/* Stands before what is not the same on all nodes */
#define TIDE_REPORT_GLYPH_UNEQUAL "≠"

/* The order in which groups of findings stand, worst first */
#define TIDE_REPORT_N_STATES 7
extern const TideFindingState tide_report_states[TIDE_REPORT_N_STATES];

/* (transfer full) */
char *tide_report_dup_generation (TideGeneration generation);
char *tide_report_dup_place (TideDiagnosis *diagnosis, TideCitation *citation);
/* Sentences about the report itself, NULL-terminated: made from files, versions, replaced entries */
GStrv tide_report_dup_origin (TideDiagnosis *diagnosis);

G_END_DECLS
