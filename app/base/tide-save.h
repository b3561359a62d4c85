/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Replaces a file in one step: temporary file, fsync, rename. What was there stays whole until then, and a
 * link to it stays; what is no file, such as a pipe, is written to. @mode: of a new file; one that is
 * replaced is opened to nobody else. FALSE with @error in the domain G_IO_ERROR. Blocks: for threads. */
gboolean tide_save (GFile        *file,
                    const void   *bytes,
                    gsize         length,
                    int           mode,
                    GCancellable *cancellable,
                    GError      **error);
