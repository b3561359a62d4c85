/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>

#include "base/tide-bytes.h"
#include "base/tide-problem.h"
#include "base/tide-safe-text.h"
#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-image.h"

#define NAME_LENGTH 64
#define SMALLEST (2 * TIDE_HIVE_BASE)

gboolean
tide_hive_image_is_hive (const guint8 *head,
                         gsize         length)
{
  return length >= 4 && memcmp (head, "regf", 4) == 0;
}

/* Types: 1 and 2 before Windows 8.1, 6 since. Old logs hold a bitmap of dirty pages, new ones entries. */
gboolean
tide_hive_image_is_log (const guint8 *head,
                        gsize         length)
{
  guint32 type;

  if (!tide_hive_image_is_hive (head, length) || length < TIDE_HIVE_AT_TYPE + 4)
    return FALSE;

  type = tide_bytes_u32 (head + TIDE_HIVE_AT_TYPE);
  if (type == 1 || type == 2 || type == 6)
    return TRUE;

  return length >= TIDE_HIVE_BASE_USED + 4 && (memcmp (head + TIDE_HIVE_BASE_USED, "HvLE", 4) == 0 ||
                                               memcmp (head + TIDE_HIVE_BASE_USED, "DIRT", 4) == 0);
}

static gboolean
fail (TideHiveFault *fault,
      const char    *problem,
      guint64        offset)
{
  fault->problem = problem;
  fault->offset = offset;
  return FALSE;
}

static gboolean
check_base (const TideHiveImage *self,
            TideHiveFault       *fault)
{
  const guint8 *base = self->bytes;

  if (self->size < SMALLEST)
    return fail (fault, TIDE_PROBLEM_CUT_SHORT, self->size);
  if (!tide_hive_base_is_sound (base))
    return fail (fault, TIDE_PROBLEM_BAD_CHECKSUM, TIDE_HIVE_AT_CHECKSUM);
  if (tide_bytes_u32 (base + TIDE_HIVE_AT_MAJOR) != 1)
    return fail (fault, TIDE_PROBLEM_BROKEN, TIDE_HIVE_AT_MAJOR);
  if (self->minor < 3 || self->minor > 6)
    return fail (fault, TIDE_PROBLEM_BROKEN, TIDE_HIVE_AT_MINOR);
  if (tide_bytes_u32 (base + TIDE_HIVE_AT_TYPE) != 0)
    return fail (fault, TIDE_PROBLEM_BROKEN, TIDE_HIVE_AT_TYPE);
  if (tide_bytes_u32 (base + TIDE_HIVE_AT_FORMAT) != 1)
    return fail (fault, TIDE_PROBLEM_BROKEN, TIDE_HIVE_AT_FORMAT);
  if (self->bins_size == 0 || self->bins_size % TIDE_HIVE_BASE != 0)
    return fail (fault, TIDE_PROBLEM_BROKEN, TIDE_HIVE_AT_BINS_SIZE);
  if (self->bins_size > self->size - TIDE_HIVE_BASE)
    return fail (fault, TIDE_PROBLEM_CUT_SHORT, self->size);

  return TRUE;
}

static void
read_base (TideHiveImage *self)
{
  const guint8 *base = self->bytes;

  self->dirty = tide_hive_base_is_dirty (base);
  self->written = tide_bytes_u64 (base + TIDE_HIVE_AT_WRITTEN);
  self->minor = tide_bytes_u32 (base + TIDE_HIVE_AT_MINOR);
  self->root = tide_bytes_u32 (base + TIDE_HIVE_AT_ROOT);
  self->bins = self->bytes + TIDE_HIVE_BASE;
  self->bins_size = tide_bytes_u32 (base + TIDE_HIVE_AT_BINS_SIZE);
  self->embedded_name = tide_safe_utf16 (base + TIDE_HIVE_AT_NAME, NAME_LENGTH, TIDE_SAFE_LINE);
}

/* Maps the hive and checks its base block; what can be told of a faulty one stays in @self. */
gboolean
tide_hive_image_open (TideHiveImage *self,
                      int            fd,
                      guint64        size,
                      TideHiveFault *fault)
{
  void *bytes;

  memset (self, 0, sizeof *self);
  if (size < TIDE_HIVE_BASE)
    return fail (fault, TIDE_PROBLEM_CUT_SHORT, size);
  if (size > G_MAXSIZE / 2)
    return fail (fault, TIDE_PROBLEM_TOO_LARGE, 0);

  bytes = mmap (NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (bytes == MAP_FAILED)
    return fail (fault, TIDE_PROBLEM_IO, 0);

  self->bytes = bytes;
  self->size = size;
  read_base (self);
  return check_base (self, fault);
}

void
tide_hive_image_close (TideHiveImage *self)
{
  if (self->bytes != NULL)
    munmap ((void *) self->bytes, self->size);
  self->bytes = NULL;
  g_clear_pointer (&self->embedded_name, g_free);
}

void
tide_hive_image_rest (const TideHiveImage *self)
{
  if (self->bytes != NULL)
    madvise ((void *) self->bytes, self->size, MADV_DONTNEED);
}
