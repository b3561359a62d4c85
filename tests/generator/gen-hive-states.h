/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The states of a hive that a section describes: first what stands above all `later`, then one for each. */
#include "gen-image.h"
#include "generator.h"

G_BEGIN_DECLS

typedef struct
{
  GByteArray *bins;
  guint       log; /* 1 or 2; 0 if the description does not say */
  guint32     sequence;
  guint32     flags;
  gboolean    flushed; /* into the primary, too */
  gboolean    wrong_hash;
} GenState;

typedef struct
{
  GenImage  *image; /* the last state */
  GPtrArray *list;  /* (element-type GenState) */
} GenStates;

GenStates *gen_states_read (const GenSection *section, GDateTime *time, GError **error);
void       gen_states_free (GenStates *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GenStates, gen_states_free)

G_END_DECLS
