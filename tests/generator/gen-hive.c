/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-registry.h"

#include <errno.h>
#include <hivex.h>
#include <string.h>

/*
 * A clean registry hive: an empty image made here (base block, one bin with the root key and a security
 * descriptor), into which hivex puts keys and values. Every key bears the time of the root key, and so the
 * same description makes the same bytes.
 */

#define BLOCK 4096u
#define BIN_HEAD 32u
#define ROOT_CELL BIN_HEAD
#define NONE 0xffffffffu

static void
put16 (guint8 *at,
       guint16 value)
{
  at[0] = value & 0xff;
  at[1] = value >> 8;
}

static void
put32 (guint8 *at,
       guint32 value)
{
  put16 (at, value & 0xffff);
  put16 (at + 2, value >> 16);
}

static void
put_time (guint8    *at,
          GDateTime *time)
{
  guint64 ticks = ((guint64) g_date_time_to_unix (time) + G_GUINT64_CONSTANT (11644473600)) * 10000000;

  put32 (at, ticks & G_MAXUINT32);
  put32 (at + 4, ticks >> 32);
}

static void
put_checksum (guint8 *image)
{
  guint32 sum = 0;

  for (guint i = 0; i < 508; i += 4)
    sum ^= image[i] | image[i + 1] << 8 | image[i + 2] << 16 | (guint32) image[i + 3] << 24;
  put32 (image + 508, sum == 0 ? 1 : sum == NONE ? NONE - 1 : sum);
}

static void
put_base_block (guint8     *image,
                const char *name,
                GDateTime  *time)
{
  memcpy (image, "regf", 4);
  put32 (image + 4, 1); /* both sequence numbers */
  put32 (image + 8, 1);
  put_time (image + 12, time);
  put32 (image + 20, 1); /* version 1.5 */
  put32 (image + 24, 5);
  put32 (image + 32, 1);
  put32 (image + 36, ROOT_CELL);
  put32 (image + 40, BLOCK);
  put32 (image + 44, 1);
  for (guint i = 0; name[i] != '\0' && i < 31; i++)
    put16 (image + 48 + 2 * i, name[i]);
  put_checksum (image);
}

/* Returns the size of the cell */
static guint32
put_root_key (guint8     *cell,
              const char *name,
              GDateTime  *time,
              guint32     security)
{
  guint32 size = (4 + 76 + strlen (name) + 7) & ~7u;
  guint8 *key = cell + 4;

  put32 (cell, -size);
  memcpy (key, "nk", 2);
  put16 (key + 2, 0x2c); /* root, not to be deleted, name in one-byte characters */
  put_time (key + 4, time);
  put32 (key + 16, NONE); /* parent */
  put32 (key + 28, NONE); /* subkeys, volatile subkeys */
  put32 (key + 32, NONE);
  put32 (key + 40, NONE); /* values */
  put32 (key + 44, security);
  put32 (key + 48, NONE); /* class */
  put16 (key + 72, strlen (name));
  memcpy (key + 76, name, strlen (name));

  return size;
}

/* Owner and group: administrators; full access for administrators and for the system. */
static const guint8 descriptor[] = {
  1, 0, 0x04, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0,
  1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0,
  1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0,
  2, 0, 52, 0, 2, 0, 0, 0,
  0, 2, 24, 0, 0x3f, 0, 0x0f, 0, 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 32, 2, 0, 0,
  0, 2, 20, 0, 0x3f, 0, 0x0f, 0, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0,
};

static guint32
put_security (guint8 *cell,
              guint32 offset)
{
  guint32 size = (4 + 20 + sizeof descriptor + 7) & ~7u;
  guint8 *security = cell + 4;

  put32 (cell, -size);
  memcpy (security, "sk", 2);
  put32 (security + 4, offset); /* a ring of one */
  put32 (security + 8, offset);
  put32 (security + 12, 1);
  put32 (security + 16, sizeof descriptor);
  memcpy (security + 20, descriptor, sizeof descriptor);

  return size;
}

static gboolean
write_empty (const char *path,
             const char *name,
             GDateTime  *time,
             GError    **error)
{
  g_autofree guint8 *image = g_malloc0 (2 * BLOCK);
  guint8 *bin = image + BLOCK;
  guint32 security = ROOT_CELL + ((4 + 76 + strlen (name) + 7) & ~7u);
  guint32 end;

  put_base_block (image, name, time);
  memcpy (bin, "hbin", 4);
  put32 (bin + 8, BLOCK);
  put_time (bin + 20, time);
  put_root_key (bin + ROOT_CELL, name, time, security);
  end = security + put_security (bin + security, security);
  put32 (bin + end, BLOCK - end); /* free */

  return g_file_set_contents (path, (const char *) image, 2 * BLOCK, error);
}

/* The key at @path, made with its parents where it is not there; 0 for an error */
static hive_node_h
make_key (hive_h     *hive,
          const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "\\", -1);
  hive_node_h node = hivex_root (hive);

  for (guint i = 0; names[i] != NULL && node != 0; i++)
    {
      hive_node_h child = hivex_node_get_child (hive, node, names[i]);

      node = child != 0 ? child : hivex_node_add_child (hive, node, names[i]);
    }

  return node;
}

static gboolean
put_key (hive_h       *hive,
         const GenKey *key,
         GError      **error)
{
  g_autofree hive_set_value *values = g_new0 (hive_set_value, key->values->len + 1);
  hive_node_h node = g_str_is_ascii (key->path) && *key->path != '\0' ? make_key (hive, key->path)
                                                                       : hivex_root (hive);

  for (guint i = 0; i < key->values->len; i++)
    {
      GenValue *value = g_ptr_array_index (key->values, i);

      values[i] = (hive_set_value) { (char *) value->name, value->kind, value->data->len,
                                     (char *) value->data->data };
    }
  if (node != 0 && hivex_node_set_values (hive, node, key->values->len, values, 0) == 0)
    return TRUE;

  return gen_statement_refuse (key->statement, error, "%s: %s", key->path, g_strerror (errno));
}

gboolean
gen_hive_write (const GenSection *section,
                GDateTime        *time,
                const char       *path,
                GError          **error)
{
  g_autoptr (GPtrArray) keys = gen_registry_read (section, FALSE, error);
  const char *name = gen_statement_option (section->head, "name", "ROOT");
  gboolean good = TRUE;
  hive_h *hive;

  if (keys == NULL || !write_empty (path, name, time, error))
    return FALSE;
  hive = hivex_open (path, HIVEX_OPEN_WRITE);
  if (hive == NULL)
    return gen_statement_refuse (section->head, error, "hivex: %s", g_strerror (errno));
  for (guint i = 0; good && i < keys->len; i++)
    good = put_key (hive, g_ptr_array_index (keys, i), error);
  if (good && hivex_commit (hive, NULL, 0) != 0)
    good = gen_statement_refuse (section->head, error, "hivex: %s", g_strerror (errno));
  hivex_close (hive);

  return good;
}
