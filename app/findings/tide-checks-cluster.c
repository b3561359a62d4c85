/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "findings/tide-checks.h"

#define SYSTEM_ATTENDANT "Microsoft Exchange System Attendant"
#define INFORMATION_STORE "Microsoft Exchange Information Store"
#define DATABASE "Microsoft Exchange Database Instance"

/* A hive from which no cluster could be made out leaves everything open. */
static gboolean
has_cluster (TideCheck *check)
{
  if (check->cluster == NULL)
    tide_check_say (check, NULL, TIDE_FINDING_STATE_UNKNOWN);

  return check->cluster != NULL;
}

static void
foreach_type (TideCheck *check,
              void (*function) (TideCheck *check, TideResourceType *type))
{
  GListModel *types;

  if (!has_cluster (check))
    return;
  types = tide_cluster_get_resource_types (check->cluster);
  for (guint i = 0; i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      function (check, type);
    }
}

#define GROUPS "Cluster\\Groups"
#define RESOURCES "Cluster\\Resources"
#define TYPES "Cluster\\ResourceTypes"

/* Of an export of some keys, or a damaged hive, no more can be said than of what was read. */
static gboolean
say_incomplete (TideCheck  *check,
                const char *path)
{
  if (tide_facts_covers_cluster (check->facts, path))
    return FALSE;
  tide_check_say (check, NULL, TIDE_FINDING_STATE_NOT_CHECKED);

  return TRUE;
}

/* Registered anywhere is registered. */
static TideFindingState
judge_presence (TidePresence presence)
{
  if (presence == TIDE_PRESENCE_UNKNOWN)
    return TIDE_FINDING_STATE_UNKNOWN;

  return presence == TIDE_PRESENCE_MISSING ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_PASS;
}

/* Texts may ask for the generation of the cluster's servers. */
static void
add_generation (TideCheck   *check,
                TideFinding *finding)
{
  GListModel *servers = tide_facts_get_servers (check->facts);

  for (guint i = 0; i < g_list_model_get_n_items (servers); i++)
    {
      g_autoptr (TideServer) server = g_list_model_get_item (servers, i);

      tide_finding_add_generation (finding, server);
    }
}

static TideFinding *
say_type (TideCheck        *check,
          TideResourceType *type,
          TideFindingState  state)
{
  TideFinding *finding = tide_check_say (check, tide_resource_type_get_name (type), state);

  tide_finding_set (finding, "type", tide_resource_type_get_name (type));
  tide_finding_cite_all (finding, tide_resource_type_get_citations (type));
  /* What is not there is shown by the key that would hold it. */
  if (g_list_model_get_n_items (tide_resource_type_get_citations (type)) == 0)
    tide_finding_cite_all (finding, tide_cluster_get_citations (check->cluster));
  add_generation (check, finding);

  return finding;
}

static void
check_confirmed (TideCheck        *check,
                 TideResourceType *type)
{
  if (tide_resource_type_get_exchange (type) && tide_resource_type_get_confirmed (type))
    say_type (check, type, judge_presence (tide_resource_type_get_state (type)));
}

void
tide_check_resource_type (TideCheck *check)
{
  foreach_type (check, check_confirmed);
}

static void
check_unconfirmed (TideCheck        *check,
                   TideResourceType *type)
{
  TideFinding *finding;

  if (!tide_resource_type_get_exchange (type) || tide_resource_type_get_confirmed (type))
    return;
  finding = say_type (check, type, judge_presence (tide_resource_type_get_state (type)));
  tide_finding_set_number (finding, "count", tide_resource_type_get_n_resources (type));
  if (tide_resource_type_get_n_resources (type) > 0)
    tide_finding_add_word (finding, "used");
}

void
tide_check_resource_type_unconfirmed (TideCheck *check)
{
  foreach_type (check, check_unconfirmed);
}

/* (transfer full) (nullable) */
static TideResourceType *
find_type (TideCluster *cluster,
           const char  *name)
{
  GListModel *types = tide_cluster_get_resource_types (cluster);

  for (guint i = 0; i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (TideResourceType) type = g_list_model_get_item (types, i);

      if (g_ascii_strcasecmp (tide_resource_type_get_name (type), name) == 0)
        return g_steal_pointer (&type);
    }

  return NULL;
}

static void
check_used_type (TideCheck    *check,
                 TideResource *resource)
{
  const char *name = tide_resource_get_resource_type (resource);
  g_autoptr (TideResourceType) type = find_type (check->cluster, name);
  TidePresence presence = type != NULL ? tide_resource_type_get_state (type) : TIDE_PRESENCE_MISSING;
  TideFinding *finding = tide_check_say (check, name, judge_presence (presence));

  tide_finding_set (finding, "type", name);
  tide_finding_set (finding, "resource", tide_resource_get_name (resource));
  tide_finding_cite (finding, tide_resource_get_citation (resource));
  add_generation (check, finding);
}

void
tide_check_resource_type_unregistered (TideCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *resources;

  if (!has_cluster (check))
    return;
  resources = tide_cluster_get_resources (check->cluster);
  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);
      const char *type = tide_resource_get_resource_type (resource);

      /* Of a resource without a type nothing can be said. */
      if (type != NULL && *type != '\0' && g_hash_table_add (seen, g_ascii_strdown (type, -1)))
        check_used_type (check, resource);
    }
  say_incomplete (check, RESOURCES);
}

static TideFindingState
judge_dll (TideResourceType *type)
{
  if (tide_resource_type_get_dll (type) == NULL || tide_resource_type_get_dll_present (type) == TIDE_TRUTH_NO)
    return TIDE_FINDING_STATE_FAIL;

  return tide_resource_type_get_dll_present (type) == TIDE_TRUTH_YES ? TIDE_FINDING_STATE_PASS
                                                                     : TIDE_FINDING_STATE_UNKNOWN;
}

static void
check_dll (TideCheck        *check,
           TideResourceType *type)
{
  TideFinding *finding;

  if (!tide_resource_type_get_exchange (type) || tide_resource_type_get_state (type) != TIDE_PRESENCE_PRESENT)
    return;
  finding = say_type (check, type, judge_dll (type));
  tide_finding_set (finding, "dll", tide_resource_type_get_dll (type));
  if (tide_resource_type_get_dll (type) == NULL)
    tide_finding_add_word (finding, "no-dll");
}

void
tide_check_resource_type_dll (TideCheck *check)
{
  foreach_type (check, check_dll);
  if (check->cluster != NULL)
    say_incomplete (check, TYPES);
}

/* What another product has left behind harms nobody; what is in use cannot be brought online. */
static void
check_other (TideCheck        *check,
             TideResourceType *type)
{
  gboolean used = tide_resource_type_get_n_resources (type) > 0;
  gboolean registered = tide_resource_type_get_state (type) == TIDE_PRESENCE_PRESENT;
  TideFindingState state = used ? TIDE_FINDING_STATE_FAIL : TIDE_FINDING_STATE_INFORMATION;
  TideFinding *finding;

  if (tide_resource_type_get_exchange (type) || !registered ||
      tide_resource_type_get_dll_present (type) != TIDE_TRUTH_NO)
    return;
  finding = say_type (check, type, state);
  tide_finding_set (finding, "dll", tide_resource_type_get_dll (type));
  tide_finding_set_number (finding, "count", tide_resource_type_get_n_resources (type));
}

void
tide_check_resource_type_other (TideCheck *check)
{
  foreach_type (check, check_other);
  if (check->cluster != NULL)
    say_incomplete (check, TYPES);
}

/* Whether a group holds a resource of a type */
static gboolean
holds (GListModel *resources,
       const char *group,
       const char *type)
{
  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);

      if (g_strcmp0 (tide_resource_get_group (resource), group) == 0 &&
          g_ascii_strcasecmp (tide_resource_get_resource_type (resource), type) == 0)
        return TRUE;
    }

  return FALSE;
}

static TideFindingState
judge_group (TideCheck  *check,
             GListModel *resources,
             const char *group)
{
  if (holds (resources, group, INFORMATION_STORE) || holds (resources, group, DATABASE))
    return TIDE_FINDING_STATE_PASS;

  return tide_facts_covers_cluster (check->facts, RESOURCES) ? TIDE_FINDING_STATE_FAIL
                                                             : TIDE_FINDING_STATE_UNKNOWN;
}

static void
check_group (TideCheck    *check,
             GListModel   *resources,
             TideResource *attendant)
{
  const char *group = tide_resource_get_group (attendant);
  TideFinding *finding = tide_check_say (check, group, judge_group (check, resources, group));

  tide_finding_set (finding, "group", group);
  tide_finding_cite (finding, tide_resource_get_citation (attendant));
}

void
tide_check_resource_group (TideCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *resources;

  if (!has_cluster (check))
    return;
  resources = tide_cluster_get_resources (check->cluster);
  for (guint i = 0; i < g_list_model_get_n_items (resources); i++)
    {
      g_autoptr (TideResource) resource = g_list_model_get_item (resources, i);
      const char *group = tide_resource_get_group (resource);
      const char *type = tide_resource_get_resource_type (resource);

      if (group == NULL || g_ascii_strcasecmp (type, SYSTEM_ATTENDANT) != 0)
        continue;
      if (g_hash_table_add (seen, g_strdup (group)))
        check_group (check, resources, resource);
    }
  if (!say_incomplete (check, RESOURCES))
    say_incomplete (check, GROUPS);
}

#define CLASSES "SOFTWARE\\Classes\\CLSID"

static void
cite_class (TideCheck   *check,
            TideFinding *finding)
{
  static const char *const roots[] = { CLASSES, "SOFTWARE\\Classes\\Wow6432Node\\CLSID",
                                       "SOFTWARE\\Wow6432Node\\Classes\\CLSID" };
  TideRegistry *registry = tide_facts_get_registry (check->facts, check->server);
  const char *clsid = tide_server_get_excluadm_clsid (check->server);
  TideRegistryKey *key = NULL;

  for (guint i = 0; clsid != NULL && key == NULL && i < G_N_ELEMENTS (roots); i++)
    {
      g_autofree char *path = g_strjoin ("\\", roots[i], clsid, "InprocServer32", NULL);

      key = tide_registry_find (registry, path);
    }
  if (key != NULL)
    {
      g_autoptr (TideCitation) citation = tide_registry_key_cite (key);

      tide_finding_cite (finding, citation);
    }
  else
    tide_check_cite_absence (check, finding, CLASSES);
}

void
tide_check_excluadm_com (TideCheck *check)
{
  TideFindingState state = judge_presence (tide_server_get_excluadm_com (check->server));

  cite_class (check, tide_check_say (check, NULL, state));
}

/* The type's key and its extensions; its other values say nothing of EXCLUADM. */
static void
cite_type (TideCheck        *check,
           TideResourceType *type)
{
  GListModel *findings = G_LIST_MODEL (check->findings);
  g_autoptr (TideFinding) last = g_list_model_get_item (findings, g_list_model_get_n_items (findings) - 1);
  GListModel *citations = tide_resource_type_get_citations (type);

  if (!tide_resource_type_get_exchange (type) || tide_resource_type_get_state (type) != TIDE_PRESENCE_PRESENT)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);
      const char *value = tide_citation_get_value (citation);

      if (value == NULL || g_ascii_strcasecmp (value, "AdminExtensions") == 0)
        tide_finding_cite (last, citation);
    }
}

void
tide_check_excluadm_cluster (TideCheck *check)
{
  TidePresence presence =
    check->cluster != NULL ? tide_cluster_get_excluadm (check->cluster) : TIDE_PRESENCE_UNKNOWN;
  TideFindingState state = presence == TIDE_PRESENCE_DIFFERS ? TIDE_FINDING_STATE_INFORMATION
                                                             : judge_presence (presence);

  TideFinding *finding = tide_check_say (check, NULL, state);

  if (check->cluster == NULL)
    return;
  if (!tide_facts_covers_cluster (check->facts, TYPES))
    tide_finding_add_word (finding, "types");
  foreach_type (check, cite_type);
  if (g_list_model_get_n_items (tide_finding_get_citations (finding)) == 0)
    tide_finding_cite_all (finding, tide_cluster_get_citations (check->cluster));
}
