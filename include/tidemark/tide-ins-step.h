/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <tidemark/tide-citation.h>
#include <tidemark/tide-enums.h>

G_BEGIN_DECLS

#define TIDE_TYPE_INS_STEP (tide_ins_step_get_type ())

/**
 * TideInsStep:
 *
 * One line of an INS file that the native engine interpreted.
 */
G_DECLARE_FINAL_TYPE (TideInsStep, tide_ins_step, TIDE, INS_STEP, GObject)

/**
 * tide_ins_step_get_line:
 * @self: the object
 *
 * Returns: line in the log, from 1
 */
guint64 tide_ins_step_get_line (TideInsStep *self);

/**
 * tide_ins_step_get_directive:
 * @self: the object
 *
 * Returns: (transfer none): the directive, such as CreateProcess
 */
const char *tide_ins_step_get_directive (TideInsStep *self);

/**
 * tide_ins_step_get_command:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): what follows the directive
 */
const char *tide_ins_step_get_command (TideInsStep *self);

/**
 * tide_ins_step_get_exit_code:
 * @self: the object
 *
 * Returns: (nullable) (transfer none): the exit code as the log writes it
 */
const char *tide_ins_step_get_exit_code (TideInsStep *self);

/**
 * tide_ins_step_get_state:
 * @self: the object
 *
 * Returns: how it ended
 */
TideStepState tide_ins_step_get_state (TideInsStep *self);

/**
 * tide_ins_step_get_citation:
 * @self: the object
 *
 * Returns: (transfer none): the place in the log
 */
TideCitation *tide_ins_step_get_citation (TideInsStep *self);

G_END_DECLS
