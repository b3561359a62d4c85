/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "evidence/hive/tide-hive-copy.h"

#define SEALS (F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL)

static gboolean
write_at (int           fd,
          guint64       at,
          const guint8 *bytes,
          gsize         length)
{
  while (length > 0)
    {
      gssize n = pwrite (fd, bytes, length, at);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      at += n;
      bytes += n;
      length -= n;
    }

  return TRUE;
}

gboolean
tide_hive_copy_init (TideHiveCopy        *self,
                     const TideHiveImage *hive)
{
  self->fd = memfd_create ("hive", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  self->size = hive->size;
  self->failed = FALSE;
  memcpy (self->base, hive->bytes, sizeof self->base);

  if (self->fd < 0 || !write_at (self->fd, 0, hive->bytes, hive->size))
    return FALSE;

  tide_hive_image_rest (hive);
  return TRUE;
}

gboolean
tide_hive_copy_grow (TideHiveCopy *self,
                     guint32       bins_size)
{
  guint64 size = (guint64) bins_size + TIDE_HIVE_BASE;

  if (size <= self->size)
    return TRUE;
  if (size > TIDE_HIVE_MAX_SIZE || ftruncate (self->fd, size) != 0)
    return FALSE;

  self->size = size;
  return TRUE;
}

void
tide_hive_copy_put (TideHiveCopy *self,
                    guint32       offset,
                    const guint8 *bytes,
                    gsize         length)
{
  guint64 at = (guint64) offset + TIDE_HIVE_BASE;

  g_assert (at + length <= self->size);
  if (!write_at (self->fd, at, bytes, length))
    self->failed = TRUE;
}

void
tide_hive_copy_note (TideHiveCopy *self,
                     guint32       sequence,
                     guint32       bins_size)
{
  tide_hive_base_put (self->base, TIDE_HIVE_AT_SEQUENCE_1, sequence);
  tide_hive_base_put (self->base, TIDE_HIVE_AT_SEQUENCE_2, sequence);
  tide_hive_base_put (self->base, TIDE_HIVE_AT_BINS_SIZE, bins_size);
}

gboolean
tide_hive_copy_finish (TideHiveCopy *self)
{
  tide_hive_base_put (self->base, TIDE_HIVE_AT_TYPE, 0);
  tide_hive_base_put (self->base, TIDE_HIVE_AT_CHECKSUM, tide_hive_base_checksum (self->base));

  return !self->failed && write_at (self->fd, 0, self->base, sizeof self->base) &&
         fcntl (self->fd, F_ADD_SEALS, SEALS) == 0;
}

void
tide_hive_copy_clear (TideHiveCopy *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}
