/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-step.h"

G_BEGIN_DECLS

#define TIDE_TYPE_STEP_RAIL (tide_step_rail_get_type ())

/* The steps beside the page; choosing one emits "step-chosen" with its place. */
G_DECLARE_FINAL_TYPE (TideStepRail, tide_step_rail, TIDE, STEP_RAIL, GtkWidget)

void tide_step_rail_set_steps (TideStepRail *self,
                               GListModel   *steps);
void tide_step_rail_set_current (TideStepRail *self,
                                 GListModel   *steps,
                                 guint         current);

G_END_DECLS
