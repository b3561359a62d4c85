/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tidemark/tide-evidence.h>
#include <tidemark/tide-text.h>

#include "base/tide-encoding.h"
#include "base/tide-getters.h"
#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "evidence/tide-evidence-private.h"

#define MAX_CHARACTERS 4096
#define MAX_COUNT 10000
/* A line is looked at this far; the rest of it is skipped. */
#define MAX_LINE_BYTES (64 * 1024)

struct _TideText
{
  GObject parent_instance;

  TidePlace   *place;
  int          fd;
  guint64      size;
  gint64       modified; /* -1 if the bytes cannot change */
  TideEncoding encoding;
  GVariant    *index; /* at: line ends before each block */
  guint64      n_lines;
};

G_DEFINE_FINAL_TYPE (TideText, tide_text, G_TYPE_OBJECT)

TIDE_DEFINE_GETTER (TideText, tide_text, TEXT, guint64, n_lines)

static void
tide_text_finalize (GObject *object)
{
  TideText *self = TIDE_TEXT (object);

  if (self->fd >= 0)
    close (self->fd);
  tide_place_unref (self->place);
  g_variant_unref (self->index);

  G_OBJECT_CLASS (tide_text_parent_class)->finalize (object);
}

static void
tide_text_class_init (TideTextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tide_text_finalize;
}

static void
tide_text_init (TideText *self)
{
  self->fd = -1;
  self->modified = -1;
}

/* Bytes in order from an offset, through a small buffer */
typedef struct
{
  int     fd;
  guint64 offset;
  guint8  block[64 * 1024];
  gsize   at;
  gsize   length;
} Bytes;

static int
next_byte (Bytes *bytes)
{
  if (bytes->at == bytes->length)
    {
      gssize n = pread (bytes->fd, bytes->block, sizeof bytes->block, bytes->offset);

      if (n <= 0)
        return -1;
      bytes->offset += n;
      bytes->length = n;
      bytes->at = 0;
    }

  return bytes->block[bytes->at++];
}

/* One unit of the encoding: a byte, or two of UTF-16; FALSE at the end. */
static gboolean
next_unit (Bytes    *bytes,
           guint     width,
           gboolean  big_endian,
           guint8    raw[2],
           gboolean *is_lf)
{
  int first = next_byte (bytes);
  int second = width == 2 ? next_byte (bytes) : 0;

  if (first < 0 || second < 0)
    return FALSE;
  raw[0] = first;
  raw[1] = second;
  if (width == 1)
    *is_lf = first == '\n';
  else
    *is_lf = big_endian ? first == 0 && second == '\n' : first == '\n' && second == 0;

  return TRUE;
}

/* Reads to the end of the line; %NULL when there is none. @keep FALSE skips it. */
static GByteArray *
next_line (Bytes       *bytes,
           TideEncoding encoding,
           gboolean     keep)
{
  gboolean big_endian = encoding == TIDE_ENCODING_UTF16BE;
  guint width = tide_encoding_is_wide (encoding) ? 2 : 1;
  g_autoptr (GByteArray) line = g_byte_array_new ();
  gboolean any = FALSE;
  gboolean is_lf;
  guint8 raw[2];

  while (next_unit (bytes, width, big_endian, raw, &is_lf))
    {
      any = TRUE;
      if (is_lf)
        break;
      if (keep && line->len < MAX_LINE_BYTES)
        g_byte_array_append (line, raw, width);
    }

  return any ? g_steal_pointer (&line) : NULL;
}

static char *
to_display (GByteArray  *line,
            TideEncoding encoding)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (line->len > 0)
    tide_encoding_decode (encoding, line->data, line->len, text);
  if (g_str_has_prefix (text->str, "\357\273\277"))
    g_string_erase (text, 0, 3);
  if (text->len > 0 && text->str[text->len - 1] == '\r')
    g_string_truncate (text, text->len - 1);

  return tide_safe_text_cut (text->str, text->len, TIDE_SAFE_LINES, MAX_CHARACTERS);
}

/* The block from which line @first is found soonest: the last one with fewer line ends before it than lines
 * before @first. */
static guint64
find_start (TideText *self,
            guint64   first,
            guint64  *line)
{
  gsize n;
  const guint64 *index = g_variant_get_fixed_array (self->index, &n, sizeof (guint64));
  gsize low = 0;
  gsize high = n;

  *line = 1;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (index[middle] < first - 1)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return 0;

  *line = index[low - 1] + 1;
  return (guint64) (low - 1) * TIDE_WIRE_INDEX_BLOCK;
}

static gboolean
check_unchanged (TideText *self,
                 GError  **error)
{
  struct stat info;

  if (self->modified < 0)
    return TRUE;
  if (stat (self->place->filename, &info) == 0 && (guint64) info.st_size == self->size &&
      info.st_mtime == self->modified)
    return TRUE;

  g_set_error (error, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_CHANGED,
               _("“%s” has changed since it was read: add it again"), self->place->name);
  return FALSE;
}

typedef struct
{
  guint64 first;
  guint   count;
} Wanted;

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  TideText *self = source;
  Wanted *wanted = task_data;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree Bytes *bytes = g_new0 (Bytes, 1);
  GError *error = NULL;
  guint64 line;

  if (!check_unchanged (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  bytes->fd = self->fd;
  bytes->offset = find_start (self, wanted->first, &line);
  for (; line < wanted->first + wanted->count && !g_cancellable_is_cancelled (cancellable); line++)
    {
      g_autoptr (GByteArray) raw = next_line (bytes, self->encoding, line >= wanted->first);

      if (raw == NULL)
        break;
      if (line >= wanted->first)
        g_ptr_array_add (lines, to_display (raw, self->encoding));
    }

  g_ptr_array_add (lines, NULL);
  g_task_return_pointer (task, g_ptr_array_free (g_steal_pointer (&lines), FALSE),
                         (GDestroyNotify) g_strfreev);
}

void
tide_text_read_async (TideText           *self,
                      guint64             first,
                      guint               count,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  g_return_if_fail (TIDE_IS_TEXT (self));
  g_return_if_fail (first > 0);

  wanted->first = first;
  wanted->count = MIN (count, MAX_COUNT);
  g_task_set_source_tag (task, tide_text_read_async);
  g_task_set_task_data (task, wanted, g_free);
  g_task_run_in_thread (task, read_thread);
}

GStrv
tide_text_read_finish (TideText     *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What a reading says of its text: the encoding and the index, wherever its kind keeps them. */
static gboolean
find_index (TideReading  *reading,
            TideEncoding *encoding,
            guint64      *n_lines,
            GVariant    **index)
{
  g_autoptr (GVariant) info = NULL;
  const char *name;

  if (g_strcmp0 (tide_reading_type_of (reading->kind), TIDE_WIRE_LOG) == 0)
    {
      info = g_variant_get_child_value (reading->data, 1);
      *index = g_variant_get_child_value (reading->data, 3);
    }
  else if (reading->kind == TIDE_EVIDENCE_KIND_TASK_SCRIPT)
    {
      info = g_variant_get_child_value (reading->data, 0);
      *index = g_variant_get_child_value (reading->data, 3);
    }
  else
    return FALSE;

  if (g_variant_lookup (info, "encoding", "&s", &name))
    *encoding = tide_encoding_from_name (name);
  if (!g_variant_lookup (info, "lines", "t", n_lines))
    *n_lines = 0;

  return TRUE;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  TideText *text = task_data;
  const char *problem = NULL;
  g_autofree char *argument = NULL;
  GError *error = NULL;

  text->fd = tide_place_open (text->place, cancellable, &problem, &argument);
  if (text->fd < 0)
    g_task_return_new_error (task, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_UNREADABLE,
                             _("“%s” cannot be opened any more"), text->place->name);
  else if (!check_unchanged (text, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (text), g_object_unref);
}

void
tide_evidence_open_text_async (TideEvidence       *self,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  TideReading *reading;
  TideText *text;

  g_return_if_fail (TIDE_IS_EVIDENCE (self));

  g_task_set_source_tag (task, tide_evidence_open_text_async);
  reading = tide_evidence_get_reading (self);
  text = g_object_new (TIDE_TYPE_TEXT, NULL);
  text->place = tide_place_ref (tide_evidence_get_place (self));
  if (reading == NULL || !find_index (reading, &text->encoding, &text->n_lines, &text->index))
    {
      text->index = g_variant_ref_sink (g_variant_new ("at", NULL));
      g_object_unref (text);
      g_task_return_new_error (task, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_NOT_TEXT,
                               _("“%s” is not a text that can be shown"), tide_evidence_get_name (self));
      return;
    }

  text->size = tide_evidence_get_size (self);
  if (text->place->filename != NULL && !text->place->member)
    text->modified = tide_evidence_get_modified_unix (self);
  g_task_set_task_data (task, text, g_object_unref);
  g_task_run_in_thread (task, open_thread);
}

TideText *
tide_evidence_open_text_finish (TideEvidence *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
