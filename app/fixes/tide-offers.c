/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "fixes/tide-fixes.h"
#include "fixes/tide-offer-private.h"

static const struct
{
  const char   *id;
  TideOfferFunc offer;
} offers[] = {
  { "excluadm-com", tide_offer_excluadm_com },
  { "excluadm-cluster", tide_offer_excluadm_cluster },
  { "event-source", tide_offer_event_source },
  { "resource-type", tide_offer_resource_type },
  { "setup-next", tide_offer_setup_next },
};

static TideServer *
find_server (TideFacts  *facts,
             const char *id)
{
  GListModel *servers = tide_facts_get_servers (facts);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (g_strcmp0 (tide_server_get_id (server), id) == 0)
        return server; /* the list keeps it */
    }
  return NULL;
}

static TideFix *
offer_one (TideFacts   *facts,
           TideFinding *finding,
           const char  *id)
{
  TideOffer offer = { facts, finding, find_server (facts, finding->server),
                      tide_catalog_find_fix (tide_facts_get_catalog (facts), id) };

  for (guint i = 0; offer.entry != NULL && i < G_N_ELEMENTS (offers); i++)
    if (strcmp (offers[i].id, id) == 0)
      return offers[i].offer (&offer);

  return NULL;
}

/* What several findings want is offered once, and stands in each of them. */
static void
add_offer (GHashTable  *by_id,
           GListStore  *fixes,
           TideFinding *finding,
           TideFix     *fix)
{
  TideFix *known = g_hash_table_lookup (by_id, fix->id);

  if (known == NULL)
    {
      g_hash_table_insert (by_id, fix->id, fix);
      g_list_store_append (fixes, fix);
      known = fix;
    }
  if (!g_list_store_find (finding->fixes, known, NULL))
    g_list_store_append (finding->fixes, known);
}

static int
compare_fixes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const TideFix *fix_a = a;
  const TideFix *fix_b = b;

  if (fix_a->entry->order != fix_b->entry->order)
    return fix_a->entry->order < fix_b->entry->order ? -1 : 1;
  if (fix_a->kind != fix_b->kind)
    return fix_a->kind < fix_b->kind ? -1 : 1;
  return g_strcmp0 (fix_a->id, fix_b->id);
}

GListStore *
tide_fixes_offer (TideFacts  *facts,
                  GListModel *findings)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GListStore *fixes = g_list_store_new (TIDE_TYPE_FIX);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      char **ids = finding->rule_entry != NULL ? finding->rule_entry->fixes : NULL;

      if (finding->state != TIDE_FINDING_STATE_FAIL)
        continue;
      for (; ids != NULL && *ids != NULL; ids++)
        {
          g_autoptr (TideFix) fix = offer_one (facts, finding, *ids);

          if (fix == NULL)
            continue;
          if (finding->stale && !fix->manual)
            tide_fix_make_manual (fix, N_("The registry file that shows it may be out of date: look on the "
                                          "server first whether it is so."));
          add_offer (by_id, fixes, finding, fix);
        }
    }
  g_list_store_sort (fixes, compare_fixes, NULL);

  return fixes;
}
