/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a folder or an archive is, and which of its files are worth reading. */
#include "catalog/tide-catalog-private.h"
#include "evidence/listing/tide-members.h"
#include "evidence/tide-evidence-private.h"

G_BEGIN_DECLS

typedef struct
{
  TidePlace *place;
  TideLoad  *load;      /* (nullable) final already: a folder, a file that cannot be read; else to be read */
  int        container; /* which item holds it; -1: the folder or archive itself */
  char      *detail;    /* (nullable) a sentence on a folder */
} TideItem;

typedef struct
{
  TideEvidenceKind kind;    /* of the folder or archive itself */
  GVariant        *listing; /* floating: its own files */
  char            *detail;  /* (nullable) a sentence on it */
  const char      *problem; /* interned, "" if none */
  char            *argument;
  GPtrArray       *items;   /* TideItem */
} TideLayout;

TideLayout *tide_layout_new (TidePlace *place, TideMembers *members, gboolean archive, TideCatalog *catalog);
void        tide_layout_free (TideLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TideLayout, tide_layout_free)

G_END_DECLS
