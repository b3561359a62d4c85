/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TIDE_TYPE_FACT (tide_fact_get_type ())

/* A caption and what it says. Code (keys, commands, log lines) is monospace and left-to-right always. */
G_DECLARE_FINAL_TYPE (TideFact, tide_fact, TIDE, FACT, GtkBox)

GtkWidget *tide_fact_new (const char *caption,
                          const char *value,
                          gboolean    code);

/** Makes @label show code: monospace, left-to-right, no markup */
void tide_fact_style_code (GtkLabel *label);

G_END_DECLS
