/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "catalog/tide-catalog-private.h"
#include "evidence/tide-parsers.h"
#include "facts/runs/tide-run-entries.h"
#include "facts/runs/tide-runs.h"

/*
 * The samples of the bundled rules as lines of a real log: what the reader keeps of it, and what counts in
 * it, must bear them out too, and not only the loader's quick look.
 */
static TideCatalog *catalog;

/* Rules on the native engine's own logs are tried in one of those. */
static gboolean
is_native (const TideCatalogRule *rule)
{
  return rule->gates.generations == (1u << TIDE_GENERATION_2000 | 1u << TIDE_GENERATION_2003);
}

static char *
make_log (const char *sample,
          gboolean    native)
{
  g_auto (GStrv) lines = g_strsplit (sample, "\n", -1);
  GString *log = g_string_new (native ? "[10:00:00] Entering ScSetupExchangeVirtualServer\n"
                                      : "[01/01/2024 10:00:00.0000] [0] Starting Microsoft Exchange Server "
                                        "2016 Setup\n");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '|')
        g_string_append_printf (log, "%s\n", line + 1);
      else if (*line != '\0')
        g_string_append_printf (log, "%s%s\n",
                                native ? "[10:00:01] " : "[01/01/2024 10:00:01.0000] [1] ", line);
    }

  return g_string_free (log, FALSE);
}

static TideReading *
read_log (const char *log)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tidemark-sample-XXXXXX.log", &path, NULL);
  TideAnswer answer;

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, log, strlen (log)), ==, strlen (log));
  tide_parsers_read (fd, "exchangesetup.log", tide_catalog_get_keeps (catalog), &answer);
  close (fd);
  unlink (path);
  g_assert_nonnull (answer.reading);
  g_free (answer.argument);

  return tide_reading_new ("log", TIDE_EVIDENCE_KIND_MANAGED_LOG, TIDE_EVIDENCE_STATE_OK, "log", "", NULL, -1,
                           answer.reading);
}

static TideTruth
try_sample (const TideCatalogRule *rule,
            const char            *sample)
{
  g_autofree char *log = make_log (sample, is_native (rule));
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (GListStore) list = g_list_store_new (TIDE_TYPE_RUN);
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (TideMatchFound) found = { NULL, NULL };

  g_ptr_array_add (readings, read_log (log));
  runs = tide_runs_read (g_ptr_array_index (readings, 0));
  g_assert_cmpuint (runs->len, ==, 1);
  g_list_store_append (list, g_ptr_array_index (runs, 0));
  entries = tide_run_entries_read (readings, G_LIST_MODEL (list));
  g_ptr_array_set_free_func (entries, (GDestroyNotify) tide_match_entries_free);
  g_assert_cmpuint (entries->len, ==, 1);

  return tide_match_try (rule->match, g_ptr_array_index (entries, 0), &found);
}

static const TideCatalogRule *
find_rule (xmlNode *node)
{
  xmlChar *id = xmlGetNoNsProp (node, BAD_CAST "id");
  GPtrArray *rules = tide_catalog_get_rules (catalog);
  const TideCatalogRule *found = NULL;

  for (guint i = 0; id != NULL && i < rules->len; i++)
    if (strcmp (((TideCatalogRule *) g_ptr_array_index (rules, i))->id, (const char *) id) == 0)
      found = g_ptr_array_index (rules, i);
  xmlFree (id);

  return found;
}

static void
check_sample (const TideCatalogRule *rule,
              xmlNode               *node)
{
  xmlChar *text = xmlNodeGetContent (node);
  xmlChar *wanted = xmlGetNoNsProp (node, BAD_CAST "matches");
  gboolean yes = strcmp ((const char *) wanted, "yes") == 0;

  g_test_message ("%s, line %ld", rule->id, xmlGetLineNo (node));
  if (try_sample (rule, (const char *) text) != (yes ? TIDE_TRUTH_YES : TIDE_TRUTH_NO))
    {
      g_test_message ("should be %s", yes ? "yes" : "no");
      g_test_fail ();
    }
  xmlFree (text);
  xmlFree (wanted);
}

static void
test_file (gconstpointer name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "catalog", name, NULL);
  xmlDoc *document = xmlReadFile (path, NULL, XML_PARSE_NONET);
  guint n = 0;

  g_assert_nonnull (document);
  for (xmlNode *node = xmlDocGetRootElement (document)->children; node != NULL; node = node->next)
    for (xmlNode *child = node->children; child != NULL; child = child->next)
      if (child->type == XML_ELEMENT_NODE && strcmp ((const char *) child->name, "sample") == 0)
        {
          check_sample (find_rule (node), child);
          n++;
        }
  xmlFreeDoc (document);
  g_assert_cmpuint (n, >, 0);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  catalog = tide_catalog_load (NULL, NULL);
  g_assert_nonnull (catalog);
  g_test_add_data_func ("/samples/known-issues", "60-known-issues.xml", test_file);
  g_test_add_data_func ("/samples/cluster-failures", "62-cluster-failures.xml", test_file);
  result = g_test_run ();
  g_object_unref (catalog);

  return result;
}
