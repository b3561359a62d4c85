/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-name.h"
#include "evidence/hive/tide-hive-records.h"

#define IS_HIGH(unit) ((unit) >= 0xd800 && (unit) < 0xdc00)
#define IS_LOW(unit) ((unit) >= 0xdc00 && (unit) < 0xe000)

static gboolean
take_name (const TideHiveCell *cell,
           guint               at,
           guint               length_at,
           gboolean            one_byte,
           TideHiveName       *name)
{
  guint length = tide_bytes_u16 (cell->data + length_at);

  name->data = cell->data + at;
  name->width = one_byte ? 1 : 2;
  name->n_units = length / name->width;
  return length <= cell->length - at && length % name->width == 0;
}

gboolean
tide_hive_name_of (const TideHiveCell *key,
                   TideHiveName       *name)
{
  return key->length >= TIDE_KEY_NAME &&
         take_name (key, TIDE_KEY_NAME, TIDE_KEY_NAME_LENGTH,
                    tide_bytes_u16 (key->data + TIDE_KEY_FLAGS) & TIDE_KEY_ONE_BYTE_NAME, name);
}

gboolean
tide_hive_name_of_value (const TideHiveCell *value,
                         TideHiveName       *name)
{
  return value->length >= TIDE_VALUE_NAME &&
         take_name (value, TIDE_VALUE_NAME, TIDE_VALUE_NAME_LENGTH,
                    tide_bytes_u16 (value->data + TIDE_VALUE_FLAGS) & TIDE_VALUE_ONE_BYTE_NAME, name);
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

GString *
tide_hive_name_to_utf8 (const TideHiveName *name)
{
  g_autoptr (GString) text = g_string_sized_new (name->n_units);

  for (guint i = 0; i < name->n_units; i++)
    {
      gunichar c = unit (name, i);

      if (IS_HIGH (c) && i + 1 < name->n_units && IS_LOW (unit (name, i + 1)))
        c = 0x10000 + ((c - 0xd800) << 10) + (unit (name, ++i) - 0xdc00);
      else if (IS_HIGH (c) || IS_LOW (c))
        return NULL;
      g_string_append_unichar (text, c);
    }

  return g_steal_pointer (&text);
}
