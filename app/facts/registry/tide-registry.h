/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The registry of one server, over all hives and exports that speak of it. Paths stand under
 * HKEY_LOCAL_MACHINE and are compared without regard to ASCII case. The first file that holds a key
 * answers for it; whole hives go before exports.
 */
#include <tidemark/tide-citation.h>

#include "evidence/tide-reading.h"

G_BEGIN_DECLS

typedef struct _TideRegistry      TideRegistry;
typedef struct _TideRegistryKey   TideRegistryKey;   /* owned by its registry */
typedef struct _TideRegistryValue TideRegistryValue; /* owned by its key */

/* Types of values, by Windows' own numbers */
enum
{
  TIDE_REG_SZ = 1,
  TIDE_REG_EXPAND_SZ = 2,
  TIDE_REG_DWORD = 4,
  TIDE_REG_MULTI_SZ = 7,
  TIDE_REG_QWORD = 11,
};

/* @readings: (element-type TideReading) of registry kinds */
TideRegistry *tide_registry_new (GPtrArray *readings);
/* @parts: (element-type TideRegistry), in the order in which they answer; reads nothing again */
TideRegistry *tide_registry_merge (GPtrArray *parts);
TideRegistry *tide_registry_ref (TideRegistry *self);
void          tide_registry_unref (TideRegistry *self);

/* Whether the evidence holds the whole subtree that @path lies in: only then does "no key" mean absence. */
gboolean tide_registry_covers (TideRegistry *self, const char *path);
/* Whether any evidence reaches into @path at all: it covers it, a part of it, or what holds it */
gboolean tide_registry_touches (TideRegistry *self, const char *path);
/* (nullable) */
TideRegistryKey *tide_registry_find (TideRegistry *self, const char *path);
/* (transfer container) (element-type TideRegistryKey): the keys right below @path, in the file's order */
GPtrArray *tide_registry_children (TideRegistry *self, const char *path);
/* (transfer container): every key, for scans */
GPtrArray *tide_registry_all (TideRegistry *self);
/* The latest key time in Unix seconds, -1 if none is known */
gint64 tide_registry_get_latest (TideRegistry *self);

const char *tide_registry_key_get_path (TideRegistryKey *key); /* safe for display */
const char *tide_registry_key_get_name (TideRegistryKey *key); /* its last part */
GPtrArray  *tide_registry_key_get_values (TideRegistryKey *key);
/* (nullable); @name "" for the default value */
TideRegistryValue *tide_registry_key_get_value (TideRegistryKey *key, const char *name);
TideCitation      *tide_registry_key_cite (TideRegistryKey *key); /* (transfer full) */
const char        *tide_registry_key_get_evidence (TideRegistryKey *key);
TideCitationSource tide_registry_key_get_source (TideRegistryKey *key);

const char   *tide_registry_value_get_name (TideRegistryValue *value);
guint32       tide_registry_value_get_kind (TideRegistryValue *value); /* REG_* */
/* Strings up to the NUL, others written out; safe for display */
char         *tide_registry_value_dup_text (TideRegistryValue *value);
gboolean      tide_registry_value_get_dword (TideRegistryValue *value,
                                             guint32           *number);            /* REG_DWORD of 4 bytes */
/* REG_MULTI_SZ; a string counts as one */
GStrv         tide_registry_value_dup_strings (TideRegistryValue *value);
TideCitation *tide_registry_value_cite (TideRegistryValue *value);        /* (transfer full) */

/* Short cuts: a string is (nullable) (transfer full) and safe, a value (nullable) (transfer none) */
char              *tide_registry_dup_string (TideRegistry *self, const char *path, const char *value);
TideRegistryValue *tide_registry_find_value (TideRegistry *self, const char *path, const char *value);
gboolean           tide_registry_get_dword (TideRegistry *self, const char *path, const char *value,
                                            guint32 *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideRegistry, tide_registry_unref)

G_END_DECLS
