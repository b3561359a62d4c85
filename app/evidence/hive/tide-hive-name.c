/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-name.h"

/* In a key's cell */
enum
{
  AT_FLAGS = 2,
  AT_NAME_LENGTH = 72,
  AT_NAME = 76,
};

#define FLAG_ONE_BYTE_NAME 0x20

/* FALSE if the name does not fit into the cell */
gboolean
tide_hive_name_of (const TideHiveCell *key,
                   TideHiveName       *name)
{
  guint length;

  if (key->length < AT_NAME)
    return FALSE;

  length = tide_bytes_u16 (key->data + AT_NAME_LENGTH);
  if (length > key->length - AT_NAME)
    return FALSE;

  name->data = key->data + AT_NAME;
  name->width = tide_bytes_u16 (key->data + AT_FLAGS) & FLAG_ONE_BYTE_NAME ? 1 : 2;
  name->n_units = length / name->width;
  return TRUE;
}

static guint16
unit (const TideHiveName *name,
      guint               i)
{
  return name->width == 1 ? name->data[i] : tide_bytes_u16 (name->data + 2 * i);
}

static guint16
upper_unit (const TideHiveName *name,
            guint               i)
{
  guint16 u = unit (name, i);

  return u >= 'a' && u <= 'z' ? u - 'a' + 'A' : u;
}

gboolean
tide_hive_name_is_ascii (const TideHiveName *name)
{
  for (guint i = 0; i < name->n_units; i++)
    if (unit (name, i) >= 0x80)
      return FALSE;

  return TRUE;
}

int
tide_hive_name_compare (const TideHiveName *a,
                        const TideHiveName *b)
{
  for (guint i = 0; i < MIN (a->n_units, b->n_units); i++)
    {
      int difference = upper_unit (a, i) - upper_unit (b, i);

      if (difference != 0)
        return difference;
    }

  return (int) a->n_units - (int) b->n_units;
}

guint32
tide_hive_name_hash (const TideHiveName *name)
{
  guint32 hash = 0;

  for (guint i = 0; i < name->n_units; i++)
    hash = hash * 37 + upper_unit (name, i);

  return hash;
}
