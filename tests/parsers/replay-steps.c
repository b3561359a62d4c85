/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "hive-writer.h"
#include "replay-steps.h"

#define BASE 4096

static GBytes *
make_hive (guint step)
{
  static const char *const watermarks[] = { "one", "two", "two" };
  const char *key = "Microsoft\\Exchange\\v8.0";
  const char *role = "Microsoft\\Exchange\\v8.0\\MailboxRole";
  hive_h *hive = hive_writer_new ("ROOT");
  g_autoptr (GBytes) data = g_bytes_new_static ("\1\0\0", 4);

  hive_writer_set_string (hive, role, step == 0 ? "ACTION" : "Action", "Install");
  hive_writer_set_string (hive, role, "Watermark", watermarks[step]);
  hive_writer_set (hive, role, "Kind", step == 0 ? hive_t_REG_BINARY : hive_t_REG_DWORD, data);
  hive_writer_set_string (hive, key, "Fragile", "x");
  if (step == 0)
    hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\Gone", "x", "y");
  if (step == 2)
    hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\AdminTools", "UnpackedVersion", "8.1.240.6");
  /* A bin more each time */
  for (guint i = 0; i < 40 * step; i++)
    {
      g_autofree char *name = g_strdup_printf ("Microsoft\\Other\\%02u", i);

      hive_writer_set_string (hive, name, "Name", "long enough to fill a page or two with others like it");
    }

  return hive_writer_finish (hive);
}

GByteArray *
steps_make_log (const Steps    *steps,
                guint           from,
                guint           to,
                const LogEntry *entry)
{
  GByteArray *log = hive_log_new (steps->hives[from], LOG_ENTRIES, entry->sequence);

  hive_log_add (log, steps->hives[from], steps->hives[to], entry);
  return log;
}

void
steps_init (Steps  *self,
            guint32 sequence)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->hives); i++)
    self->hives[i] = make_hive (i);
  self->dirty = hive_make_dirty (self->hives[0], sequence - 1);
  self->logs[0] = steps_make_log (self, 0, 1, &(LogEntry) { .sequence = sequence });
  self->logs[1] = steps_make_log (self, 1, 2, &(LogEntry) { .sequence = sequence + 1 });
}

void
steps_clear (Steps *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->hives); i++)
    g_bytes_unref (self->hives[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->logs); i++)
    g_byte_array_unref (self->logs[i]);
  g_byte_array_unref (self->dirty);
}

void
steps_set_log (Steps      *steps,
               guint       i,
               GByteArray *log)
{
  g_byte_array_unref (steps->logs[i]);
  steps->logs[i] = log;
}

void
steps_replay (const Steps *steps,
              guint        n_logs,
              Replayed    *replayed)
{
  replay_bytes (steps->dirty, steps->logs, n_logs, replayed);
}

void
assert_step (const Replayed *replayed,
             const Steps    *steps,
             guint           step)
{
  gsize size;
  const guint8 *hive = g_bytes_get_data (steps->hives[step], &size);

  g_assert_nonnull (replayed->after.bytes);
  g_assert_cmpuint (replayed->after.bins_size, ==, size - BASE);
  g_assert_cmpmem (replayed->after.bytes + BASE, replayed->after.bins_size, hive + BASE, size - BASE);
  g_assert_false (replayed->after.dirty);
  g_assert_true (registry_flag (&replayed->parsed, "dirty"));
}

void
assert_refused (const Replayed *replayed)
{
  assert_replay (replayed, "refused", 0);
  assert_text (&replayed->parsed, MAILBOX, "Watermark", "one");
}

void
steps_start_from (Steps  *steps,
                  GBytes *hive)
{
  g_byte_array_unref (steps->dirty);
  steps->dirty = hive_make_dirty (hive, 10);
}

GBytes *
steps_spoil (GBytes *hive)
{
  GByteArray *spoilt = hive_make_dirty (hive, 10);
  guint8 *name = memmem (spoilt->data, spoilt->len, "Fragile", strlen ("Fragile"));

  g_assert_nonnull (name);
  g_assert_cmpmem (name - 20, 2, "vk", 2);
  name[-20] = 'x';
  return g_byte_array_free_to_bytes (spoilt);
}
