/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>

#include "house.h"

#define MANIFEST "flatpak/" APPLICATION_ID ".json"

/* Files come and go through portals, and the program is offline. */
static const char *const too_much[] = {
  "--filesystem",  "--share=network",      "--talk-name",         "--system-talk-name", "--own-name",
  "--device=all",  "--socket=session-bus", "--socket=system-bus", "--socket=x11",       "--allow=devel",
  "--persist",
};

static JsonParser *
parse (void)
{
  g_autofree char *text = house_read (MANIFEST);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&parser);
}

static JsonObject *
manifest_of (JsonParser *parser)
{
  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_identity (void)
{
  g_autoptr (JsonParser) parser = parse ();
  JsonObject *manifest = manifest_of (parser);

  g_assert_cmpstr (json_object_get_string_member (manifest, "id"), ==, APPLICATION_ID);
  g_assert_cmpstr (json_object_get_string_member (manifest, "command"), ==, "tidemark");
  g_assert_cmpstr (json_object_get_string_member (manifest, "runtime"), ==, "org.gnome.Platform");
}

static void
test_permissions (void)
{
  g_autoptr (JsonParser) parser = parse ();
  JsonArray *arguments = json_object_get_array_member (manifest_of (parser), "finish-args");

  g_assert_cmpuint (json_array_get_length (arguments), >, 0);
  for (guint i = 0; i < json_array_get_length (arguments); i++)
    for (guint j = 0; j < G_N_ELEMENTS (too_much); j++)
      if (g_str_has_prefix (json_array_get_string_element (arguments, i), too_much[j]))
        house_complain ("%s asks for %s", MANIFEST, json_array_get_string_element (arguments, i));
}

/* What is fetched is named by its content. */
static void
check_source (JsonObject *source)
{
  const char *url = json_object_get_string_member_with_default (source, "url", "");
  const char *sum = json_object_get_string_member_with_default (source, "sha256", "");

  if (g_strcmp0 (json_object_get_string_member (source, "type"), "dir") == 0)
    return;
  g_assert_cmpstr (json_object_get_string_member (source, "type"), ==, "archive");
  g_assert_true (g_str_has_prefix (url, "https://"));
  if (!g_regex_match_simple ("^[0-9a-f]{64}$", sum, 0, 0))
    house_complain ("%s: %s has no SHA-256 sum", MANIFEST, url);
}

static void
test_sources (void)
{
  g_autoptr (JsonParser) parser = parse ();
  JsonArray *modules = json_object_get_array_member (manifest_of (parser), "modules");

  g_assert_cmpuint (json_array_get_length (modules), >, 0);
  for (guint i = 0; i < json_array_get_length (modules); i++)
    {
      JsonObject *module = json_array_get_object_element (modules, i);
      JsonArray *sources = json_object_get_array_member (module, "sources");

      g_assert_cmpuint (json_array_get_length (sources), >, 0);
      for (guint j = 0; j < json_array_get_length (sources); j++)
        check_source (json_array_get_object_element (sources, j));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/house/flatpak/identity", test_identity);
  g_test_add_func ("/house/flatpak/permissions", test_permissions);
  g_test_add_func ("/house/flatpak/sources", test_sources);

  return g_test_run ();
}
