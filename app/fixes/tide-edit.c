/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <tidemark/tide-citation.h>

#include "base/tide-wire.h"
#include "fixes/tide-edit.h"

static TideEdit *
edit_new (const char *key,
          const char *name,
          guint32     kind,
          GBytes     *data)
{
  TideEdit *edit = g_new0 (TideEdit, 1);

  edit->evidence = g_ptr_array_new_with_free_func (g_free);
  edit->key = g_strdup (key);
  edit->name = g_strdup (name);
  edit->kind = kind;
  edit->data = data;

  return edit;
}

/* @text is stored as the registry stores it: UTF-16LE with the final NUL. */
TideEdit *
tide_edit_new_text (const char *key,
                    const char *name,
                    guint32     kind,
                    const char *text)
{
  gsize length = 0;
  char *data = g_convert (text, strlen (text) + 1, "UTF-16LE", "UTF-8", NULL, &length, NULL);

  return edit_new (key, name, kind, g_bytes_new_take (data, length));
}

TideEdit *
tide_edit_new_dword (const char *key,
                     const char *name,
                     guint32     number)
{
  guint32 data = GUINT32_TO_LE (number);

  return edit_new (key, name, TIDE_REG_DWORD, g_bytes_new (&data, sizeof data));
}

void
tide_edit_free (TideEdit *edit)
{
  g_ptr_array_unref (edit->evidence);
  g_free (edit->key);
  g_free (edit->name);
  g_bytes_unref (edit->data);
  g_free (edit);
}

gboolean
tide_edit_concerns (TideEdit   *edit,
                    const char *evidence)
{
  return g_ptr_array_find_with_equal_func (edit->evidence, evidence, g_str_equal, NULL);
}

/* A key of the reading, taken apart so that its values can be replaced */
typedef struct
{
  GVariant  *path;
  guint64    head[3]; /* written, offset, line */
  guint8     source;
  GPtrArray *values;  /* GVariant */
} Key;

static void
key_free (gpointer data)
{
  Key *key = data;

  g_variant_unref (key->path);
  g_ptr_array_unref (key->values);
  g_free (key);
}

static Key *
key_new (GVariant *path)
{
  Key *key = g_new0 (Key, 1);

  key->path = g_variant_ref_sink (path);
  key->source = TIDE_CITATION_SOURCE_HIVE;
  key->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  return key;
}

static Key *
key_read (GVariant *row)
{
  g_autoptr (GVariant) path = g_variant_get_child_value (row, 0);
  g_autoptr (GVariant) values = g_variant_get_child_value (row, 5);
  Key *key = key_new (path);

  g_variant_get_child (row, 1, "t", &key->head[0]);
  g_variant_get_child (row, 2, "t", &key->head[1]);
  g_variant_get_child (row, 3, "t", &key->head[2]);
  g_variant_get_child (row, 4, "y", &key->source);
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    g_ptr_array_add (key->values, g_variant_get_child_value (values, i));

  return key;
}

static GVariant *
key_write (Key *key)
{
  return g_variant_new ("(@ayttty@a" TIDE_WIRE_REGISTRY_VALUE ")", key->path, key->head[0], key->head[1],
                        key->head[2], key->source,
                        g_variant_new_array (G_VARIANT_TYPE (TIDE_WIRE_REGISTRY_VALUE),
                                             (GVariant *const *) key->values->pdata, key->values->len));
}

static gboolean
bytes_are (GVariant   *bytes,
           const char *name,
           gsize       name_length)
{
  gsize length;
  const char *data = tide_wire_get_bytes (bytes, &length);

  return length == name_length && (length == 0 || g_ascii_strncasecmp (data, name, length) == 0);
}

static Key *
find_key (GPtrArray  *keys,
          const char *path,
          gsize       length)
{
  for (guint i = 0; i < keys->len; i++)
    {
      Key *key = g_ptr_array_index (keys, i);

      if (bytes_are (key->path, path, length))
        return key;
    }
  return NULL;
}

/* Makes the key and, as Windows would, those above it. */
static Key *
make_key (GPtrArray  *keys,
          const char *path)
{
  Key *key = NULL;

  for (const char *end = path; *end != '\0';)
    {
      end += strcspn (end + 1, "\\") + 1;
      key = find_key (keys, path, end - path);
      if (key != NULL)
        continue;
      key = key_new (tide_wire_new_bytes (path, end - path));
      g_ptr_array_add (keys, key);
    }
  return key;
}

static GPtrArray *
take_apart (GVariant *registry)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (registry, 2);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (key_free);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      g_ptr_array_add (keys, key_read (row));
    }
  return g_steal_pointer (&keys);
}

static GVariant *
make_value (TideEdit *edit,
            GBytes   *data)
{
  return g_variant_new ("(@ayu@aytty@ay)", tide_wire_new_bytes (edit->name, strlen (edit->name)), edit->kind,
                        tide_wire_new_bytes (g_bytes_get_data (data, NULL), g_bytes_get_size (data)),
                        (guint64) 0, (guint64) 0, (guchar) TIDE_CITATION_SOURCE_HIVE,
                        tide_wire_new_bytes ("", 0));
}

/* Strings before @added, each with its NUL; stops at the empty one that ends the list. */
static gsize
used_length (const guint8 *data,
             gsize         length)
{
  gsize used = 0;

  for (gsize start = 0, at = 0; at + 1 < length; at += 2)
    if (data[at] == 0 && data[at + 1] == 0)
      {
        if (at == start)
          break;
        used = start = at + 2;
      }
  return used;
}

/* @old: (nullable) */
static GBytes *
new_data (GVariant *old,
          TideEdit *edit)
{
  GByteArray *sum;

  if (edit->kind != TIDE_REG_MULTI_SZ)
    return g_bytes_ref (edit->data);

  sum = g_byte_array_new ();
  if (old != NULL)
    {
      g_autoptr (GVariant) bytes = g_variant_get_child_value (old, 2);
      gsize length;
      const guint8 *data = (const guint8 *) tide_wire_get_bytes (bytes, &length);

      g_byte_array_append (sum, data, used_length (data, length));
    }
  g_byte_array_append (sum, g_bytes_get_data (edit->data, NULL), g_bytes_get_size (edit->data));
  g_byte_array_append (sum, (const guint8 *) "\0", 2);

  return g_byte_array_free_to_bytes (sum);
}

static gint
find_value (Key        *key,
            const char *name)
{
  for (guint i = 0; i < key->values->len; i++)
    {
      g_autoptr (GVariant) bytes = g_variant_get_child_value (g_ptr_array_index (key->values, i), 0);

      if (bytes_are (bytes, name, strlen (name)))
        return i;
    }
  return -1;
}

static void
set_value (Key      *key,
           TideEdit *edit)
{
  gint at = find_value (key, edit->name);
  g_autoptr (GBytes) data = new_data (at < 0 ? NULL : g_ptr_array_index (key->values, at), edit);

  if (at >= 0)
    g_ptr_array_remove_index (key->values, at);
  g_ptr_array_add (key->values, g_variant_ref_sink (make_value (edit, data)));
}

GVariant *
tide_edits_apply (GPtrArray *edits,
                  GVariant  *registry)
{
  g_autoptr (GVariant) scopes = g_variant_get_child_value (registry, 0);
  g_autoptr (GVariant) info = g_variant_get_child_value (registry, 1);
  g_autoptr (GVariant) problems = g_variant_get_child_value (registry, 3);
  g_autoptr (GPtrArray) keys = take_apart (registry);
  GVariantBuilder rows;

  for (guint i = 0; i < edits->len; i++)
    {
      TideEdit *edit = g_ptr_array_index (edits, i);
      Key *key = edit->existing ? find_key (keys, edit->key, strlen (edit->key)) : make_key (keys, edit->key);

      if (key != NULL)
        set_value (key, edit);
    }

  g_variant_builder_init (&rows, G_VARIANT_TYPE ("a" TIDE_WIRE_REGISTRY_KEY));
  for (guint i = 0; i < keys->len; i++)
    g_variant_builder_add_value (&rows, key_write (g_ptr_array_index (keys, i)));

  return g_variant_new ("(@as@a{sv}@a" TIDE_WIRE_REGISTRY_KEY "@as)", scopes, info,
                        g_variant_builder_end (&rows), problems);
}
