/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "catalog/tide-catalog-private.h"

/* Facilities of a code with its highest bit set: Windows' own errors, and what setup's engine defines */
#define FACILITY_MASK 0x1fff0000u
#define FACILITY_WIN32 0x00070000u
#define FACILITY_SETUP 0x01030000u

static const TideCatalogCode *
find (TideCatalog *self,
      guint32      value,
      guint32      mask,
      const char  *kind)
{
  GPtrArray *codes = tide_catalog_get_codes (self);

  for (guint i = 0; i < codes->len; i++)
    {
      const TideCatalogCode *code = g_ptr_array_index (codes, i);

      if ((code->value & mask) == (value & mask) && (kind == NULL || g_str_equal (code->kind, kind)))
        return code;
    }

  return NULL;
}

const TideCatalogCode *
tide_catalog_find_code (TideCatalog *self,
                        guint32      value)
{
  const TideCatalogCode *code = find (self, value, G_MAXUINT32, NULL);

  if (code != NULL || (value & 0x80000000u) == 0)
    return code;
  if ((value & FACILITY_MASK) == FACILITY_WIN32)
    return find (self, value & 0xffff, G_MAXUINT32, NULL);

  return (value & FACILITY_MASK) == FACILITY_SETUP ? find (self, value, 0xffff, "setup") : NULL;
}
