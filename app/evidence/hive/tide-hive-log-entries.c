/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-log-entries.h"
#include "evidence/hive/tide-hive-marvin.h"

/* Where things stand in an entry */
enum
{
  AT_SIZE = 4,
  AT_FLAGS = 8,
  AT_SEQUENCE = 12,
  AT_BINS_SIZE = 16,
  AT_N_PAGES = 20,
  AT_BODY_HASH = 24,
  AT_HEAD_HASH = 32,
  AT_PAGES = 40,
};

#define PAGE_LENGTH 8u

typedef struct
{
  const guint8 *bytes;
  guint32       size;
  guint32       bins_size;
  guint32       n_pages;
} Entry;

typedef struct
{
  guint32 offset;
  guint32 length;
} Page;

static gboolean
has_hashes (const Entry *self)
{
  return tide_bytes_u64 (self->bytes + AT_HEAD_HASH) == tide_hive_marvin (self->bytes, AT_HEAD_HASH) &&
         tide_bytes_u64 (self->bytes + AT_BODY_HASH) ==
           tide_hive_marvin (self->bytes + AT_PAGES, self->size - AT_PAGES);
}

static Page
get_page (const Entry *self,
          guint32      i)
{
  const guint8 *page = self->bytes + AT_PAGES + PAGE_LENGTH * i;

  return (Page) { tide_bytes_u32 (page), tide_bytes_u32 (page + 4) };
}

static gboolean
page_fits (const Entry *self,
           const Page  *page)
{
  return page->offset % TIDE_HIVE_LOG_UNIT == 0 && page->length % TIDE_HIVE_LOG_UNIT == 0 &&
         page->length > 0 && (guint64) page->offset + page->length <= self->bins_size;
}

/* All of them before the first is copied: an entry counts whole or not at all. */
static gboolean
has_pages (const Entry *self)
{
  guint64 end = AT_PAGES + PAGE_LENGTH * (guint64) self->n_pages;

  for (guint32 i = 0; i < self->n_pages && end <= self->size; i++)
    {
      Page page = get_page (self, i);

      end += page.length;
      if (!page_fits (self, &page))
        return FALSE;
    }

  return self->n_pages > 0 && end <= self->size;
}

static gboolean
read_entry (const TideHiveLog *log,
            gsize              at,
            guint32            sequence,
            Entry             *entry)
{
  const guint8 *bytes = log->bytes + at;
  gsize left = log->size - at;

  if (left < TIDE_HIVE_LOG_UNIT || memcmp (bytes, "HvLE", 4) != 0 ||
      tide_bytes_u32 (bytes + AT_SEQUENCE) != sequence)
    return FALSE;

  entry->bytes = bytes;
  entry->size = tide_bytes_u32 (bytes + AT_SIZE);
  entry->bins_size = tide_bytes_u32 (bytes + AT_BINS_SIZE);
  entry->n_pages = tide_bytes_u32 (bytes + AT_N_PAGES);
  if (entry->size < TIDE_HIVE_LOG_UNIT || entry->size % TIDE_HIVE_LOG_UNIT != 0 || entry->size > left)
    return FALSE;

  return entry->bins_size % TIDE_HIVE_BASE == 0 && has_hashes (entry) && has_pages (entry);
}

static void
copy_pages (const Entry  *self,
            TideHiveCopy *copy)
{
  const guint8 *from = self->bytes + AT_PAGES + PAGE_LENGTH * self->n_pages;

  for (guint32 i = 0; i < self->n_pages; i++)
    {
      Page page = get_page (self, i);

      tide_hive_copy_put (copy, page.offset, from, page.length);
      from += page.length;
    }
}

static void
note (const Entry  *self,
      guint32       sequence,
      TideHiveCopy *copy)
{
  guint32 flags = tide_bytes_u32 (copy->base + TIDE_HIVE_AT_FLAGS) & ~TIDE_HIVE_FLAG_PENDING;

  flags |= tide_bytes_u32 (self->bytes + AT_FLAGS) & TIDE_HIVE_FLAG_PENDING;
  tide_hive_base_put (copy->base, TIDE_HIVE_AT_FLAGS, flags);
  tide_hive_copy_note (copy, sequence, self->bins_size);
}

guint32
tide_hive_log_entries_apply (const TideHiveLog *log,
                             TideHiveCopy      *copy)
{
  gsize at = TIDE_HIVE_BASE_USED;
  guint32 n_applied = 0;
  Entry entry;

  while (read_entry (log, at, log->sequence + n_applied, &entry) &&
         tide_hive_copy_grow (copy, entry.bins_size))
    {
      copy_pages (&entry, copy);
      note (&entry, log->sequence + n_applied, copy);
      at += entry.size;
      n_applied++;
    }

  return n_applied;
}
