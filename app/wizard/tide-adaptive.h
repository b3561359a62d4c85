/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TIDE_TYPE_ADAPTIVE (tide_adaptive_get_type ())

/**
 * TideAdaptive:
 *
 * A sidebar beside a content; the sidebar is there while the width allows it. Children of the types
 * "sidebar" and "content" in a template.
 */
G_DECLARE_FINAL_TYPE (TideAdaptive, tide_adaptive, TIDE, ADAPTIVE, GtkWidget)

G_END_DECLS
