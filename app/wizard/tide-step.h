/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-session.h"
#include "wizard/tide-words.h"

G_BEGIN_DECLS

#define TIDE_TYPE_STEP (tide_step_get_type ())

/**
 * TideStep:
 *
 * The contract of one page, known before the page is built: its title, whether it is complete, whether it
 * applies (and if not, why), how bad it is and how many things it counts. Navigation follows from these.
 */
G_DECLARE_FINAL_TYPE (TideStep, tide_step, TIDE, STEP, GObject)

const char *tide_step_get_name (TideStep *self);
const char *tide_step_get_title (TideStep *self);
GType tide_step_get_page_type (TideStep *self);

/** Returns: whether one may go on from it */
gboolean tide_step_get_complete (TideStep *self);

/** Returns: whether it has anything to show for this case */
gboolean tide_step_get_applies (TideStep *self);

/** Returns: (nullable): why it does not apply */
const char *tide_step_get_reason (TideStep *self);

TideLevel tide_step_get_level (TideStep *self);
guint tide_step_get_count (TideStep *self);

/** Returns: (transfer full): the sentence that a screen reader says */
char *tide_step_dup_description (TideStep *self);

/** Derives the steps' contract from the session; emits "changed" on each */
void tide_steps_assess (GListModel  *steps,
                        TideSession *session);

/** Returns: (transfer full): the seven steps in order */
GListModel *tide_steps_new (void);

/** Returns: whether every step before @index is complete */
gboolean tide_steps_reachable (GListModel *steps,
                               guint       index);

/** Returns: (transfer full): a step by its place */
TideStep *tide_steps_get (GListModel *steps,
                          guint       index);

/** Returns: the place of the step called @name, or the number of steps */
guint tide_steps_find (GListModel *steps,
                       const char *name);

G_END_DECLS
