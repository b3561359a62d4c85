/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>

#include "base/tide-bytes.h"
#include "base/tide-problem.h"
#include "base/tide-safe-text.h"
#include "evidence/hive/tide-hive-image.h"

/* Where things stand in the base block */
enum
{
  AT_SEQUENCE_1 = 4,
  AT_SEQUENCE_2 = 8,
  AT_WRITTEN = 12,
  AT_MAJOR = 20,
  AT_MINOR = 24,
  AT_TYPE = 28,
  AT_FORMAT = 32,
  AT_ROOT = 36,
  AT_BINS_SIZE = 40,
  AT_NAME = 48,
  AT_CHECKSUM = 508,
  AT_LOG_ENTRIES = 512,
};

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

  if (!tide_hive_image_is_hive (head, length) || length < AT_TYPE + 4)
    return FALSE;

  type = tide_bytes_u32 (head + AT_TYPE);
  if (type == 1 || type == 2 || type == 6)
    return TRUE;

  return length >= AT_LOG_ENTRIES + 4 && (memcmp (head + AT_LOG_ENTRIES, "HvLE", 4) == 0 ||
                                          memcmp (head + AT_LOG_ENTRIES, "DIRT", 4) == 0);
}

static guint32
checksum (const guint8 *base)
{
  guint32 sum = 0;

  for (guint at = 0; at < AT_CHECKSUM; at += 4)
    sum ^= tide_bytes_u32 (base + at);

  /* Windows keeps these two for itself */
  return sum == 0 ? 1 : sum == 0xffffffff ? 0xfffffffe : sum;
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
  if (checksum (base) != tide_bytes_u32 (base + AT_CHECKSUM))
    return fail (fault, TIDE_PROBLEM_BAD_CHECKSUM, AT_CHECKSUM);
  if (tide_bytes_u32 (base + AT_MAJOR) != 1)
    return fail (fault, TIDE_PROBLEM_BROKEN, AT_MAJOR);
  if (self->minor < 3 || self->minor > 6)
    return fail (fault, TIDE_PROBLEM_BROKEN, AT_MINOR);
  if (tide_bytes_u32 (base + AT_TYPE) != 0)
    return fail (fault, TIDE_PROBLEM_BROKEN, AT_TYPE);
  if (tide_bytes_u32 (base + AT_FORMAT) != 1)
    return fail (fault, TIDE_PROBLEM_BROKEN, AT_FORMAT);
  if (self->bins_size == 0 || self->bins_size % TIDE_HIVE_BASE != 0)
    return fail (fault, TIDE_PROBLEM_BROKEN, AT_BINS_SIZE);
  if (self->bins_size > self->size - TIDE_HIVE_BASE)
    return fail (fault, TIDE_PROBLEM_CUT_SHORT, self->size);

  return TRUE;
}

static void
read_base (TideHiveImage *self)
{
  const guint8 *base = self->bytes;

  self->dirty = tide_bytes_u32 (base + AT_SEQUENCE_1) != tide_bytes_u32 (base + AT_SEQUENCE_2);
  self->written = tide_bytes_u64 (base + AT_WRITTEN);
  self->minor = tide_bytes_u32 (base + AT_MINOR);
  self->root = tide_bytes_u32 (base + AT_ROOT);
  self->bins = self->bytes + TIDE_HIVE_BASE;
  self->bins_size = tide_bytes_u32 (base + AT_BINS_SIZE);
  self->embedded_name = tide_safe_utf16 (base + AT_NAME, NAME_LENGTH, TIDE_SAFE_LINE);
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

  bytes = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
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
    munmap (self->bytes, self->size);
  self->bytes = NULL;
  g_clear_pointer (&self->embedded_name, g_free);
}
