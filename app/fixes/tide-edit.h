/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "facts/registry/tide-registry.h"

G_BEGIN_DECLS

/* One registry value that a fix writes, as a rehearsal writes it into copies of readings. */
typedef struct
{
  GPtrArray *evidence; /* ids of the registry files that hold the place */
  char      *key;      /* under HKEY_LOCAL_MACHINE */
  char      *name;     /* "" for the default value */
  guint32    kind;     /* REG_*; REG_MULTI_SZ: the text is added to what is there */
  GBytes    *data;     /* as stored */
  gboolean   existing; /* only where the key is there already */
} TideEdit;

TideEdit *tide_edit_new_text (const char *key, const char *name, guint32 kind, const char *text);
TideEdit *tide_edit_new_dword (const char *key, const char *name, guint32 number);
void      tide_edit_free (TideEdit *edit);

gboolean tide_edit_concerns (TideEdit *edit, const char *evidence);

/* A registry reading (TIDE_WIRE_REGISTRY) after the edits: (transfer full), floating */
GVariant *tide_edits_apply (GPtrArray *edits, GVariant *registry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideEdit, tide_edit_free)

G_END_DECLS
