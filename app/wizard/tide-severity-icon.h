/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wizard/tide-words.h"

G_BEGIN_DECLS

#define TIDE_TYPE_SEVERITY_ICON (tide_severity_icon_get_type ())

/* An icon whose shape and colour tell a level. The word stands beside it, so it is silent itself. */
G_DECLARE_FINAL_TYPE (TideSeverityIcon, tide_severity_icon, TIDE, SEVERITY_ICON, GtkWidget)

void tide_severity_icon_set_level (TideSeverityIcon *self,
                                   TideLevel         level);
void tide_severity_icon_set_pixel_size (TideSeverityIcon *self,
                                        int               size);

G_END_DECLS
