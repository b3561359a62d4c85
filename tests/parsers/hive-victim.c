/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "base/tide-bytes.h"
#include "evidence/hive/tide-hive-salvage.h"
#include "hive-victim.h"

void
victim_clear (Victim *self)
{
  g_clear_pointer (&self->bytes, g_free);
}

Victim
victim_take (hive_h *hive)
{
  g_autoptr (GBytes) bytes = hive_writer_finish (hive);
  Victim self;

  self.bytes = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self.size = g_bytes_get_size (bytes);
  return self;
}

Victim
victim_software (void)
{
  hive_h *hive = hive_writer_new ("ROOT");

  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\AdminTools", "UnpackedVersion", "8.1.240.6");
  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\HubTransportRole", "UnpackedVersion",
                          "8.1.240.6");
  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Watermark", "1f957ee9");
  hive_writer_set_string (hive, "Microsoft\\Exchange\\v8.0\\MailboxRole", "Action", "Install");
  hive_writer_set_string (hive, "Microsoft\\Windows NT\\CurrentVersion", "CurrentVersion", "5.2");

  return victim_take (hive);
}

guint8 *
victim_record (Victim     *self,
               const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "\\", -1);
  int fd = memory_file (self->bytes, self->size);
  g_auto (TideHiveImage) image = { 0 };
  g_auto (TideHiveSalvage) salvage = { 0 };
  TideHiveFault fault;
  TideHiveNode node;

  g_assert_true (tide_hive_image_open (&image, fd, self->size, &fault));
  g_assert_true (tide_hive_salvage_init (&salvage, &image));
  node = salvage.tree.root;
  for (guint i = 0; names[i] != NULL; i++)
    node = tide_hive_tree_child (&salvage.tree, node, names[i]);
  g_assert_cmpuint (node, !=, TIDE_HIVE_NO_NODE);
  close (fd);

  return self->bytes + node + CELL_HEAD;
}

guint32
victim_offset (const Victim *self,
               const guint8 *record)
{
  return record - CELL_HEAD - self->bytes - TIDE_HIVE_BASE;
}

guint8 *
victim_entry (Victim     *self,
              const char *path,
              guint       child)
{
  guint32 list = tide_bytes_u32 (victim_record (self, path) + TIDE_KEY_CHILDREN);

  return self->bytes + TIDE_HIVE_BASE + list + CELL_HEAD + TIDE_LIST_ENTRIES + 8 * child;
}

void
victim_put (guint8 *at,
            guint32 number)
{
  tide_hive_base_put (at, 0, number);
}

Parsed
victim_read (const Victim *self)
{
  return parse_bytes (tide_hive_parse, self->bytes, self->size, "software");
}

void
assert_marked (const Parsed *parsed,
               guint8        source)
{
  g_autoptr (GVariant) keys = g_variant_get_child_value (parsed->answer.reading, 2);

  for (gsize i = 0; i < g_variant_n_children (keys); i++)
    {
      g_autoptr (GVariant) key = g_variant_get_child_value (keys, i);
      g_autoptr (GVariant) values = g_variant_get_child_value (key, 5);
      guint8 of_key, of_value;

      g_variant_get_child (key, 4, "y", &of_key);
      g_assert_cmpuint (of_key, ==, source);
      for (gsize j = 0; j < g_variant_n_children (values); j++)
        {
          g_autoptr (GVariant) value = g_variant_get_child_value (values, j);

          g_variant_get_child (value, 5, "y", &of_value);
          g_assert_cmpuint (of_value, ==, source);
        }
    }
}

void
assert_damaged (const Parsed *parsed,
                const char   *problem,
                guint64       unreadable)
{
  g_assert_cmpstr (parsed->answer.problem, ==, problem);
  g_assert_nonnull (parsed->answer.reading);
  g_assert_true (registry_flag (parsed, "damaged"));
  g_assert_cmpuint (registry_info (parsed, "unreadable"), ==, unreadable);
  assert_marked (parsed, TIDE_CITATION_SOURCE_DAMAGED);
}
