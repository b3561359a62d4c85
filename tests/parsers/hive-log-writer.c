/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "hive-log-writer.h"
#include "hive-writer.h"

#define BASE 4096u
#define PAGE 512u

static guint32
number_at (const guint8 *at)
{
  return at[0] | at[1] << 8 | at[2] << 16 | (guint32) at[3] << 24;
}

static void
put (guint8 *at,
     guint64 number,
     guint   width)
{
  for (guint i = 0; i < width; i++)
    at[i] = number >> (8 * i);
}

static void
append (GByteArray *array,
        guint32     number)
{
  guint8 bytes[4];

  put (bytes, number, 4);
  g_byte_array_append (array, bytes, sizeof bytes);
}

static void
pad (GByteArray *array)
{
  while (array->len % PAGE != 0)
    g_byte_array_append (array, (const guint8 *) "", 1);
}

/* The hash as it is described, over 32-bit words with the end marked by 0x80 */
static guint64
hash (const guint8 *bytes,
      gsize         length)
{
  g_autofree guint8 *words = g_malloc0 (length + 8);
  guint64 state[2] = { 0x7a4e55c5, 0x82ef4d88 };

  memcpy (words, bytes, length);
  words[length] = 0x80;
  for (gsize i = 0; i <= length / 4 + 1; i++)
    {
      guint32 low = state[0] + (i <= length / 4 ? number_at (words + 4 * i) : 0);
      guint32 high = state[1] ^ low;

      low = (low << 20 | low >> 12) + high;
      high = (high << 9 | high >> 23) ^ low;
      low = (low << 27 | low >> 5) + high;
      high = high << 19 | high >> 13;
      state[0] = low;
      state[1] = high;
    }

  return state[1] << 32 | state[0];
}

void
hive_put (GByteArray *hive,
          guint       at,
          guint32     number)
{
  put (hive->data + at, number, 4);
  hive_writer_fix_checksum (hive->data);
}

GByteArray *
hive_make_dirty (GBytes *hive,
                 guint32 sequence)
{
  GByteArray *dirty = g_byte_array_new ();

  g_byte_array_append (dirty, g_bytes_get_data (hive, NULL), g_bytes_get_size (hive));
  hive_put (dirty, 4, sequence + 1);
  hive_put (dirty, 8, sequence);

  return dirty;
}

GByteArray *
hive_log_new (GBytes *hive,
              guint   type,
              guint32 sequence)
{
  GByteArray *log = g_byte_array_new ();

  g_byte_array_append (log, g_bytes_get_data (hive, NULL), PAGE);
  hive_put (log, 4, sequence);
  hive_put (log, 8, sequence);
  hive_put (log, 28, type);

  return log;
}

static gboolean
differs (GBytes *before,
         GBytes *after,
         gsize   at)
{
  const guint8 *a = g_bytes_get_data (before, NULL);
  const guint8 *b = g_bytes_get_data (after, NULL);

  return at + PAGE > g_bytes_get_size (before) || memcmp (a + at, b + at, PAGE) != 0;
}

static guint
count_pages (GBytes *before,
             GBytes *after)
{
  guint n = 0;

  for (gsize at = BASE; at < g_bytes_get_size (after); at += PAGE)
    n += differs (before, after, at);

  return n;
}

static void
append_pages (GByteArray *log,
              GBytes     *before,
              GBytes     *after)
{
  const guint8 *data = g_bytes_get_data (after, NULL);

  for (gsize at = BASE; at < g_bytes_get_size (after); at += PAGE)
    if (differs (before, after, at))
      g_byte_array_append (log, data + at, PAGE);
}

static void
append_references (GByteArray *log,
                   GBytes     *before,
                   GBytes     *after,
                   gint32      offset_by)
{
  for (gsize at = BASE; at < g_bytes_get_size (after); at += PAGE)
    if (differs (before, after, at))
      {
        append (log, at - BASE + offset_by);
        append (log, PAGE);
        offset_by = 0;
      }
}

void
hive_log_put (GByteArray *log,
              guint       at,
              guint32     number)
{
  put (log->data + at, number, 4);
}

void
hive_log_rehash (GByteArray *log,
                 guint       at)
{
  guint8 *head = log->data + at;
  guint32 size = number_at (head + 4);

  if (size >= 40 && size <= log->len - at)
    put (head + 24, hash (head + 40, size - 40), 8);
  put (head + 32, hash (head, 32), 8);
}

void
hive_log_add (GByteArray     *log,
              GBytes         *before,
              GBytes         *after,
              const LogEntry *entry)
{
  const guint8 *hive = g_bytes_get_data (after, NULL);
  guint start = log->len;
  guint8 *head;

  g_byte_array_append (log, (const guint8 *) "HvLE", 4);
  append (log, 0);
  append (log, entry->flags);
  append (log, entry->sequence);
  append (log, entry->bins_size != 0 ? entry->bins_size : number_at (hive + 40));
  append (log, count_pages (before, after));
  for (guint i = 0; i < 4; i++)
    append (log, 0);
  append_references (log, before, after, entry->offset_by);
  append_pages (log, before, after);
  pad (log);

  head = log->data + start;
  put (head + 4, log->len - start, 4);
  put (head + 24, hash (head + 40, log->len - start - 40) + entry->hash_by, 8);
  put (head + 32, hash (head, 32) + entry->head_by, 8);
}

void
hive_log_add_pages (GByteArray *log,
                    GBytes     *before,
                    GBytes     *after)
{
  guint n = number_at (log->data + 40) / PAGE;

  g_byte_array_append (log, (const guint8 *) "DIRT", 4);
  for (guint i = 0; i < n; i += 8)
    {
      guint8 bits = 0;

      for (guint j = 0; j < 8; j++)
        bits |= differs (before, after, BASE + (gsize) PAGE * (i + j)) << j;
      g_byte_array_append (log, &bits, 1);
    }
  pad (log);
  append_pages (log, before, after);
}
