/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/tide-bytes.h"
#include "evidence/archive/tide-zip-times.h"

#define END_RECORD 22
#define CENTRAL_RECORD 46
#define LOCAL_RECORD 30
#define MAX_COMMENT G_MAXUINT16

#define FIELD_NTFS 0x000a
#define FIELD_EXTENDED 0x5455
#define FIELD_UNIX 0x5855

#define FILETIME_PER_SECOND 10000000
#define FILETIME_OF_1970 G_GINT64_CONSTANT (11644473600)

/* Each of these returns Unix seconds, 0 for none. */

static gint64
read_extended (const guint8 *field,
               gsize         length)
{
  return length >= 5 && (field[0] & 1) != 0 ? (gint32) tide_bytes_u32 (field + 1) : 0;
}

/* The time of access comes first. */
static gint64
read_unix (const guint8 *field,
           gsize         length)
{
  return length >= 8 ? (gint32) tide_bytes_u32 (field + 4) : 0;
}

/* Attributes behind four bytes that are not in use; the first kind are the times. */
static gint64
read_ntfs (const guint8 *field,
           gsize         length)
{
  gsize at = 4;

  while (at + 4 <= length)
    {
      gsize n = tide_bytes_u16 (field + at + 2);

      if (n > length - at - 4)
        return 0;
      if (tide_bytes_u16 (field + at) == 1 && n >= 8)
        return (gint64) (tide_bytes_u64 (field + at + 4) / FILETIME_PER_SECOND) - FILETIME_OF_1970;
      at += 4 + n;
    }

  return 0;
}

static gint64
read_fields (const guint8 *fields,
             gsize         length)
{
  gint64 time = 0;
  gsize at = 0;

  while (time <= 0 && at + 4 <= length)
    {
      guint kind = tide_bytes_u16 (fields + at);
      gsize n = tide_bytes_u16 (fields + at + 2);
      const guint8 *field = fields + at + 4;

      if (n > length - at - 4)
        return 0;
      if (kind == FIELD_EXTENDED)
        time = read_extended (field, n);
      else if (kind == FIELD_NTFS)
        time = read_ntfs (field, n);
      else if (kind == FIELD_UNIX)
        time = read_unix (field, n);
      at += 4 + n;
    }

  return time;
}

static gboolean
read_at (int     fd,
         guint64 place,
         guint8 *bytes,
         gsize   length)
{
  return pread (fd, bytes, length, place) == (gssize) length;
}

/* The central directory and its number of records. Of an archive so large that it needs the 64-bit end
 * record there is none: its times count as local. */
static gboolean
find_directory (int      fd,
                guint64  size,
                guint64 *place,
                guint   *n)
{
  gsize length = MIN (size, END_RECORD + MAX_COMMENT);
  g_autofree guint8 *tail = g_malloc (length + 1);

  if (!read_at (fd, size - length, tail, length))
    return FALSE;
  for (gsize at = length; at >= END_RECORD; at--)
    {
      const guint8 *end = tail + at - END_RECORD;

      if (memcmp (end, "PK\5\6", 4) != 0)
        continue;
      *n = tide_bytes_u16 (end + 10);
      *place = tide_bytes_u32 (end + 16);
      return TRUE;
    }

  return FALSE;
}

/* The data follow the local header, whose fields are others than those of the central directory. */
static void
add_time (GHashTable *times,
          int         fd,
          guint64     header,
          gint64      time)
{
  guint8 local[LOCAL_RECORD];
  gint64 *begins;
  gint64 *modified;

  if (time <= 0 || !read_at (fd, header, local, sizeof local) || memcmp (local, "PK\3\4", 4) != 0)
    return;

  begins = g_new (gint64, 1);
  modified = g_new (gint64, 1);
  *begins = header + LOCAL_RECORD + tide_bytes_u16 (local + 26) + tide_bytes_u16 (local + 28);
  *modified = time;
  g_hash_table_insert (times, begins, modified);
}

GHashTable *
tide_zip_times_read (int     fd,
                     guint64 size)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree guint8 *fields = g_malloc (G_MAXUINT16);
  guint64 place;
  guint n;

  if (!find_directory (fd, size, &place, &n))
    return g_steal_pointer (&times);
  for (guint i = 0; i < n; i++)
    {
      guint8 record[CENTRAL_RECORD];
      gsize name, length;

      if (!read_at (fd, place, record, sizeof record) || memcmp (record, "PK\1\2", 4) != 0)
        break;
      name = tide_bytes_u16 (record + 28);
      length = tide_bytes_u16 (record + 30);
      if (!read_at (fd, place + CENTRAL_RECORD + name, fields, length))
        break;
      add_time (times, fd, tide_bytes_u32 (record + 42), read_fields (fields, length));
      place += CENTRAL_RECORD + name + length + tide_bytes_u16 (record + 32);
    }

  return g_steal_pointer (&times);
}

gboolean
tide_zip_times_get (GHashTable *times,
                    gint64      data_begins,
                    guint64    *modified)
{
  const gint64 *found = g_hash_table_lookup (times, &data_begins);

  if (found != NULL)
    *modified = *found;

  return found != NULL;
}
