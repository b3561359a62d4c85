/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "facts/runs/tide-runs-private.h"

/* A stamp or another date as the server wrote it, in the order in which its numbers stand. */
typedef struct
{
  int      date[3];
  int      width[3]; /* digits of each number of the date */
  int      clock[3];
  int      fraction; /* -1 if there is none */
  char     marker;   /* 'A', 'P' or 0 */
  gboolean dotted;   /* "p.m.", not "PM" */
} Stamp;

static gboolean
take_number (const char **p,
             int         *number,
             int         *width)
{
  *number = *width = 0;
  for (; g_ascii_isdigit (**p) && *width < 4; (*p)++, (*width)++)
    *number = *number * 10 + (**p - '0');

  return *width > 0 && !g_ascii_isdigit (**p);
}

/* Three numbers with one of @separators between them. */
static gboolean
take_three (const char **p,
            const char  *separators,
            int          numbers[3],
            int          widths[3])
{
  for (int i = 0; i < 3; i++)
    {
      if (i > 0 && (**p == '\0' || strchr (separators, **p) == NULL))
        return FALSE;
      if (i > 0)
        (*p)++;
      if (!take_number (p, &numbers[i], &widths[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_marker (const char *p,
             Stamp      *stamp)
{
  static const char *const words[] = { "AM", "PM", "a.m.", "p.m." };

  while (*p == ' ')
    p++;
  if (*p == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words) && stamp->marker == 0; i++)
    if (g_ascii_strcasecmp (p, words[i]) == 0)
      stamp->marker = g_ascii_toupper (*p);
  stamp->dotted = p[1] == '.';

  return stamp->marker != 0;
}

/* Reads "8/3/2007 4:46:12 PM", "12/23/2020 02:28:45.0480", "23.12.2007 02:28:45" and their like. */
static gboolean
parse_stamp (const char *text,
             Stamp      *stamp)
{
  int widths[3];
  int width;

  *stamp = (Stamp) { .fraction = -1 };
  if (!take_three (&text, "/-.", stamp->date, stamp->width) || *text++ != ' ')
    return FALSE;
  if (!take_three (&text, ":.", stamp->clock, widths))
    return FALSE;
  if (*text == '.')
    {
      text++;
      /* Setup writes milliseconds in four digits. */
      if (!take_number (&text, &stamp->fraction, &width) || stamp->fraction > 999)
        return FALSE;
    }

  return take_marker (text, stamp);
}

/* Learns the order of day and month, and whether the stamps are UTC, from all that stands in the log. */
typedef struct
{
  gboolean day_first;
  gboolean month_first;
  gboolean american; /* "8/3/2007 4:46 PM" */
  gboolean padded;   /* "10/08/2007 4:46 PM": no American writes that */
  gboolean lone_day; /* "3/08/2007": who pads the second number alone writes the day first */
} Hints;

static gboolean
is_padded (const Stamp *stamp,
           int          i)
{
  return stamp->width[i] == 2 && stamp->date[i] < 10;
}

static void
look_at (Hints       *hints,
         const Stamp *stamp)
{
  if (stamp->width[0] == 4)
    return;

  hints->day_first |= stamp->date[0] > 12;
  hints->month_first |= stamp->date[1] > 12 || stamp->fraction >= 0;
  hints->american |= stamp->marker != 0 && !stamp->dotted;
  hints->padded |= is_padded (stamp, 0) || is_padded (stamp, 1);
  hints->lone_day |= stamp->width[0] == 1 && is_padded (stamp, 1);
}

static TideDateOrder
conclude (const Hints *hints)
{
  if (hints->day_first && hints->month_first)
    return TIDE_DATE_ORDER_UNKNOWN;
  if (hints->day_first || (hints->lone_day && !hints->month_first))
    return TIDE_DATE_ORDER_DAY_FIRST;
  if (hints->month_first || (hints->american && !hints->padded))
    return TIDE_DATE_ORDER_MONTH_FIRST;

  return TIDE_DATE_ORDER_UNKNOWN;
}

/* The year of the product in a banner; a banner without one is Subscription Edition's. */
static guint64
banner_year (const TideRunEntry *entry)
{
  const char *year = tide_run_entry_after (entry, "Exchange Server ");

  if (year == NULL)
    year = tide_run_entry_after (entry, "Exchange ");
  if (year == NULL || entry->text + entry->size - year < 4)
    return 0;

  return g_ascii_isdigit (*year) ? (guint64) (year[0] - '0') * 1000 + (year[1] - '0') * 100 +
                                     (year[2] - '0') * 10 + (year[3] - '0')
                                 : G_MAXUINT64;
}

/* Whether the engine that wrote this entry writes UTC: it does from 2013 on. */
TideTruth
tide_run_entry_tells_utc (const TideRunEntry *entry)
{
  if (tide_run_entry_is (entry, TIDE_HEAD_BANNER) && banner_year (entry) > 0)
    return banner_year (entry) >= 2013 ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
  if (tide_run_entry_is (entry, TIDE_HEAD_VERSION))
    return tide_run_entry_begins (entry, "Setup version: 15.") ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;

  return TIDE_TRUTH_UNKNOWN;
}

void
tide_run_clock_learn (TideRunClock  *clock,
                      const TideRunLog *log)
{
  Hints hints = { 0 };
  TideTruth utc = log->native ? TIDE_TRUTH_NO : TIDE_TRUTH_UNKNOWN;

  for (guint i = 0; i < log->n_entries; i++)
    {
      Stamp stamp;

      if (utc == TIDE_TRUTH_UNKNOWN)
        utc = tide_run_entry_tells_utc (&log->entries[i]);
      if (parse_stamp (log->entries[i].stamp, &stamp))
        look_at (&hints, &stamp);
    }
  clock->utc = utc == TIDE_TRUTH_YES;
  clock->order = clock->utc ? TIDE_DATE_ORDER_MONTH_FIRST : conclude (&hints);
}

/* Day and month of one stamp; a number above 12 or two equal ones need no order. */
static gboolean
sort_date (const Stamp  *stamp,
           TideDateOrder order,
           int          *month,
           int          *day)
{
  int first = stamp->date[0], second = stamp->date[1];

  if (order == TIDE_DATE_ORDER_UNKNOWN && first > 12)
    order = TIDE_DATE_ORDER_DAY_FIRST;
  else if (order == TIDE_DATE_ORDER_UNKNOWN && (second > 12 || first == second))
    order = TIDE_DATE_ORDER_MONTH_FIRST;
  if (order == TIDE_DATE_ORDER_UNKNOWN)
    return FALSE;

  *month = order == TIDE_DATE_ORDER_MONTH_FIRST ? first : second;
  *day = order == TIDE_DATE_ORDER_MONTH_FIRST ? second : first;
  return TRUE;
}

static int
hour_of (const Stamp *stamp)
{
  if (stamp->marker == 0)
    return stamp->clock[0];
  if (stamp->clock[0] < 1 || stamp->clock[0] > 12)
    return -1;

  return stamp->clock[0] % 12 + (stamp->marker == 'P' ? 12 : 0);
}

/* Returns: (nullable) (transfer full): @stamp as if it were UTC */
static GDateTime *
to_time (const Stamp  *stamp,
         TideDateOrder order)
{
  int year = stamp->date[2], month = stamp->date[0], day = stamp->date[1];
  int hour = hour_of (stamp);

  if (stamp->width[0] == 4)
    {
      year = stamp->date[0];
      month = stamp->date[1];
      day = stamp->date[2];
    }
  else if (stamp->width[2] != 4 || !sort_date (stamp, order, &month, &day))
    return NULL;
  if (hour < 0)
    return NULL;

  return g_date_time_new_utc (year, month, day, hour, stamp->clock[1],
                              stamp->clock[2] + MAX (stamp->fraction, 0) / 1000.0);
}

static GDateTime *
read_time (const TideRunClock *clock,
           const char         *text)
{
  Stamp stamp;

  return parse_stamp (text, &stamp) ? to_time (&stamp, clock->order) : NULL;
}

/* Returns: (transfer full): ISO 8601, or the log's own words where the date cannot be told for certain */
char *
tide_run_clock_write (const TideRunClock *clock,
                      const char         *stamp)
{
  g_autoptr (GDateTime) time = read_time (clock, stamp);
  g_autofree char *seconds = NULL;
  Stamp parsed;

  if (time == NULL)
    return tide_safe_text (stamp, -1, TIDE_SAFE_LINE);

  seconds = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  if (!parse_stamp (stamp, &parsed) || parsed.fraction < 0)
    return g_strconcat (seconds, clock->utc ? "Z" : "", NULL);

  return g_strdup_printf ("%s.%03d%s", seconds, parsed.fraction, clock->utc ? "Z" : "");
}

gboolean
tide_run_clock_get_unix (const TideRunClock *clock,
                         const char         *stamp,
                         gint64             *seconds)
{
  g_autoptr (GDateTime) time = clock->utc ? read_time (clock, stamp) : NULL;

  if (time == NULL)
    return FALSE;

  *seconds = g_date_time_to_unix (time);
  return TRUE;
}

/* The offset between a local time and UTC, if it is one: within a day's zones, on a quarter of an hour. */
static gboolean
offset_between (GDateTime *local,
                gint64     utc,
                gint64    *offset)
{
  gint64 difference = g_date_time_to_unix (local) - utc;
  gint64 quarters = (difference + (difference < 0 ? -450 : 450)) / 900;

  *offset = quarters * 900;
  return ABS (*offset) <= 14 * 3600 && ABS (difference - *offset) <= 120;
}

/* "Current service status query time is '3/20/2024 4:57:25 PM'" beside a stamp in UTC */
static char *
offset_of_query (const TideRunEntry *entry,
                 const TideRunClock *clock)
{
  g_autofree char *local = tide_run_entry_dup_between (entry, "'", "'");
  gint64 utc, offset;
  Stamp stamp;

  if (local == NULL || !parse_stamp (local, &stamp) || !tide_run_clock_get_unix (clock, entry->stamp, &utc))
    return NULL;

  for (TideDateOrder order = TIDE_DATE_ORDER_MONTH_FIRST; order <= TIDE_DATE_ORDER_DAY_FIRST; order++)
    {
      g_autoptr (GDateTime) time = to_time (&stamp, order);

      if (time != NULL && offset_between (time, utc, &offset))
        return g_strdup_printf ("%c%02d:%02d", offset < 0 ? '-' : '+', (int) (ABS (offset) / 3600),
                                (int) (ABS (offset) / 60 % 60));
    }

  return NULL;
}

/* "Local time zone: (UTC-05:00) Eastern Time": the standard offset, whatever the season */
static char *
offset_of_zone (const TideRunEntry *entry)
{
  g_autofree char *zone = tide_run_entry_dup_between (entry, "(", ")");

  if (zone == NULL || (!g_str_has_prefix (zone, "UTC") && !g_str_has_prefix (zone, "GMT")))
    return NULL;
  if (zone[3] == '\0')
    return g_strdup ("+00:00");
  if ((zone[3] != '+' && zone[3] != '-') || strlen (zone) != strlen ("UTC-05:00") || zone[6] != ':')
    return NULL;

  return g_strdup (zone + 3);
}

/* Returns: (nullable) (transfer full): the server's offset from UTC, measured if it can be, else declared */
char *
tide_run_clock_find_offset (const TideRunSpan *span)
{
  g_autofree char *declared = NULL;

  for (guint i = span->first; i < span->end; i++)
    {
      const TideRunEntry *entry = &span->log->entries[i];
      g_autofree char *measured = NULL;

      if (tide_run_entry_is (entry, TIDE_HEAD_SERVICE_TIME))
        measured = offset_of_query (entry, &span->log->clock);
      if (measured != NULL)
        return g_steal_pointer (&measured);
      if (declared == NULL && tide_run_entry_is (entry, TIDE_HEAD_TIME_ZONE))
        declared = offset_of_zone (entry);
    }

  return g_steal_pointer (&declared);
}
