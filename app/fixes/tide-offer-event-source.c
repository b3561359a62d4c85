/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fixes/tide-exact.h"
#include "fixes/tide-offer-private.h"

#define OWN_SOURCE "event-source" /* the rule on the source of the cluster part */
#define ALL_TYPES 7 /* errors, warnings and information, by convention */

/* @log: (nullable): any */
static TideEventSource *
find_source (TideServer *server,
             const char *log,
             const char *name)
{
  GListModel *sources = tide_server_get_event_sources (server);

  for (guint i = 0; name != NULL && i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (TideEventSource) source = g_list_model_get_item (sources, i);

      if (g_ascii_strcasecmp (tide_event_source_get_name (source), name) == 0 &&
          (log == NULL || g_ascii_strcasecmp (tide_event_source_get_log (source), log) == 0))
        return source; /* the list keeps it */
    }
  return NULL;
}

static gboolean
is_text (TideRegistryValue *value)
{
  guint32 kind = tide_registry_value_get_kind (value);

  return kind == TIDE_REG_SZ || kind == TIDE_REG_EXPAND_SZ;
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
  if (fix->types > 0)
    tide_offer_add_edit (offer, fix, offer->server, tide_edit_new_dword (key, "TypesSupported", fix->types));
  for (guint i = 0; i < fix->values->len; i++)
    {
      const TideFixValue *value = g_ptr_array_index (fix->values, i);

      tide_offer_add_edit (offer, fix, offer->server,
                           value->text != NULL
                             ? tide_edit_new_text (key, value->name, value->kind, value->text)
                             : tide_edit_new_dword (key, value->name, value->number));
    }
}

static void
add_text_command (TideFix    *fix,
                  const char *name,
                  guint32     kind,
                  const char *text)
{
  tide_fix_add_command (fix, "reg add \"HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\%s\\%s\""
                        " /v %s /t %s /d \"%s\" /f", fix->log, fix->subject, name,
                        kind == TIDE_REG_SZ ? "REG_SZ" : "REG_EXPAND_SZ", text);
}

static void
add_number_command (TideFix    *fix,
                    const char *name,
                    guint32     number)
{
  tide_fix_add_command (fix, "reg add \"HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\%s\\%s\""
                        " /v %s /t REG_DWORD /d %u /f", fix->log, fix->subject, name, number);
}

static gboolean
is_typable_name (const char *name)
{
  return tide_text_is_typable (name) && strchr (name, '%') == NULL;
}

/* A backslash before the closing quotation mark would take its meaning from it. */
static gboolean
is_typable_value (const char *text)
{
  return text == NULL || (tide_text_is_typable (text) && !g_str_has_suffix (text, "\\"));
}

static gboolean
is_typable (TideFix *fix)
{
  for (guint i = 0; i < fix->values->len; i++)
    if (!is_typable_value (((const TideFixValue *) g_ptr_array_index (fix->values, i))->text))
      return FALSE;

  return is_typable_name (fix->log) && is_typable_name (fix->subject) && is_typable_value (fix->message_file);
}

/* What cannot be typed as it stands makes no command: it could be another one. */
static void
add_commands (TideFix *fix)
{
  if (!is_typable (fix))
    return;
  add_text_command (fix, "EventMessageFile", fix->message_kind, fix->message_file);
  if (fix->types > 0)
    add_number_command (fix, "TypesSupported", fix->types);
  for (guint i = 0; i < fix->values->len; i++)
    {
      const TideFixValue *value = g_ptr_array_index (fix->values, i);

      if (value->text != NULL)
        add_text_command (fix, value->name, value->kind, value->text);
      else
        add_number_command (fix, value->name, value->number);
    }
}

static TideFix *
finish (const TideOffer *offer,
        TideFix         *fix)
{
  tide_fix_add_node (fix, tide_server_get_computer_name (offer->server), NULL);
  add_commands (fix);
  add_edits (offer, fix);

  return fix;
}

static TideFix *
offer_own_source (const TideOffer              *offer,
                  const TideCatalogEventSource *entry)
{
  TideEventSource *source = find_source (offer->server, NULL, offer->finding->subject);
  TideFix *fix = tide_offer_new_fix (offer, TIDE_FIX_KIND_EVENT_SOURCE, offer->finding->subject);

  fix->log = g_strdup (source != NULL ? tide_event_source_get_log (source) : entry->log);
  set_message_file (offer, fix, entry);

  return finish (offer, fix);
}

/* The values of the key on the other node, as they stand */
static gboolean
copy_values (TideRegistryKey *key,
             TideFix         *fix)
{
  static const char *const names[] = { "CategoryMessageFile", "ParameterMessageFile", "CategoryCount" };
  TideRegistryValue *file = tide_registry_key_get_value (key, "EventMessageFile");
  TideRegistryValue *types = tide_registry_key_get_value (key, "TypesSupported");

  if (file == NULL || !is_text (file))
    return FALSE;
  fix->message_file = tide_registry_value_dup_text (file);
  fix->message_kind = tide_registry_value_get_kind (file);
  if (types == NULL || !tide_registry_value_get_dword (types, &fix->types))
    fix->types = 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TideRegistryValue *value = tide_registry_key_get_value (key, names[i]);
      g_autofree char *text = value != NULL && is_text (value) ? tide_registry_value_dup_text (value) : NULL;
      guint32 number = 0;

      if (text != NULL || (value != NULL && tide_registry_value_get_dword (value, &number)))
        tide_fix_add_value (fix, names[i], tide_registry_value_get_kind (value), text, number);
    }

  return TRUE;
}

/* Nodes have Exchange in the same place, as a rule; where they do not, a path cannot be copied. */
static gboolean
has_same_place (TideServer *a,
                TideServer *b)
{
  const char *path = tide_server_get_install_path (a);
  const char *other = tide_server_get_install_path (b);

  return path == NULL || other == NULL || g_ascii_strcasecmp (path, other) == 0;
}

static TideFix *
offer_copy (const TideOffer *offer,
            TideServer      *other,
            TideEventSource *source)
{
  TideRegistry *registry = tide_facts_get_registry (offer->facts, other);
  TideRegistryKey *key = tide_registry_find (registry, tide_event_source_get_key (source));
  g_autoptr (TideFix) fix = NULL;

  if (key == NULL)
    return NULL;
  fix = tide_offer_new_fix (offer, TIDE_FIX_KIND_EVENT_SOURCE, offer->finding->subject);
  fix->log = g_strdup (tide_event_source_get_log (source));
  if (!copy_values (key, fix))
    return NULL;
  if (!has_same_place (offer->server, other))
    tide_fix_make_manual (fix, N_("Exchange lies in another directory on the two nodes: the paths have to be "
                                  "those of this one."));

  return finish (offer, g_steal_pointer (&fix));
}

/* A source that this node lacks: from the first other node that has it. What is wrong with a key that is
 * there is no matter of copying. */
static TideFix *
offer_other_source (const TideOffer *offer)
{
  GListModel *servers = tide_facts_get_servers (offer->facts);
  const char *log = g_hash_table_lookup (offer->finding->arguments, "log");
  const char *subject = offer->finding->subject;

  if (!g_hash_table_contains (offer->finding->words, "other-node"))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) other = g_list_model_get_item (servers, i);
      TideEventSource *source = other != offer->server ? find_source (other, log, subject) : NULL;

      if (source != NULL && tide_event_source_get_state (source) == TIDE_PRESENCE_PRESENT)
        return offer_copy (offer, other, source);
    }

  return NULL;
}


TideFix *
tide_offer_event_source (const TideOffer *offer)
{
  const TideCatalogEventSource *entry = find_entry (offer->facts, offer->finding->subject);

  if (offer->server == NULL)
    return NULL;
  if (strcmp (offer->finding->rule_entry->id, OWN_SOURCE) != 0)
    return offer_other_source (offer);

  return entry != NULL ? offer_own_source (offer, entry) : NULL;
}
