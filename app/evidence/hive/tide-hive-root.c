/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "evidence/hive/tide-hive-root.h"

#define EXCHANGE "SOFTWARE\\Microsoft\\Exchange"
#define EXCHANGE_SERVER "SOFTWARE\\Microsoft\\ExchangeServer"

static const char *const roles[] = {
  "AdminTools",       "HubTransportRole",  "BridgeheadRole",         "ClientAccessRole",
  "MailboxRole",      "UnifiedMessagingRole", "EdgeTransportRole",   "GatewayRole",
  "ClusteredMailboxServer", "CafeRole",    "FrontendTransportRole",  "Language Packs",
};

static const char *const cluster_keys[] = {
  "Resources", "ResourceTypes", "Nodes", "Groups", "Networks", "NetworkInterfaces", "Quorum",
};

/* The key of a generation, and how its versions begin */
static const struct
{
  const char *name;
  const char *path;
  const char *major;
} generations[] = {
  { "v8.0", EXCHANGE "\\v8.0", "8." },
  { "v14", EXCHANGE_SERVER "\\v14", "14." },
  { "v15", EXCHANGE_SERVER "\\v15", "15." },
};

typedef struct
{
  TideHiveTree        *tree;
  const TideHiveHints *hints;
} Look;

static gboolean
has_child (const Look *self,
           const char *name)
{
  return tide_hive_tree_child (self->tree, self->tree->root, name) != TIDE_HIVE_NO_NODE;
}

static gboolean
has_value (const Look *self,
           const char *name)
{
  g_autoptr (GBytes) data = tide_hive_tree_data (self->tree, self->tree->root, name);

  return data != NULL;
}

static gboolean
is_named (const Look *self,
          const char *name)
{
  return self->hints->root != NULL && g_ascii_strcasecmp (self->hints->root, name) == 0;
}

static gboolean
mentions (const char *name,
          const char *word)
{
  g_autofree char *lower_name = g_ascii_strdown (name != NULL ? name : "", -1);
  g_autofree char *lower_word = g_ascii_strdown (word, -1);

  return strstr (lower_name, lower_word) != NULL;
}

static gboolean
is_hinted (const TideHiveHints *hints,
           const char          *word)
{
  return mentions (hints->embedded, word) || mentions (hints->file, word);
}

static gboolean
is_system (const Look *self)
{
  return has_child (self, "Select") || has_child (self, "ControlSet001") || has_child (self, "ControlSet002");
}

static gboolean
is_cluster (const Look *self)
{
  guint n = has_value (self, "ClusterName");

  for (guint i = 0; i < G_N_ELEMENTS (cluster_keys); i++)
    n += has_child (self, cluster_keys[i]);

  return n >= 2;
}

/* A key of Exchange's, or @role below it, has a version of this generation. */
static int
generation_of_versions (TideHiveTree *tree,
                        TideHiveNode  role)
{
  g_autofree char *unpacked = tide_hive_tree_text (tree, role, "UnpackedVersion");
  g_autofree char *configured = tide_hive_tree_text (tree, role, "ConfiguredVersion");
  const char *version = unpacked != NULL ? unpacked : configured;

  for (guint i = 0; version != NULL && i < G_N_ELEMENTS (generations); i++)
    if (g_str_has_prefix (version, generations[i].major))
      return i;

  return -1;
}

static int
generation_of_names (const Look *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    if (is_named (self, generations[i].name))
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (generations); i++)
    if (is_hinted (self->hints, generations[i].name))
      return i;

  return -1;
}

/* Returns: whether the root has role keys; @generation: theirs, -1 if their versions do not tell */
static gboolean
has_roles (const Look *self,
           int        *generation)
{
  gboolean found = FALSE;

  *generation = -1;
  for (guint i = 0; i < G_N_ELEMENTS (roles) && *generation == -1; i++)
    {
      TideHiveNode role = tide_hive_tree_child (self->tree, self->tree->root, roles[i]);

      found |= role != TIDE_HIVE_NO_NODE;
      if (role != TIDE_HIVE_NO_NODE)
        *generation = generation_of_versions (self->tree, role);
    }

  return found;
}

static gboolean
tell_version_root (const Look   *self,
                   TideHiveRoot *root)
{
  int generation;

  if (!has_roles (self, &generation))
    return FALSE;

  if (generation == -1)
    generation = generation_of_names (self);
  root->kind = "exchange-hive";
  root->prefix = generation != -1 ? g_strdup (generations[generation].path) : NULL;
  return TRUE;
}

/* A root key bears its key's name, or one that the program that saved it thought of. */
static const char *
find_role_name (const Look *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (is_named (self, roles[i]))
      return roles[i];
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (is_hinted (self->hints, roles[i]))
      return roles[i];

  return NULL;
}

static gboolean
tell_role (const Look   *self,
           TideHiveRoot *root)
{
  int generation = generation_of_versions (self->tree, self->tree->root);
  const char *role = find_role_name (self);

  if (generation == -1 && !has_value (self, "Watermark") && !has_value (self, "UnpackedVersion"))
    return FALSE;

  if (generation == -1)
    generation = generation_of_names (self);
  root->kind = "exchange-hive";
  if (generation != -1 && role != NULL)
    root->prefix = g_strconcat (generations[generation].path, "\\", role, NULL);
  return TRUE;
}

/* 2000 and 2003 have no key for their generation. */
static gboolean
has_old_setup (const Look *self)
{
  TideHiveNode setup = tide_hive_tree_child (self->tree, self->tree->root, "Setup");
  g_autoptr (GBytes) build = NULL;

  if (setup != TIDE_HIVE_NO_NODE)
    build = tide_hive_tree_data (self->tree, setup, "NewestBuild");

  return build != NULL;
}

/* The script that collects logs for Microsoft names the files of these two keys so. */
static gboolean
is_collected (const Look *self,
              const char *key)
{
  g_autofree char *file = g_strconcat ("_", key, "_registry_hive", NULL);

  return is_named (self, key) || mentions (self->hints->file, file);
}

static gboolean
tell_exchange (const Look   *self,
               TideHiveRoot *root)
{
  const char *prefix = NULL;

  if (has_child (self, "v14") || has_child (self, "v15"))
    prefix = EXCHANGE_SERVER;
  else if (has_child (self, "v8.0") || has_old_setup (self))
    prefix = EXCHANGE;
  else if (has_value (self, "NewestBuild"))
    prefix = EXCHANGE "\\Setup";
  else if (is_collected (self, "ExchangeServer"))
    prefix = EXCHANGE_SERVER;
  else if (is_collected (self, "Exchange"))
    prefix = EXCHANGE;
  if (prefix == NULL)
    return FALSE;

  root->kind = "exchange-hive";
  root->prefix = g_strdup (prefix);
  return TRUE;
}

static gboolean
tell_software (const Look   *self,
               TideHiveRoot *root)
{
  const char *prefix = NULL;

  if (has_child (self, "Microsoft"))
    prefix = is_named (self, "Wow6432Node") ? "SOFTWARE\\Wow6432Node" : "SOFTWARE";
  else if (has_child (self, "Windows NT") || is_named (self, "Microsoft"))
    prefix = "SOFTWARE\\Microsoft";
  if (prefix == NULL)
    return FALSE;

  root->kind = "software-hive";
  root->prefix = g_strdup (prefix);
  return TRUE;
}

static gboolean
tell_other_hives (const Look   *self,
                  TideHiveRoot *root)
{
  if (is_system (self))
    *root = (TideHiveRoot) { "system-hive", g_strdup ("SYSTEM") };
  else if (is_cluster (self))
    *root = (TideHiveRoot) { "cluster-hive", g_strdup ("Cluster") };
  else
    return FALSE;

  return TRUE;
}

void
tide_hive_root_tell (TideHiveRoot        *self,
                     TideHiveTree        *tree,
                     const TideHiveHints *hints)
{
  const Look look = { tree, hints };

  *self = (TideHiveRoot) { "other-hive", NULL };
  if (tree->root == TIDE_HIVE_NO_NODE)
    return;

  if (!tell_other_hives (&look, self) && !tell_software (&look, self) && !tell_version_root (&look, self) &&
      !tell_role (&look, self))
    tell_exchange (&look, self);
}

const char *
tide_hive_root_guess (const TideHiveHints *hints)
{
  if (is_hinted (hints, "clusdb") || is_hinted (hints, "cluster"))
    return "cluster-hive";
  if (is_hinted (hints, "exchange"))
    return "exchange-hive";
  if (is_hinted (hints, "software"))
    return "software-hive";
  if (is_hinted (hints, "system"))
    return "system-hive";

  return "other-hive";
}
