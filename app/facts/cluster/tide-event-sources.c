/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-windows-path.h"
#include "facts/cluster/tide-cluster-private.h"
#include "facts/cluster/tide-event-sources.h"
#include "facts/servers/tide-control-set.h"
#include "facts/servers/tide-generations.h"
#include "facts/windows/tide-windows-files.h"

#define EVENT_LOG "Services\\EventLog"
#define ENVIRONMENT "Control\\Session Manager\\Environment"

static TideTruth
both (TideTruth a,
      TideTruth b)
{
  if (a == TIDE_TRUTH_NO || b == TIDE_TRUTH_NO)
    return TIDE_TRUTH_NO;

  return a == TIDE_TRUTH_YES && b == TIDE_TRUTH_YES ? TIDE_TRUTH_YES : TIDE_TRUTH_UNKNOWN;
}

static TideTruth
look_up_file (TideServerInput *input,
              const char      *file)
{
  TideTruth found = tide_cluster_directory_has (input->directory, file, FALSE);

  return found != TIDE_TRUTH_UNKNOWN ? found : tide_windows_files_have (input->readings, file);
}

/* A source may name several files, with ';' between them. */
static TideTruth
look_up_files (TideServerInput *input,
               const char      *message_file)
{
  g_auto (GStrv) files = g_strsplit (message_file, ";", -1);
  TideTruth all = TIDE_TRUTH_YES;
  gboolean any = FALSE;

  for (guint i = 0; files[i] != NULL; i++)
    {
      if (*g_strstrip (files[i]) == '\0')
        continue;
      any = TRUE;
      all = both (all, look_up_file (input, files[i]));
    }

  return any ? all : TIDE_TRUTH_UNKNOWN;
}

static void
cite_value (TideEventSource *source,
            TideRegistryKey *key,
            const char      *name)
{
  TideRegistryValue *value = tide_registry_key_get_value (key, name);
  g_autoptr (TideCitation) citation = NULL;

  if (value == NULL)
    return;
  citation = tide_registry_value_cite (value);
  g_list_store_append (source->citations, citation);
}

static void
read_message_file (TideServerInput *input,
                   TideServer      *server,
                   TideEventSource *source)
{
  g_autofree char *environment = tide_server_dup_system_path (server, ENVIRONMENT);

  source->message_file = tide_registry_dup_string (input->registry, source->key, "EventMessageFile");
  if (source->message_file == NULL)
    return;
  source->message_file_present = look_up_files (input, source->message_file);
  if (environment != NULL)
    source->unknown_variable =
      tide_windows_files_find_unknown_variable (input->registry, environment, source->message_file);
}

static void
read_key (TideServerInput *input,
          TideServer      *server,
          TideEventSource *source,
          TideRegistryKey *key)
{
  TideRegistryValue *types = tide_registry_key_get_value (key, "TypesSupported");
  g_autoptr (TideCitation) citation = tide_registry_key_cite (key);
  guint32 number;

  source->state = TIDE_PRESENCE_PRESENT;
  source->key = g_strdup (tide_registry_key_get_path (key));
  read_message_file (input, server, source);
  source->category_file = tide_registry_dup_string (input->registry, source->key, "CategoryMessageFile");
  if (types != NULL && tide_registry_value_get_dword (types, &number))
    source->types_supported = number;
  else
    source->types_supported = -1;

  g_list_store_append (source->citations, citation);
  cite_value (source, key, "EventMessageFile");
  cite_value (source, key, "CategoryMessageFile");
  cite_value (source, key, "TypesSupported");
}

static TideEventSource *
source_new (const char *name,
            const char *log)
{
  TideEventSource *source = g_object_new (TIDE_TYPE_EVENT_SOURCE, NULL);

  source->name = g_strdup (name);
  source->log = g_strdup (log);
  source->types_supported = -1;

  return source;
}

static gboolean
is_spelling_of (const TideCatalogEventSource *entry,
                const char                   *name)
{
  if (g_ascii_strcasecmp (entry->id, name) == 0)
    return TRUE;
  for (guint i = 0; entry->names != NULL && entry->names[i] != NULL; i++)
    if (g_ascii_strcasecmp (entry->names[i], name) == 0)
      return TRUE;

  return FALSE;
}

static TideRegistryKey *
find_key (GPtrArray                    *keys,
          const TideCatalogEventSource *entry)
{
  for (guint i = 0; i < keys->len; i++)
    if (g_ascii_strcasecmp (tide_registry_key_get_name (keys->pdata[i]), entry->id) == 0)
      return keys->pdata[i];
  for (guint i = 0; i < keys->len; i++)
    if (is_spelling_of (entry, tide_registry_key_get_name (keys->pdata[i])))
      return keys->pdata[i];

  return NULL;
}

static void
add_from_catalog (TideServerInput              *input,
                  TideServer                   *server,
                  const TideCatalogEventSource *entry)
{
  g_autofree char *log = g_strconcat (EVENT_LOG "\\", entry->log, NULL);
  g_autofree char *path = tide_server_dup_system_path (server, log);
  g_autoptr (GPtrArray) keys = path != NULL ? tide_registry_children (input->registry, path)
                                            : g_ptr_array_new ();
  g_autoptr (TideEventSource) source = source_new (entry->id, entry->log);
  TideRegistryKey *key = find_key (keys, entry);

  if (key != NULL)
    read_key (input, server, source, key);
  else
    {
      source->key = path != NULL ? g_strconcat (path, "\\", entry->id, NULL)
                                 : g_strconcat ("SYSTEM\\CurrentControlSet\\", log, "\\", entry->id, NULL);
      source->state = path != NULL && tide_registry_covers (input->registry, path) ? TIDE_PRESENCE_MISSING
                                                                                   : TIDE_PRESENCE_UNKNOWN;
    }
  g_list_store_append (server->event_sources, source);
}

static gboolean
contains (const char *text,
          const char *part)
{
  g_autofree char *lower_text = g_ascii_strdown (text, -1);
  g_autofree char *lower_part = g_ascii_strdown (part, -1);

  return strstr (lower_text, lower_part) != NULL;
}

/* The library of the SMTP service lies in a directory of Windows. */
static gboolean
is_exsmtp (const char *files)
{
  g_auto (GStrv) parts = g_strsplit (files, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_ascii_strcasecmp (tide_windows_path_get_name (g_strstrip (parts[i])), "exsmtp.dll") == 0)
      return TRUE;

  return FALSE;
}

/* Where setup puts Exchange, by the registry, else by the folder that it offers. */
static gboolean
is_exchange_file (TideServer *server,
                  const char *file)
{
  if (file == NULL)
    return FALSE;

  return (server->install_path != NULL && contains (file, server->install_path)) ||
         contains (file, "\\Exchsrvr\\") || contains (file, "\\Microsoft\\Exchange Server\\") ||
         is_exsmtp (file);
}

static gboolean
is_exchange_source (TideServer      *server,
                    TideRegistry    *registry,
                    TideRegistryKey *key)
{
  const char *path = tide_registry_key_get_path (key);
  g_autofree char *message_file = NULL;
  g_autofree char *category_file = NULL;

  if (g_ascii_strncasecmp (tide_registry_key_get_name (key), "MSExchange", strlen ("MSExchange")) == 0)
    return TRUE;
  message_file = tide_registry_dup_string (registry, path, "EventMessageFile");
  category_file = tide_registry_dup_string (registry, path, "CategoryMessageFile");

  return is_exchange_file (server, message_file) || is_exchange_file (server, category_file);
}

/* Whether one of the first @n sources stands for the key. */
static gboolean
is_added (TideServer *server,
          guint       n,
          const char *path)
{
  GListModel *sources = G_LIST_MODEL (server->event_sources);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);

      if (g_ascii_strcasecmp (source->key, path) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_others (TideServerInput *input,
            TideServer      *server,
            const char      *log)
{
  g_autofree char *below = g_strconcat (EVENT_LOG "\\", log, NULL);
  g_autofree char *path = tide_server_dup_system_path (server, below);
  g_autoptr (GPtrArray) keys = path != NULL ? tide_registry_children (input->registry, path)
                                            : g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (server->event_sources));

  for (guint i = 0; i < keys->len; i++)
    {
      TideRegistryKey *key = g_ptr_array_index (keys, i);
      g_autoptr (TideEventSource) source = NULL;

      if (!is_exchange_source (server, input->registry, key) ||
          is_added (server, n, tide_registry_key_get_path (key)))
        continue;
      source = source_new (tide_registry_key_get_name (key), log);
      read_key (input, server, source, key);
      g_list_store_append (server->event_sources, source);
    }
}

void
tide_event_sources_read (TideServerInput *input,
                         TideServer      *server)
{
  GPtrArray *entries = tide_catalog_get_event_sources (input->catalog);

  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogEventSource *entry = g_ptr_array_index (entries, i);

      if (TIDE_GENERATION_IN (server->generation, entry->generations))
        add_from_catalog (input, server, entry);
    }
  add_others (input, server, "Application");
  add_others (input, server, "System");
}
