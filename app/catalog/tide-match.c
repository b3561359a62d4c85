/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-match.h"

#include <string.h>

#include "base/tide-safe-text.h"

/* Setup says an error twice, in its record once more: a few places show it. */
#define MAX_PLACES 4
#define MAX_CAPTURE 400

void
tide_match_free (TideMatch *self)
{
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->value);
  g_free (self->contains);
  g_free (self->task);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_strfreev (self->groups);
  g_clear_pointer (&self->before, tide_match_free);
  g_free (self);
}

void
tide_match_found_clear (TideMatchFound *found)
{
  g_clear_pointer (&found->places, g_array_unref);
  g_clear_pointer (&found->captures, g_hash_table_unref);
}

static void
add_place (TideMatchFound       *found,
           const TideMatchEntry *entry,
           gsize                 position)
{
  TideMatchPlace place = { .entry = entry, .line = entry->line };

  if (found->places == NULL)
    found->places = g_array_new (FALSE, FALSE, sizeof (TideMatchPlace));
  for (gsize i = 0; i < position; i++)
    if (entry->text[i] == '\n')
      {
        place.line++;
        place.start = i + 1;
      }
  g_array_append_val (found->places, place);
}

static void
capture (const TideMatch  *self,
         const GMatchInfo *info,
         TideMatchFound   *found)
{
  for (guint i = 0; self->groups != NULL && self->groups[i] != NULL; i++)
    {
      g_autofree char *raw = g_match_info_fetch_named (info, self->groups[i]);

      if (raw == NULL)
        continue;
      if (found->captures == NULL)
        found->captures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      if (!g_hash_table_contains (found->captures, self->groups[i]))
        g_hash_table_insert (found->captures, g_strdup (self->groups[i]),
                             tide_safe_text_cut (raw, strlen (raw), TIDE_SAFE_LINE, MAX_CAPTURE));
    }
}

static void
take_found (TideMatchFound *found,
            TideMatchFound *more)
{
  GHashTableIter iter;
  gpointer name, value;

  for (guint i = 0; more->places != NULL && i < more->places->len; i++)
    {
      if (found->places == NULL)
        found->places = g_array_new (FALSE, FALSE, sizeof (TideMatchPlace));
      g_array_append_val (found->places, g_array_index (more->places, TideMatchPlace, i));
    }
  if (more->captures == NULL)
    return;
  if (found->captures == NULL)
    found->captures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, more->captures);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!g_hash_table_contains (found->captures, name))
      g_hash_table_insert (found->captures, g_strdup (name), g_strdup (value));
}

static TideTruth
try_regex (const TideMatch      *self,
           const TideMatchEntry *entry,
           TideMatchFound       *found)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  if (self->regex == NULL)
    return TIDE_TRUTH_YES;
  if (!g_regex_match_full (self->regex, entry->text, entry->size, 0, 0, &info, &error))
    return error != NULL ? TIDE_TRUTH_UNKNOWN : TIDE_TRUTH_NO;
  capture (self, info, found);

  return TIDE_TRUTH_YES;
}

static gboolean
same (const char *wanted,
      const char *seen)
{
  return wanted == NULL || (seen != NULL && g_ascii_strcasecmp (wanted, seen) == 0);
}

/* @known: where the literal of the condition stands, if that is known already; else -1 */
static TideTruth
try_entry (const TideMatch      *self,
           const TideMatchEntry *entry,
           gssize                known,
           TideMatchFound       *found)
{
  const char *position = entry->folded + MAX (known, 0);
  TideTruth answer;

  if (!(self->kinds & entry->kinds) || !same (self->name, entry->name) ||
      !same (self->value, entry->value) || !same (self->task, entry->task))
    return TIDE_TRUTH_NO;
  if (self->contains != NULL && known < 0)
    position = memmem (entry->folded, entry->size, self->contains, strlen (self->contains));
  if (position == NULL)
    return TIDE_TRUTH_NO;
  answer = try_regex (self, entry, found);
  if (answer == TIDE_TRUTH_YES)
    add_place (found, entry, position - entry->folded);

  return answer;
}

static TideTruth try_range (const TideMatch        *self,
                            const TideMatchEntries *entries,
                            guint                   from,
                            guint                   to,
                            TideMatchFound         *found);

/* The nearest one before entry @i that does, if it is near enough. @floor: (inout): before it none does, or
 * none is near enough any more. */
static TideTruth
try_before (const TideMatch        *self,
            const TideMatchEntries *entries,
            guint                   i,
            guint                  *floor,
            TideMatchFound         *found)
{
  guint end = i;
  guint64 line = tide_match_entries_get (entries, i)->line;
  TideTruth answer = TIDE_TRUTH_NO;

  if (self->before == NULL)
    return TIDE_TRUTH_YES;
  for (; i > *floor && answer != TIDE_TRUTH_YES; i--)
    {
      const TideMatchEntry *entry = tide_match_entries_get (entries, i - 1);
      TideTruth one;

      if (entry->line + MAX (entry->n_lines, 1) - 1 + self->before_lines < line)
        break;
      one = try_range (self->before, entries, i - 1, i, found);
      if (one != TIDE_TRUTH_NO)
        answer = one;
    }
  if (answer != TIDE_TRUTH_YES)
    *floor = end;

  return answer;
}

/* One entry: (inout) @answer, and whether it is met */
static gboolean
try_one (const TideMatch        *self,
         const TideMatchEntries *entries,
         guint                   i,
         gssize                  known,
         guint                  *floor,
         TideTruth              *answer,
         TideMatchFound         *found)
{
  g_auto (TideMatchFound) here = { NULL, NULL };
  TideTruth one = try_entry (self, tide_match_entries_get (entries, i), known, &here);

  if (one == TIDE_TRUTH_YES)
    one = try_before (self, entries, i, floor, &here);
  if (one == TIDE_TRUTH_YES)
    take_found (found, &here);
  if (one == TIDE_TRUTH_YES || *answer == TIDE_TRUTH_NO)
    *answer = one;

  return one == TIDE_TRUTH_YES;
}

/* (inout) @n: how many places there are already */
static void
try_span (const TideMatch        *self,
          const TideMatchEntries *entries,
          guint                   from,
          guint                   to,
          guint                  *n,
          TideTruth              *answer,
          TideMatchFound         *found)
{
  const GArray *hits = self->contains != NULL ? tide_match_entries_lookup (entries, self->contains) : NULL;
  guint floor = 0;

  for (guint i = from; hits == NULL && i < to && *n < MAX_PLACES; i++)
    *n += try_one (self, entries, i, -1, &floor, answer, found);
  for (guint k = tide_match_hits_find (hits, from); hits != NULL && k < hits->len && *n < MAX_PLACES; k++)
    {
      const TideMatchHit *hit = &g_array_index (hits, TideMatchHit, k);

      if (hit->entry >= to)
        break;
      *n += try_one (self, entries, hit->entry, hit->position, &floor, answer, found);
    }
}

/* The first places, but those where setup stopped before all others: they say most. */
static TideTruth
try_leaf (const TideMatch        *self,
          const TideMatchEntries *entries,
          guint                   from,
          guint                   to,
          TideMatchFound         *found)
{
  guint stop = CLAMP (tide_match_entries_find_block (entries, entries->stop), from, to);
  guint rest = CLAMP (tide_match_entries_find_block (entries, entries->stop + 1), from, to);
  TideTruth answer = TIDE_TRUTH_NO;
  guint n = 0;

  try_span (self, entries, stop, rest, &n, &answer, found);
  try_span (self, entries, from, stop, &n, &answer, found);
  try_span (self, entries, rest, to, &n, &answer, found);

  return answer;
}

static TideTruth
try_all (const TideMatch        *self,
         const TideMatchEntries *entries,
         guint                   from,
         guint                   to,
         TideMatchFound         *found)
{
  g_auto (TideMatchFound) here = { NULL, NULL };
  TideTruth answer = TIDE_TRUTH_YES;

  for (guint i = 0; i < self->children->len && answer != TIDE_TRUTH_NO; i++)
    {
      TideTruth one = try_range (g_ptr_array_index (self->children, i), entries, from, to, &here);

      if (one != TIDE_TRUTH_YES)
        answer = one;
    }
  if (answer == TIDE_TRUTH_YES)
    take_found (found, &here);

  return answer;
}

/* Every entry outside of error blocks is a part of its own. */
static guint
end_of_part (const TideMatch        *self,
             const TideMatchEntries *entries,
             guint                   from,
             guint                   to)
{
  guint end = from + 1;
  guint block = tide_match_entries_get (entries, from)->block;

  while (self->within == TIDE_MATCH_WITHIN_BLOCK && block > 0 && end < to &&
         tide_match_entries_get (entries, end)->block == block)
    end++;

  return end;
}

/* All conditions in one run, in one error block, or in one entry: the first such that meets them */
static TideTruth
try_parts (const TideMatch        *self,
           const TideMatchEntries *entries,
           guint                   from,
           guint                   to,
           TideMatchFound         *found)
{
  TideTruth answer = TIDE_TRUTH_NO;

  if (self->within == TIDE_MATCH_WITHIN_RUN)
    return try_all (self, entries, from, to, found);
  for (guint end; from < to && answer != TIDE_TRUTH_YES; from = end)
    {
      TideTruth one;

      end = end_of_part (self, entries, from, to);
      if (self->within == TIDE_MATCH_WITHIN_BLOCK && tide_match_entries_get (entries, from)->block == 0)
        continue;
      one = try_all (self, entries, from, end, found);
      if (one != TIDE_TRUTH_NO)
        answer = one;
    }

  return answer;
}

static TideTruth
try_any (const TideMatch        *self,
         const TideMatchEntries *entries,
         guint                   from,
         guint                   to,
         TideMatchFound         *found)
{
  TideTruth answer = TIDE_TRUTH_NO;

  for (guint i = 0; i < self->children->len; i++)
    {
      TideTruth one = try_range (g_ptr_array_index (self->children, i), entries, from, to, found);

      if (one == TIDE_TRUTH_YES || answer == TIDE_TRUTH_NO)
        answer = one;
    }

  return answer;
}

static TideTruth
try_not (const TideMatch        *self,
         const TideMatchEntries *entries,
         guint                   from,
         guint                   to)
{
  g_auto (TideMatchFound) unused = { NULL, NULL };

  switch (try_range (g_ptr_array_index (self->children, 0), entries, from, to, &unused))
    {
    case TIDE_TRUTH_YES:
      return TIDE_TRUTH_NO;
    case TIDE_TRUTH_NO:
      return TIDE_TRUTH_YES;
    case TIDE_TRUTH_UNKNOWN:
    default:
      return TIDE_TRUTH_UNKNOWN;
    }
}

static TideTruth
try_range (const TideMatch        *self,
           const TideMatchEntries *entries,
           guint                   from,
           guint                   to,
           TideMatchFound         *found)
{
  switch (self->operator)
    {
    case TIDE_MATCH_LEAF:
      return try_leaf (self, entries, from, to, found);
    case TIDE_MATCH_ALL:
      return try_parts (self, entries, from, to, found);
    case TIDE_MATCH_ANY:
      return try_any (self, entries, from, to, found);
    case TIDE_MATCH_NOT:
      return try_not (self, entries, from, to);
    default:
      g_return_val_if_reached (TIDE_TRUTH_UNKNOWN);
    }
}

/* TIDE_TRUTH_UNKNOWN: an expression could not be tried to its end. */
TideTruth
tide_match_try (const TideMatch        *self,
                const TideMatchEntries *entries,
                TideMatchFound         *found)
{
  return try_range (self, entries, 0, tide_match_entries_get_n (entries), found);
}
