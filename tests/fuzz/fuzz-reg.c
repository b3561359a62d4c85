/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "evidence/hive/tide-reg-text.h"
#include "evidence/hive/tide-registry-rows.h"
#include "fuzz.h"

static void
check_value (GVariant *row,
             guint64   size)
{
  g_autoptr (GVariant) name = NULL;
  g_autoptr (GVariant) data = NULL;
  guint64 offset, line;
  gsize length;

  g_variant_get (row, "(@ayu@aytty@ay)", &name, NULL, &data, &offset, &line, NULL, NULL);
  g_assert (offset < size && line >= 1);
  tide_wire_get_bytes (data, &length);
  g_assert (length <= TIDE_REGISTRY_MAX_DATA);
}

static void
check_key (GVariant *row,
           guint64   size)
{
  g_autoptr (GVariant) values = NULL;
  guint64 offset, line;

  g_variant_get (row, "(@aytttya" TIDE_WIRE_REGISTRY_VALUE ")", NULL, NULL, &offset, &line, NULL, NULL);
  values = g_variant_get_child_value (row, 5);
  g_assert (offset < size && line >= 1);
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);

      check_value (value, size);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gsize left = fuzz_left_of (size);
  g_auto (FuzzAnswer) said = fuzz_parse (tide_reg_parse, TIDE_WIRE_REGISTRY, "x.reg", data, size, left);
  g_autoptr (GVariant) keys = NULL;

  if (said.answer.reading == NULL)
    return 0;

  keys = g_variant_get_child_value (said.answer.reading, 2);
  for (gsize i = 0; i < g_variant_n_children (keys); i++)
    {
      g_autoptr (GVariant) key = g_variant_get_child_value (keys, i);

      check_key (key, left);
    }

  return 0;
}
