/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <string.h>

#include "base/tide-problem.h"
#include "evidence/hive/tide-hive-base.h"
#include "evidence/hive/tide-hive-marks.h"
#include "evidence/hive/tide-hive-replay.h"
#include "evidence/hive/tide-hive-root.h"
#include "evidence/hive/tide-hive-state.h"
#include "evidence/hive/tide-hive-walk.h"
#include "evidence/tide-parsers.h"

typedef struct
{
  TideHiveState  file;
  TideHiveReplay replay;
  TideHiveState  after; /* the replay, if there was one */
  TideHiveState *state; /* that of the two which counts */
  char          *prefix;
  char          *control_set;
} Hive;

static void
hive_clear (Hive *self)
{
  tide_hive_state_close (&self->file);
  tide_hive_state_close (&self->after);
  tide_hive_replay_clear (&self->replay);
  g_free (self->prefix);
  g_free (self->control_set);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hive, hive_clear)

/* A replay must not make things worse. A base block that is damaged does not tell which logs are its hive's,
 * and those of another one leave little of it, or break what they do not replace. */
static gboolean
does_harm (Hive *self)
{
  if (self->file.sound && !self->after.sound)
    return TRUE;

  tide_hive_state_count (&self->file);
  tide_hive_state_count (&self->after);
  return (self->file.lost == 0 && self->after.lost > 0) ||
         self->after.survey.keys < self->file.survey.keys / 2;
}

static void
hive_open (Hive            *self,
           const TideInput *input)
{
  self->state = &self->file;
  tide_hive_state_open (&self->file, input->fd, input->size);
  if (self->file.image.bytes != NULL)
    tide_hive_replay (&self->replay, &self->file.image, input->logs, input->n_logs);
  if (self->replay.fd < 0)
    return;

  tide_hive_state_open (&self->after, self->replay.fd, self->replay.size);
  if (!does_harm (self))
    {
      self->state = &self->after;
      return;
    }
  tide_hive_state_close (&self->after);
  tide_hive_replay_refuse (&self->replay);
}

static void
add_counts (TideAnswer          *answer,
            const TideHiveState *state)
{
  g_autoptr (GString) argument = g_string_new (answer->argument);

  if (argument->len > 0)
    g_string_append_c (argument, ' ');
  g_string_append_printf (argument, "%" G_GUINT64_FORMAT, state->survey.keys);
  if (state->lost > 0)
    g_string_append_printf (argument, " %" G_GUINT64_FORMAT, state->lost);

  g_free (answer->argument);
  answer->argument = g_string_free (g_steal_pointer (&argument), FALSE);
}

/* What is wrong stays the problem; its argument tells how much could be read all the same. */
static void
blame (TideAnswer          *answer,
       const TideHiveState *state)
{
  g_clear_pointer (&answer->argument, g_free);
  answer->problem = state->fault.problem;
  if (g_str_equal (answer->problem, TIDE_PROBLEM_BROKEN))
    answer->argument = g_strdup_printf ("0x%" G_GINT64_MODIFIER "x", state->fault.offset);
  else if (g_str_equal (answer->problem, TIDE_PROBLEM_IO))
    answer->argument = g_strdup (g_strerror (errno));
  if (answer->reading != NULL)
    add_counts (answer, state);
}

static void
describe_replay (TideRegistryRows *rows,
                 const Hive       *self)
{
  const TideHiveReplay *replay = &self->replay;
  gboolean applied = replay->outcome == TIDE_HIVE_REPLAY_APPLIED;
  gboolean pending = tide_hive_base_is_pending (self->state->image.bytes);

  tide_registry_rows_set_info (rows, "dirty", g_variant_new_boolean (self->file.image.dirty));
  tide_registry_rows_set_info (rows, "replay", g_variant_new_string (tide_hive_replay_word (replay)));
  tide_registry_rows_set_info (rows, "replayed", g_variant_new_boolean (applied));
  tide_registry_rows_set_info (rows, "log-entries", g_variant_new_uint32 (replay->n_applied));
  tide_registry_rows_set_info (rows, "logs-used", g_variant_new_uint32 (replay->used));
  tide_registry_rows_set_info (rows, "healed", g_variant_new_boolean (replay->healed));
  tide_registry_rows_set_info (rows, "by-turns", g_variant_new_boolean (replay->by_turns));
  tide_registry_rows_set_info (rows, "pending-transactions", g_variant_new_boolean (pending));
}

static void
describe (TideRegistryRows    *rows,
          const TideHiveState *state,
          const char          *root_name)
{
  g_autofree char *root = g_utf8_make_valid (root_name, -1);

  tide_registry_rows_set_info (rows, "format", g_variant_new_string ("regf"));
  tide_registry_rows_set_info (rows, "damaged", g_variant_new_boolean (state->survey.damaged));
  tide_registry_rows_set_info (rows, "embedded-name", g_variant_new_string (state->image.embedded_name));
  tide_registry_rows_set_info (rows, "root-name", g_variant_new_string (root));
  tide_registry_rows_set_info (rows, "written", g_variant_new_uint64 (state->image.written));
  tide_registry_rows_set_info (rows, "keys", g_variant_new_uint64 (state->survey.keys));
  tide_registry_rows_set_info (rows, "oddities", g_variant_new_uint64 (state->survey.oddities));
}

static TideRegistryRows *
new_rows (const TideHiveState *state)
{
  return tide_registry_rows_new (state->sound ? TIDE_REGISTRY_FROM_HIVE : TIDE_REGISTRY_FROM_DAMAGED);
}

static void
read_keys (Hive          *self,
           TideHiveHints *hints,
           TideAnswer    *answer)
{
  TideHiveTree *tree = self->state->tree;
  g_autoptr (TideRegistryRows) rows = new_rows (self->state);
  g_autoptr (GString) name = tide_hive_tree_name (tree, tree->root);
  TideHiveRoot root;

  hints->root = name != NULL ? name->str : "";
  tide_hive_root_tell (&root, tree, hints);
  self->prefix = root.prefix;
  answer->kind = root.kind;

  describe (rows, self->state, hints->root);
  describe_replay (rows, self);
  if (self->prefix != NULL)
    {
      self->control_set = tide_hive_walk_control_set (tree);
      tide_registry_rows_add_scope (rows, self->prefix, strlen (self->prefix));
      tide_hive_walk (tree, self->prefix, self->control_set, rows);
    }
  tide_registry_rows_finish (rows, answer);
}

/* The same keys as the file has them, to tell what comes from the log. Without them all counts as the
 * hive's. */
static void
mark_keys (Hive       *self,
           TideAnswer *answer)
{
  g_autoptr (TideRegistryRows) rows = NULL;
  g_autoptr (GVariant) before = NULL;
  TideAnswer file = { 0 };

  if (self->prefix == NULL || !tide_hive_state_begin (&self->file))
    return;

  rows = new_rows (&self->file);
  tide_registry_rows_set_info (rows, "damaged", g_variant_new_boolean (self->file.survey.damaged));
  tide_hive_walk (self->file.tree, self->prefix, self->control_set, rows);
  tide_registry_rows_finish (rows, &file);
  tide_hive_state_end (&self->file);
  g_free (file.argument);

  before = g_variant_ref_sink (file.reading);
  answer->reading = tide_hive_marks_set (answer->reading, before);
}

static void
read_hive (Hive          *self,
           TideHiveHints *hints,
           TideAnswer    *answer)
{
  if (tide_hive_state_begin (self->state))
    {
      read_keys (self, hints, answer);
      tide_hive_state_end (self->state);
      if (self->state == &self->after && self->after.sound)
        mark_keys (self, answer);
    }
  if (self->state->fault.problem != NULL)
    blame (answer, self->state);
}

static gboolean
is_empty_cluster (const TideInput *input)
{
  return input->size == 0 && input->name_hint != NULL && g_str_equal (input->name_hint, "clusdb");
}

/* Takes whatever begins like a hive, whatever it is called. */
gboolean
tide_hive_parse (const TideInput *input,
                 TideAnswer      *answer)
{
  TideHiveHints hints = { .file = input->name_hint };
  g_auto (Hive) hive = { .replay = { .fd = -1 } };

  answer->problem = TIDE_PROBLEM_NONE;
  if (is_empty_cluster (input))
    {
      answer->kind = "cluster-hive";
      answer->problem = TIDE_PROBLEM_EMPTY_CLUSTER;
      return TRUE;
    }
  if (!tide_hive_image_is_hive (input->head, input->head_length))
    return FALSE;
  if (tide_hive_image_is_log (input->head, input->head_length))
    {
      answer->kind = "transaction-log";
      return TRUE;
    }

  hive_open (&hive, input);
  hints.embedded = hive.state->image.embedded_name;
  read_hive (&hive, &hints, answer);

  if (answer->reading == NULL)
    answer->kind = tide_hive_root_guess (&hints);
  return TRUE;
}
