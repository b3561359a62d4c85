/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/tide-save.h"

/* A device or a pipe is written to: nothing may take its place. */
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

/* A link stays, and what it leads to is replaced. */
static gboolean
replace (const char   *path,
         const void   *bytes,
         gsize         length,
         int           mode,
         GError      **error)
{
  char *real = realpath (path, NULL);
  g_autoptr (GError) local = NULL;
  gboolean saved = g_file_set_contents_full (real != NULL ? real : path, bytes, length,
                                             G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                             mode, &local);

  free (real);
  if (!saved)
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_file_error (local->code), local->message);

  return saved;
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
  g_autofree char *shown = path != NULL ? g_filename_display_name (path) : NULL;

  /* Behind a portal or on a share GIO knows best. */
  if (path == NULL)
    return g_file_replace_contents (file, bytes, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable,
                                    error);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  switch (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable))
    {
    case G_FILE_TYPE_DIRECTORY:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("“%s” is a folder"), shown);
      return FALSE;
    case G_FILE_TYPE_SPECIAL:
      return write_through (file, bytes, length, cancellable, error);
    default:
      return replace (path, bytes, length, mode, error);
    }
}
