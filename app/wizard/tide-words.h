/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <tidemark/tidemark.h>

G_BEGIN_DECLS

/* How bad something is: always an icon, a word and a colour together. */
typedef enum
{
  TIDE_LEVEL_NONE,    /* nothing to say yet */
  TIDE_LEVEL_OK,
  TIDE_LEVEL_NOTE,
  TIDE_LEVEL_WARNING,
  TIDE_LEVEL_ERROR,
  TIDE_LEVEL_UNKNOWN, /* not checked, or undecidable */
  TIDE_LEVEL_OFF,     /* does not apply */
} TideLevel;

const char *tide_level_get_icon (TideLevel level);
const char *tide_level_get_css_class (TideLevel level);
const char *tide_level_get_word (TideLevel level);
gboolean tide_level_is_worse (TideLevel a,
                              TideLevel b);

/* Words of a person's language for the backend's enumerations; all are static or interned. */
const char *tide_words_evidence_kind (TideEvidenceKind kind);
const char *tide_words_evidence_state (TideEvidenceState state);
const char *tide_words_verdict (TideVerdict verdict);
const char *tide_words_role_state (TideRoleState state);
const char *tide_words_role_name (const char *key);
const char *tide_words_generation (TideGeneration generation);
const char *tide_words_run_kind (TideRunKind kind);
const char *tide_words_interface (TideInterface interface);
const char *tide_words_step_state (TideStepState state);
const char *tide_words_cluster_model (TideClusterModel model);
const char *tide_words_presence (TidePresence presence);
const char *tide_words_start_mode (TideStartMode mode);
const char *tide_words_truth (TideTruth truth);
const char *tide_words_node_row (TideNodeRow *row);
const char *tide_words_node_cell (TideNodeRow  *row,
                                  TideNodeCell *cell);
const char *tide_words_node_mark (TideNodeMark mark);
const char *tide_words_scope (TideFixScope scope);
const char *tide_words_risk (TideRisk risk);
const char *tide_words_finding (TideFinding *finding);

/** Returns: a name as the label of a button or menu item: an underscore is no mnemonic, and it is not
 *  wider than a narrow window */
char *tide_words_menu_label (const char *name);

TideLevel tide_level_for_evidence (TideEvidenceState state);
TideLevel tide_level_for_verdict (TideVerdict verdict);
TideLevel tide_level_for_role (TideRoleState state);
TideLevel tide_level_for_step (TideStepState state);
TideLevel tide_level_for_finding (TideFinding *finding);

G_END_DECLS
