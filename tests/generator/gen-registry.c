/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-registry.h"

#include <string.h>

#define MAX_DATA (1024 * 1024)

typedef struct
{
  const char *word;
  guint32     kind;
} Kind;

static const Kind kinds[] = {
  { "text", GEN_REG_SZ },
  { "unterminated", GEN_REG_SZ },
  { "expand", GEN_REG_EXPAND_SZ },
  { "bytes", GEN_REG_BINARY },
  { "filler", GEN_REG_BINARY },
  { "number", GEN_REG_DWORD },
  { "list", GEN_REG_MULTI_SZ },
};

static void
value_free (GenValue *self)
{
  g_byte_array_unref (self->data);
  g_free (self);
}

static void
key_free (GenKey *self)
{
  g_ptr_array_unref (self->values);
  g_free (self);
}

static void
append_string (GByteArray *data,
               const char *text,
               gboolean    ansi,
               gboolean    terminated)
{
  gsize length = strlen (text) + (terminated ? 1 : 0);

  for (gsize i = 0; i < length; i++)
    {
      guint8 unit[2] = { text[i], 0 };

      g_byte_array_append (data, unit, ansi ? 1 : 2);
    }
}

static void
append_hex (GByteArray *data,
            const char *hex)
{
  for (; hex[0] != '\0' && hex[1] != '\0'; hex += 2)
    {
      guint8 byte = g_ascii_xdigit_value (hex[0]) << 4 | g_ascii_xdigit_value (hex[1]);

      g_byte_array_append (data, &byte, 1);
    }
}

/* So many bytes, each other than its neighbours */
static void
append_filler (GByteArray *data,
               guint64     length)
{
  for (guint64 i = 0; i < MIN (length, MAX_DATA + 1); i++)
    {
      guint8 byte = i * 7 + i / 256;

      g_byte_array_append (data, &byte, 1);
    }
}

static void
append_data (GByteArray         *data,
             guint32             kind,
             const GenStatement *statement,
             gboolean            ansi)
{
  guint32 number = GUINT32_TO_LE (g_ascii_strtoull (gen_statement_word (statement, 1), NULL, 0));
  gboolean terminated = !gen_statement_is (statement, "unterminated");

  if (kind == GEN_REG_DWORD)
    g_byte_array_append (data, (const guint8 *) &number, sizeof number);
  else if (gen_statement_is (statement, "filler"))
    append_filler (data, g_ascii_strtoull (gen_statement_word (statement, 1), NULL, 0));
  else if (kind == GEN_REG_BINARY)
    append_hex (data, gen_statement_word (statement, 1));
  else if (kind != GEN_REG_MULTI_SZ)
    append_string (data, gen_statement_word (statement, 1), ansi, terminated);
  else
    {
      for (guint i = 1; i < statement->words->len; i++)
        append_string (data, gen_statement_word (statement, i), ansi, TRUE);
      append_string (data, "", ansi, TRUE);
    }
}

static GenValue *
read_value (const GenStatement *statement,
            gboolean            ansi)
{
  GenValue *value;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gen_statement_is (statement, kinds[i].word))
      {
        value = g_new0 (GenValue, 1);
        value->name = gen_statement_word (statement, 0);
        value->text = gen_statement_word (statement, 1);
        value->kind = gen_statement_number (statement, "type", kinds[i].kind);
        value->data = g_byte_array_new ();
        append_data (value->data, kinds[i].kind, statement, ansi);
        return value;
      }

  return NULL;
}

static gboolean
add_value (GPtrArray          *keys,
           const GenStatement *statement,
           gboolean            ansi,
           GError            **error)
{
  GenValue *value = read_value (statement, ansi);
  GenKey *key;

  if (value == NULL)
    return gen_statement_refuse (statement, error, "no kind of value");
  if (keys->len == 0 || value->data->len > MAX_DATA)
    {
      value_free (value);
      return gen_statement_refuse (statement, error, "no key above, or too long a value");
    }
  key = g_ptr_array_index (keys, keys->len - 1);
  g_ptr_array_add (key->values, value);

  return TRUE;
}

GPtrArray *
gen_registry_read (const GenSection *section,
                   gboolean          ansi,
                   GError          **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) key_free);

  for (guint i = 0; i < section->body->len; i++)
    {
      const GenStatement *statement = g_ptr_array_index (section->body, i);

      if (gen_statement_is (statement, "key"))
        {
          GenKey *key = g_new0 (GenKey, 1);

          key->statement = statement;
          key->path = gen_statement_word (statement, 0);
          key->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
          g_ptr_array_add (keys, key);
        }
      else if (!add_value (keys, statement, ansi, error))
        return NULL;
    }

  return g_steal_pointer (&keys);
}
