/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "facts/tide-capture.h"
#include "facts/tide-pieces.h"
#include "facts/tide-runs.h"

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

/* The change times of a container's members, except for the logs that are asked about. */
static gint64
get_latest_member (TideReading *container,
                   GPtrArray   *readings,
                   TideReading *log,
                   gboolean     certain)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (container->data, 0);
  g_autofree char *folder = tide_reading_dup_folder (container);
  gint64 latest = -1;

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
      if (modified > G_MAXINT64 || (!certain && g_str_has_suffix (safe, ".log")) ||
          (log != NULL && is_file_of (log, folder, safe)))
        continue;
      latest = MAX (latest, (gint64) modified);
    }

  return latest;
}

static gint64
get_witness (TideServerInput *input,
             TideReading     *reading,
             TideReading     *log,
             gboolean         certain)
{
  const char *type = tide_reading_type_of (reading->kind);

  if (reading == log || (is_log (reading) && !certain))
    return -1;
  if (g_strcmp0 (type, TIDE_WIRE_LISTING) == 0)
    return reading->data != NULL ? get_latest_member (reading, input->readings, log, certain) : -1;
  if (is_log (reading))
    return MAX (reading->modified, get_last_stamp (reading));

  return reading->modified;
}

GDateTime *
tide_capture_derive (TideServerInput *input)
{
  gboolean certain;
  TideReading *log = find_questioned_log (input->readings, &certain);
  gint64 latest = tide_registry_get_latest (input->registry);

  for (guint i = 0; i < input->readings->len; i++)
    latest = MAX (latest, get_witness (input, input->readings->pdata[i], log, certain));

  return latest > 0 ? g_date_time_new_from_unix_utc (latest) : NULL;
}
