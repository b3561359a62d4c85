/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-getters.h"
#include "tide-catalog-entries.h"

TIDE_DEFINE_GETTER (TideCatalog, tide_catalog, CATALOG, const char *, version)
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, TideConstStrv, replaced,
                       (TideConstStrv) self->replaced->pdata)
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, generations,
                       self->entries[TIDE_ENTRY_GENERATION])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, roles, self->entries[TIDE_ENTRY_ROLE])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, files, self->entries[TIDE_ENTRY_FILE])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, resource_types,
                       self->entries[TIDE_ENTRY_RESOURCE_TYPE])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, event_sources,
                       self->entries[TIDE_ENTRY_EVENT_SOURCE])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, rules, self->entries[TIDE_ENTRY_RULE])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, fixes, self->entries[TIDE_ENTRY_FIX])
TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, GPtrArray *, codes, self->entries[TIDE_ENTRY_CODE])

TIDE_DEFINE_GETTER_AS (TideCatalog, tide_catalog, CATALOG, TideConstStrv, keeps,
                       (TideConstStrv) self->keeps->pdata)

/* Setup's names come with and without "Role" at the end. */
static gsize
length_without_role (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, "Role") == 0 ? length - 4 : length;
}

static gboolean
names_equal (const char *a,
             const char *b)
{
  gsize length = length_without_role (a);

  return length == length_without_role (b) && g_ascii_strncasecmp (a, b, length) == 0;
}

static gboolean
role_is_called (const TideCatalogRole *role,
                const char            *name)
{
  if (names_equal (role->id, name))
    return TRUE;
  for (guint i = 0; role->names[i] != NULL; i++)
    if (names_equal (role->names[i], name))
      return TRUE;

  return FALSE;
}

const TideCatalogRole *
tide_catalog_find_role (TideCatalog *self,
                        const char  *name)
{
  GPtrArray *roles = tide_catalog_get_roles (self);

  for (guint i = 0; name != NULL && i < roles->len; i++)
    if (role_is_called (g_ptr_array_index (roles, i), name))
      return g_ptr_array_index (roles, i);

  return NULL;
}

const TideCatalogFix *
tide_catalog_find_fix (TideCatalog *self,
                       const char  *id)
{
  GPtrArray *fixes = tide_catalog_get_fixes (self);

  for (guint i = 0; i < fixes->len; i++)
    if (g_strcmp0 (((TideCatalogFix *) g_ptr_array_index (fixes, i))->id, id) == 0)
      return g_ptr_array_index (fixes, i);

  return NULL;
}

const TideCatalogReadiness *
tide_catalog_find_readiness (TideCatalog *self,
                             const char  *name)
{
  GPtrArray *entries = self->entries[TIDE_ENTRY_READINESS];

  for (guint i = 0; i < entries->len; i++)
    if (g_ascii_strcasecmp (((TideCatalogReadiness *) g_ptr_array_index (entries, i))->id, name) == 0)
      return g_ptr_array_index (entries, i);

  return NULL;
}

const TideCatalogGeneration *
tide_catalog_find_generation (TideCatalog   *self,
                              TideGeneration generation)
{
  GPtrArray *generations = tide_catalog_get_generations (self);

  for (guint i = 0; i < generations->len; i++)
    if (((TideCatalogGeneration *) g_ptr_array_index (generations, i))->generation == generation)
      return g_ptr_array_index (generations, i);

  return NULL;
}
