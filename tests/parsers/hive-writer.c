/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hive-writer.h"
#include "parsing.h"

#define BASE 4096
#define ROOT 0x20
#define SECURITY 0xc0
#define FREE 0x100

static void
put (guint8 *at,
     guint32 number)
{
  for (guint i = 0; i < 4; i++)
    at[i] = number >> (8 * i);
}

void
hive_writer_fix_checksum (guint8 *bytes)
{
  guint32 sum = 0;

  for (guint i = 0; i < 508; i += 4)
    sum ^= bytes[i] | bytes[i + 1] << 8 | bytes[i + 2] << 16 | (guint32) bytes[i + 3] << 24;
  put (bytes + 508, sum);
}

static void
write_base (guint8 *base)
{
  memcpy (base, "regf", 4);
  put (base + 4, 1);
  put (base + 8, 1);
  put (base + 20, 1);
  put (base + 24, 5);
  put (base + 32, 1);
  put (base + 36, ROOT);
  put (base + 40, BASE);
  put (base + 44, 1);
  hive_writer_fix_checksum (base);
}

static void
write_root (guint8     *key,
            const char *name)
{
  const guint none[] = { 28, 32, 40, 48 };

  g_assert_cmpuint (strlen (name), <, SECURITY - ROOT - 80);
  put (key, -(SECURITY - ROOT));
  memcpy (key + 4, "nk\x2c", 3);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    put (key + 4 + none[i], 0xffffffff);
  put (key + 4 + 44, SECURITY);
  put (key + 4 + 72, strlen (name));
  memcpy (key + 4 + 76, name, strlen (name));
}

static void
write_security (guint8 *security)
{
  put (security, -(FREE - SECURITY));
  memcpy (security + 4, "sk", 2);
  put (security + 8, SECURITY);
  put (security + 12, SECURITY);
  put (security + 16, 1);
  put (security + 20, 20);
}

hive_h *
hive_writer_new (const char *root_name)
{
  guint8 bytes[2 * BASE] = { 0 };
  guint8 *bin = bytes + BASE;
  g_autofree char *path = NULL;
  hive_h *hive;
  int fd;

  write_base (bytes);
  memcpy (bin, "hbin", 4);
  put (bin + 8, BASE);
  write_root (bin + ROOT, root_name);
  write_security (bin + SECURITY);
  put (bin + FREE, BASE - FREE);

  fd = memory_file (bytes, sizeof bytes);
  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  hive = hivex_open (path, HIVEX_OPEN_WRITE);
  g_assert_nonnull (hive);
  close (fd);

  return hive;
}

hive_node_h
hive_writer_key (hive_h     *hive,
                 const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "\\", -1);
  hive_node_h node = hivex_root (hive);

  for (guint i = 0; names[i] != NULL; i++)
    {
      hive_node_h child = hivex_node_get_child (hive, node, names[i]);

      node = child != 0 ? child : hivex_node_add_child (hive, node, names[i]);
      g_assert_cmpuint (node, !=, 0);
    }

  return node;
}

void
hive_writer_set (hive_h     *hive,
                 const char *path,
                 const char *name,
                 int         type,
                 GBytes     *data)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (data, &length);
  hive_set_value value = { (char *) name, type, length, (char *) bytes };

  g_assert_cmpint (hivex_node_set_value (hive, hive_writer_key (hive, path), &value, 0), ==, 0);
}

void
hive_writer_set_string (hive_h     *hive,
                        const char *path,
                        const char *name,
                        const char *text)
{
  glong n;
  gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  g_autoptr (GBytes) data = g_bytes_new_take (units, 2 * (n + 1));

  hive_writer_set (hive, path, name, hive_t_REG_SZ, data);
}

void
hive_writer_set_dword (hive_h     *hive,
                       const char *path,
                       const char *name,
                       guint32     number)
{
  guint8 bytes[4];
  g_autoptr (GBytes) data = NULL;

  put (bytes, number);
  data = g_bytes_new (bytes, sizeof bytes);
  hive_writer_set (hive, path, name, hive_t_REG_DWORD, data);
}

GBytes *
hive_writer_finish (hive_h *hive)
{
  int fd = memory_file ("", 0);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  struct stat info;
  guint8 *bytes;

  g_assert_cmpint (hivex_commit (hive, path, 0), ==, 0);
  hivex_close (hive);

  g_assert_no_errno (fstat (fd, &info));
  bytes = g_malloc (info.st_size);
  g_assert_cmpint (pread (fd, bytes, info.st_size, 0), ==, info.st_size);
  close (fd);

  return g_bytes_new_take (bytes, info.st_size);
}
