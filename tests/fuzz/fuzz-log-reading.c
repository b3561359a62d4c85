/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "fuzz.h"

static void
check_entry (GVariant  *row,
             FuzzLines *lines,
             guint64    n_all_lines)
{
  g_autoptr (GVariant) bytes = NULL;
  guint64 offset, length, line, n_lines;
  const char *text;
  gsize text_length;

  g_variant_get (row, "(tttt&si&s&s@ay)", &offset, &length, &line, &n_lines, NULL, NULL, NULL, NULL, &bytes);
  text = tide_wire_get_bytes (bytes, &text_length);
  fuzz_check_text (text, text_length);
  g_assert (line == fuzz_lines_before (lines, offset) + 1);
  g_assert (length <= lines->size - offset);
  g_assert (n_lines >= 1 && line + n_lines - 1 <= n_all_lines);
}

static void
check_entries (GVariant     *reading,
               const guint8 *data,
               gsize         size)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (reading, 1);
  g_autoptr (GVariant) entries = g_variant_get_child_value (reading, 2);
  FuzzLines lines;
  guint64 n_lines = 0;

  fuzz_lines_init (&lines, info, data, size);
  g_assert (g_variant_lookup (info, "lines", "t", &n_lines));
  for (gsize i = 0; i < g_variant_n_children (entries); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (entries, i);

      check_entry (row, &lines, n_lines);
    }
}

/* All readers of logs answer alike. */
void
fuzz_log_reading (TideParser    parser,
                  const char   *name,
                  const guint8 *data,
                  gsize         size)
{
  gsize left = fuzz_left_of (size);
  g_auto (FuzzAnswer) said = fuzz_parse (parser, TIDE_WIRE_LOG, name, data, size, left);
  g_autoptr (GVariant) info = NULL;
  g_autoptr (GVariant) index = NULL;

  if (said.answer.reading == NULL)
    return;

  check_entries (said.answer.reading, data, left);
  info = g_variant_get_child_value (said.answer.reading, 1);
  index = g_variant_get_child_value (said.answer.reading, 3);
  if (left == size)
    fuzz_check_index (info, index, data, size);
}
