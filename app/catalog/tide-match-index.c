/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tide-match.h"

#include <string.h>

/*
 * Which entries hold which literal, for all literals in one pass: Wu and Manber's search, where the pair of
 * characters under the end of a window says how far the window can move on.
 */
#define SHORTEST 4
#define END G_MAXUINT16

typedef struct
{
  const char *text;
  gsize       length;
  GArray     *hits; /* TideMatchHit */
  guint16     next; /* with the same pair */
} Literal;

typedef struct
{
  GArray *literals;
  gsize   window;
  guint8  shifts[G_MAXUINT16 + 1];
  guint16 first[G_MAXUINT16 + 1];
} Search;

static inline guint16
pair_at (const char *p)
{
  return (guchar) p[0] << 8 | (guchar) p[1];
}

static void
add_literal (Search     *self,
             GHashTable *index,
             const char *text)
{
  Literal literal = { .text = text, .length = strlen (text), .next = END };

  if (literal.length < SHORTEST || g_hash_table_contains (index, text) || self->literals->len == END)
    return;
  literal.hits = g_array_new (FALSE, FALSE, sizeof (TideMatchHit));
  g_hash_table_insert (index, g_strdup (text), literal.hits);
  g_array_append_val (self->literals, literal);
  self->window = MIN (self->window, literal.length);
}

static void
prepare (Search *self)
{
  memset (self->shifts, self->window - 1, sizeof self->shifts);
  memset (self->first, 0xff, sizeof self->first);
  for (guint i = 0; i < self->literals->len; i++)
    {
      Literal *literal = &g_array_index (self->literals, Literal, i);
      guint16 last = pair_at (literal->text + self->window - 2);

      for (gsize k = 0; k + 2 <= self->window; k++)
        {
          guint8 *shift = &self->shifts[pair_at (literal->text + k)];

          *shift = MIN (*shift, self->window - 2 - k);
        }
      literal->next = self->first[last];
      self->first[last] = i;
    }
}

static void
note_hits (Search               *self,
           const TideMatchEntry *entry,
           guint                 number,
           gsize                 start)
{
  guint16 pair = pair_at (entry->folded + start + self->window - 2);

  for (guint16 i = self->first[pair]; i != END; i = g_array_index (self->literals, Literal, i).next)
    {
      Literal *literal = &g_array_index (self->literals, Literal, i);
      TideMatchHit hit = { number, start };
      guint n = literal->hits->len;

      if (n > 0 && g_array_index (literal->hits, TideMatchHit, n - 1).entry == number)
        continue;
      if (start + literal->length <= entry->size &&
          memcmp (entry->folded + start, literal->text, literal->length) == 0)
        g_array_append_val (literal->hits, hit);
    }
}

static void
search_entry (Search               *self,
              const TideMatchEntry *entry,
              guint                 number)
{
  for (gsize start = 0; start + self->window <= entry->size;)
    {
      guint8 shift = self->shifts[pair_at (entry->folded + start + self->window - 2)];

      if (shift == 0)
        note_hits (self, entry, number, start);
      start += MAX (shift, 1);
    }
}

/* @literals: (element-type utf8): in lower case; those that conditions ask for and that are not among them
 * are searched for one by one. */
void
tide_match_entries_index (TideMatchEntries *self,
                          GPtrArray        *literals)
{
  g_autofree Search *search = g_new0 (Search, 1);

  g_return_if_fail (self->index == NULL);

  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  search->literals = g_array_new (FALSE, FALSE, sizeof (Literal));
  search->window = G_MAXUINT8;
  for (guint i = 0; i < literals->len; i++)
    add_literal (search, self->index, g_ptr_array_index (literals, i));
  prepare (search);
  for (guint i = 0; search->literals->len > 0 && i < self->entries->len; i++)
    search_entry (search, tide_match_entries_get (self, i), i);
  g_array_unref (search->literals);
}

/* (nullable): %NULL if the literal has not been searched for */
const GArray *
tide_match_entries_lookup (const TideMatchEntries *self,
                           const char             *literal)
{
  return self->index != NULL ? g_hash_table_lookup (self->index, literal) : NULL;
}

/* The first hit in entry @from or behind it; @hits: (nullable) */
guint
tide_match_hits_find (const GArray *hits,
                      guint         from)
{
  guint low = 0;
  guint high = hits != NULL ? hits->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, TideMatchHit, middle).entry < from)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Adds what a condition searches for. @literals: (element-type utf8) */
void
tide_match_list_literals (const TideMatch *self,
                          GPtrArray       *literals)
{
  if (self->contains != NULL)
    g_ptr_array_add (literals, self->contains);
  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    tide_match_list_literals (g_ptr_array_index (self->children, i), literals);
  if (self->before != NULL)
    tide_match_list_literals (self->before, literals);
}
