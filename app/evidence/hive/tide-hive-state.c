/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-problem.h"
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
    {
      self->fault.problem = TIDE_PROBLEM_IO;
      return FALSE;
    }

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
  self->survey = (TideHiveSurvey) { .damaged = TRUE };
  tide_hive_salvage_count (&self->salvage, &self->survey.keys, &self->lost);
  return TRUE;
}

gboolean
tide_hive_state_begin (TideHiveState *self)
{
  return self->sound ? begin_hivex (self) : begin_salvage (self);
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
