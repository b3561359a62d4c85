/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * The reading of a registry (TIDE_WIRE_REGISTRY) while it grows, within the budget of one reply.
 */
#include <glib.h>

#include "base/tide-limit.h"
#include "evidence/hive/tide-hive-keys.h"
#include "evidence/tide-parsers.h"

/* Longer data is cut. */
#define TIDE_REGISTRY_MAX_DATA TIDE_LIMIT (64u * 1024)

/* The numbers of TideCitationSource, which lies beyond GLib */
typedef enum
{
  TIDE_REGISTRY_FROM_FILE = 0,
  TIDE_REGISTRY_FROM_HIVE = 1,
  TIDE_REGISTRY_FROM_LOG = 2,
  TIDE_REGISTRY_DIFFERS = 3,
  TIDE_REGISTRY_FROM_DAMAGED = 4,
} TideRegistrySource;

typedef struct _TideRegistryRows TideRegistryRows;

TideRegistryRows *tide_registry_rows_new (TideRegistrySource source);
void              tide_registry_rows_free (TideRegistryRows *self);

void tide_registry_rows_add_scope (TideRegistryRows *self, const char *path, gsize length);
void tide_registry_rows_set_info (TideRegistryRows *self, const char *name, GVariant *value);
/* Counts a key, or a part of the key at hand, that could not be read. */
void tide_registry_rows_unreadable (TideRegistryRows *self);

/* A key, then its values, then the end; @want says whether it is worth a row. */
void tide_registry_rows_begin (TideRegistryRows   *self,
                               const TideHiveWant *want,
                               const char         *path,
                               gsize               length,
                               guint64             written,
                               guint64             offset,
                               guint64             line);
void tide_registry_rows_add_value (TideRegistryRows *self,
                                   const char       *name,
                                   gsize             name_length,
                                   guint32           type,
                                   const guint8     *data,
                                   gsize             length,
                                   guint64           offset,
                                   guint64           line);
void tide_registry_rows_end (TideRegistryRows *self);
/* The key at hand is none. */
void tide_registry_rows_abandon (TideRegistryRows *self);
/* Whether a string in UTF-16LE, up to its NUL, ends with a suffix in lower case, but for blanks and quotes */
gboolean tide_registry_rows_ends_with (const guint8 *data, gsize length, const char *suffix);

/* Moves all into the answer, with a problem if something is missing. */
void tide_registry_rows_finish (TideRegistryRows *self, TideAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideRegistryRows, tide_registry_rows_free)
