/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-image.h"
#include "evidence/hive/tide-hive-log.h"

enum
{
  TYPE_PAGES = 1,
  TYPE_PAGES_TOO = 2,
  TYPE_ENTRIES = 6,
};

static gboolean
has_known_type (const TideHiveLog *self)
{
  guint32 type = tide_bytes_u32 (self->bytes + TIDE_HIVE_AT_TYPE);

  if (type == TYPE_ENTRIES)
    return TRUE;

  return (type == TYPE_PAGES || type == TYPE_PAGES_TOO) && self->size >= TIDE_HIVE_BASE_USED + 4 &&
         memcmp (self->bytes + TIDE_HIVE_BASE_USED, "DIRT", 4) == 0;
}

static gboolean
is_usable (const TideHiveLog *self)
{
  return tide_hive_image_is_hive (self->bytes, self->size) && !tide_hive_base_is_dirty (self->bytes) &&
         tide_bytes_u32 (self->bytes + TIDE_HIVE_AT_MAJOR) == 1 &&
         tide_bytes_u32 (self->bytes + TIDE_HIVE_AT_CLUSTERING) == 1 && self->bins_size > 0 &&
         self->bins_size % TIDE_HIVE_BASE == 0 && has_known_type (self);
}

gboolean
tide_hive_log_open (TideHiveLog *self,
                    int          fd)
{
  struct stat info;
  void *bytes;

  *self = (TideHiveLog) { 0 };
  if (fstat (fd, &info) != 0 || info.st_size < TIDE_HIVE_BASE_USED ||
      (guint64) info.st_size > TIDE_HIVE_MAX_SIZE)
    return FALSE;

  bytes = mmap (NULL, info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED)
    return FALSE;

  self->bytes = bytes;
  self->size = info.st_size;
  self->has_entries = tide_bytes_u32 (self->bytes + TIDE_HIVE_AT_TYPE) == TYPE_ENTRIES;
  self->sequence = tide_bytes_u32 (self->bytes + TIDE_HIVE_AT_SEQUENCE_1);
  self->bins_size = tide_bytes_u32 (self->bytes + TIDE_HIVE_AT_BINS_SIZE);
  self->written = tide_bytes_u64 (self->bytes + TIDE_HIVE_AT_WRITTEN);
  if (is_usable (self))
    return TRUE;

  tide_hive_log_close (self);
  return FALSE;
}

void
tide_hive_log_close (TideHiveLog *self)
{
  if (self->bytes != NULL)
    munmap ((void *) self->bytes, self->size);
  self->bytes = NULL;
}

gboolean
tide_hive_log_precedes (guint32 a,
                        guint32 b)
{
  return a - b > G_MAXINT32;
}
