/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/windows/tide-questions.h"
#include "facts/windows/tide-windows-private.h"

#define MICROSOFT "SOFTWARE\\Microsoft\\"
#define FRAMEWORK MICROSOFT "NET Framework Setup\\NDP\\v4\\Full"
#define REWRITE MICROSOFT "IIS Extensions\\URL Rewrite"
#define UCMA MICROSOFT "UCMA\\{902F4F35-D5DC-4363-8671-D5EF0D26C21D}"
#define UNINSTALL MICROSOFT "Windows\\CurrentVersion\\Uninstall"

/* The smallest release number of each version; one in between is the same version on another Windows. */
static const struct
{
  guint32     release;
  const char *version;
} releases[] = {
  { 533320, "4.8.1" }, { 528040, "4.8" },   { 461808, "4.7.2" }, { 461308, "4.7.1" },
  { 460798, "4.7" },   { 394802, "4.6.2" }, { 394254, "4.6.1" }, { 393295, "4.6" },
  { 379893, "4.5.2" }, { 378675, "4.5.1" }, { 378389, "4.5" },
};

static TidePrerequisite *
add_product (TideServer *server,
             const char *name)
{
  g_autoptr (TidePrerequisite) product = g_object_new (TIDE_TYPE_PREREQUISITE, NULL);

  product->name = g_strdup (name);
  g_list_store_append (server->prerequisites, product);

  return product; /* the list keeps it */
}

static TideTruth
judge_absence (TideServerInput *input,
               const char      *path)
{
  return tide_registry_covers (input->registry, path) ? TIDE_TRUTH_NO : TIDE_TRUTH_UNKNOWN;
}

static void
read_framework (TideServerInput *input,
                TideServer      *server)
{
  TidePrerequisite *product = add_product (server, ".NET Framework");
  TideRegistryValue *value = tide_registry_find_value (input->registry, FRAMEWORK, "Release");
  guint32 release;

  product->present = judge_absence (input, FRAMEWORK);
  if (value == NULL || !tide_registry_value_get_dword (value, &release))
    return;
  product->present = TIDE_TRUTH_YES;
  product->registered = g_strdup_printf ("%u", release);
  product->citation = tide_registry_value_cite (value);
  for (guint i = 0; i < G_N_ELEMENTS (releases) && product->version == NULL; i++)
    if (release >= releases[i].release)
      product->version = g_strdup (releases[i].version);
}

static void
read_version (TideServerInput *input,
              TideServer      *server,
              const char      *name,
              const char      *path)
{
  TidePrerequisite *product = add_product (server, name);
  TideRegistryKey *key = tide_registry_find (input->registry, path);
  TideRegistryValue *value = key != NULL ? tide_registry_key_get_value (key, "Version") : NULL;

  product->present = key != NULL ? TIDE_TRUTH_YES : judge_absence (input, path);
  if (value != NULL)
    product->version = tide_registry_value_dup_text (value);
  if (key != NULL)
    product->citation = value != NULL ? tide_registry_value_cite (value) : tide_registry_key_cite (key);
}

/* The runtime is registered in parts; each has the year in its name. */
static void
read_runtime (TideServerInput *input,
              TideServer      *server,
              const char      *name)
{
  TidePrerequisite *product = add_product (server, name);
  g_autofree char *prefix = g_strconcat ("Microsoft ", name, NULL);
  g_autoptr (GPtrArray) keys = tide_registry_children (input->registry, UNINSTALL);

  product->present = judge_absence (input, UNINSTALL);
  for (guint i = 0; i < keys->len && product->citation == NULL; i++)
    {
      TideRegistryKey *key = g_ptr_array_index (keys, i);
      TideRegistryValue *shown = tide_registry_key_get_value (key, "DisplayName");
      TideRegistryValue *version = tide_registry_key_get_value (key, "DisplayVersion");
      g_autofree char *text = shown != NULL ? tide_registry_value_dup_text (shown) : NULL;

      if (text == NULL || g_ascii_strncasecmp (text, prefix, strlen (prefix)) != 0)
        continue;
      product->present = TIDE_TRUTH_YES;
      product->version = version != NULL ? tide_registry_value_dup_text (version) : NULL;
      product->registered = g_steal_pointer (&text);
      product->citation = tide_registry_value_cite (shown);
    }
}

static gboolean
is_given (TideServerInput *input)
{
  static const char *const paths[] = { FRAMEWORK, REWRITE, UCMA, UNINSTALL };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (tide_registry_touches (input->registry, paths[i]))
      return TRUE;

  return FALSE;
}

void
tide_prerequisites_read (TideServerInput *input,
                         TideServer      *server)
{
  if (server->generation < TIDE_GENERATION_2013 || !is_given (input))
    return;
  read_framework (input, server);
  read_version (input, server, "URL Rewrite", REWRITE);
  read_version (input, server, "Unified Communications Managed API", UCMA);
  read_runtime (input, server, "Visual C++ 2012");
  read_runtime (input, server, "Visual C++ 2013");
}
