/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "facts/registry/tide-registry-private.h"

#define FILETIME_PER_SECOND 10000000
#define FILETIME_OF_1970 G_GINT64_CONSTANT (11644473600)
#define LAST_OF_9999 G_GINT64_CONSTANT (253402300799)

/* Times that no server can have had count as not known. */
static gint64
to_unix (guint64 filetime)
{
  gint64 seconds = (gint64) (filetime / FILETIME_PER_SECOND) - FILETIME_OF_1970;

  return seconds > 0 && seconds <= LAST_OF_9999 ? seconds : -1;
}

static char *
make_safe (const char *bytes,
           gsize       length)
{
  return tide_safe_text (length > 0 ? bytes : "", length, TIDE_SAFE_LINE);
}

/*
 * The path is cut into parent and name before it is made safe, since what stands for odd characters in
 * safe text has backslashes of its own.
 */
static void
read_path (TideRegistryKey *self,
           GVariant        *path)
{
  gsize length;
  const char *bytes = tide_wire_get_bytes (path, &length);
  const char *slash = length > 0 ? memrchr (bytes, '\\', length) : NULL;
  gsize head = slash != NULL ? slash - bytes + 1 : 0;
  g_autofree char *parent = make_safe (bytes, head);
  g_autofree char *name = make_safe (head > 0 ? bytes + head : bytes, length - head);

  self->path = g_strconcat (parent, name, NULL);
  self->name = self->path + strlen (parent);
}

TideRegistryKey *
tide_registry_key_new (const char *evidence,
                       gboolean    stale,
                       GVariant   *row)
{
  TideRegistryKey *self = g_new0 (TideRegistryKey, 1);
  g_autoptr (GVariant) path = NULL;
  g_autoptr (GVariant) values = NULL;
  guint64 written;
  guint8 source;

  g_variant_get (row, "(@ayttty@a" TIDE_WIRE_REGISTRY_VALUE ")", &path, &written, &self->offset, &self->line,
                 &source, &values);
  read_path (self, path);
  self->evidence = evidence;
  self->written = to_unix (written);
  self->source = tide_registry_source (source, stale);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_registry_value_free);
  for (gsize i = 0; i < g_variant_n_children (values); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (values, i);

      g_ptr_array_add (self->values, tide_registry_value_new (self, stale, value));
    }

  return self;
}

void
tide_registry_key_free (TideRegistryKey *self)
{
  g_free (self->path);
  g_ptr_array_unref (self->values);
  g_free (self);
}

const char *
tide_registry_key_get_path (TideRegistryKey *key)
{
  return key->path;
}

const char *
tide_registry_key_get_name (TideRegistryKey *key)
{
  return key->name;
}

const char *
tide_registry_key_get_evidence (TideRegistryKey *key)
{
  return key->evidence;
}

GPtrArray *
tide_registry_key_get_values (TideRegistryKey *key)
{
  return key->values;
}

TideRegistryValue *
tide_registry_key_get_value (TideRegistryKey *key,
                             const char      *name)
{
  for (guint i = 0; i < key->values->len; i++)
    {
      TideRegistryValue *value = g_ptr_array_index (key->values, i);

      if (g_ascii_strcasecmp (value->name, name) == 0)
        return value;
    }

  return NULL;
}

TideCitationSource
tide_registry_key_get_source (TideRegistryKey *key)
{
  return key->source;
}

TideCitation *
tide_registry_key_cite (TideRegistryKey *key)
{
  return tide_citation_new_value (key->evidence, key->source, key->line, key->offset, key->path, NULL, NULL);
}
