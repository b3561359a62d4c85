/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <tidemark/tidemark.h>

G_BEGIN_DECLS

#define TIDE_TYPE_LOG_WINDOW (tide_log_window_get_type ())

/* A log, a script or a registry export, opened at a citation. */
G_DECLARE_FINAL_TYPE (TideLogWindow, tide_log_window, TIDE, LOG_WINDOW, AdwWindow)

TideLogWindow *tide_log_window_open (GtkWindow    *parent,
                                     TideEvidence *evidence,
                                     TideCitation *citation);

G_END_DECLS
