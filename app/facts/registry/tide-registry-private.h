/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "facts/registry/tide-registry.h"

struct _TideRegistryValue
{
  TideRegistryKey   *key; /* its owner */
  char              *name;
  guint32            kind;
  GBytes            *data;
  guint64            offset;
  guint64            line;
  TideCitationSource source;
  GBytes            *before; /* the data before the replay, where hive and log differ */
};

struct _TideRegistryKey
{
  char              *path;
  const char        *name;     /* within path */
  const char        *evidence; /* owned by the reading */
  gint64             written;  /* Unix seconds, -1 if not known */
  guint64            offset;
  guint64            line;
  TideCitationSource source;
  GPtrArray         *values;
};

/* A source as the reader names it; in a hive that may be out of date, all that stands in the hive is so. */
TideCitationSource tide_registry_source (guint8 word, gboolean stale);

TideRegistryKey *tide_registry_key_new (const char *evidence, gboolean stale, GVariant *row);
void             tide_registry_key_free (TideRegistryKey *self);

TideRegistryValue *tide_registry_value_new (TideRegistryKey *key, gboolean stale, GVariant *row);
void               tide_registry_value_free (TideRegistryValue *self);
