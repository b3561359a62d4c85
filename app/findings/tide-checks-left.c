/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "findings/tide-checks.h"

#define COMPONENTS "SOFTWARE\\Microsoft\\ExchangeServer\\v15\\ServerComponentStates"
/* Names in one sentence; a failed update leaves some forty services behind. */
#define MAX_NAMES 80

static TideVerdict
verdict_of (TideCheck *check)
{
  TideRun *run = tide_server_get_deciding_run (check->server);

  return run != NULL ? tide_run_get_verdict (run) : TIDE_VERDICT_NONE;
}

/* While setup works, what it switched off is off on purpose. */
static TideFindingState
state_of_left (TideCheck *check)
{
  return verdict_of (check) == TIDE_VERDICT_RUNNING ? TIDE_FINDING_STATE_UNKNOWN : TIDE_FINDING_STATE_FAIL;
}

static void
append_name (GString    *names,
             guint       n,
             const char *name,
             const char *more)
{
  if (n > MAX_NAMES)
    return;
  if (names->len > 0)
    g_string_append (names, ", ");
  if (n == MAX_NAMES)
    g_string_append (names, "…");
  else
    g_string_append_printf (names, "%s%s%s", name, more != NULL ? ": " : "", more != NULL ? more : "");
}

/* Windows' own words, in every language */
static const char *
name_mode (TideStartMode mode)
{
  static const char *const names[] = {
    [TIDE_START_MODE_UNKNOWN] = "",           [TIDE_START_MODE_BOOT] = "Boot",
    [TIDE_START_MODE_SYSTEM] = "System",      [TIDE_START_MODE_AUTOMATIC] = "Automatic",
    [TIDE_START_MODE_MANUAL] = "Manual",      [TIDE_START_MODE_DISABLED] = "Disabled",
  };

  return mode < G_N_ELEMENTS (names) ? names[mode] : "";
}

/* What is known of a service that is disabled */
typedef enum
{
  LEFT_NOT,      /* nothing shows that it was setup */
  LEFT_SAVED,    /* it was not disabled when setup saved it */
  LEFT_UNSAVED,  /* setup disabled it and failed, and how it was before is not known */
  LEFT_DOUBTFUL, /* setup disabled it; but that was saved, or setup has given it back */
} Left;

static Left
judge_service (TideCheck   *check,
               TideService *service)
{
  TideStartMode saved = tide_service_get_saved_start (service);

  if (tide_service_get_start (service) != TIDE_START_MODE_DISABLED)
    return LEFT_NOT;
  if (tide_service_get_restored_by_setup (service))
    return LEFT_DOUBTFUL;
  if (saved != TIDE_START_MODE_UNKNOWN && saved != TIDE_START_MODE_DISABLED)
    return LEFT_SAVED;
  if (!tide_service_get_disabled_by_setup (service))
    return LEFT_NOT;

  return saved == TIDE_START_MODE_UNKNOWN && verdict_of (check) != TIDE_VERDICT_SUCCEEDED ? LEFT_UNSAVED
                                                                                          : LEFT_DOUBTFUL;
}

/* The services of a kind: their names, each with its saved mode if there is one */
static guint
list_services (TideCheck *check,
               Left       left,
               GString   *names,
               GString   *modes,
               GPtrArray *citations)
{
  GListModel *services = tide_server_get_services (check->server);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (TideService) service = g_list_model_get_item (services, i);

      if (judge_service (check, service) != left)
        continue;
      append_name (names, n, tide_service_get_name (service), NULL);
      append_name (modes, n, tide_service_get_name (service),
                   name_mode (tide_service_get_saved_start (service)));
      g_ptr_array_add (citations, tide_service_get_citations (service));
      n++;
    }

  return n;
}

static void
say_services (TideCheck       *check,
              TideFindingState state,
              guint            n_saved,
              guint            n_unsaved,
              const char      *services,
              const char      *modes,
              const char      *unsaved,
              GPtrArray       *citations)
{
  TideFinding *finding = tide_check_say (check, NULL, state);

  tide_finding_set (finding, "services", services);
  tide_finding_set (finding, "modes", modes);
  tide_finding_set (finding, "unsaved", unsaved);
  if (n_saved > 0)
    tide_finding_add_word (finding, "saved");
  else if (state == TIDE_FINDING_STATE_FAIL)
    finding->severity = MIN (finding->severity, TIDE_SEVERITY_WARNING);
  if (n_unsaved > 0)
    tide_finding_add_word (finding, "unsaved");
  for (guint i = 0; i < citations->len; i++)
    tide_finding_cite_all (finding, g_ptr_array_index (citations, i));
}

void
tide_check_services_left_disabled (TideCheck *check)
{
  g_autoptr (GString) saved = g_string_new (NULL), modes = g_string_new (NULL);
  g_autoptr (GString) unsaved = g_string_new (NULL), doubtful = g_string_new (NULL);
  g_autoptr (GString) none = g_string_new (NULL);
  g_autoptr (GPtrArray) citations = g_ptr_array_new ();
  guint n_saved = list_services (check, LEFT_SAVED, saved, modes, citations);
  guint n_unsaved = list_services (check, LEFT_UNSAVED, unsaved, none, citations);
  const char *comma = n_saved > 0 && n_unsaved > 0 ? ", " : "";
  g_autofree char *all = g_strconcat (saved->str, comma, unsaved->str, NULL);

  if (n_saved + n_unsaved > 0)
    say_services (check, state_of_left (check), n_saved, n_unsaved, all, modes->str, unsaved->str, citations);
  else if (list_services (check, LEFT_DOUBTFUL, doubtful, none, citations) > 0)
    say_services (check, TIDE_FINDING_STATE_INFORMATION, 0, 0, doubtful->str, NULL, NULL, citations);
  if (!tide_check_covers_control (check, "Services"))
    tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);
}

/* On servers of one's own these two never work. */
static gboolean
is_never_active (const char *component)
{
  return g_ascii_strcasecmp (component, "ForwardSyncDaemon") == 0 ||
         g_ascii_strcasecmp (component, "ProvisioningRps") == 0;
}

static gboolean
holds_back (TideComponentState *state,
            const char         *component)
{
  return !tide_component_state_get_active (state) &&
         g_ascii_strcasecmp (tide_component_state_get_component (state), component) == 0;
}

/* Whether administrators have it off on purpose, and nobody else */
static gboolean
is_in_maintenance (GListModel *states,
                   const char *component)
{
  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (TideComponentState) state = g_list_model_get_item (states, i);

      if (holds_back (state, component) &&
          g_ascii_strcasecmp (tide_component_state_get_requester (state), "Maintenance") != 0)
        return FALSE;
    }

  return TRUE;
}

/* One finding for a component, whoever holds it back */
static void
judge_component (TideCheck  *check,
                 const char *component)
{
  GListModel *states = tide_server_get_component_states (check->server);
  g_autoptr (GString) requesters = g_string_new (NULL);
  gboolean maintenance = !is_never_active (component) && is_in_maintenance (states, component);
  TideFinding *finding = tide_check_say (check, component, maintenance || is_never_active (component)
                                                           ? TIDE_FINDING_STATE_INFORMATION
                                                           : state_of_left (check));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (TideComponentState) state = g_list_model_get_item (states, i);

      if (!holds_back (state, component))
        continue;
      append_name (requesters, n++, tide_component_state_get_requester (state),
                   tide_component_state_get_since (state));
      tide_finding_cite (finding, tide_component_state_get_citation (state));
    }
  tide_finding_set (finding, "component", component);
  tide_finding_set (finding, "requesters", requesters->str);
  if (n > 1)
    tide_finding_add_word (finding, "several");
  if (maintenance)
    tide_finding_add_word (finding, "maintenance");
}

void
tide_check_components_inactive (TideCheck *check)
{
  GListModel *states = tide_server_get_component_states (check->server);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (TideComponentState) state = g_list_model_get_item (states, i);
      const char *component = tide_component_state_get_component (state);

      if (!tide_component_state_get_active (state) &&
          g_hash_table_add (seen, g_ascii_strdown (component, -1)))
        judge_component (check, component);
    }
  tide_check_say_incomplete (check, COMPONENTS);
}

void
tide_check_server_state_not_restored (TideCheck *check)
{
  GListModel *errors = tide_server_get_restore_errors (check->server);
  g_autoptr (TideCitation) first = g_list_model_get_item (errors, 0);
  g_autofree char *message = NULL;
  TideFinding *finding;

  if (first == NULL)
    return;
  message = tide_check_dup_message (first);
  finding = tide_check_say (check, NULL, TIDE_FINDING_STATE_FAIL);
  tide_finding_set (finding, "log", tide_check_get_name (check, tide_citation_get_evidence (first)));
  tide_finding_set_number (finding, "line", tide_citation_get_line (first));
  tide_finding_set (finding, "error", message != NULL ? message : "");
  tide_finding_cite_all (finding, errors);
}
