/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-name.h"
#include "evidence/hive/tide-hive-records.h"
#include "evidence/hive/tide-hive-salvage-private.h"

GArray *
tide_hive_salvage_values (TideHiveTree *tree,
                          TideHiveNode  key)
{
  TideHiveSalvage *self = tide_hive_salvage_of (tree);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (TideHiveNode));
  TideHiveCell cell, list, value;
  guint32 n;

  if (!tide_hive_salvage_record (self, tide_hive_salvage_offset (key), TIDE_KEY_NAME, "nk", &cell))
    return NULL;

  n = tide_bytes_u32 (cell.data + TIDE_KEY_N_VALUES);
  if (n == 0)
    return g_steal_pointer (&values);
  if (!tide_hive_salvage_peek (self, tide_bytes_u32 (cell.data + TIDE_KEY_VALUES), 4, &list))
    return NULL;

  for (guint32 i = 0; i < MIN (n, list.length / 4); i++)
    {
      guint32 offset = tide_bytes_u32 (list.data + 4 * i);
      gboolean good = tide_hive_salvage_record (self, offset, TIDE_VALUE_NAME, "vk", &value);

      if (!tide_hive_salvage_spend (self, TIDE_VALUE_NAME))
        return NULL;
      g_array_append_val (values, (TideHiveNode) { good ? offset + (guint64) TIDE_HIVE_BASE : 0 });
    }
  if (values->len < n)
    g_array_append_val (values, (TideHiveNode) { TIDE_HIVE_NO_NODE });

  return g_steal_pointer (&values);
}

GString *
tide_hive_salvage_value_name (TideHiveTree *tree,
                              TideHiveNode  value)
{
  TideHiveSalvage *self = tide_hive_salvage_of (tree);
  TideHiveCell cell;
  TideHiveName name;

  if (!tide_hive_salvage_record (self, tide_hive_salvage_offset (value), TIDE_VALUE_NAME, "vk", &cell))
    return NULL;
  if (!tide_hive_name_of_value (&cell, &name) || !tide_hive_salvage_spend (self, name.n_units))
    return NULL;

  return tide_hive_name_to_utf8 (&name);
}

static GBytes *
join_segments (TideHiveSalvage    *self,
               const TideHiveCell *big,
               guint32             length)
{
  guint32 n = tide_bytes_u16 (big->data + TIDE_BIG_COUNT);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  TideHiveCell list, segment;

  if (n != length / TIDE_BIG_SEGMENT + (length % TIDE_BIG_SEGMENT != 0))
    return NULL;
  if (!tide_hive_salvage_peek (self, tide_bytes_u32 (big->data + TIDE_BIG_LIST), 4 * n, &list))
    return NULL;

  for (guint32 i = 0; i < n; i++)
    {
      guint32 part = MIN (TIDE_BIG_SEGMENT, length - data->len);

      if (!tide_hive_salvage_spend (self, part) ||
          !tide_hive_salvage_peek (self, tide_bytes_u32 (list.data + 4 * i), part, &segment))
        return NULL;
      g_byte_array_append (data, segment.data, part);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* Data of which a part is missing are none. */
static GBytes *
stored_data (TideHiveSalvage *self,
             guint32          offset,
             guint32          length)
{
  TideHiveCell cell;

  if (!tide_hive_salvage_peek (self, offset, MIN (length, TIDE_BIG_END), &cell))
    return NULL;
  if (length > TIDE_BIG_SEGMENT && tide_hive_cell_is (&cell, "db"))
    return join_segments (self, &cell, length);

  return cell.length >= length ? g_bytes_new_static (cell.data, length) : NULL;
}

GBytes *
tide_hive_salvage_value_data (TideHiveTree *tree,
                              TideHiveNode  value,
                              guint32      *type)
{
  TideHiveSalvage *self = tide_hive_salvage_of (tree);
  TideHiveCell cell;
  guint32 length;

  if (!tide_hive_salvage_record (self, tide_hive_salvage_offset (value), TIDE_VALUE_NAME, "vk", &cell))
    return NULL;

  *type = tide_bytes_u32 (cell.data + TIDE_VALUE_TYPE);
  length = tide_bytes_u32 (cell.data + TIDE_VALUE_DATA_LENGTH);
  if (length & TIDE_VALUE_INLINE)
    {
      length &= ~TIDE_VALUE_INLINE;
      return length <= 4 ? g_bytes_new_static (cell.data + TIDE_VALUE_DATA, length) : NULL;
    }

  return length == 0 ? g_bytes_new_static ("", 0)
                     : stored_data (self, tide_bytes_u32 (cell.data + TIDE_VALUE_DATA), length);
}
