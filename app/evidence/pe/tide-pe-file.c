/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/tide-bytes.h"
#include "evidence/pe/tide-pe-file.h"

#define AT_HEADER 0x3c
#define HEADER_LENGTH 24 /* signature and file header */
#define SECTION_LENGTH 40

/* In the optional header: where the data directories begin in its 32-bit and its 64-bit form */
#define MAGIC_32 0x10b
#define MAGIC_64 0x20b
#define DIRECTORIES_32 96
#define DIRECTORIES_64 112
#define RESOURCE_DIRECTORY 2

gboolean
tide_pe_file_is_program (const guint8 *head,
                         gsize         length)
{
  return length >= 2 && memcmp (head, "MZ", 2) == 0;
}

gboolean
tide_pe_file_read (const TidePeFile *self,
                   guint64           offset,
                   guint8           *out,
                   gsize             length)
{
  gsize done = 0;

  if (offset > self->size || length > self->size - offset)
    return FALSE;

  while (done < length)
    {
      gssize n = pread (self->fd, out + done, length - done, offset + done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      done += n;
    }

  return TRUE;
}

gboolean
tide_pe_file_read_at (const TidePeFile *self,
                      guint32           address,
                      guint8           *out,
                      gsize             length)
{
  for (guint i = 0; i < self->n_sections; i++)
    {
      const TidePeSection *section = &self->sections[i];

      if (address < section->address || address - section->address >= section->size)
        continue;
      if (length > section->size - (address - section->address))
        return FALSE;
      return tide_pe_file_read (self, (guint64) section->offset + (address - section->address), out, length);
    }

  return FALSE;
}

static gboolean
read_sections (TidePeFile *self,
               guint64     offset,
               guint       n)
{
  guint8 head[SECTION_LENGTH];

  if (n > G_N_ELEMENTS (self->sections))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (!tide_pe_file_read (self, offset + i * SECTION_LENGTH, head, sizeof head))
        return FALSE;
      self->sections[i].address = tide_bytes_u32 (head + 12);
      self->sections[i].offset = tide_bytes_u32 (head + 20);
      /* Without a place in the file it is memory that starts out empty */
      self->sections[i].size = self->sections[i].offset != 0 ? tide_bytes_u32 (head + 16) : 0;
    }
  self->n_sections = n;

  return TRUE;
}

/* A file without a directory for resources has none; that is no fault. */
static gboolean
read_directories (TidePeFile *self,
                  guint64     offset,
                  guint       length)
{
  guint8 header[DIRECTORIES_64 + 8 * (RESOURCE_DIRECTORY + 1)] = { 0 };
  guint16 magic;
  guint directories;

  if (length < 2 || !tide_pe_file_read (self, offset, header, MIN (length, sizeof header)))
    return FALSE;

  magic = tide_bytes_u16 (header);
  if (magic != MAGIC_32 && magic != MAGIC_64)
    return FALSE;

  directories = magic == MAGIC_32 ? DIRECTORIES_32 : DIRECTORIES_64;
  if (tide_bytes_u32 (header + directories - 4) > RESOURCE_DIRECTORY)
    self->resources = tide_bytes_u32 (header + directories + 8 * RESOURCE_DIRECTORY);

  return TRUE;
}

gboolean
tide_pe_file_open (TidePeFile *self,
                   int         fd,
                   guint64     size,
                   guint64    *fault)
{
  guint8 header[HEADER_LENGTH];
  guint8 where[4];
  guint length;

  *self = (TidePeFile) { .fd = fd, .size = size };
  *fault = AT_HEADER;
  if (!tide_pe_file_read (self, AT_HEADER, where, sizeof where))
    return FALSE;

  *fault = tide_bytes_u32 (where);
  if (!tide_pe_file_read (self, *fault, header, sizeof header) || memcmp (header, "PE\0\0", 4) != 0)
    return FALSE;

  self->machine = tide_bytes_u16 (header + 4);
  length = tide_bytes_u16 (header + 20);
  *fault += HEADER_LENGTH;
  if (!read_directories (self, *fault, length))
    return FALSE;

  *fault += length;
  return read_sections (self, *fault, tide_bytes_u16 (header + 6));
}
