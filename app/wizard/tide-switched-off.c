/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "wizard/tide-item-row.h"
#include "wizard/tide-switched-off.h"

#define RULE_SERVICES "services-left-disabled"
#define RULE_COMPONENTS "components-inactive"

/* What is wrong with a thing, the rule alone knows: its finding cites the thing. (transfer full) */
static GHashTable *
list_cited (TideSession *session,
            const char  *rule)
{
  GListModel *findings = tide_diagnosis_get_findings (tide_session_get_diagnosis (session));
  GHashTable *cited = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      GListModel *citations = tide_finding_get_citations (finding);

      for (guint j = 0; g_str_equal (tide_finding_get_rule (finding), rule) &&
                        j < g_list_model_get_n_items (citations); j++)
        {
          g_autoptr (TideCitation) citation = g_list_model_get_item (citations, j);

          g_hash_table_insert (cited, citation, finding);
        }
    }
  return cited;
}

static TideFinding *
find_finding_of_service (GHashTable  *cited,
                         TideService *service)
{
  g_autoptr (TideCitation) first = g_list_model_get_item (tide_service_get_citations (service), 0);

  return first != NULL ? g_hash_table_lookup (cited, first) : NULL;
}

static void
fill_service (TideItemRow *row,
              gpointer     item,
              TideSession *session)
{
  const TideStartMode saved = tide_service_get_saved_start (item);

  tide_item_row_add_fact (row, _("Starts"), tide_words_start_mode (tide_service_get_start (item)));
  if (saved != TIDE_START_MODE_UNKNOWN)
    tide_item_row_add_fact (row, _("When setup saved it"), tide_words_start_mode (saved));
  tide_item_row_add_fact (row, _("Disabled by setup in a log"),
                          tide_service_get_disabled_by_setup (item) ? _("Yes") : _("No"));
  tide_item_row_add_citations (row, _("Evidence"), tide_service_get_citations (item), session);
}

/* How it started before is what one wants to give back. */
static char *
describe_service (TideService *service)
{
  const TideStartMode saved = tide_service_get_saved_start (service);

  if (saved == TIDE_START_MODE_UNKNOWN)
    return NULL;
  /* Translators: how a service started before, such as "Automatic" */
  return g_strdup_printf (_("saved by setup as: %s"), tide_words_start_mode (saved));
}

static GtkWidget *
create_service (gpointer item,
                gpointer session)
{
  g_autoptr (GHashTable) cited = list_cited (session, RULE_SERVICES);
  TideFinding *finding = find_finding_of_service (cited, item);
  const TideLevel level = finding != NULL ? tide_level_for_finding (finding) : TIDE_LEVEL_OFF;
  g_autofree char *subtitle = describe_service (item);
  GtkWidget *row = tide_item_row_new (level, tide_words_start_mode (TIDE_START_MODE_DISABLED),
                                      tide_service_get_name (item), subtitle);

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_service, item, session);
  return row;
}

static void
fill_component (TideItemRow *row,
                gpointer     item,
                TideSession *session)
{
  g_autoptr (GListStore) citations = g_list_store_new (TIDE_TYPE_CITATION);

  g_list_store_append (citations, tide_component_state_get_citation (item));
  tide_item_row_add_fact (row, _("Requester"), tide_component_state_get_requester (item));
  tide_item_row_add_fact (row, _("Since"), tide_component_state_get_since (item));
  tide_item_row_add_citations (row, _("Evidence"), G_LIST_MODEL (citations), session);
}

static GtkWidget *
create_component (gpointer item,
                  gpointer session)
{
  g_autoptr (GHashTable) cited = list_cited (session, RULE_COMPONENTS);
  TideFinding *finding = g_hash_table_lookup (cited, tide_component_state_get_citation (item));
  const TideLevel level = finding != NULL ? tide_level_for_finding (finding) : TIDE_LEVEL_OFF;
  /* Translators: who holds a component of the server back, such as "Maintenance" */
  g_autofree char *subtitle = g_strdup_printf (_("requested by %s"),
                                               tide_component_state_get_requester (item));
  GtkWidget *row = tide_item_row_new (level, _("Inactive"), tide_component_state_get_component (item),
                                      subtitle);

  tide_item_row_set_fill (TIDE_ITEM_ROW (row), fill_component, item, session);
  return row;
}

static void
add_services (TideServerBox *box,
              TideServer    *server,
              TideSession   *session,
              gboolean       left,
              const char    *title)
{
  GListModel *services = tide_server_get_services (server);
  g_autoptr (GHashTable) cited = list_cited (session, RULE_SERVICES);
  g_autoptr (GListStore) shown = g_list_store_new (TIDE_TYPE_SERVICE);

  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr (TideService) service = g_list_model_get_item (services, i);

      if (tide_service_get_start (service) == TIDE_START_MODE_DISABLED &&
          (find_finding_of_service (cited, service) != NULL) == left)
        g_list_store_append (shown, service);
    }
  tide_server_box_add_list (box, title, G_LIST_MODEL (shown), create_service, session);
}

static void
add_components (TideServerBox *box,
                TideServer    *server,
                TideSession   *session)
{
  GListModel *states = tide_server_get_component_states (server);
  g_autoptr (GListStore) inactive = g_list_store_new (TIDE_TYPE_COMPONENT_STATE);

  for (guint i = 0; i < g_list_model_get_n_items (states); i++)
    {
      g_autoptr (TideComponentState) state = g_list_model_get_item (states, i);

      if (!tide_component_state_get_active (state))
        g_list_store_append (inactive, state);
    }
  tide_server_box_add_list (box, _("Components Held Back"), G_LIST_MODEL (inactive), create_component,
                            session);
}

gboolean
tide_switched_off_is_rule (const char *rule)
{
  return g_str_equal (rule, RULE_SERVICES) || g_str_equal (rule, RULE_COMPONENTS);
}

void
tide_switched_off_add (TideServerBox *box,
                       TideServer    *server,
                       TideSession   *session)
{
  add_services (box, server, session, TRUE, _("Services Left Disabled by Setup"));
  add_components (box, server, session);
}

void
tide_switched_off_add_others (TideServerBox *box,
                              TideServer    *server,
                              TideSession   *session)
{
  add_services (box, server, session, FALSE, _("Other Disabled Services"));
}
