/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "facts/servers/tide-folders.h"
#include "facts/windows/tide-windows-files.h"

#define PROGRAM_FILES "%ProgramFiles%"
#define STEPS_MIN 3

/* Without the drive, with '/' between names; only what is the same everywhere is put in for a variable. */
static char *
dup_below_root (const char *path)
{
  const char *rest = path;
  char *below;

  if (g_ascii_strncasecmp (path, PROGRAM_FILES "\\", strlen (PROGRAM_FILES "\\")) == 0)
    below = g_strconcat ("/Program Files", path + strlen (PROGRAM_FILES), NULL);
  else
    {
      if (g_ascii_isalpha (path[0]) && path[1] == ':')
        rest = path + 2;
      below = *rest == '\\' && rest != path ? g_strdup (rest) : NULL;
    }

  return below != NULL ? g_strdelimit (below, "\\", '/') : NULL;
}

static guint
count_steps (const char *below)
{
  guint n = 0;

  for (; *below != '\0'; below++)
    n += *below == '/';

  return n;
}

/* What was listed need not begin at the root of a drive; but "bin" alone is any folder of that name. */
static gboolean
ends_with (const char *folder,
           const char *below)
{
  gsize length = strlen (folder);
  gsize n = strlen (below);

  return count_steps (below) >= STEPS_MIN && length >= n &&
         g_ascii_strcasecmp (folder + length - n, below) == 0;
}

static gboolean
lists (TideReading *listing,
       const char  *name)
{
  g_autoptr (GVariant) rows = g_variant_get_child_value (listing->data, 0);

  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);
      g_autoptr (GVariant) path = g_variant_get_child_value (row, 0);
      gsize length;
      const char *bytes = tide_wire_get_bytes (path, &length);

      if (length == strlen (name) && g_ascii_strncasecmp (bytes, name, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static TideTruth
ask (TideReading *reading,
     const char  *folder,
     const char  *name)
{
  g_autofree char *own = NULL;

  if (reading->data == NULL || reading->state != TIDE_EVIDENCE_STATE_OK ||
      g_strcmp0 (tide_reading_type_of (reading->kind), TIDE_WIRE_LISTING) != 0 ||
      reading->kind == TIDE_EVIDENCE_KIND_ARCHIVE || reading->kind == TIDE_EVIDENCE_KIND_SYSTEM_DRIVE)
    return TIDE_TRUTH_UNKNOWN;

  own = tide_reading_dup_folder (reading);
  if (!ends_with (own, folder))
    return TIDE_TRUTH_UNKNOWN;

  return lists (reading, name) ? TIDE_TRUTH_YES : TIDE_TRUTH_NO;
}

TideTruth
tide_windows_files_have (GPtrArray  *readings,
                         const char *path)
{
  g_autofree char *below = dup_below_root (path);
  char *slash = below != NULL ? strrchr (below, '/') : NULL;
  TideTruth found = TIDE_TRUTH_UNKNOWN;

  if (slash == NULL || slash == below || slash[1] == '\0')
    return TIDE_TRUTH_UNKNOWN;
  *slash = '\0';
  for (guint i = 0; i < readings->len && found != TIDE_TRUTH_YES; i++)
    {
      TideTruth answer = ask (g_ptr_array_index (readings, i), below, slash + 1);

      if (answer != TIDE_TRUTH_UNKNOWN)
        found = answer;
    }

  return found;
}

static gboolean
is_set_by_windows (const char *name)
{
  static const char *const names[] = { "SystemRoot",         "windir",       "SystemDrive",
                                       "ProgramFiles",       "ProgramData",  "ProgramFiles(x86)",
                                       "CommonProgramFiles", "ProgramW6432", "CommonProgramFiles(x86)",
                                       "ALLUSERSPROFILE",    "PUBLIC",       "CommonProgramW6432",
                                       "clusterdir" /* setup's own word */ };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;

  return FALSE;
}

char *
tide_windows_files_find_unknown_variable (TideRegistry *registry,
                                          const char   *environment,
                                          const char   *path)
{
  TideRegistryKey *key = tide_registry_find (registry, environment);
  g_auto (GStrv) parts = g_strsplit (path, "%", -1);

  /* Every other part stands between two signs. */
  for (guint i = 1; key != NULL && parts[i] != NULL && parts[i + 1] != NULL; i += 2)
    if (*parts[i] != '\0' && !is_set_by_windows (parts[i]) &&
        tide_registry_key_get_value (key, parts[i]) == NULL)
      return g_strdup (parts[i]);

  return NULL;
}
