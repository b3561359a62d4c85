/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "facts/registry/tide-registry-private.h"

#define MAX_BYTES_SHOWN 64

TideCitationSource
tide_registry_source (guint8   word,
                      gboolean stale)
{
  if (word > TIDE_CITATION_SOURCE_DAMAGED)
    return TIDE_CITATION_SOURCE_FILE;

  return stale && word == TIDE_CITATION_SOURCE_HIVE ? TIDE_CITATION_SOURCE_STALE : word;
}

TideRegistryValue *
tide_registry_value_new (TideRegistryKey *key,
                         gboolean         stale,
                         GVariant        *row)
{
  TideRegistryValue *self = g_new0 (TideRegistryValue, 1);
  g_autoptr (GVariant) name = NULL;
  g_autoptr (GVariant) data = NULL;
  g_autoptr (GVariant) before = NULL;
  const char *bytes;
  gsize length;
  guint8 source;

  self->key = key;
  g_variant_get (row, "(@ayu@aytty@ay)", &name, &self->kind, &data, &self->offset, &self->line, &source,
                 &before);
  bytes = tide_wire_get_bytes (name, &length);
  self->name = tide_safe_text (length > 0 ? bytes : "", length, TIDE_SAFE_LINE);
  self->data = g_variant_get_data_as_bytes (data);
  self->source = tide_registry_source (source, stale);
  self->before = g_variant_get_data_as_bytes (before);

  return self;
}

void
tide_registry_value_free (TideRegistryValue *self)
{
  g_free (self->name);
  g_bytes_unref (self->data);
  g_bytes_unref (self->before);
  g_free (self);
}

const char *
tide_registry_value_get_name (TideRegistryValue *value)
{
  return value->name;
}

guint32
tide_registry_value_get_kind (TideRegistryValue *value)
{
  return value->kind;
}

/* The whole UTF-16 units of a string: an odd last byte is left over from something else. */
static const guint8 *
get_units (TideRegistryValue *self,
           gsize             *length)
{
  const guint8 *bytes = g_bytes_get_data (self->data, length);

  *length &= ~(gsize) 1;
  return bytes;
}

static gsize
find_end (const guint8 *bytes,
          gsize         from,
          gsize         length)
{
  while (from < length && (bytes[from] != 0 || bytes[from + 1] != 0))
    from += 2;

  return from;
}

GStrv
tide_registry_value_dup_strings (TideRegistryValue *value)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();
  gsize length;
  const guint8 *bytes = get_units (value, &length);

  for (gsize start = 0; start < length;)
    {
      gsize end = find_end (bytes, start, length);
      g_autofree char *string = tide_safe_utf16 (bytes + start, end - start, TIDE_SAFE_LINE);

      if (end == start)
        break;
      g_strv_builder_add (strings, string);
      if (value->kind != TIDE_REG_MULTI_SZ)
        break;
      start = end + 2;
    }

  return g_strv_builder_end (strings);
}

static guint64
read_number (const guint8 *bytes,
             gsize         length)
{
  guint64 number = 0;

  while (length > 0)
    number = number << 8 | bytes[--length];

  return number;
}

static char *
write_bytes (const guint8 *bytes,
             gsize         length)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (gsize i = 0; i < MIN (length, MAX_BYTES_SHOWN); i++)
    g_string_append_printf (out, "%s%02x", i > 0 ? " " : "", bytes[i]);
  if (length > MAX_BYTES_SHOWN)
    g_string_append (out, "…");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
tide_registry_value_dup_text (TideRegistryValue *value)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (value->data, &length);
  gboolean number = (value->kind == TIDE_REG_DWORD && length == 4) ||
                    (value->kind == TIDE_REG_QWORD && length == 8);

  if (value->kind == TIDE_REG_SZ || value->kind == TIDE_REG_EXPAND_SZ)
    return tide_safe_utf16 (bytes, length & ~(gsize) 1, TIDE_SAFE_LINE);
  if (value->kind == TIDE_REG_MULTI_SZ)
    {
      g_auto (GStrv) strings = tide_registry_value_dup_strings (value);

      return g_strjoinv ("; ", strings);
    }
  if (number)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, read_number (bytes, length));

  return write_bytes (bytes, length);
}

gboolean
tide_registry_value_get_dword (TideRegistryValue *value,
                               guint32           *number)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (value->data, &length);

  if (value->kind != TIDE_REG_DWORD || length != 4)
    return FALSE;

  *number = read_number (bytes, length);
  return TRUE;
}

/* A number as the registry editor shows it, since scripts and people write an id in either way */
static char *
dup_quotation (TideRegistryValue *value)
{
  g_autofree char *text = tide_registry_value_dup_text (value);
  guint32 number;

  if (tide_registry_value_get_dword (value, &number))
    return g_strdup_printf ("0x%08x (%s)", number, text);

  return g_steal_pointer (&text);
}

TideCitation *
tide_registry_value_cite (TideRegistryValue *value)
{
  TideRegistryKey *key = value->key;
  g_autofree char *text = dup_quotation (value);

  if (value->source == TIDE_CITATION_SOURCE_DIFFERS)
    {
      TideRegistryValue alone = *value;
      g_autofree char *before = NULL;

      alone.data = value->before;
      before = dup_quotation (&alone);
      return tide_citation_new_difference (key->evidence, value->offset, key->path, value->name, text,
                                           before);
    }

  return tide_citation_new_value (key->evidence, value->source, value->line, value->offset, key->path,
                                  value->name, text);
}
