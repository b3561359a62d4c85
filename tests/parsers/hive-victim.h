/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Hives to be damaged, and what is to be said of a damaged one.
 */
#include <tidemark/tide-citation.h>

#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-image.h"
#include "evidence/hive/tide-hive-records.h"
#include "hive-writer.h"
#include "parsing.h"

#define CELL_HEAD 4u

typedef struct
{
  guint8 *bytes;
  gsize   size;
} Victim;

Victim victim_take (hive_h *hive);
/* Exchange 2007 with three roles: nine keys */
Victim victim_software (void);
void   victim_clear (Victim *self);

/* The record of a key, from its signature on; as long as nothing is damaged */
guint8 *victim_record (Victim *self, const char *path);
guint32 victim_offset (const Victim *self, const guint8 *record);
/* Where a key's list says where its child is */
guint8 *victim_entry (Victim *self, const char *path, guint child);
void    victim_put (guint8 *at, guint32 number);

Parsed victim_read (const Victim *self);

/* Each key and value has this source. */
void assert_marked (const Parsed *parsed, guint8 source);
/* Read in part, and nothing of it passes for sound */
void assert_damaged (const Parsed *parsed, const char *problem, guint64 unreadable);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Victim, victim_clear)
