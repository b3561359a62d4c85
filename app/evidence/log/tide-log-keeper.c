/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/log/tide-log-keeper.h"

/*
 * On the way, up to four times the budget is held, then thinned to twice as much. What is thrown out then
 * would not stay in the end either: runs get no larger share when more follows.
 */
struct _TideLogKeeper
{
  guint   budget;
  guint64 n_added;
  GArray *entries; /* of TideLogEntry, in file order */
};

TideLogKeeper *
tide_log_keeper_new (guint budget)
{
  TideLogKeeper *self = g_new0 (TideLogKeeper, 1);

  self->budget = budget;
  self->entries = g_array_new (FALSE, FALSE, sizeof (TideLogEntry));

  return self;
}

void
tide_log_keeper_free (TideLogKeeper *self)
{
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

/* How many entries of @rank each run has, in the order of runs. */
static GArray *
count_runs (const GArray *entries,
            TideLogRank   rank)
{
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (guint));
  guint32 run = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const TideLogEntry *entry = &g_array_index (entries, TideLogEntry, i);

      if (entry->rank != rank)
        continue;
      if (counts->len == 0 || entry->run != run)
        g_array_set_size (counts, counts->len + 1);
      run = entry->run;
      g_array_index (counts, guint, counts->len - 1)++;
    }

  return counts;
}

static guint64
sum_of_shares (const guint *counts,
               guint        n_counts,
               guint        share)
{
  guint64 sum = 0;

  for (guint i = 0; i < n_counts; i++)
    sum += MIN (counts[i], share);

  return sum;
}

/* The largest number of entries that every run may keep within @budget. */
static guint
find_share (const guint *counts,
            guint        n_counts,
            guint        budget)
{
  guint low = 0;
  guint high = budget;

  while (low < high)
    {
      guint middle = low + (high - low + 1) / 2;

      if (sum_of_shares (counts, n_counts, middle) <= budget)
        low = middle;
      else
        high = middle - 1;
    }

  return low;
}

/* Whether number @i of @count is among the first or the last of a share; the odd one is a last. */
static gboolean
is_first_or_last (guint i,
                  guint count,
                  guint share)
{
  return i < share / 2 || i + (share - share / 2) >= count;
}

/* Shares of one rank: half of the budget is for the last run, if it needs that much, since it decides; the
 * others have the rest, all the same. */
static void
share_out (GArray *counts,
           guint   budget,
           guint  *share,
           guint  *last_share)
{
  guint n_others = counts->len - 1;
  guint *count = &g_array_index (counts, guint, 0);
  guint for_others = budget - MIN (count[n_others], budget / 2);

  *share = find_share (count, n_others, for_others);
  if (*share == 0 && n_others > 0)
    {
      /* More runs than places: then they are taken for one. */
      guint all = sum_of_shares (count, n_others, G_MAXUINT);

      g_array_remove_range (counts, 0, n_others - 1);
      count[0] = all;
      n_others = 1;
      *share = for_others;
    }
  *last_share = budget - sum_of_shares (count, n_others, *share);
}

/* Marks what stays of one rank; how many. */
static guint
keep_rank (const GArray *entries,
           TideLogRank   rank,
           guint         budget,
           gboolean     *kept)
{
  g_autoptr (GArray) counts = count_runs (entries, rank);
  guint n_kept = 0;
  guint run = 0;
  guint i = 0;
  guint share;
  guint last_share;

  if (counts->len == 0)
    return 0;

  share_out (counts, budget, &share, &last_share);
  for (guint e = 0; e < entries->len; e++)
    {
      if (g_array_index (entries, TideLogEntry, e).rank != rank)
        continue;
      if (i == g_array_index (counts, guint, run))
        {
          run++;
          i = 0;
        }
      kept[e] = is_first_or_last (i++, g_array_index (counts, guint, run),
                                  run + 1 == counts->len ? last_share : share);
      n_kept += kept[e];
    }

  return n_kept;
}

static void
thin (GArray *entries,
      guint   budget)
{
  g_autofree gboolean *kept = g_new0 (gboolean, entries->len);
  guint n = 0;

  for (TideLogRank rank = 0; rank < TIDE_LOG_N_RANKS; rank++)
    budget -= keep_rank (entries, rank, budget, kept);

  for (guint e = 0; e < entries->len; e++)
    if (kept[e])
      g_array_index (entries, TideLogEntry, n++) = g_array_index (entries, TideLogEntry, e);
  g_array_set_size (entries, n);
}

void
tide_log_keeper_add (TideLogKeeper      *self,
                     const TideLogEntry *entry)
{
  if (self->entries->len == 4 * self->budget)
    thin (self->entries, 2 * self->budget);

  g_array_append_val (self->entries, *entry);
  self->n_added++;
}

/* Returns: (transfer full): what stays, in file order; nothing can be added any more */
GArray *
tide_log_keeper_finish (TideLogKeeper *self,
                        guint64       *n_dropped)
{
  if (self->entries->len > self->budget)
    thin (self->entries, self->budget);
  *n_dropped = self->n_added - self->entries->len;

  return g_steal_pointer (&self->entries);
}
