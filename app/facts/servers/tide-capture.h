/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When a server's files were taken. */
#include "facts/runs/tide-runs.h"
#include "facts/servers/tide-server-input.h"

G_BEGIN_DECLS

/* The latest time that anything but the log in question shows */
TideCapture tide_capture_derive (TideServerInput *input);

G_END_DECLS
