/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-safe-text.h"
#include "facts/runs/tide-runs-private.h"
#include "facts/servers/tide-control-set.h"
#include "facts/windows/tide-services.h"
#include "facts/windows/tide-windows-private.h"

#define DISABLING "isabling service '"
#define ENABLING "nabling service '"
#define REFUSING "service(s): '"

typedef struct
{
  TideServerInput *input;
  TideServer      *server;
  GHashTable      *by_name; /* lower-case name → TideService */
} Services;

static TideService *
get_service (Services   *self,
             const char *name)
{
  g_autofree char *key = g_ascii_strdown (name, -1);
  TideService *service = g_hash_table_lookup (self->by_name, key);

  if (service == NULL)
    {
      service = g_object_new (TIDE_TYPE_SERVICE, NULL);
      service->name = g_strdup (name);
      g_hash_table_insert (self->by_name, g_steal_pointer (&key), service);
    }

  return service;
}

static void
note_service (Services           *self,
              const char         *name,
              gboolean            disabled,
              const TideRunEntry *entry,
              const char         *evidence)
{
  g_autoptr (TideCitation) citation = NULL;
  TideService *service;

  if (name == NULL || *name == '\0')
    return;
  service = get_service (self, name);
  service->restored_by_setup = !disabled;
  service->disabled_by_setup |= disabled;
  citation = tide_run_entry_cite (entry, evidence);
  g_list_store_append (service->citations, citation);
}

/* "'A, B'": those that the script could not give their start mode back */
static void
note_refused (Services           *self,
              const TideRunEntry *entry,
              const char         *evidence)
{
  g_autofree char *list = tide_run_entry_dup_between (entry, REFUSING, "'");
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : "", ", ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    note_service (self, names[i], TRUE, entry, evidence);
}

static void
note_entry (Services           *self,
            const TideRunEntry *entry,
            const char         *evidence)
{
  gboolean disabled = tide_run_entry_is (entry, TIDE_HEAD_SERVICE_DISABLED);

  if (disabled || tide_run_entry_is (entry, TIDE_HEAD_SERVICE_ENABLED))
    {
      g_autofree char *name = tide_run_entry_dup_between (entry, disabled ? DISABLING : ENABLING, "'");

      note_service (self, name, disabled, entry, evidence);
    }
  else if (tide_run_entry_is (entry, TIDE_HEAD_SERVICE_REFUSED))
    note_refused (self, entry, evidence);
}

/* What the run that decides switched off and gave back; earlier ones may have given back theirs. */
static void
read_run (Services    *self,
          TideReading *reading)
{
  TideRun *run = self->server->deciding_run;
  const TideRunLog *log = tide_run_log_open (reading);

  if (run == NULL || strcmp (reading->evidence, run->evidence) != 0 || log == NULL)
    return;
  for (guint i = 0; i < log->n_entries; i++)
    if (log->entries[i].line >= run->first_line && log->entries[i].line <= run->last_line)
      note_entry (self, &log->entries[i], log->evidence);
}

static void
read_service_log (Services    *self,
                  TideReading *reading)
{
  const TideRunLog *log = tide_run_log_open (reading);

  if (log == NULL)
    return;
  for (guint i = 0; i < log->n_entries; i++)
    note_entry (self, &log->entries[i], log->evidence);
}

static TideStartMode
mode_from_word (const char *word)
{
  static const struct
  {
    const char   *word;
    TideStartMode mode;
  } modes[] = {
    { "Auto", TIDE_START_MODE_AUTOMATIC }, { "Automatic", TIDE_START_MODE_AUTOMATIC },
    { "2", TIDE_START_MODE_AUTOMATIC },    { "Manual", TIDE_START_MODE_MANUAL },
    { "3", TIDE_START_MODE_MANUAL },       { "Disabled", TIDE_START_MODE_DISABLED },
    { "4", TIDE_START_MODE_DISABLED },     { "Boot", TIDE_START_MODE_BOOT },
    { "0", TIDE_START_MODE_BOOT },         { "System", TIDE_START_MODE_SYSTEM },
    { "1", TIDE_START_MODE_SYSTEM },
  };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_ascii_strcasecmp (modes[i].word, word) == 0)
      return modes[i].mode;

  return TIDE_START_MODE_UNKNOWN;
}

/* Of two files the one that knows a mode in which the service works was saved before it was disabled. */
static void
note_saved (Services           *self,
            const TideRunEntry *entry,
            const char         *evidence)
{
  g_autofree char *text = tide_safe_text (entry->text, entry->size, TIDE_SAFE_LINE);
  char *equals = g_strrstr (text, " = ");
  g_autoptr (TideCitation) citation = NULL;
  TideService *service;
  TideStartMode mode;

  if (!tide_run_entry_is (entry, TIDE_HEAD_SERVICE_MODE) || equals == NULL)
    return;
  *equals = '\0';
  service = get_service (self, text);
  mode = mode_from_word (equals + strlen (" = "));
  if (mode == TIDE_START_MODE_UNKNOWN || (service->saved_start != TIDE_START_MODE_UNKNOWN &&
                                          service->saved_start != TIDE_START_MODE_DISABLED))
    return;
  service->saved_start = mode;
  citation = tide_run_entry_cite (entry, evidence);
  g_list_store_append (service->citations, citation);
}

static void
read_saved (Services    *self,
            TideReading *reading)
{
  const TideRunLog *log = tide_run_log_open (reading);

  if (log == NULL)
    return;
  for (guint i = 0; i < log->n_entries; i++)
    note_saved (self, &log->entries[i], log->evidence);
}

static gboolean
is_exchange_service (const char *name)
{
  return g_ascii_strncasecmp (name, "MSExchange", strlen ("MSExchange")) == 0;
}

/* What Exchange and its setup cannot do without, and the service of the cluster */
static gboolean
is_needed (const char *name)
{
  static const char *const names[] = {
    "ClusSvc",        "FMS",                   "HostControllerService", "IISADMIN", "MSDTC", "RpcSs",
    "RemoteRegistry", "SearchExchangeTracing", "W3SVC",                 "WinMgmt",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_of_interest (const char *name)
{
  return is_exchange_service (name) || is_needed (name);
}

static char *
dup_image_path (TideRegistryKey *key)
{
  TideRegistryValue *value = tide_registry_key_get_value (key, "ImagePath");

  return value != NULL ? tide_registry_value_dup_text (value) : NULL;
}

static void
read_key (Services        *self,
          TideRegistryKey *key)
{
  const char *name = tide_registry_key_get_name (key);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  TideRegistryValue *value = tide_registry_key_get_value (key, "Start");
  g_autoptr (TideCitation) citation = NULL;
  TideService *service;
  guint32 start;

  if (!g_hash_table_contains (self->by_name, lower) && !is_of_interest (name))
    return;
  if (value == NULL || !tide_registry_value_get_dword (value, &start) || start > 4)
    return;
  service = get_service (self, name);
  g_free (service->name); /* as Windows spells it */
  service->name = g_strdup (name);
  service->start = TIDE_START_MODE_BOOT + start;
  service->image_path = dup_image_path (key);
  citation = tide_registry_value_cite (value);
  g_list_store_insert (service->citations, 0, citation);
}

static void
read_registry (Services *self)
{
  g_autofree char *path = tide_server_dup_system_path (self->server, "Services");
  g_autoptr (GPtrArray) keys = path != NULL ? tide_registry_children (self->input->registry, path)
                                            : g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    read_key (self, g_ptr_array_index (keys, i));
}

/* Files may save every service of the server: of those of others only what is off and was not is told. */
static gboolean
is_worth_telling (const TideService *service)
{
  return service->disabled_by_setup || is_of_interest (service->name) ||
         (service->start == TIDE_START_MODE_DISABLED && service->saved_start != TIDE_START_MODE_UNKNOWN &&
          service->saved_start != TIDE_START_MODE_DISABLED);
}

static int
compare_services (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  return g_ascii_strcasecmp (((const TideService *) a)->name, ((const TideService *) b)->name);
}

void
tide_services_read (TideServerInput *input,
                    TideServer      *server)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  Services self = { input, server, by_name };
  GHashTableIter iter;
  gpointer service;

  for (guint i = 0; i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);

      if (reading->kind == TIDE_EVIDENCE_KIND_MANAGED_LOG)
        read_run (&self, reading);
      else if (reading->kind == TIDE_EVIDENCE_KIND_SERVICE_STATES)
        read_saved (&self, reading);
    }
  /* Last: its times have no date, and what an update disabled there no run of setup has given back. */
  for (guint i = 0; i < input->readings->len; i++)
    {
      TideReading *reading = g_ptr_array_index (input->readings, i);

      if (reading->kind == TIDE_EVIDENCE_KIND_SERVICE_LOG)
        read_service_log (&self, reading);
    }
  read_registry (&self);

  g_hash_table_iter_init (&iter, by_name);
  while (g_hash_table_iter_next (&iter, NULL, &service))
    if (is_worth_telling (service))
      g_list_store_insert_sorted (server->services, service, compare_services, NULL);
}
