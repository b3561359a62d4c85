/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-wire.h"
#include "facts/servers/tide-folders.h"

#define MAX_FOLDERS 32 /* on top of one another; what lies deeper counts as lying there */

GHashTable *
tide_folders_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

char *
tide_reading_dup_folder (TideReading *reading)
{
  if (g_strcmp0 (tide_reading_type_of (reading->kind), TIDE_WIRE_LISTING) != 0)
    return g_strdup (reading->group);

  return g_strconcat (reading->group, "/", reading->name,
                      reading->kind == TIDE_EVIDENCE_KIND_ARCHIVE ? "!" : NULL, NULL);
}

static char *
dup_place (TideReading *reading)
{
  char *folder = tide_reading_dup_folder (reading);
  char *end = folder;

  for (guint i = 0; i < MAX_FOLDERS && end != NULL; i++)
    end = strchr (i > 0 ? end + 1 : end, '/');
  if (end != NULL)
    *end = '\0';

  return folder;
}

/* Cuts the last name off @folder; FALSE at the top. */
static gboolean
climb (char *folder)
{
  char *slash = strrchr (folder, '/');

  if (*folder == '\0')
    return FALSE;

  *(slash != NULL ? slash : folder) = '\0';
  return TRUE;
}

void
tide_folders_mark (GHashTable  *self,
                   TideReading *reading,
                   const char  *server)
{
  g_autofree char *folder = dup_place (reading);

  do
    {
      const char *known = g_hash_table_lookup (self, folder);

      if (known != NULL && (known == server || *known == '\0'))
        return;
      g_hash_table_insert (self, g_strdup (folder), known == NULL ? (gpointer) server : (gpointer) "");
    }
  while (climb (folder));
}

void
tide_folders_tell (GHashTable  *self,
                   TideReading *reading,
                   const char  *server)
{
  if (g_strcmp0 (tide_reading_type_of (reading->kind), TIDE_WIRE_LISTING) == 0)
    g_hash_table_insert (self, dup_place (reading), (gpointer) server);
}

const char *
tide_folders_ask (GHashTable  *self,
                  TideReading *reading)
{
  g_autofree char *folder = dup_place (reading);

  do
    {
      const char *known = g_hash_table_lookup (self, folder);

      if (known != NULL)
        return *known != '\0' ? known : NULL;
    }
  while (climb (folder));

  return NULL;
}
