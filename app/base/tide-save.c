/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/tide-save.h"

/* A device, a pipe or what has no name is written to: nothing may take its place. */
static gboolean
write_through (GFile        *file,
               const void   *bytes,
               gsize         length,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, cancellable, error);

  return stream != NULL &&
         g_output_stream_write_all (G_OUTPUT_STREAM (stream), bytes, length, NULL, cancellable, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
}

static gboolean
replace (const char   *path,
         const void   *bytes,
         gsize         length,
         int           mode,
         GError      **error)
{
  g_autoptr (GError) local = NULL;

  if (g_file_set_contents_full (path, bytes, length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, &local))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_file_error (local->code), local->message);
  return FALSE;
}

/* Where the file lies that links lead to. NULL if it has no name, as what is deleted and still open, or if
 * the links lead elsewhere by now: they are followed only where the kernel has done so. */
static char *
dup_real_path (const char     *path,
               const GStatBuf *info)
{
  g_autofree char *real = realpath (path, NULL);
  GStatBuf found;

  if (real == NULL || g_lstat (real, &found) != 0 || found.st_dev != info->st_dev ||
      found.st_ino != info->st_ino)
    return NULL;

  return g_steal_pointer (&real);
}

gboolean
tide_save (GFile        *file,
           const void   *bytes,
           gsize         length,
           int           mode,
           GCancellable *cancellable,
           GError      **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *real = NULL;
  GStatBuf info;

  /* Behind a portal or on a share GIO knows best. */
  if (path == NULL)
    return g_file_replace_contents (file, bytes, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                    error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_stat (path, &info) != 0)
    return replace (path, bytes, length, mode, error);
  if (S_ISDIR (info.st_mode))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("“%s” is a folder"), shown);
      return FALSE;
    }

  real = S_ISREG (info.st_mode) ? dup_real_path (path, &info) : NULL;
  if (real == NULL)
    return write_through (file, bytes, length, cancellable, error);

  return replace (real, bytes, length, mode & info.st_mode, error);
}
