/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * A hive as its file stands, or as the replay left it: opened, checked, and given to the reader that it may
 * be given to.
 */
#include "evidence/hive/tide-hive-check.h"
#include "evidence/hive/tide-hive-node.h"
#include "evidence/hive/tide-hive-salvage.h"

typedef struct
{
  int            fd;
  TideHiveImage  image;
  gboolean       sound; /* it passed tide_hive_check() */
  TideHiveFault  fault; /* why not */
  TideHiveSurvey survey;

  TideHiveTree   *tree; /* (nullable) while it is being read */
  TideHiveNodes   nodes;
  TideHiveSalvage salvage;
  guint64         lost; /* keys and lists of them that could not be read */
} TideHiveState;

void tide_hive_state_open (TideHiveState *self, int fd, guint64 size);
void tide_hive_state_close (TideHiveState *self);

/* FALSE if there is nothing that could be read, or no way to. */
gboolean tide_hive_state_begin (TideHiveState *self);
void     tide_hive_state_end (TideHiveState *self);
/* Tells @survey's keys and @lost, even of a hive that nothing can be read of. */
void     tide_hive_state_count (TideHiveState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TideHiveState, tide_hive_state_close)
