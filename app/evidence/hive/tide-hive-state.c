/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/hive/tide-hive-state.h"

void
tide_hive_state_open (TideHiveState *self,
                      int            fd,
                      guint64        size)
{
  *self = (TideHiveState) { .fd = fd };
  self->sound = tide_hive_image_open (&self->image, fd, size, &self->fault) &&
                tide_hive_check (&self->image, &self->survey, &self->fault);
  tide_hive_image_rest (&self->image);
}

/* hivex opens files only, by name. */
static gboolean
begin_hivex (TideHiveState *self)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  hive_h *hivex = hivex_open (path, 0);

  if (hivex == NULL)
    return FALSE;

  tide_hive_nodes_init (&self->nodes, hivex);
  self->tree = &self->nodes.tree;
  return TRUE;
}

static gboolean
begin_salvage (TideHiveState *self)
{
  if (!tide_hive_salvage_init (&self->salvage, &self->image))
    return FALSE;

  self->tree = &self->salvage.tree;
  return TRUE;
}

/* What is sound is so for hivex as well, but for two checksums that stand for others, of which hivex does not
 * know: such a hive is our own reader's. */
gboolean
tide_hive_state_begin (TideHiveState *self)
{
  if (self->sound)
    return begin_hivex (self) || begin_salvage (self);
  if (!begin_salvage (self))
    return FALSE;

  self->survey = (TideHiveSurvey) { .damaged = TRUE };
  tide_hive_salvage_count (&self->salvage, &self->survey.keys, &self->lost);
  return TRUE;
}

void
tide_hive_state_count (TideHiveState *self)
{
  if (self->sound)
    return;

  self->survey.keys = 0;
  self->lost = 1;
  if (tide_hive_state_begin (self))
    tide_hive_state_end (self);
}

void
tide_hive_state_end (TideHiveState *self)
{
  g_clear_pointer (&self->nodes.hive, hivex_close);
  tide_hive_salvage_clear (&self->salvage);
  self->tree = NULL;
}

void
tide_hive_state_close (TideHiveState *self)
{
  tide_hive_state_end (self);
  tide_hive_image_close (&self->image);
}
