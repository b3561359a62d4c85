/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/log/tide-log-keeper.h"
#include "fuzz.h"

/* Which entries of a log stay, when budgets are small: a byte is an entry, and may begin a run. */
#define RANK_OF(byte) ((byte) % TIDE_LOG_N_RANKS)
#define BEGINS_RUN(byte) ((byte) >= 0xf0)

static void
check_ranks (GArray       *kept,
             const guint8 *data,
             gsize         size,
             guint         budget)
{
  gsize n = 0, n_kept = 0;

  for (guint rank = 0; rank < TIDE_LOG_N_RANKS; rank++)
    {
      for (gsize i = 0; i < size; i++)
        n += RANK_OF (data[i]) == rank;
      for (guint i = 0; i < kept->len; i++)
        n_kept += g_array_index (kept, TideLogEntry, i).rank == rank;
      /* A higher rank loses nothing to a lower one. */
      g_assert (n > budget || n_kept == n);
    }
}

static void
check_order (GArray *kept)
{
  const TideLogEntry *entries = (const TideLogEntry *) (gpointer) kept->data;

  for (guint i = 1; i < kept->len; i++)
    g_assert (entries[i - 1].offset < entries[i].offset);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (TideLogKeeper) keeper = NULL;
  g_autoptr (GArray) kept = NULL;
  guint32 run = 0;
  guint64 n_dropped;
  guint budget;

  if (size < 1)
    return 0;

  budget = 1 + *data++ % 32;
  size--;
  keeper = tide_log_keeper_new (budget);
  for (gsize i = 0; i < size; i++)
    {
      TideLogEntry entry = { .offset = i, .run = run += BEGINS_RUN (data[i]), .rank = RANK_OF (data[i]) };

      tide_log_keeper_add (keeper, &entry);
    }
  kept = tide_log_keeper_finish (keeper, &n_dropped);

  g_assert (n_dropped == size - kept->len);
  g_assert (size <= budget ? n_dropped == 0 : kept->len >= 1 && kept->len <= budget);
  check_order (kept);
  check_ranks (kept, data, size, budget);

  return 0;
}
