/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "wizard/tide-words.h"

G_BEGIN_DECLS

#define TIDE_TYPE_BANNER (tide_banner_get_type ())

/* A sentence across the window, with at most one button, that stays until it is settled or dismissed. */
G_DECLARE_FINAL_TYPE (TideBanner, tide_banner, TIDE, BANNER, GtkWidget)

void tide_banner_show_text (TideBanner *self,
                            TideLevel   level,
                            const char *text,
                            const char *button_label,
                            const char *action_name);
void tide_banner_dismiss (TideBanner *self);

G_END_DECLS
