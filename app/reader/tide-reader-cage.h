/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * What the reader can no longer do once it looks at its input. Two locks, each of which would do for most
 * of it: Landlock takes every file, seccomp every call that reading does not need. A kernel may lack one;
 * then the reading goes on behind the other, and the reply says so.
 */
typedef enum
{
  TIDE_READER_LOCK_IN_FORCE,
  TIDE_READER_LOCK_LACKING, /* the kernel has none, or an outer sandbox keeps it away */
  TIDE_READER_LOCK_FAILED,
} TideReaderLock;

TideReaderLock tide_reader_cage_take_files (void); /* Landlock */
TideReaderLock tide_reader_cage_take_calls (void); /* seccomp */

/* Both, for good; @lacking gets the locks that are not there (TIDE_WIRE_LACKS_…). FALSE: look at nothing. */
gboolean tide_reader_cage_close (guint *lacking);
