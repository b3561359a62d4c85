/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "evidence/hive/tide-hive-state.h"
#include "parsing.h"

/*
 * dump-hive FILE NAME: all that the reader of hives finds, for comparing with other readers. First every key
 * in the order of the file, each with its values; then the reading, which holds the keys that facts need.
 *
 *   K depth name · V name type data · P prefix · R path · W name type data
 *
 * Names and data in hexadecimal. Ends with 3 if the strict check refuses the hive.
 */
#define NOT_SOUND 3

static void
print_hex (const void *data,
           gsize       length)
{
  const guint8 *bytes = data;

  putchar ('\t');
  for (gsize i = 0; i < length; i++)
    printf ("%02x", bytes[i]);
}

static void
print_value (char        kind,
             const void *name,
             gsize       name_length,
             guint32     type,
             const void *data,
             gsize       length)
{
  putchar (kind);
  print_hex (name, name_length);
  printf ("\t%u", type);
  print_hex (data, length);
  putchar ('\n');
}

static void
dump_key (TideHiveTree *tree,
          TideHiveNode  key,
          guint         depth)
{
  g_autoptr (GString) name = tree->key_name (tree, key);
  g_autoptr (GArray) values = tree->values (tree, key);
  g_autoptr (GArray) children = tree->children (tree, key);

  g_assert_true (name != NULL && values != NULL && children != NULL);
  printf ("K\t%u", depth);
  print_hex (name->str, name->len);
  putchar ('\n');
  for (guint i = 0; i < values->len; i++)
    {
      TideHiveNode value = g_array_index (values, TideHiveNode, i);
      g_autoptr (GString) value_name = tree->value_name (tree, value);
      guint32 type;
      g_autoptr (GBytes) data = tree->value_data (tree, value, &type);

      g_assert_true (value_name != NULL && data != NULL);
      print_value ('V', value_name->str, value_name->len, type, g_bytes_get_data (data, NULL),
                   g_bytes_get_size (data));
    }
  for (guint i = 0; i < children->len; i++)
    dump_key (tree, g_array_index (children, TideHiveNode, i), depth + 1);
}

static void
dump_row (GVariant *row)
{
  g_autoptr (GVariant) path = g_variant_get_child_value (row, 0);
  g_autoptr (GVariant) values = g_variant_get_child_value (row, 5);
  gsize length;
  const char *bytes = tide_wire_get_bytes (path, &length);

  putchar ('R');
  print_hex (bytes, length);
  putchar ('\n');
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);
      g_autoptr (GVariant) name = g_variant_get_child_value (value, 0);
      g_autoptr (GVariant) data = g_variant_get_child_value (value, 2);
      gsize name_length;
      const char *name_bytes = tide_wire_get_bytes (name, &name_length);
      guint32 type;

      bytes = tide_wire_get_bytes (data, &length);
      g_variant_get_child (value, 1, "u", &type);
      print_value ('W', name_bytes, name_length, type, bytes, length);
    }
}

static void
dump_reading (int         fd,
              const char *name)
{
  g_auto (Parsed) parsed = parse_fd (tide_hive_parse, fd, name);
  g_autofree char *prefix = NULL;
  g_autoptr (GVariant) rows = NULL;

  g_assert_nonnull (parsed.answer.reading);
  prefix = registry_scopes (&parsed);
  printf ("P\t%s\n", prefix);
  rows = g_variant_get_child_value (parsed.answer.reading, 2);
  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      dump_row (row);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_auto (TideHiveState) state = { 0 };
  int fd = argc == 3 ? open (argv[1], O_RDONLY | O_CLOEXEC) : -1;

  if (fd < 0)
    {
      g_printerr ("Usage: dump-hive FILE NAME\n");
      return 64;
    }

  tide_hive_state_open (&state, fd, lseek (fd, 0, SEEK_END));
  if (!state.sound)
    return NOT_SOUND;
  g_assert_true (tide_hive_state_begin (&state));
  dump_key (state.tree, state.tree->root, 0);
  tide_hive_state_end (&state);
  dump_reading (fd, argv[2]);
  close (fd);

  return 0;
}
