/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-bytes.h"
#include "gen-log.h"

#include <string.h>

#define PAGE 512u
#define CHECKSUM_AT 508
#define NAME_AT 48
#define NAME_LENGTH 31
#define ENTRY_HEAD 40u
#define ALIGN(n, unit) (((n) + (unit) - 1) & ~((gsize) (unit) - 1))

static void
put_checksum (guint8 *base)
{
  guint32 sum = 0;

  for (guint i = 0; i < CHECKSUM_AT; i += 4)
    sum ^= gen_get32 (base + i);
  gen_put32 (base + CHECKSUM_AT, sum == 0 ? 1 : sum == G_MAXUINT32 ? G_MAXUINT32 - 1 : sum);
}

/* The end of the path, as much as there is room for */
static void
put_name (guint8     *at,
          const char *file)
{
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (file, -1, NULL, &n, NULL);
  glong first = MAX (n - NAME_LENGTH, 0);

  for (glong i = first; i < n; i++)
    gen_put16 (at + 2 * (i - first), units[i]);
}

static guint8 *
extend (GByteArray *file,
        gsize       size)
{
  guint start = file->len;

  g_byte_array_set_size (file, start + size);
  memset (file->data + start, 0, size);

  return file->data + start;
}

void
gen_base_append (GByteArray    *file,
                 const GenBase *base,
                 gsize          size)
{
  guint8 *at = extend (file, size);

  memcpy (at, "regf", 4);
  gen_put32 (at + 4, base->sequence[0]);
  gen_put32 (at + 8, base->sequence[1]);
  gen_put64 (at + 12, base->time);
  gen_put32 (at + 20, 1);
  gen_put32 (at + 24, base->minor);
  gen_put32 (at + 28, base->type);
  gen_put32 (at + 32, 1);
  gen_put32 (at + 36, base->root);
  gen_put32 (at + 40, base->bins_size);
  gen_put32 (at + 44, 1);
  put_name (at + NAME_AT, base->file);
  put_checksum (at);
}

static gboolean
differs (const GenChange *change,
         guint32          page)
{
  return page >= change->before->len ||
         memcmp (change->before->data + page, change->after->data + page, PAGE) != 0;
}

GArray *
gen_change_pages (const GenChange *change)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (GenPages));

  for (guint32 page = 0; page < change->after->len; page += PAGE)
    {
      GenPages *last = all->len > 0 ? &g_array_index (all, GenPages, all->len - 1) : NULL;
      GenPages next = { page, PAGE };

      if (!differs (change, page))
        continue;
      if (last != NULL && last->offset + last->length == page)
        last->length += PAGE;
      else
        g_array_append_val (all, next);
    }

  return all;
}

static void
append_pages (GByteArray      *file,
              const GArray    *all,
              const GenChange *change)
{
  for (guint i = 0; i < all->len; i++)
    {
      const GenPages *pages = &g_array_index (all, GenPages, i);

      g_byte_array_append (file, change->after->data + pages->offset, pages->length);
    }
}

/* A bit for every page, then the pages whose bits are set */
GByteArray *
gen_log_old (const GenBase   *base,
             const GenChange *change)
{
  g_autoptr (GArray) all = gen_change_pages (change);
  GByteArray *file = g_byte_array_new ();
  guint8 *bits;

  gen_base_append (file, base, PAGE);
  bits = extend (file, ALIGN (4 + change->after->len / PAGE / 8, PAGE));
  memcpy (bits, "DIRT", 4);
  for (guint i = 0; i < all->len; i++)
    {
      const GenPages *pages = &g_array_index (all, GenPages, i);

      for (guint32 page = pages->offset / PAGE; page < (pages->offset + pages->length) / PAGE; page++)
        bits[4 + page / 8] |= 1 << page % 8;
    }
  append_pages (file, all, change);

  return file;
}

static void
append_entry (GByteArray      *file,
              const GenChange *change)
{
  g_autoptr (GArray) all = gen_change_pages (change);
  guint start = file->len;
  guint8 *entry;
  gsize size;

  entry = extend (file, ENTRY_HEAD + all->len * sizeof (GenPages));
  for (guint i = 0; i < all->len; i++)
    {
      gen_put32 (entry + ENTRY_HEAD + 8 * i, g_array_index (all, GenPages, i).offset);
      gen_put32 (entry + ENTRY_HEAD + 8 * i + 4, g_array_index (all, GenPages, i).length);
    }
  append_pages (file, all, change);
  extend (file, ALIGN (file->len - start, PAGE) - (file->len - start));

  entry = file->data + start;
  size = file->len - start;
  memcpy (entry, "HvLE", 4);
  gen_put32 (entry + 4, size);
  gen_put32 (entry + 8, change->flags);
  gen_put32 (entry + 12, change->sequence);
  gen_put32 (entry + 16, change->after->len);
  gen_put32 (entry + 20, all->len);
  gen_put64 (entry + 24, gen_marvin (entry + ENTRY_HEAD, size - ENTRY_HEAD) ^ (change->wrong_hash ? 1 : 0));
  gen_put64 (entry + 32, gen_marvin (entry, 32));
}

GByteArray *
gen_log_new (const GenBase *base,
             GPtrArray     *changes)
{
  GByteArray *file = g_byte_array_new ();

  if (changes->len > 0)
    gen_base_append (file, base, PAGE);
  for (guint i = 0; i < changes->len; i++)
    append_entry (file, g_ptr_array_index (changes, i));

  return file;
}
