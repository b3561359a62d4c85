/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "log-test-util.h"

gsize
test_log_n_entries (const TideAnswer *answer)
{
  g_autoptr (GVariant) entries = g_variant_get_child_value (answer->reading, 2);

  return g_variant_n_children (entries);
}

TestLogEntry
test_log_get_entry (const TideAnswer *answer,
           gsize             i)
{
  g_autoptr (GVariant) entries = g_variant_get_child_value (answer->reading, 2);
  g_autoptr (GVariant) row = g_variant_get_child_value (entries, i);
  g_autoptr (GVariant) text = NULL;
  TestLogEntry entry;

  g_variant_get (row, "(tttt&si&s&s@ay)", &entry.offset, &entry.length, &entry.line, &entry.n_lines,
                 &entry.stamp, &entry.depth, &entry.level, &entry.head, &text);
  entry.text = tide_wire_get_bytes (text, &entry.text_length);

  return entry;
}

guint64
test_log_get_info (const TideAnswer *answer,
          const char       *name)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (answer->reading, 1);
  guint64 number = G_MAXUINT64;

  g_assert_true (g_variant_lookup (info, name, "t", &number));

  return number;
}

char *
test_log_dup_encoding (const TideAnswer *answer)
{
  g_autoptr (GVariant) info = g_variant_get_child_value (answer->reading, 1);
  char *encoding = NULL;

  g_assert_true (g_variant_lookup (info, "encoding", "s", &encoding));

  return encoding;
}

void
test_log_parse (const char *text,
            TideAnswer *answer)
{
  g_assert_true (test_parse (tide_log_parse, text, strlen (text), answer));
  g_assert_nonnull (answer->reading);
  g_assert_true (g_variant_is_of_type (answer->reading, G_VARIANT_TYPE (TIDE_WIRE_LOG)));
}

void
test_log_assert_text (const TestLogEntry *entry,
             const char  *text)
{
  g_assert_cmpmem (entry->text, entry->text_length, text, strlen (text));
}
