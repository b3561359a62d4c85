/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/pe/tide-pe-resources.h"

#define DIRECTORY_LENGTH 16
#define ENTRY_LENGTH 8
#define MAX_ENTRIES 4096u
/* In an entry: the name is text, the target is another directory */
#define HIGH_BIT 0x80000000u
#define ANY_ID G_MAXUINT32

/* Finds an entry by its number, or the first one, in the directory at @offset of the resources. */
static TidePeResourceState
find_entry (const TidePeFile *file,
            guint32           offset,
            guint32           id,
            guint32          *target)
{
  guint8 head[DIRECTORY_LENGTH], entry[ENTRY_LENGTH];
  guint32 base = file->resources + offset;
  guint n;

  if (!tide_pe_file_read_at (file, base, head, sizeof head))
    return TIDE_PE_RESOURCE_BROKEN;

  n = tide_bytes_u16 (head + 12) + tide_bytes_u16 (head + 14);
  for (guint i = 0; i < MIN (n, MAX_ENTRIES); i++)
    {
      if (!tide_pe_file_read_at (file, base + DIRECTORY_LENGTH + i * ENTRY_LENGTH, entry, sizeof entry))
        return TIDE_PE_RESOURCE_BROKEN;
      if (id != ANY_ID && tide_bytes_u32 (entry) != id)
        continue;
      *target = tide_bytes_u32 (entry + 4);
      return TIDE_PE_RESOURCE_FOUND;
    }

  return TIDE_PE_RESOURCE_NONE;
}

static TidePeResourceState
find_directory (const TidePeFile *file,
                guint32          *offset,
                guint32           id)
{
  TidePeResourceState state = find_entry (file, *offset, id, offset);

  if (state != TIDE_PE_RESOURCE_FOUND)
    return state;
  if (!(*offset & HIGH_BIT))
    return TIDE_PE_RESOURCE_BROKEN;

  *offset &= ~HIGH_BIT;
  return TIDE_PE_RESOURCE_FOUND;
}

TidePeResourceState
tide_pe_resources_find (const TidePeFile *file,
                        guint32           type,
                        guint32          *address,
                        guint32          *length)
{
  TidePeResourceState state;
  guint8 data[16];
  guint32 offset = 0;

  if (file->resources == 0)
    return TIDE_PE_RESOURCE_NONE;

  state = find_directory (file, &offset, type);
  if (state == TIDE_PE_RESOURCE_FOUND)
    state = find_directory (file, &offset, ANY_ID);
  if (state == TIDE_PE_RESOURCE_FOUND)
    state = find_entry (file, offset, ANY_ID, &offset);
  if (state != TIDE_PE_RESOURCE_FOUND)
    return state;

  if ((offset & HIGH_BIT) || !tide_pe_file_read_at (file, file->resources + offset, data, sizeof data))
    return TIDE_PE_RESOURCE_BROKEN;

  *address = tide_bytes_u32 (data);
  *length = tide_bytes_u32 (data + 4);
  return TIDE_PE_RESOURCE_FOUND;
}
