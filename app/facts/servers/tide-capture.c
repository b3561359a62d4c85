/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "facts/runs/tide-runs.h"
#include "facts/servers/tide-capture.h"
#include "facts/servers/tide-folders.h"

/* How far a clock on the wall may be from UTC */
#define MOST_AHEAD (14 * 60 * 60)
#define MOST_BEHIND (12 * 60 * 60)

#define LAST_SECOND G_GINT64_CONSTANT (253402300799) /* of the year 9999 */

static gboolean
is_log (TideReading *reading)
{
  return reading->kind == TIDE_EVIDENCE_KIND_MANAGED_LOG || reading->kind == TIDE_EVIDENCE_KIND_NATIVE_LOG;
}

static gint64
get_last_stamp (TideReading *log)
{
  return log->data != NULL ? tide_runs_get_latest (log) : -1;
}

/*
 * The log that was written last is the one that is asked about, and no witness of itself. Where no stamp
 * tells which that is, no log is one.
 */
static TideReading *
find_questioned_log (GPtrArray *readings,
                     gboolean  *certain)
{
  TideReading *last = NULL;
  guint n_logs = 0;

  for (guint i = 0; i < readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (readings, i);

      if (!is_log (reading))
        continue;
      n_logs++;
      if (last == NULL || get_last_stamp (reading) > get_last_stamp (last))
        last = reading;
    }
  *certain = n_logs < 2 || get_last_stamp (last) >= 0;

  return last;
}

static gboolean
is_file_of (TideReading *reading,
            const char  *folder,
            const char  *path)
{
  g_autofree char *own = g_strconcat (reading->group, "/", reading->name, NULL);
  g_autofree char *member = g_strconcat (folder, "/", path, NULL);

  return strcmp (own, member) == 0;
}

/* What is no time is no witness. */
static void
see (TideCapture *self,
     gint64       time,
     gboolean     zone)
{
  if (time <= 0 || time > LAST_SECOND)
    return;
  self->earliest = MAX (self->earliest, zone ? time : time - MOST_AHEAD);
  self->latest = MAX (self->latest, zone ? time : time + MOST_BEHIND);
}

/* The change times of a container's members, except for the logs that are asked about. */
static void
see_members (TideCapture *self,
             TideReading *container,
             TideReading *log,
             gboolean     certain)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (container->data, 0);
  g_autofree char *folder = tide_reading_dup_folder (container);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) path = g_variant_get_child_value (row, 0);
      g_autofree char *safe = NULL;
      guint64 modified;
      gsize length;
      const char *bytes = tide_wire_get_bytes (path, &length);

      safe = tide_safe_text (length > 0 ? bytes : "", length, TIDE_SAFE_LINE);
      g_variant_get_child (row, 2, "t", &modified);
      if ((!certain && g_str_has_suffix (safe, ".log")) || (log != NULL && is_file_of (log, folder, safe)))
        continue;
      see (self, modified & ~TIDE_WIRE_NO_ZONE, (modified & TIDE_WIRE_NO_ZONE) == 0);
    }
}

static void
see_reading (TideCapture *self,
             TideReading *reading,
             TideReading *log,
             gboolean     certain)
{
  if (reading == log || (is_log (reading) && !certain))
    return;
  if (g_strcmp0 (tide_reading_type_of (reading->kind), TIDE_WIRE_LISTING) == 0)
    {
      if (reading->data != NULL)
        see_members (self, reading, log, certain);
      return;
    }

  see (self, reading->modified, TRUE);
  if (is_log (reading))
    see (self, get_last_stamp (reading), TRUE);
}

TideCapture
tide_capture_derive (TideServerInput *input)
{
  TideCapture self = { -1, -1 };
  gboolean certain;
  TideReading *log = find_questioned_log (input->readings, &certain);

  see (&self, tide_registry_get_latest (input->registry), TRUE);
  for (guint i = 0; i < input->readings->len; i++)
    see_reading (&self, input->readings->pdata[i], log, certain);

  return self;
}
