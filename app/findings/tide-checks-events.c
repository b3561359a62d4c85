/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-checks.h"

/* The catalogue's entry that a source goes by, under whatever spelling */
static const TideCatalogEventSource *
find_entry (TideCheck  *check,
            TideServer *server,
            const char *name)
{
  GPtrArray *entries = tide_catalog_get_event_sources (tide_facts_get_catalog (check->facts));

  for (guint i = 0; i < entries->len; i++)
    {
      const TideCatalogEventSource *entry = g_ptr_array_index (entries, i);
      gboolean called = g_ascii_strcasecmp (entry->id, name) == 0;

      for (guint j = 0; entry->names[j] != NULL; j++)
        called = called || g_ascii_strcasecmp (entry->names[j], name) == 0;
      if (called && entry->generations & (1u << tide_server_get_generation (server)))
        return entry;
    }

  return NULL;
}

/* Whether a list of paths ("a;b") names a file */
static gboolean
names_file (const char *paths,
            const char *file)
{
  g_auto (GStrv) parts = g_strsplit (paths, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      const char *slash = strrchr (part, '\\');

      if (g_ascii_strcasecmp (slash != NULL ? slash + 1 : part, file) == 0)
        return TRUE;
    }

  return FALSE;
}

static TideFinding *
say_source (TideCheck       *check,
            TideEventSource *source,
            const char      *name,
            TideFindingState state)
{
  TideFinding *finding = tide_check_say (check, name, state);

  tide_finding_set (finding, "source", name);
  tide_finding_set (finding, "log", tide_event_source_get_log (source));
  tide_finding_set (finding, "message-file", tide_event_source_get_message_file (source));
  tide_finding_cite_all (finding, tide_event_source_get_citations (source));

  return finding;
}

/* A key is only as good as the file that it leads to. */
static void
judge_key (TideCheck                    *check,
           TideEventSource              *source,
           const TideCatalogEventSource *entry)
{
  const char *file = tide_event_source_get_message_file (source);
  gboolean right = file != NULL && names_file (file, entry->message_file);
  TideFinding *finding = say_source (check, source, entry->id, right ? TIDE_FINDING_STATE_PASS
                                                                     : TIDE_FINDING_STATE_FAIL);

  tide_finding_set (finding, "expected", entry->message_file);
  if (!right)
    tide_finding_add_word (finding, file != NULL ? "wrong-file" : "no-file");
}

static void
judge_source (TideCheck                    *check,
              TideEventSource              *source,
              const TideCatalogEventSource *entry)
{
  TidePresence presence = tide_event_source_get_state (source);

  if (presence == TIDE_PRESENCE_PRESENT)
    judge_key (check, source, entry);
  else if (presence == TIDE_PRESENCE_UNKNOWN)
    say_source (check, source, entry->id, TIDE_FINDING_STATE_UNKNOWN);
  else
    tide_check_cite_absence (check, say_source (check, source, entry->id, TIDE_FINDING_STATE_FAIL),
                             tide_event_source_get_key (source));
}

/* The sources of the cluster part, by the name of the generation even where the other spelling stands */
void
tide_check_event_source (TideCheck *check)
{
  GListModel *sources = tide_server_get_event_sources (check->server);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);
      const TideCatalogEventSource *entry =
        find_entry (check, check->server, tide_event_source_get_name (source));

      if (entry != NULL && g_hash_table_add (seen, (gpointer) entry))
        judge_source (check, source, entry);
    }
}

#define EVENT_LOG "Services\\EventLog"

/* Whether the server's keys of the log were given and that of the source is not among them; one that leads
 * elsewhere is there all the same. */
static gboolean
lacks_source (TideCheck  *check,
              const char *log,
              const char *name)
{
  TideRegistry *registry = tide_facts_get_registry (check->facts, check->server);
  const char *set = tide_server_get_control_set (check->server);
  g_autofree char *path = g_strjoin ("\\", "SYSTEM", set != NULL ? set : "", EVENT_LOG, log, name, NULL);

  return set != NULL && tide_registry_covers (registry, path) && tide_registry_find (registry, path) == NULL;
}

/* Message files lie all over the drive; where a folder is not given, nothing can be said of them. */
static void
judge_file (TideCheck       *check,
            TideEventSource *source)
{
  static const TideFindingState states[] = {
    [TIDE_TRUTH_UNKNOWN] = TIDE_FINDING_STATE_NOT_CHECKED,
    [TIDE_TRUTH_NO] = TIDE_FINDING_STATE_FAIL,
    [TIDE_TRUTH_YES] = TIDE_FINDING_STATE_PASS,
  };
  const char *name = tide_event_source_get_name (source);
  const char *variable = tide_event_source_get_unknown_variable (source);

  if (tide_event_source_get_message_file (source) == NULL)
    tide_finding_add_word (say_source (check, source, name, TIDE_FINDING_STATE_FAIL), "no-file");
  else if (variable != NULL)
    {
      TideFinding *finding = say_source (check, source, name, TIDE_FINDING_STATE_FAIL);

      tide_finding_add_word (finding, "unexpanded");
      tide_finding_set (finding, "variable", variable);
    }
  else
    say_source (check, source, name, states[tide_event_source_get_message_file_present (source)]);
}

/* What another node of the cluster has and this one lacks */
static void
compare_with (TideCheck  *check,
              TideServer *other,
              GHashTable *said)
{
  GListModel *sources = tide_server_get_event_sources (other);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);
      const char *name = tide_event_source_get_name (source);
      TideFinding *finding;

      if (tide_event_source_get_state (source) != TIDE_PRESENCE_PRESENT ||
          !lacks_source (check, tide_event_source_get_log (source), name) ||
          find_entry (check, other, name) != NULL || !g_hash_table_add (said, g_ascii_strdown (name, -1)))
        continue;
      finding = say_source (check, source, name, TIDE_FINDING_STATE_FAIL);
      tide_finding_add_word (finding, "other-node");
      tide_finding_set (finding, "other", tide_server_get_display_name (other));
    }
}

static void
compare_nodes (TideCheck *check)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *servers = tide_facts_get_servers (check->facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) other = g_list_model_get_item (servers, i);

      /* What a node without Exchange has of its sources was left behind. */
      if (other != check->server && !tide_facts_is_without_exchange (other) &&
          tide_facts_get_available (check->facts, other) & TIDE_NEED_SYSTEM)
        compare_with (check, other, said);
    }
}

void
tide_check_event_source_file (TideCheck *check)
{
  GListModel *sources = tide_server_get_event_sources (check->server);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);

      if (tide_event_source_get_state (source) == TIDE_PRESENCE_PRESENT)
        judge_file (check, source);
    }
  compare_nodes (check);
  if (!tide_check_covers_control (check, EVENT_LOG "\\Application"))
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);
}
