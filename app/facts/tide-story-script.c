/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "facts/tide-story.h"

/* A declared zone is an hour off in summer; names are written a moment before or after a line of the log. */
#define ZONE_SLACK 3600
#define SLACK 60

/* Setup's cmdlets are named after the role, by the name of its key or by setup's own. */
gboolean
tide_story_is_at_work (TideCatalog *catalog,
                       const char  *cmdlet,
                       const char  *name)
{
  const char *noun = cmdlet != NULL ? strchr (cmdlet, '-') : NULL;
  const TideCatalogRole *role;

  if (noun == NULL || name == NULL)
    return FALSE;
  role = tide_catalog_find_role (catalog, noun + 1);

  return g_ascii_strcasecmp (noun + 1, name) == 0 ||
         (role != NULL && role == tide_catalog_find_role (catalog, name));
}

/* "Install-MailboxRole-20070803-164612345.ps1": digits of the date, and six of the time of day */
static gboolean
read_time (const char *date,
           const char *clock,
           gint64     *seconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (strlen (date) != 8 || strspn (date, "0123456789") != 8 || strspn (clock, "0123456789") < 6)
    return FALSE;

  text = g_strdup_printf ("%sT%.6sZ", date, clock);
  time = g_date_time_new_from_iso8601 (text, NULL);
  if (time != NULL)
    *seconds = g_date_time_to_unix (time);

  return time != NULL;
}

/* The server's clock as if it were UTC, as in the names of its scripts */
static gboolean
read_local (TideRun    *run,
            const char *text,
            gint64     *seconds)
{
  gboolean utc = text != NULL && g_str_has_suffix (text, "Z");
  g_autoptr (GTimeZone) none = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) zone = run->utc_offset != NULL ? g_time_zone_new_identifier (run->utc_offset) : NULL;
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, none) : NULL;

  if (time == NULL || (utc && zone == NULL))
    return FALSE;

  *seconds = g_date_time_to_unix (time) + (utc ? g_time_zone_get_offset (zone, 0) : 0);
  return TRUE;
}

static gboolean
is_during (TideRun *run,
           gint64   seconds)
{
  gint64 slack = SLACK + (g_str_has_suffix (run->started, "Z") ? ZONE_SLACK : 0);
  gint64 begun, ended;

  return read_local (run, run->started, &begun) && read_local (run, run->ended, &ended) &&
         seconds >= begun - slack && seconds <= ended + slack;
}

/* Whether @name is that of a script of the cmdlet at which the run stopped, written while it ran */
static gboolean
may_be_of (TideCatalog *catalog,
           TideRun     *run,
           const char  *name,
           gint64      *seconds)
{
  g_auto (GStrv) parts = g_strsplit (name, "-", 5);
  gsize verb = strcspn (run->failed_component, "-");

  return g_strv_length (parts) == 4 && strlen (parts[0]) == verb &&
         g_ascii_strncasecmp (parts[0], run->failed_component, verb) == 0 &&
         tide_story_is_at_work (catalog, run->failed_component, parts[1]) &&
         read_time (parts[2], parts[3], seconds) && is_during (run, *seconds);
}

/* The log may have lost the line that names the script: then verb, noun and time do. */
TideReading *
tide_story_find_script (TideServerInput *input,
                        TideRun         *run)
{
  TideReading *last = NULL;
  gint64 latest = G_MININT64;

  for (guint i = 0; run->failed_component != NULL && run->started != NULL && i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);
      gint64 seconds;

      if (reading->data == NULL || !g_variant_is_of_type (reading->data, G_VARIANT_TYPE (TIDE_WIRE_SCRIPT)) ||
          !may_be_of (input->catalog, run, reading->name, &seconds) || seconds < latest)
        continue;
      latest = seconds;
      last = reading;
    }

  return last;
}
