/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-server-name.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/runs/tide-runs.h"

/* A run that wrote its last line this long before the files were taken may have been at work still. */
#define RUNNING_SECONDS (10 * 60)

/* A run's place among all runs of the server: what has no date stands before what has one, and the runs of
 * one log stay in the order of the file, whatever their stamps say. */
typedef struct
{
  TideRun *run;
  gboolean managed;
  gint64   time; /* microseconds; G_MININT64 if it is not known */
  guint    index;
} Place;

static GDateTime *
read_time (TideRun    *run,
           const char *text)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (text == NULL)
    return NULL;

  if (run->utc_offset != NULL)
    zone = g_time_zone_new_identifier (run->utc_offset);
  if (zone == NULL)
    zone = g_time_zone_new_utc ();

  return g_date_time_new_from_iso8601 (text, zone);
}

static gint64
microseconds (GDateTime *time)
{
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

/* The time that orders a run: its own, but never before that of an earlier run in the same log */
static void
fill_times (Place *places,
            guint  n_places)
{
  g_autoptr (GHashTable) latest = g_hash_table_new (g_str_hash, g_str_equal); /* evidence → Place */

  for (guint i = 0; i < n_places; i++)
    {
      Place *place = &places[i];
      Place *before = g_hash_table_lookup (latest, place->run->evidence);
      g_autoptr (GDateTime) started = read_time (place->run, place->run->started);

      place->time = started != NULL ? microseconds (started) : G_MININT64;
      if (before != NULL)
        place->time = MAX (place->time, before->time);
      g_hash_table_insert (latest, place->run->evidence, place);
    }
}

static int
compare_places (const void *a,
                const void *b)
{
  const Place *x = a, *y = b;

  if (x->managed != y->managed)
    return x->managed ? 1 : -1;
  if (x->time != y->time)
    return x->time < y->time ? -1 : 1;

  return x->index < y->index ? -1 : 1;
}

static void
sort_runs (GListStore *runs)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (runs));
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree Place *places = g_new0 (Place, n + 1);
  g_autofree gpointer *sorted = g_new0 (gpointer, n + 1);

  for (guint i = 0; i < n; i++)
    {
      TideRun *run = g_list_model_get_item (G_LIST_MODEL (runs), i);

      g_ptr_array_add (held, run);
      places[i] = (Place) { .run = run, .managed = run->dialect == TIDE_DIALECT_MANAGED, .index = i };
    }
  fill_times (places, n);
  qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    sorted[i] = places[i].run;
  g_list_store_splice (runs, 0, n, sorted, n);
}

/* A run that stops without a word was interrupted, unless it may have been running still. That takes two
 * known zones: a local stamp decides nothing, and a local time of capture only what holds in every zone. */
static TideVerdict
settle_open_end (TideRun           *run,
                 gboolean           followed,
                 const TideCapture *captured)
{
  g_autoptr (GDateTime) ended = NULL;
  gint64 least, most;

  if (followed)
    return TIDE_VERDICT_INTERRUPTED;
  if (captured == NULL || captured->latest < 0 || run->ended == NULL || !g_str_has_suffix (run->ended, "Z"))
    return TIDE_VERDICT_UNKNOWN;

  ended = read_time (run, run->ended);
  if (ended == NULL)
    return TIDE_VERDICT_UNKNOWN;
  least = captured->earliest - g_date_time_to_unix (ended);
  most = captured->latest - g_date_time_to_unix (ended);
  if (least > RUNNING_SECONDS)
    return TIDE_VERDICT_INTERRUPTED;
  if (least >= -RUNNING_SECONDS && most <= RUNNING_SECONDS)
    return TIDE_VERDICT_RUNNING;

  /* A capture long before the log's own end is no capture of this log. */
  run->lacks_zone = most >= -RUNNING_SECONDS;
  return TIDE_VERDICT_UNKNOWN;
}

gboolean
tide_run_lacks_zone (TideRun *run)
{
  return run->lacks_zone;
}

gboolean
tide_run_is_elsewhere (TideRun    *run,
                       const char *computer)
{
  g_autofree char *own = NULL;
  g_autofree char *other = NULL;

  if (!run->named_itself || computer == NULL)
    return FALSE;
  own = tide_server_name_to_key (computer);
  other = tide_server_name_to_key (run->server);

  return strcmp (own, other) != 0;
}

/* A server that was given another name since has no run of its present one. */
static gboolean
are_all_elsewhere (GListModel *runs,
                   const char *computer)
{
  for (guint i = 0; i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (runs, i);

      if (run->verdict != TIDE_VERDICT_ABORTED && !tide_run_is_elsewhere (run, computer))
        return FALSE;
    }

  return TRUE;
}

TideRun *
tide_runs_decide (GListStore        *runs,
                  const char        *computer,
                  const TideCapture *captured)
{
  g_autoptr (GHashTable) followed = NULL;
  TideRun *deciding = NULL;

  g_return_val_if_fail (G_IS_LIST_STORE (runs), NULL);

  sort_runs (runs);
  if (are_all_elsewhere (G_LIST_MODEL (runs), computer))
    computer = NULL;
  followed = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (runs)); i > 0; i--)
    {
      g_autoptr (TideRun) run = g_list_model_get_item (G_LIST_MODEL (runs), i - 1);

      if (run->open_ended)
        run->verdict = settle_open_end (run, g_hash_table_contains (followed, run->evidence), captured);
      g_hash_table_add (followed, run->evidence);
      run->deciding = deciding == NULL && run->verdict != TIDE_VERDICT_ABORTED &&
                      !tide_run_is_elsewhere (run, computer);
      if (run->deciding)
        deciding = run;
    }

  return deciding;
}
