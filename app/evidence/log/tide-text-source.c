/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/tide-limit.h"
#include "base/tide-wire.h"
#include "evidence/log/tide-text-source.h"

#define BUFFER_SIZE TIDE_LIMIT (256 * 1024)
/* What stays at hand of a line that does not fit into the buffer. */
#define LONG_LINE_KEPT (BUFFER_SIZE / 2)

struct _TideTextSource
{
  int          fd;
  guint64      size;
  TideEncoding encoding;
  gboolean     wide;
  int          error;

  guint8 *buffer;
  gsize   start;       /* where the next line begins in the buffer */
  gsize   end;         /* where the buffer's content ends */
  guint64 start_place; /* the file's offset of @start */
  guint64 end_place;   /* the file's offset of @end */

  guint64 n_lines;
  guint64 n_crlf;
  guint64 n_nuls;
  GArray *index; /* of guint64 */
  guint64 next_block;
};

TideTextSource *
tide_text_source_new (const TideInput *input)
{
  TideTextSource *self = g_new0 (TideTextSource, 1);
  gsize bom;

  self->fd = input->fd;
  self->size = input->size;
  self->encoding = tide_encoding_sniff (input->head, input->head_length, &bom);
  self->wide = tide_encoding_is_wide (self->encoding);
  self->buffer = g_malloc (BUFFER_SIZE);
  self->start_place = self->end_place = bom;
  self->index = g_array_new (FALSE, FALSE, sizeof (guint64));

  return self;
}

void
tide_text_source_free (TideTextSource *self)
{
  g_array_unref (self->index);
  g_free (self->buffer);
  g_free (self);
}

static void
count_nuls (TideTextSource *self,
            const guint8   *bytes,
            gsize           length)
{
  const guint8 *first = memchr (bytes, 0, length);
  const guint8 *end = bytes + length;

  if (first == NULL)
    return;
  if (!self->wide)
    for (const guint8 *p = first; p < end; p++)
      self->n_nuls += *p == 0;
  else
    for (const guint8 *p = bytes; p + 1 < end; p += 2)
      self->n_nuls += (p[0] | p[1]) == 0;
}

/* Reads what fits behind @end; FALSE at the end of the file, which is where it was when it was opened. */
static gboolean
fill (TideTextSource *self)
{
  guint64 left = self->size > self->end_place ? self->size - self->end_place : 0;
  gsize room = MIN (left, BUFFER_SIZE - self->end);
  gssize n;

  do
    n = room > 0 ? pread (self->fd, self->buffer + self->end, room, self->end_place) : 0;
  while (n < 0 && errno == EINTR);

  if (n < 0)
    self->error = errno;
  if (n <= 0)
    return FALSE;
  /* No unit of UTF-16 is cut in two, unless it is the file that does. */
  if (self->wide && n > 1)
    n -= n % 2;

  count_nuls (self, self->buffer + self->end, n);
  self->end += n;
  self->end_place += n;

  return TRUE;
}

/* The line end at or after @from, %NULL if there is none; units of UTF-16 begin at even places. */
static inline const guint8 *
find_line_end (TideTextSource *self,
               gsize           from)
{
  const guint8 *p = self->buffer + from;
  const guint8 *end = self->buffer + self->end;

  if (G_LIKELY (!self->wide))
    return memchr (p, '\n', end - p);

  while (p < end && (p = memchr (p, '\n', end - p)) != NULL)
    {
      gsize place = p - self->buffer - self->start;

      if (self->encoding == TIDE_ENCODING_UTF16LE && place % 2 == 0 && p + 1 < end && p[1] == 0)
        return p;
      if (self->encoding == TIDE_ENCODING_UTF16BE && place % 2 == 1 && p[-1] == 0)
        return p - 1;
      p++;
    }

  return NULL;
}

static inline gsize
unit_size (TideTextSource *self)
{
  return self->wide ? 2 : 1;
}

/* Whether the unit that @unit points to is a CR. */
static inline gboolean
is_return (TideTextSource *self,
           const guint8   *unit)
{
  if (!self->wide)
    return unit[0] == '\r';
  if (self->encoding == TIDE_ENCODING_UTF16LE)
    return unit[0] == '\r' && unit[1] == 0;
  return unit[0] == 0 && unit[1] == '\r';
}

static void
index_blocks (TideTextSource *self,
              guint64         up_to)
{
  for (; self->next_block <= up_to; self->next_block += TIDE_WIRE_INDEX_BLOCK)
    g_array_append_val (self->index, self->n_lines);
}

static inline void
count_line_end (TideTextSource *self,
                guint64         place)
{
  if (G_UNLIKELY (place >= self->next_block))
    index_blocks (self, place);
  self->n_lines++;
}

/* The file ends, and the last line with it: no line end was there, so the blocks that it reaches into count
 * none either. */
static void
count_last_line (TideTextSource *self)
{
  index_blocks (self, self->end_place - 1);
  self->n_lines++;
}

/* A line that ends in the buffer at @line_end. */
static inline void
take_line (TideTextSource *self,
           const guint8   *line_end,
           TideTextLine   *line)
{
  gsize unit = unit_size (self);
  gsize length;

  line->bytes = self->buffer + self->start;
  line->offset = self->start_place;
  line->number = self->n_lines + 1;
  length = line_end - line->bytes;
  count_line_end (self, line->offset + length);
  self->start += length + unit;
  self->start_place += length + unit;

  if (length >= unit && is_return (self, line_end - unit))
    {
      self->n_crlf++;
      length -= unit;
    }
  line->length = line->available = length;
}

/* Whether a CR stands before the line end at @place of the file, which has left the buffer. */
static gboolean
is_return_before (TideTextSource *self,
                  guint64         place)
{
  guint8 unit[2] = { 0 };
  gsize size = unit_size (self);

  return pread (self->fd, unit, size, place - size) == (gssize) size && is_return (self, unit);
}

/* A line that fills the buffer: its beginning stays, the rest passes through the second half. */
static void
take_long_line (TideTextSource *self,
                TideTextLine   *line)
{
  const guint8 *line_end = NULL;
  guint64 place;

  line->bytes = self->buffer;
  line->available = LONG_LINE_KEPT;
  line->offset = self->start_place;
  line->number = self->n_lines + 1;

  do
    self->end = LONG_LINE_KEPT;
  while (fill (self) && (line_end = find_line_end (self, LONG_LINE_KEPT)) == NULL);

  if (line_end == NULL)
    {
      self->start = self->end;
      self->start_place = self->end_place;
      line->length = self->end_place - line->offset;
      count_last_line (self);
      return;
    }

  place = self->end_place - (self->buffer + self->end - line_end);
  line->length = place - line->offset;
  count_line_end (self, place);
  self->start = line_end - self->buffer + unit_size (self);
  self->start_place = place + unit_size (self);
  if (is_return_before (self, place))
    {
      self->n_crlf++;
      line->length -= unit_size (self);
    }
}

/* The last line, which has no line end. */
static gboolean
take_rest (TideTextSource *self,
           TideTextLine   *line)
{
  if (self->start == self->end)
    return FALSE;

  line->bytes = self->buffer + self->start;
  line->length = line->available = self->end - self->start;
  line->offset = self->start_place;
  line->number = self->n_lines + 1;
  count_last_line (self);
  self->start = self->end;
  self->start_place = self->end_place;

  return TRUE;
}

/* The next line; FALSE when there is none, or the file could not be read on. */
gboolean
tide_text_source_next (TideTextSource *self,
                       TideTextLine   *line)
{
  gsize searched = self->start;

  for (;;)
    {
      const guint8 *line_end = find_line_end (self, searched);

      if (G_LIKELY (line_end != NULL))
        {
          take_line (self, line_end, line);
          return TRUE;
        }
      if (self->start > 0)
        {
          memmove (self->buffer, self->buffer + self->start, self->end - self->start);
          self->end -= self->start;
          self->start = 0;
        }
      if (self->end == BUFFER_SIZE)
        {
          take_long_line (self, line);
          return TRUE;
        }
      searched = self->end;
      if (!fill (self))
        return take_rest (self, line);
    }
}

/* Appends the line to @out as UTF-8, as far as it is at hand. */
void
tide_text_source_decode (TideTextSource     *self,
                         const TideTextLine *line,
                         GString            *out)
{
  tide_encoding_decode (self->encoding, line->bytes, line->available, out);
}

/* Appends bytes from anywhere in the file to @out as UTF-8. */
void
tide_text_source_fetch (TideTextSource *self,
                        guint64         offset,
                        guint64         length,
                        GString        *out)
{
  g_autofree guint8 *bytes = g_malloc (length + 1);
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (self->fd, bytes + done, length - done, offset + done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += n;
    }

  tide_encoding_decode (self->encoding, bytes, done, out);
}

TideEncoding
tide_text_source_get_encoding (TideTextSource *self)
{
  return self->encoding;
}

int
tide_text_source_get_error (TideTextSource *self)
{
  return self->error;
}

void
tide_text_source_describe (TideTextSource *self,
                           GVariantDict   *info)
{
  g_variant_dict_insert (info, "encoding", "s", tide_encoding_get_name (self->encoding));
  g_variant_dict_insert (info, "size", "t", self->size);
  g_variant_dict_insert (info, "lines", "t", self->n_lines);
  g_variant_dict_insert (info, "crlf", "b", self->n_crlf * 2 > self->n_lines);
  g_variant_dict_insert (info, "nuls", "t", self->n_nuls);
}

/* Returns: (transfer floating): an "at" with one number for each block of the file */
GVariant *
tide_text_source_get_index (TideTextSource *self)
{
  if (self->size > 0)
    index_blocks (self, self->size - 1);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, self->index->data, self->index->len,
                                    sizeof (guint64));
}
