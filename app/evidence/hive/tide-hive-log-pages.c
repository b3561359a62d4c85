/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/hive/tide-hive-log-pages.h"

#define BITMAP (TIDE_HIVE_BASE_USED + 4)

/* A bit for each page of the bins, from the lowest */
typedef struct
{
  const guint8 *bits;
  guint32       n;
  gsize         pages; /* where in the log the first page stands */
} Bitmap;

static gboolean
is_set (const Bitmap *self,
        guint32       page)
{
  return self->bits[page / 8] >> (page % 8) & 1;
}

static gboolean
find_bitmap (const TideHiveLog *log,
             Bitmap            *bitmap)
{
  gsize end;

  bitmap->bits = log->bytes + BITMAP;
  bitmap->n = log->bins_size / TIDE_HIVE_LOG_UNIT;
  end = BITMAP + bitmap->n / 8;
  bitmap->pages = (end + TIDE_HIVE_LOG_UNIT - 1) / TIDE_HIVE_LOG_UNIT * TIDE_HIVE_LOG_UNIT;

  return bitmap->pages <= log->size;
}

static guint32
count_pages (const Bitmap *self)
{
  guint32 count = 0;

  for (guint32 page = 0; page < self->n; page++)
    count += is_set (self, page);

  return count;
}

guint32
tide_hive_log_pages_apply (const TideHiveLog *log,
                           TideHiveCopy      *copy)
{
  const guint8 *from;
  Bitmap bitmap;
  guint32 count;

  if (!find_bitmap (log, &bitmap))
    return 0;
  count = count_pages (&bitmap);
  if (count == 0 || count > (log->size - bitmap.pages) / TIDE_HIVE_LOG_UNIT ||
      !tide_hive_copy_grow (copy, log->bins_size))
    return 0;

  from = log->bytes + bitmap.pages;
  for (guint32 page = 0; page < bitmap.n; page++)
    if (is_set (&bitmap, page))
      {
        tide_hive_copy_put (copy, page * TIDE_HIVE_LOG_UNIT, from, TIDE_HIVE_LOG_UNIT);
        from += TIDE_HIVE_LOG_UNIT;
      }

  tide_hive_copy_note (copy, log->sequence, log->bins_size);
  return count;
}
