/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "fuzz.h"

static void
check_tasks (GVariant     *reading,
             const guint8 *data,
             gsize         size)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (reading, 0);
  g_autoptr (GVariant) tasks = g_variant_get_child_value (reading, 2);
  guint32 position, last_position = 0;
  FuzzLines lines;

  fuzz_lines_init (&lines, info, data, size);
  for (gsize i = 0; i < g_variant_n_children (tasks); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (tasks, i);
      guint64 line, offset, length;

      g_variant_get (row, TIDE_WIRE_SCRIPT_TASK, &line, &offset, &length, NULL, NULL, NULL, NULL, NULL,
                     &position);
      g_assert (line == fuzz_lines_before (&lines, offset) + 1);
      g_assert (length <= size - offset);
      g_assert (position > last_position);
      last_position = position;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gsize left = fuzz_left_of (size);
  g_auto (FuzzAnswer) said = fuzz_parse (tide_script_parse, TIDE_WIRE_SCRIPT, "x.ps1", data, size, left);
  g_autoptr (GVariant) info = NULL;
  g_autoptr (GVariant) index = NULL;

  if (said.answer.reading == NULL)
    return 0;

  check_tasks (said.answer.reading, data, left);
  info = g_variant_get_child_value (said.answer.reading, 0);
  index = g_variant_get_child_value (said.answer.reading, 3);
  if (left == size)
    fuzz_check_index (info, index, data, size);

  return 0;
}
