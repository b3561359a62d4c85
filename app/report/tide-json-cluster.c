/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/tide-json.h"

static void
write_resource_type (TideJson *json,
                     gpointer  item)
{
  TideResourceType *type = item;
  const char *const *extensions = tide_resource_type_get_admin_extensions (type);
  g_autofree char *joined = extensions != NULL && *extensions != NULL ? g_strjoinv (";", (char **) extensions)
                                                                      : NULL;

  tide_json_text (json, "name", tide_resource_type_get_name (type));
  tide_json_word (json, "state", TIDE_TYPE_PRESENCE, tide_resource_type_get_state (type));
  tide_json_text (json, "dll", tide_resource_type_get_dll (type));
  tide_json_truth (json, "dll_present", tide_resource_type_get_dll_present (type));
  tide_json_text (json, "admin_extension", joined);
}

static void
write_resource (TideJson *json,
                gpointer  item)
{
  TideResource *resource = item;

  tide_json_text (json, "name", tide_resource_get_name (resource));
  tide_json_text (json, "type", tide_resource_get_resource_type (resource));
  tide_json_text (json, "group", tide_resource_get_group (resource));
  tide_json_strv (json, "possible_owners", tide_resource_get_possible_owners (resource));
}

static void
write_group (TideJson *json,
             gpointer  item)
{
  TideClusterGroup *group = item;

  tide_json_text (json, "name", tide_cluster_group_get_name (group));
  tide_json_text (json, "owner", tide_cluster_group_get_owner (group));
  tide_json_strv (json, "preferred_owners", tide_cluster_group_get_preferred_owners (group));
}

static void
write_network (TideJson *json,
               gpointer  item)
{
  TideClusterNetwork *network = item;

  tide_json_text (json, "name", tide_cluster_network_get_name (network));
  tide_json_text (json, "address", tide_cluster_network_get_address (network));
  tide_json_text (json, "mask", tide_cluster_network_get_mask (network));
}

static void
write_interface (TideJson *json,
                 gpointer  item)
{
  TideClusterInterface *interface = item;

  tide_json_text (json, "name", tide_cluster_interface_get_name (interface));
  tide_json_text (json, "node", tide_cluster_interface_get_node (interface));
  tide_json_text (json, "network", tide_cluster_interface_get_network (interface));
  tide_json_text (json, "address", tide_cluster_interface_get_address (interface));
}

void
tide_json_cluster (TideJson       *json,
                   TideCluster    *cluster,
                   TideNodeMatrix *matrix)
{
  json_builder_set_member_name (json->builder, "cluster");
  if (cluster == NULL)
    {
      json_builder_add_null_value (json->builder);
      return;
    }
  json_builder_begin_object (json->builder);
  tide_json_word (json, "model", TIDE_TYPE_CLUSTER_MODEL, tide_cluster_get_model (cluster));
  tide_json_text (json, "name", tide_cluster_get_name (cluster));
  tide_json_strv (json, "nodes", tide_cluster_get_nodes (cluster));
  tide_json_list (json, "resource_types", tide_cluster_get_resource_types (cluster), FALSE,
                  write_resource_type);
  tide_json_list (json, "resources", tide_cluster_get_resources (cluster), FALSE, write_resource);
  tide_json_list (json, "groups", tide_cluster_get_groups (cluster), FALSE, write_group);
  tide_json_list (json, "networks", tide_cluster_get_networks (cluster), FALSE, write_network);
  tide_json_list (json, "interfaces", tide_cluster_get_interfaces (cluster), FALSE, write_interface);
  tide_json_text (json, "quorum", tide_cluster_get_quorum (cluster));
  tide_json_text (json, "quorum_type", tide_cluster_get_quorum_type (cluster));
  tide_json_word (json, "excluadm", TIDE_TYPE_PRESENCE, tide_cluster_get_excluadm (cluster));
  tide_json_nodes (json, matrix);
  json_builder_end_object (json->builder);
}
