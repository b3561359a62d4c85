/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When a server's files were taken. */
#include "facts/tide-server-input.h"

G_BEGIN_DECLS

/* Between which times, in Unix seconds, they were taken; -1 if nothing tells. They are two where an archive
 * says when its files were changed, but not in which zone. */
typedef struct
{
  gint64 earliest;
  gint64 latest;
} TideCapture;

/* The latest time that anything but the log in question shows */
TideCapture tide_capture_derive (TideServerInput *input);

G_END_DECLS
