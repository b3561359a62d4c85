/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "evidence/tide-replay.h"
#include "facts/registry/tide-registry-private.h"

struct _TideRegistry
{
  GPtrArray  *readings; /* TideReading */
  GPtrArray  *parts;    /* TideRegistry: what it was put together from */
  GPtrArray  *owned;    /* TideRegistryKey: those that it read itself */
  GPtrArray  *keys;     /* TideRegistryKey, in the order of the files */
  GHashTable *by_path;  /* lower-case path → key */
  GHashTable *children; /* lower-case path → GPtrArray of key */
  GPtrArray  *scopes;   /* char *: what some file reaches into */
  GPtrArray  *whole;    /* char *: of these, what came without a gap */
  gint64      latest;
};

static guint
hash_path (gconstpointer path)
{
  guint hash = 5381;

  for (const char *p = path; *p != '\0'; p++)
    hash = hash * 33 + (guchar) g_ascii_tolower (*p);

  return hash;
}

static gboolean
equal_paths (gconstpointer a,
             gconstpointer b)
{
  return g_ascii_strcasecmp (a, b) == 0;
}

/* The first file that holds a key answers for it. */
static void
add_key (TideRegistry    *self,
         TideRegistryKey *key)
{
  g_autofree char *parent = NULL;
  GPtrArray *siblings;

  if (g_hash_table_contains (self->by_path, key->path))
    return;

  g_hash_table_insert (self->by_path, key->path, key);
  g_ptr_array_add (self->keys, key);
  self->latest = MAX (self->latest, key->written);
  if (key->name == key->path)
    return;

  parent = g_strndup (key->path, key->name - key->path - 1);
  siblings = g_hash_table_lookup (self->children, parent);
  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (self->children, g_steal_pointer (&parent), siblings);
    }
  g_ptr_array_add (siblings, key);
}

static guint64
look_up_count (GVariant   *info,
               const char *name)
{
  guint64 count = 0;

  g_variant_lookup (info, name, "t", &count);
  return count;
}

static void
add_reading (TideRegistry *self,
             TideReading  *reading)
{
  g_autoptr (GVariant) scopes = g_variant_get_child_value (reading->data, 0);
  g_autoptr (GVariant) info = g_variant_get_child_value (reading->data, 1);
  g_autoptr (GVariant) keys = g_variant_get_child_value (reading->data, 2);
  const TideReplay replay = tide_replay_of (reading->data);
  gboolean whole = look_up_count (info, "dropped") == 0 && look_up_count (info, "unreadable") == 0 &&
                   !replay.damaged;
  gboolean stale = tide_replay_is_stale (&replay);

  g_ptr_array_add (self->readings, tide_reading_ref (reading));
  for (gsize i = 0; i < g_variant_n_children (scopes); i++)
    {
      char *scope = NULL;

      g_variant_get_child (scopes, i, "s", &scope);
      g_ptr_array_add (self->scopes, scope);
      if (whole)
        g_ptr_array_add (self->whole, g_strdup (scope));
    }
  for (gsize i = 0; i < g_variant_n_children (keys); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (keys, i);
      TideRegistryKey *key = tide_registry_key_new (reading->evidence, stale, row);

      g_ptr_array_add (self->owned, key);
      add_key (self, key);
    }
}

static void
add_readings (TideRegistry *self,
              GPtrArray    *readings,
              gboolean      exports)
{
  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);

      if (reading->data != NULL && (reading->kind == TIDE_EVIDENCE_KIND_REGISTRY_EXPORT) == exports)
        add_reading (self, reading);
    }
}

static TideRegistry *
registry_new (void)
{
  TideRegistry *self = g_atomic_rc_box_new0 (TideRegistry);

  self->readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_registry_unref);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_registry_key_free);
  self->keys = g_ptr_array_new ();
  self->by_path = g_hash_table_new (hash_path, equal_paths);
  self->children = g_hash_table_new_full (hash_path, equal_paths, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->scopes = g_ptr_array_new_with_free_func (g_free);
  self->whole = g_ptr_array_new_with_free_func (g_free);
  self->latest = -1;

  return self;
}

TideRegistry *
tide_registry_new (GPtrArray *readings)
{
  TideRegistry *self = registry_new ();

  add_readings (self, readings, FALSE);
  add_readings (self, readings, TRUE);

  return self;
}

static void
add_part (TideRegistry *self,
          TideRegistry *part)
{
  g_ptr_array_add (self->parts, tide_registry_ref (part));
  for (guint i = 0; i < part->scopes->len; i++)
    g_ptr_array_add (self->scopes, g_strdup (part->scopes->pdata[i]));
  for (guint i = 0; i < part->whole->len; i++)
    g_ptr_array_add (self->whole, g_strdup (part->whole->pdata[i]));
  for (guint i = 0; i < part->keys->len; i++)
    add_key (self, part->keys->pdata[i]);
}

TideRegistry *
tide_registry_merge (GPtrArray *parts)
{
  TideRegistry *self = registry_new ();

  for (guint i = 0; i < parts->len; i++)
    add_part (self, parts->pdata[i]);

  return self;
}

TideRegistry *
tide_registry_ref (TideRegistry *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  TideRegistry *self = data;

  g_hash_table_unref (self->children);
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->keys);
  g_ptr_array_unref (self->owned);
  g_ptr_array_unref (self->whole);
  g_ptr_array_unref (self->scopes);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->readings);
}

void
tide_registry_unref (TideRegistry *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Whether @path is @root or lies below it. */
static gboolean
lies_in (const char *path,
         const char *root)
{
  gsize length = strlen (root);

  return g_ascii_strncasecmp (path, root, length) == 0 && (path[length] == '\\' || path[length] == '\0');
}

gboolean
tide_registry_covers (TideRegistry *self,
                      const char   *path)
{
  for (guint i = 0; i < self->whole->len; i++)
    if (lies_in (path, g_ptr_array_index (self->whole, i)))
      return TRUE;

  return FALSE;
}

gboolean
tide_registry_touches (TideRegistry *self,
                       const char   *path)
{
  for (guint i = 0; i < self->scopes->len; i++)
    {
      const char *scope = g_ptr_array_index (self->scopes, i);

      if (lies_in (path, scope) || lies_in (scope, path))
        return TRUE;
    }

  return FALSE;
}

TideRegistryKey *
tide_registry_find (TideRegistry *self,
                    const char   *path)
{
  return g_hash_table_lookup (self->by_path, path);
}

GPtrArray *
tide_registry_children (TideRegistry *self,
                        const char   *path)
{
  GPtrArray *children = g_hash_table_lookup (self->children, path);

  return children != NULL ? g_ptr_array_copy (children, NULL, NULL) : g_ptr_array_new ();
}

GPtrArray *
tide_registry_all (TideRegistry *self)
{
  return g_ptr_array_copy (self->keys, NULL, NULL);
}

gint64
tide_registry_get_latest (TideRegistry *self)
{
  return self->latest;
}

TideRegistryValue *
tide_registry_find_value (TideRegistry *self,
                          const char   *path,
                          const char   *value)
{
  TideRegistryKey *key = tide_registry_find (self, path);

  return key != NULL ? tide_registry_key_get_value (key, value) : NULL;
}

char *
tide_registry_dup_string (TideRegistry *self,
                          const char   *path,
                          const char   *value)
{
  TideRegistryValue *found = tide_registry_find_value (self, path, value);

  return found != NULL ? tide_registry_value_dup_text (found) : NULL;
}

gboolean
tide_registry_get_dword (TideRegistry *self,
                         const char   *path,
                         const char   *value,
                         guint32      *number)
{
  TideRegistryValue *found = tide_registry_find_value (self, path, value);

  return found != NULL && tide_registry_value_get_dword (found, number);
}
