/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "wizard/tide-session.h"
#include "wizard/tide-step.h"

G_BEGIN_DECLS

#define TIDE_TYPE_PAGE (tide_page_get_type ())

/**
 * TidePage:
 *
 * One step of the wizard: a scrolled column of sections, or a sentence that says why there is nothing to
 * show. What navigation needs of it is its #TideStep.
 */
G_DECLARE_DERIVABLE_TYPE (TidePage, tide_page, TIDE, PAGE, AdwBin)

struct _TidePageClass
{
  AdwBinClass parent_class;

  /* There is a diagnosis and the step applies: show it */
  void (*show_diagnosis) (TidePage      *self,
                          TideDiagnosis *diagnosis);

  /* The session changed in any way; by default the above, or why there is nothing to show */
  void (*update) (TidePage *self);
};

TideSession *tide_page_get_session (TidePage *self);

/** Shows a sentence in place of the sections; @child (nullable) stands below it */
void tide_page_show_empty (TidePage   *self,
                           const char *title,
                           const char *description,
                           GtkWidget  *child);
void tide_page_show_content (TidePage *self);
void tide_page_update (TidePage *self);

G_END_DECLS
