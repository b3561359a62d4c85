/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-limit.h"
#include "base/tide-wire.h"
#include "evidence/hive/tide-hive-marks.h"
#include "evidence/hive/tide-registry-rows.h"

/* Data of the hive beside those of the log; the reply has room for more. */
#define MAX_BEFORE TIDE_LIMIT (16u * 1024 * 1024)

enum
{
  READING_SCOPES = 0,
  READING_INFO = 1,
  READING_KEYS = 2,
  READING_PROBLEMS = 3,

  KEY_VALUES = 5,

  VALUE_TYPE = 1,
  VALUE_DATA = 2,
};

typedef struct
{
  gboolean whole; /* what is not among the rows before was not there */
  gsize    spent;
} Marks;

/* Names are the same without regard to ASCII case. */
static GBytes *
fold (GVariant *row)
{
  g_autoptr (GVariant) name = g_variant_get_child_value (row, 0);
  gsize length;
  const char *bytes = tide_wire_get_bytes (name, &length);

  return g_bytes_new_take (g_ascii_strdown (length > 0 ? bytes : "", length), length);
}

/* name → row */
static GHashTable *
index_rows (GVariant *rows)
{
  GHashTable *index = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                             (GDestroyNotify) g_variant_unref);

  for (gsize i = 0; rows != NULL && i < g_variant_n_children (rows); i++)
    {
      GVariant *row = g_variant_get_child_value (rows, i);

      g_hash_table_insert (index, fold (row), row);
    }

  return index;
}

static GVariant *
find_row (GHashTable *index,
          GVariant   *row)
{
  g_autoptr (GBytes) name = fold (row);

  return g_hash_table_lookup (index, name);
}

static gboolean
same_child (GVariant *a,
            GVariant *b,
            gsize     i)
{
  g_autoptr (GVariant) first = g_variant_get_child_value (a, i);
  g_autoptr (GVariant) second = g_variant_get_child_value (b, i);

  return g_variant_equal (first, second);
}

static TideRegistrySource
tell_source (const Marks *self,
             GVariant    *row,
             GVariant    *before)
{
  if (before == NULL)
    return self->whole ? TIDE_REGISTRY_FROM_LOG : TIDE_REGISTRY_FROM_HIVE;
  if (!same_child (row, before, VALUE_TYPE) || !same_child (row, before, VALUE_DATA))
    return TIDE_REGISTRY_DIFFERS;

  return TIDE_REGISTRY_FROM_HIVE;
}

static GVariant *
data_before (Marks    *self,
             GVariant *before)
{
  g_autoptr (GVariant) data = g_variant_get_child_value (before, VALUE_DATA);
  gsize length = g_variant_get_size (data);

  if (length > MAX_BEFORE - self->spent)
    return tide_wire_new_bytes ("", 0);

  self->spent += length;
  return g_steal_pointer (&data);
}

static GVariant *
mark_value (Marks    *self,
            GVariant *row,
            GVariant *before)
{
  TideRegistrySource source = tell_source (self, row, before);
  g_autoptr (GVariant) name = NULL;
  g_autoptr (GVariant) data = NULL;
  g_autoptr (GVariant) old = g_variant_take_ref (
      source == TIDE_REGISTRY_DIFFERS ? data_before (self, before) : tide_wire_new_bytes ("", 0));
  guint64 offset, line;
  guint32 type;

  g_variant_get (row, "(@ayu@aytty@ay)", &name, &type, &data, &offset, &line, NULL, NULL);
  return g_variant_new ("(@ayu@aytty@ay)", name, type, data, offset, line, (guchar) source, old);
}

static GVariant *
mark_key (Marks    *self,
          GVariant *row,
          GVariant *before)
{
  g_autoptr (GVariant) path = NULL;
  g_autoptr (GVariant) values = NULL;
  g_autoptr (GVariant) old = before != NULL ? g_variant_get_child_value (before, KEY_VALUES) : NULL;
  g_autoptr (GHashTable) index = index_rows (old);
  GVariantBuilder marked;
  guint64 written, offset, line;
  TideRegistrySource source =
    before == NULL && self->whole ? TIDE_REGISTRY_FROM_LOG : TIDE_REGISTRY_FROM_HIVE;

  g_variant_get (row, "(@ayttty@a" TIDE_WIRE_REGISTRY_VALUE ")", &path, &written, &offset, &line, NULL,
                 &values);
  g_variant_builder_init (&marked, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_VALUE));
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);

      g_variant_builder_add_value (&marked, mark_value (self, value, find_row (index, value)));
    }

  return g_variant_new ("(@aytttya" TIDE_WIRE_REGISTRY_VALUE ")", path, written, offset, line,
                        (guchar) source, &marked);
}

static GVariant *
mark_keys (Marks    *self,
           GVariant *after,
           GVariant *before)
{
  g_autoptr (GVariant) keys = g_variant_get_child_value (after, READING_KEYS);
  g_autoptr (GVariant) old = g_variant_get_child_value (before, READING_KEYS);
  g_autoptr (GHashTable) index = index_rows (old);
  GVariantBuilder marked;

  g_variant_builder_init (&marked, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_KEY));
  for (gsize i = 0; i < g_variant_n_children (keys); i++)
    {
      g_autoptr (GVariant) key = g_variant_get_child_value (keys, i);

      g_variant_builder_add_value (&marked, mark_key (self, key, find_row (index, key)));
    }

  return g_variant_builder_end (&marked);
}

/* Of keys that were left out for any reason nobody can say that they were not there. */
static gboolean
is_whole (GVariant *reading)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (reading, READING_INFO);
  gboolean damaged = TRUE;
  guint64 dropped = 1, unreadable = 1;

  g_variant_lookup (info, "damaged", "b", &damaged);
  g_variant_lookup (info, "dropped", "t", &dropped);
  g_variant_lookup (info, "unreadable", "t", &unreadable);
  return !damaged && dropped == 0 && unreadable == 0;
}

GVariant *
tide_hive_marks_set (GVariant *after,
                     GVariant *before)
{
  g_autoptr (GVariant) reading = g_variant_take_ref (after);
  g_autoptr (GVariant) scopes = g_variant_get_child_value (reading, READING_SCOPES);
  g_autoptr (GVariant) info = g_variant_get_child_value (reading, READING_INFO);
  g_autoptr (GVariant) problems = g_variant_get_child_value (reading, READING_PROBLEMS);
  Marks self = { .whole = is_whole (before) };

  return g_variant_new ("(@as@a{sv}@a" TIDE_WIRE_REGISTRY_KEY "@as)", scopes, info,
                        mark_keys (&self, reading, before), problems);
}
