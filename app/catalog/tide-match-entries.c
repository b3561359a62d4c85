/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-match.h"

#include <string.h>

static void
clear_entry (gpointer data)
{
  TideMatchEntry *entry = data;

  g_free (entry->folded);
  g_free (entry->name);
  g_free (entry->value);
}

TideMatchEntries *
tide_match_entries_new (void)
{
  TideMatchEntries *self = g_new0 (TideMatchEntries, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (TideMatchEntry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->strings = g_string_chunk_new (256);

  return self;
}

void
tide_match_entries_free (TideMatchEntries *self)
{
  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_free (self);
}

void
tide_match_entries_add (TideMatchEntries     *self,
                        const TideMatchEntry *entry)
{
  g_array_append_vals (self->entries, entry, 1);
}

guint
tide_match_entries_get_n (const TideMatchEntries *self)
{
  return self->entries->len;
}

const TideMatchEntry *
tide_match_entries_get (const TideMatchEntries *self,
                        guint                   i)
{
  return &g_array_index (self->entries, TideMatchEntry, i);
}

/* The first entry of a block of errors or of one behind it */
guint
tide_match_entries_find_block (const TideMatchEntries *self,
                               guint                   block)
{
  guint low = 0;
  guint high = self->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (tide_match_entries_get (self, middle)->block < block)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* What stands behind "[Name:", up to its bracket; quotes around it are not part of it. */
char *
tide_match_dup_bracket (const TideMatchEntry *entry,
                        const char           *name)
{
  g_autofree char *opening = g_strconcat ("[", name, ":", NULL);
  const char *end = entry->text + entry->size;
  const char *from = entry->size > 0 ? memmem (entry->text, entry->size, opening, strlen (opening)) : NULL;
  const char *to;

  if (from == NULL)
    return NULL;
  from += strlen (opening);
  if (from < end && *from == '"')
    {
      from++;
      to = memmem (from, end - from, "\"]", 2);
    }
  else
    to = memchr (from, ']', end - from);

  return to != NULL ? g_strndup (from, to - from) : NULL;
}

static void
name_entry (TideMatchEntry *entry)
{
  if (entry->kinds & TIDE_MATCH_RULE)
    entry->name = tide_match_dup_bracket (entry, "Rule");
  else if (entry->kinds & TIDE_MATCH_SETTING)
    entry->name = tide_match_dup_bracket (entry, "Setting");
  if (entry->name == NULL)
    return;
  entry->value = tide_match_dup_bracket (entry, "Value");
}

static gboolean
is_true (const TideMatchEntry *entry)
{
  return entry->value != NULL && g_ascii_strcasecmp (entry->value, "True") == 0;
}

/* Of what was evaluated more than once the last counts, but any mark of an unfinished setup. */
static void
keep_last (TideMatchEntry *entry,
           GHashTable     *seen)
{
  gboolean rule = (entry->kinds & TIDE_MATCH_RULE) != 0;
  gboolean any = rule && g_ascii_strcasecmp (entry->name, "InstallWatermark") == 0;
  gboolean last;

  if (!g_str_has_prefix (entry->folded, "evaluated "))
    return;
  last = g_hash_table_add (seen, g_strconcat (rule ? "rule " : "setting ", entry->name, NULL));
  if ((!last && !any) || (rule && !is_true (entry)))
    entry->kinds &= ~(TIDE_MATCH_RULE | TIDE_MATCH_SETTING);
}

/* (transfer full): NULs do not end it. A plain loop: it goes over every byte that is kept. */
static char *
fold (const TideMatchEntry *entry)
{
  char *folded = g_malloc (entry->size + 1);

  for (gsize i = 0; i < entry->size; i++)
    {
      char c = entry->text[i];

      folded[i] = c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
  folded[entry->size] = '\0';

  return folded;
}

/* Names what can be named, and takes away from rules and settings what does not count. */
void
tide_match_entries_finish (TideMatchEntries *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = self->entries->len; i > 0; i--)
    {
      TideMatchEntry *entry = &g_array_index (self->entries, TideMatchEntry, i - 1);

      entry->folded = fold (entry);
      name_entry (entry);
      if (entry->name != NULL)
        keep_last (entry, seen);
    }
}
