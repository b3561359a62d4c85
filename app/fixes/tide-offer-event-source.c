/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fixes/tide-offer-private.h"

#define ALL_TYPES 7 /* errors, warnings and information, by convention */

static TideEventSource *
find_source (TideServer *server,
             const char *name)
{
  GListModel *sources = tide_server_get_event_sources (server);

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);

      if (g_ascii_strcasecmp (tide_event_source_get_name (source), name) == 0)
        return source; /* the list keeps it */
    }
  return NULL;
}

static const TideCatalogEventSource *
find_entry (TideFacts  *facts,
            const char *name)
{
  GPtrArray *entries = tide_catalog_get_event_sources (tide_facts_get_catalog (facts));

  for (guint i = 0; name != NULL && i < entries->len; i++)
    {
      const TideCatalogEventSource *entry = g_ptr_array_index (entries, i);

      if (g_ascii_strcasecmp (entry->id, name) == 0
          || (entry->names != NULL && g_strv_contains ((const char *const *) entry->names, name)))
        return entry;
    }
  return NULL;
}

/* The Cluster directory as the cluster service's own path names it, else where Windows puts it */
static char *
dup_cluster_directory (const TideOffer *offer)
{
  const char *set = tide_server_get_control_set (offer->server);
  TideRegistry *registry = tide_facts_get_registry (offer->facts, offer->server);
  g_autofree char *key = g_strdup_printf ("SYSTEM\\%s\\Services\\ClusSvc",
                                          set != NULL ? set : "CurrentControlSet");
  g_autofree char *path = registry != NULL ? tide_registry_dup_string (registry, key, "ImagePath") : NULL;
  char *name = path != NULL ? strrchr (path, '\\') : NULL;

  if (name == NULL || g_ascii_strcasecmp (name, "\\clussvc.exe") != 0 || strchr (path, '"') != NULL)
    return g_strdup ("%SystemRoot%\\Cluster");

  *name = '\0';
  return g_steal_pointer (&path);
}

static void
set_message_file (const TideOffer              *offer,
                  TideFix                      *fix,
                  const TideCatalogEventSource *entry)
{
  g_autofree char *directory = dup_cluster_directory (offer);

  fix->message_file = g_strdup_printf ("%s\\%s", directory, entry->message_file);
  fix->message_kind = strchr (fix->message_file, '%') != NULL ? TIDE_REG_EXPAND_SZ : TIDE_REG_SZ;
  fix->types = ALL_TYPES;
}

static void
add_edits (const TideOffer *offer,
           TideFix         *fix)
{
  const char *set = tide_server_get_control_set (offer->server);
  g_autofree char *key = NULL;

  if (set == NULL)
    return;

  key = g_strdup_printf ("SYSTEM\\%s\\Services\\EventLog\\%s\\%s", set, fix->log, fix->subject);
  tide_offer_add_edit (offer, fix, offer->server,
                       tide_edit_new_text (key, "EventMessageFile", fix->message_kind, fix->message_file));
  tide_offer_add_edit (offer, fix, offer->server, tide_edit_new_dword (key, "TypesSupported", fix->types));
}

TideFix *
tide_offer_event_source (const TideOffer *offer)
{
  const TideCatalogEventSource *entry = find_entry (offer->facts, offer->finding->subject);
  TideEventSource *source;
  TideFix *fix;

  if (offer->server == NULL || entry == NULL)
    return NULL;

  source = find_source (offer->server, offer->finding->subject);
  fix = tide_offer_new_fix (offer, TIDE_FIX_KIND_EVENT_SOURCE, offer->finding->subject);
  fix->log = g_strdup (source != NULL ? tide_event_source_get_log (source) : entry->log);
  set_message_file (offer, fix, entry);
  tide_fix_add_node (fix, tide_server_get_computer_name (offer->server), NULL);
  tide_fix_add_command (fix, "reg add \"HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\%s\\%s\""
                        " /v EventMessageFile /t %s /d \"%s\" /f", fix->log, fix->subject,
                        fix->message_kind == TIDE_REG_SZ ? "REG_SZ" : "REG_EXPAND_SZ", fix->message_file);
  tide_fix_add_command (fix, "reg add \"HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\%s\\%s\""
                        " /v TypesSupported /t REG_DWORD /d %u /f", fix->log, fix->subject, fix->types);
  add_edits (offer, fix);

  return fix;
}
