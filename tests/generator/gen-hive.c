/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gen-damage.h"
#include "gen-hive-states.h"
#include "gen-log.h"

#include <string.h>

/*
 * The files of a hive: the primary as it was last written, and the logs with what came later.
 */

typedef struct
{
  const GenSection *section;
  const char       *path;
  GenStates        *states;
  guint             written; /* the last state that the primary holds */
  GenBase           base;
} Files;

static guint
last_state (const Files *self)
{
  return self->states->list->len - 1;
}

static gboolean
write_file (const char *path,
            const char *suffix,
            GByteArray *file,
            GError    **error)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);

  return g_file_set_contents (name, (const char *) file->data, file->len, error);
}

static GenChange
change_to (const Files *self,
           guint        from,
           guint        to)
{
  const GenState *before = g_ptr_array_index (self->states->list, from);
  const GenState *after = g_ptr_array_index (self->states->list, to);

  return (GenChange) { before->bins, after->bins, after->sequence, after->flags, after->wrong_hash };
}

/* A page of 4096 bytes at a time: as far as Windows came before it was stopped */
static void
tear (Files      *self,
      GByteArray *file)
{
  gint64 left = gen_statement_number (self->section->head, "torn", 0);
  GenChange change = change_to (self, self->written, last_state (self));
  g_autoptr (GArray) all = gen_change_pages (&change);

  for (guint i = 0; i < all->len && left > 0; i++, left--)
    {
      const GenPages *pages = &g_array_index (all, GenPages, i);

      if (GEN_BLOCK + pages->offset < file->len)
        memcpy (file->data + GEN_BLOCK + pages->offset, change.after->data + pages->offset,
                MIN (pages->length, file->len - GEN_BLOCK - pages->offset));
    }
}

static gboolean
damage (Files      *self,
        GByteArray *file,
        GError    **error)
{
  const GenStatement *head = self->section->head;
  const char *path = gen_statement_option (head, "at", "");
  g_auto (GStrv) words = g_strsplit (gen_statement_option (head, "damage", ""), ",", -1);
  GenNode *root = self->states->image->root;
  GenNode *node = *path != '\0' ? gen_node_find (root, path) : root;

  for (guint i = 0; words[i] != NULL; i++)
    if (node == NULL || !gen_damage (file, words[i], node))
      return gen_statement_refuse (head, error, "cannot do “%s” to “%s”", words[i], path);

  return TRUE;
}

static gboolean
write_primary (Files   *self,
               GError **error)
{
  const GenState *state = g_ptr_array_index (self->states->list, self->written);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  GenBase base = self->base;

  base.bins_size = state->bins->len;
  base.type = gen_statement_number (self->section->head, "type", GEN_BASE_TYPE_PRIMARY);
  gen_base_append (file, &base, GEN_BLOCK);
  g_byte_array_append (file, state->bins->data, state->bins->len);
  tear (self, file);

  return damage (self, file, error) && write_file (self->path, "", file, error);
}

static gboolean
write_old_log (Files   *self,
               GError **error)
{
  const GenStatement *head = self->section->head;
  const GenState *last = g_ptr_array_index (self->states->list, last_state (self));
  GenChange change = change_to (self, self->written, last_state (self));
  g_autoptr (GByteArray) empty = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  GenBase base = self->base;

  base.type = GEN_BASE_TYPE_OLD_LOG;
  base.sequence[1] = base.sequence[0];
  base.bins_size = last->bins->len;
  base.time -= gen_statement_number (head, "older", 0) * G_GINT64_CONSTANT (10000000);
  file = gen_log_old (&base, &change);
  if (last->log == 0)
    return write_file (self->path, ".LOG", file, error);

  return write_file (self->path, ".LOG1", last->log == 1 ? file : empty, error) &&
         write_file (self->path, ".LOG2", last->log == 2 ? file : empty, error);
}

static gboolean
write_new_log (Files      *self,
               guint       log,
               const char *suffix,
               GError    **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GByteArray) file = NULL;
  GenBase base = self->base;

  base.type = GEN_BASE_TYPE_NEW_LOG;
  for (guint i = 1; i <= last_state (self); i++)
    {
      const GenState *state = g_ptr_array_index (self->states->list, i);
      GenChange change = change_to (self, i - 1, i);

      if (MAX (state->log, 1) != log)
        continue;
      if (changes->len == 0)
        {
          base.sequence[0] = base.sequence[1] = state->sequence;
          base.bins_size = change.before->len;
        }
      g_ptr_array_add (changes, g_memdup2 (&change, sizeof change));
    }
  file = gen_log_new (&base, changes);

  return write_file (self->path, suffix, file, error);
}

static gboolean
write_logs (Files   *self,
            GError **error)
{
  const GenStatement *head = self->section->head;
  const char *format = gen_statement_option (head, "log", last_state (self) > 0 ? "new" : "none");

  if (strcmp (format, "none") == 0)
    return TRUE;
  if (strcmp (format, "old") == 0)
    return write_old_log (self, error);
  if (strcmp (format, "new") == 0)
    return write_new_log (self, 1, ".LOG1", error) && write_new_log (self, 2, ".LOG2", error);

  return gen_statement_refuse (head, error, "no format of logs: %s", format);
}

static void
fill_base (Files *self)
{
  const GenStatement *head = self->section->head;
  const GenImageForm *form = &self->states->image->form;
  const GenState *written;

  for (guint i = 1; i <= last_state (self); i++)
    if (((GenState *) g_ptr_array_index (self->states->list, i))->flushed)
      self->written = i;
  written = g_ptr_array_index (self->states->list, self->written);

  self->base.file = gen_statement_option (head, "file", form->name);
  self->base.time = form->time;
  self->base.minor = form->minor;
  self->base.root = self->states->image->root->cell;
  self->base.sequence[1] = written->sequence + 1;
  self->base.sequence[0] = self->base.sequence[1] + (self->written < last_state (self) ? 1 : 0);
}

gboolean
gen_hive_write (const GenSection *section,
                GDateTime        *time,
                const char       *path,
                GError          **error)
{
  g_autoptr (GenStates) states = gen_states_read (section, time, error);
  Files self = { section, path, states };

  if (states == NULL)
    return FALSE;

  fill_base (&self);

  return write_primary (&self, error) && write_logs (&self, error);
}
