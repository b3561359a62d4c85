/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/runs/tide-runs-private.h"
#include "facts/servers/tide-generations.h"

#define FIRST_BUILD_OF_2003 6944
#define LAST_BUILD_OF_2000 6249

/* What one registry root says. */
typedef struct
{
  const TideCatalogGeneration *generation; /* the oldest of those that share the root */
  gboolean                     unpacked;   /* files of a role were copied */
  gboolean                     serves;     /* and it is one that does more than manage */
  gboolean                     marked;     /* something was begun and not finished */
  TideVersion                  version;    /* the highest of its roles */
} Root;

static gboolean
is_set (const TideVersion *version)
{
  static const TideVersion none;

  return tide_version_compare (version, &none) != 0;
}

/* @root: (nullable): a registry root that must be the generation's */
static TideGeneration
find_by_version (TideCatalog       *catalog,
                 const char        *root,
                 const TideVersion *version)
{
  GPtrArray *generations = tide_catalog_get_generations (catalog);

  for (guint i = 0; i < generations->len; i++)
    {
      const TideCatalogGeneration *entry = g_ptr_array_index (generations, i);

      if ((root == NULL || g_ascii_strcasecmp (entry->registry_root, root) == 0) &&
          tide_version_compare (version, &entry->from) >= 0 &&
          (!is_set (&entry->to) || tide_version_compare (version, &entry->to) < 0))
        return entry->generation;
    }

  return TIDE_GENERATION_UNKNOWN;
}

static void
read_version (TideRegistryKey *key,
              const char      *name,
              TideVersion     *highest)
{
  TideRegistryValue *value = tide_role_key_get_value (key, name);
  g_autofree char *text = value != NULL ? tide_registry_value_dup_text (value) : NULL;
  TideVersion version;

  if (text != NULL && tide_version_parse (g_strstrip (text), &version) &&
      tide_version_compare (&version, highest) > 0)
    *highest = version;
}

static void
read_root (TideServerInput *input,
           Root            *root)
{
  g_autoptr (GPtrArray) keys = tide_registry_children (input->registry, root->generation->registry_root);

  for (guint i = 0; i < keys->len; i++)
    {
      TideRegistryKey *key = g_ptr_array_index (keys, i);
      const TideCatalogRole *role = tide_role_key_get_role (input->catalog, key);
      gboolean unpacked = tide_role_key_get_value (key, "UnpackedVersion") != NULL;

      root->marked |= tide_role_key_has_mark (key);
      if (role == NULL)
        continue;
      root->unpacked |= unpacked;
      root->serves |= unpacked && role->configures;
      read_version (key, "UnpackedVersion", &root->version);
      read_version (key, "ConfiguredVersion", &root->version);
    }
}

static gboolean
has_root (GArray     *roots,
          const char *path)
{
  for (guint i = 0; i < roots->len; i++)
    if (g_ascii_strcasecmp (g_array_index (roots, Root, i).generation->registry_root, path) == 0)
      return TRUE;

  return FALSE;
}

static int
compare_roots (gconstpointer a,
               gconstpointer b)
{
  return (int) ((const Root *) b)->generation->generation - (int) ((const Root *) a)->generation->generation;
}

/* The roots that hold role keys, the newest first. */
static GArray *
read_roots (TideServerInput *input)
{
  GPtrArray *generations = tide_catalog_get_generations (input->catalog);
  GArray *roots = g_array_new (FALSE, FALSE, sizeof (Root));

  for (guint i = 0; i < generations->len; i++)
    {
      Root root = { .generation = g_ptr_array_index (generations, i) };

      if (!root.generation->has_roles || has_root (roots, root.generation->registry_root))
        continue;
      read_root (input, &root);
      g_array_append_val (roots, root);
    }
  g_array_sort (roots, compare_roots);

  return roots;
}

/* Active Directory can be prepared from a server that will never hold Exchange. */
static gboolean
is_preparation (TideRun *run)
{
  return run->kind == TIDE_RUN_KIND_PREPARE_SCHEMA || run->kind == TIDE_RUN_KIND_PREPARE_AD ||
         run->kind == TIDE_RUN_KIND_PREPARE_DOMAIN;
}

/* A deciding run's media tell what was to be installed where the registry has nothing yet. */
static TideGeneration
ask_run (TideServerInput *input,
         TideServer      *server,
         const char      *root)
{
  TideRun *run = server->deciding_run;
  TideVersion version;

  if (run == NULL || is_preparation (run) || !tide_version_parse (run->version, &version))
    return TIDE_GENERATION_UNKNOWN;

  return find_by_version (input->catalog, root, &version);
}

/* Frames of the native engine name the sources that it was built from. */
static TideGeneration
ask_frame (const TideRunEntry *entry)
{
  static const struct
  {
    const char    *folder;
    TideGeneration generation;
  } sources[] = {
    { "(k:\\admin\\", TIDE_GENERATION_2000 },
    { "(f:\\titanium\\", TIDE_GENERATION_2003 },
    { "(f:\\tisp2\\", TIDE_GENERATION_2003 },
  };
  g_autofree char *text = NULL;

  if (!tide_run_entry_is (entry, TIDE_HEAD_NATIVE_FRAME))
    return TIDE_GENERATION_UNKNOWN;
  text = g_ascii_strdown (entry->text, entry->size);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (strstr (text, sources[i].folder) != NULL)
      return sources[i].generation;

  return TIDE_GENERATION_UNKNOWN;
}

static TideGeneration
ask_native_logs (TideServerInput *input)
{
  TideGeneration generation = TIDE_GENERATION_UNKNOWN;

  for (guint i = 0; i < input->readings->len; i++)
    {
      const TideRunLog *log = tide_run_log_open (g_ptr_array_index (input->readings, i));

      if (log == NULL || !log->native)
        continue;
      for (guint k = 0; k < log->n_entries && generation == TIDE_GENERATION_UNKNOWN; k++)
        generation = ask_frame (&log->entries[k]);
    }

  return generation;
}

static gboolean
is_shared (TideCatalog                 *catalog,
           const TideCatalogGeneration *generation)
{
  GPtrArray *generations = tide_catalog_get_generations (catalog);
  guint n = 0;

  for (guint i = 0; i < generations->len; i++)
    n += g_ascii_strcasecmp (((const TideCatalogGeneration *) generations->pdata[i])->registry_root,
                             generation->registry_root) == 0;

  return n > 1;
}

static TideGeneration
decide_in_root (TideServerInput *input,
                TideServer      *server,
                const Root      *root)
{
  const char *path = root->generation->registry_root;
  TideGeneration generation;

  if (!is_shared (input->catalog, root->generation))
    return root->generation->generation;

  generation = find_by_version (input->catalog, path, &root->version);
  return generation != TIDE_GENERATION_UNKNOWN ? generation : ask_run (input, server, path);
}

/* What a server is, its roles tell; the management tools of a later generation may stand beside them. */
static const Root *
choose_root (GArray *roots)
{
  for (guint i = 0; i < roots->len; i++)
    if (g_array_index (roots, Root, i).serves)
      return &g_array_index (roots, Root, i);
  for (guint i = 0; i < roots->len; i++)
    if (g_array_index (roots, Root, i).unpacked)
      return &g_array_index (roots, Root, i);
  for (guint i = 0; i < roots->len; i++)
    if (g_array_index (roots, Root, i).marked)
      return &g_array_index (roots, Root, i);

  return NULL;
}

/* 2000 and 2003 have no role keys; a build tells them apart. */
static const TideCatalogGeneration *
find_old_root (TideServerInput *input,
               guint32         *build)
{
  const TideCatalogGeneration *old = tide_catalog_find_generation (input->catalog, TIDE_GENERATION_2003);

  if (old == NULL || !tide_registry_get_dword (input->registry, old->registry_root, "NewestBuild", build))
    return NULL;

  return old;
}

static TideGeneration
decide_by_build (guint32 build)
{
  if (build >= FIRST_BUILD_OF_2003)
    return TIDE_GENERATION_2003;

  return build <= LAST_BUILD_OF_2000 ? TIDE_GENERATION_2000 : TIDE_GENERATION_UNKNOWN;
}

static void
list_other_roots (TideServer                  *server,
                  GArray                      *roots,
                  const Root                  *chosen,
                  const TideCatalogGeneration *old)
{
  g_autoptr (GStrvBuilder) others = g_strv_builder_new ();

  for (guint i = 0; i < roots->len; i++)
    {
      const Root *root = &g_array_index (roots, Root, i);

      if (root != chosen && (root->unpacked || root->marked))
        g_strv_builder_add (others, root->generation->registry_root);
    }
  if (chosen != NULL && old != NULL)
    g_strv_builder_add (others, old->registry_root);

  g_strfreev (server->other_roots);
  server->other_roots = g_strv_builder_end (others);
}

static void
read_install_path (TideServerInput *input,
                   TideServer      *server)
{
  const TideCatalogGeneration *entry = tide_catalog_find_generation (input->catalog, server->generation);
  g_autofree char *setup = NULL;
  char *path;

  if (entry == NULL)
    return;
  setup = entry->has_roles ? g_strconcat (entry->registry_root, "\\Setup", NULL)
                           : g_strdup (entry->registry_root);
  path = tide_registry_dup_string (input->registry, setup, entry->has_roles ? "MsiInstallPath" : "Services");
  if (path == NULL || *g_strstrip (path) == '\0')
    {
      g_free (path);
      return;
    }

  for (gsize length = strlen (path); length > 3 && path[length - 1] == '\\'; length--)
    path[length - 1] = '\0';
  server->install_path = path;
}

static void
read_owa_version (TideServerInput *input,
                  TideServer      *server)
{
  const TideCatalogGeneration *entry = tide_catalog_find_generation (input->catalog, server->generation);
  g_autofree char *setup = NULL;

  if (entry == NULL || server->generation < TIDE_GENERATION_2013)
    return;
  setup = g_strconcat (entry->registry_root, "\\Setup", NULL);
  server->owa_version = tide_registry_dup_string (input->registry, setup, "OwaVersion");
}

/* A root may be there without anything that tells a generation. */
static gboolean
is_without_roots (TideServerInput *input)
{
  GPtrArray *generations = tide_catalog_get_generations (input->catalog);

  for (guint i = 0; i < generations->len; i++)
    {
      const char *root = ((const TideCatalogGeneration *) generations->pdata[i])->registry_root;

      if (!tide_registry_covers (input->registry, root) || tide_registry_find (input->registry, root) != NULL)
        return FALSE;
    }

  return TRUE;
}

void
tide_generations_read (TideServerInput *input,
                       TideServer      *server)
{
  g_autoptr (GArray) roots = read_roots (input);
  const Root *chosen = choose_root (roots);
  guint32 build = 0;
  const TideCatalogGeneration *old = find_old_root (input, &build);

  if (chosen != NULL)
    server->generation = decide_in_root (input, server, chosen);
  else if (old != NULL)
    server->generation = decide_by_build (build);
  else
    server->generation = ask_run (input, server, NULL);
  if (server->generation == TIDE_GENERATION_UNKNOWN && !is_without_roots (input))
    server->generation = ask_native_logs (input);

  server->without_exchange = server->generation == TIDE_GENERATION_UNKNOWN && is_without_roots (input);
  list_other_roots (server, roots, chosen, old);
  read_install_path (input, server);
  read_owa_version (input, server);
}
