/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "fixes/tide-offer-private.h"

#define RESOURCE_TYPES "Cluster\\ResourceTypes\\"
#define EXRES "exres.dll"

/* The class of EXCLUADM is the same on every node, and no public text gives it. */
static const char *
find_clsid (TideFacts *facts)
{
  GListModel *servers = tide_facts_get_servers (facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (tide_server_get_excluadm_clsid (server) != NULL)
        return tide_server_get_excluadm_clsid (server);
    }
  return NULL;
}

TideFix *
tide_offer_excluadm_com (const TideOffer *offer)
{
  const char *clsid = find_clsid (offer->facts);
  TideFix *fix;

  if (offer->server == NULL)
    return NULL;

  fix = tide_offer_new_fix (offer, TIDE_FIX_KIND_EXCLUADM_COM, NULL);
  tide_fix_add_node (fix, tide_server_get_computer_name (offer->server),
                     tide_server_get_install_path (offer->server));
  tide_fix_add_command (fix, "regsvr32 /s \"%%SystemRoot%%\\Cluster\\excluadm.dll\"");

  /* What the DLL registers on its own is its secret: without a node that shows the class there is nothing
   * to rehearse with, and a made-up class would be a lie. */
  if (clsid != NULL)
    {
      g_autofree char *key = g_strdup_printf ("SOFTWARE\\Classes\\CLSID\\%s\\InprocServer32", clsid);

      tide_offer_add_edit (offer, fix, offer->server,
                           tide_edit_new_text (key, "", TIDE_REG_EXPAND_SZ,
                                               "%SystemRoot%\\Cluster\\excluadm.dll"));
    }
  return fix;
}

static const char *
install_path_of (TideFacts  *facts,
                 const char *computer)
{
  GListModel *servers = tide_facts_get_servers (facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);
      const char *name = tide_server_get_computer_name (server);

      if (name != NULL && g_ascii_strcasecmp (name, computer) == 0)
        return tide_server_get_install_path (server);
    }
  return NULL;
}

/* What is done once per cluster may be done on any of its nodes. */
static void
add_nodes (const TideOffer *offer,
           TideFix         *fix)
{
  TideCluster *cluster = tide_facts_get_cluster (offer->facts);
  const char *const *nodes = cluster != NULL ? tide_cluster_get_nodes (cluster) : NULL;
  GListModel *servers = tide_facts_get_servers (offer->facts);

  for (; nodes != NULL && *nodes != NULL; nodes++)
    tide_fix_add_node (fix, *nodes, install_path_of (offer->facts, *nodes));
  if (fix->nodes->len > 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (tide_server_get_computer_name (server) != NULL)
        tide_fix_add_node (fix, tide_server_get_computer_name (server),
                           tide_server_get_install_path (server));
    }
}

static void
add_extension_edits (const TideOffer *offer,
                     TideFix         *fix,
                     const char      *clsid)
{
  GPtrArray *types = tide_catalog_get_resource_types (tide_facts_get_catalog (offer->facts));

  for (guint i = 0; i < types->len; i++)
    {
      const TideCatalogResourceType *type = g_ptr_array_index (types, i);
      g_autofree char *key = g_strconcat (RESOURCE_TYPES, type->id, NULL);
      TideEdit *edit = tide_edit_new_text (key, "AdminExtensions", TIDE_REG_MULTI_SZ, clsid);

      edit->existing = TRUE;
      tide_offer_add_edit (offer, fix, NULL, edit);
    }
}

TideFix *
tide_offer_excluadm_cluster (const TideOffer *offer)
{
  const char *clsid = find_clsid (offer->facts);
  TideFix *fix = tide_offer_new_fix (offer, TIDE_FIX_KIND_EXCLUADM_CLUSTER, NULL);

  add_nodes (offer, fix);
  tide_fix_add_command (fix, "cladmreg.exe /q excluadm.dll");
  if (clsid != NULL)
    add_extension_edits (offer, fix, clsid);

  return fix;
}

static gboolean
has_exres (TideServer *server)
{
  GListModel *files = tide_server_get_files (server);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (TideClusterFile) file = g_list_model_get_item (files, i);

      if (g_ascii_strcasecmp (tide_cluster_file_get_name (file), EXRES) == 0)
        return tide_cluster_file_get_state (file) == TIDE_PRESENCE_PRESENT;
    }
  return FALSE;
}

/* A type without its library cannot be brought online on the node that lacks it. */
static gboolean
is_exres_everywhere (TideFacts *facts)
{
  GListModel *servers = tide_facts_get_servers (facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (!has_exres (server))
        return FALSE;
    }
  return g_list_model_get_n_items (servers) > 0;
}

/* The library of one generation does not serve the types of another. */
static gboolean
is_of_generation (TideFacts                     *facts,
                  const TideCatalogResourceType *type)
{
  GListModel *servers = tide_facts_get_servers (facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      if (type->generations & (1u << tide_server_get_generation (server)))
        return TRUE;
    }
  return FALSE;
}

static const TideCatalogResourceType *
find_type (TideFacts  *facts,
           const char *name)
{
  GPtrArray *types = tide_catalog_get_resource_types (tide_facts_get_catalog (facts));

  for (guint i = 0; i < types->len; i++)
    {
      const TideCatalogResourceType *type = g_ptr_array_index (types, i);

      if (g_ascii_strcasecmp (type->id, name) == 0 && g_ascii_strcasecmp (type->dll, EXRES) == 0
          && is_of_generation (facts, type))
        return type;
    }
  return NULL;
}

TideFix *
tide_offer_resource_type (const TideOffer *offer)
{
  const char *name = offer->finding->subject;
  const TideCatalogResourceType *type = name != NULL ? find_type (offer->facts, name) : NULL;
  g_autofree char *key = NULL;
  TideFix *fix;

  /* A type of another product comes with that product's library. */
  if (type == NULL)
    return NULL;

  fix = tide_offer_new_fix (offer, TIDE_FIX_KIND_RESOURCE_TYPE, type->id);
  add_nodes (offer, fix);
  tide_fix_add_command (fix, "cluster restype \"%s\" /create /dll:" EXRES " /type:\"%s\"", type->id,
                        type->id);
  if (!is_exres_everywhere (offer->facts))
    tide_fix_make_manual (fix,
                          N_("exres.dll was not seen in the Cluster directory of every node: put it there "
                             "before the type is created."));

  key = g_strconcat (RESOURCE_TYPES, type->id, NULL);
  tide_offer_add_edit (offer, fix, NULL, tide_edit_new_text (key, "DllName", TIDE_REG_SZ, EXRES));

  return fix;
}
