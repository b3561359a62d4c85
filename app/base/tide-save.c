/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-save.h"

gboolean
tide_save (GFile        *file,
           const void   *bytes,
           gsize         length,
           int           mode,
           GCancellable *cancellable,
           GError      **error)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GError) local = NULL;

  /* Behind a portal or on a share GIO knows best. */
  if (path == NULL)
    return g_file_replace_contents (file, bytes, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                    error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_file_set_contents_full (path, bytes, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &local))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_file_error (local->code), local->message);
  return FALSE;
}
