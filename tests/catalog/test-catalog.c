/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "catalog/tide-catalog-loader.h"
#include "catalog/tide-catalog-private.h"
#include "own-folders.h"

#define HEAD "<catalog xmlns='urn:tidemark:catalog:1'>\n"
#define RULE_TEXTS \
  "<title>A title</title><explanation>Why</explanation><pass>Good</pass><fail>Bad</fail>" \
  "<needs evidence='log'/><check name='setup-run'/>"

/* Writes a catalogue into a folder of the test; (transfer full): its path */
static char *
write_file (const char *name,
            const char *text,
            gssize      length)
{
  char *path = g_build_filename (g_get_user_cache_dir (), name, NULL);

  g_assert_true (g_file_set_contents (path, text, length, NULL));

  return path;
}

static TideCatalog *
load_with (const char *path,
           GError    **error)
{
  const char *const extra[] = { path, NULL };

  return tide_catalog_load (extra, error);
}

static void
test_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, &error);
  const TideCatalogRole *hub;

  g_assert_no_error (error);
  g_assert_cmpstr (tide_catalog_get_version (catalog), !=, "");
  g_assert_null (tide_catalog_get_replaced (catalog)[0]);
  g_assert_cmpuint (tide_catalog_get_generations (catalog)->len, ==, 8);

  hub = tide_catalog_find_role (catalog, "HubTransportRole");
  g_assert_nonnull (hub);
  g_assert_true (tide_catalog_find_role (catalog, "bridgehead") == hub);
  g_assert_true (tide_catalog_find_role (catalog, "BRIDGEHEADROLE") == hub);
  g_assert_cmpstr (hub->setup_code, ==, "HT");
  g_assert_cmpstr (tide_catalog_find_role (catalog, "Gateway")->id, ==, "EdgeTransportRole");
  g_assert_false (tide_catalog_find_role (catalog, "AdminToolsRole")->configures);
  g_assert_null (tide_catalog_find_role (catalog, "PreFileCopy"));
  g_assert_null (tide_catalog_find_role (catalog, "Role"));
}

static void
test_generations (void)
{
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  const TideCatalogGeneration *se = tide_catalog_find_generation (catalog, TIDE_GENERATION_SE);
  const TideCatalogGeneration *y2019 = tide_catalog_find_generation (catalog, TIDE_GENERATION_2019);

  /* No gap and no overlap between the two that share 15.2 */
  g_assert_cmpint (tide_version_compare (&se->from, &y2019->to), ==, 0);
  g_assert_cmpuint (se->from.part[2], ==, 2562);
  g_assert_cmpstr (se->registry_root, ==, "SOFTWARE\\Microsoft\\ExchangeServer\\v15");
  g_assert_false (tide_catalog_find_generation (catalog, TIDE_GENERATION_2003)->has_roles);
}

static void
test_gates (void)
{
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  GPtrArray *rules = tide_catalog_get_rules (catalog);

  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);

      if (!g_str_equal (rule->id, "excluadm-com"))
        continue;
      g_assert_cmpuint (rule->gates.generations, ==,
                        1u << TIDE_GENERATION_2000 | 1u << TIDE_GENERATION_2003 | 1u << TIDE_GENERATION_2007);
      g_assert_cmpuint (rule->gates.windows_from.part[0], ==, 0);
      g_assert_cmpuint (rule->gates.windows_to.part[0], ==, 6);
      g_assert_true (rule->gates.cluster_node);
      g_assert_true (rule->gates.exchange_clustering);
      g_assert_cmpuint (rule->needs, ==, TIDE_NEED_SOFTWARE);
      return;
    }
  g_assert_not_reached ();
}

/* The bundled catalogue is complete: a finding can always say what, why and after whom. */
static void
test_texts (void)
{
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  g_autoptr (GHashTable) no_words = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rules = tide_catalog_get_rules (catalog);

  g_assert_cmpuint (rules->len, >, 50);
  for (guint i = 0; i < rules->len; i++)
    {
      const TideCatalogRule *rule = g_ptr_array_index (rules, i);

      g_test_message ("%s", rule->id);
      g_assert_nonnull (tide_catalog_rule_get_text (rule, TIDE_TEXT_TITLE, no_words));
      g_assert_nonnull (rule->explanation);
      g_assert_nonnull (tide_catalog_rule_get_text (rule, TIDE_TEXT_PASS, no_words));
      g_assert_nonnull (tide_catalog_rule_get_text (rule, TIDE_TEXT_FAIL, no_words));
      g_assert_nonnull (rule->sources[0]);
      g_assert_true ((rule->check != NULL) != (rule->match != NULL));
      /* What names no need says itself what it lacks; that a hive is dirty is asked of whatever is given. */
      g_assert_true (rule->needs != 0 || rule->texts[TIDE_TEXT_UNKNOWN]->len > 0 ||
                     g_str_equal (rule->id, "evidence-dirty"));
      g_assert_true (rule->information || rule->texts[TIDE_TEXT_ADVICE]->len > 0);
    }
}

typedef struct
{
  const char *name;
  const char *text;
  int         code;
  const char *line;
  const char *id;
} Refused;

static const Refused refused[] = {
  { "no-xml", "Starting Microsoft Exchange 2007 Setup\n", TIDE_CATALOG_ERROR_NOT_XML, "line 1", "" },
  { "not-closed", HEAD "<role>\n</catalog>", TIDE_CATALOG_ERROR_NOT_XML, "line 3", "" },
  { "other-namespace", "<catalog xmlns='urn:other'/>", TIDE_CATALOG_ERROR_INVALID, "line 1", "" },
  { "dtd", "<!DOCTYPE catalog [<!ENTITY a 'b'>]>" HEAD "</catalog>", TIDE_CATALOG_ERROR_NOT_XML, "line 1",
    "" },
  { "remote-dtd", "<!DOCTYPE catalog SYSTEM 'http://127.0.0.1:9/c.dtd'>" HEAD "</catalog>",
    TIDE_CATALOG_ERROR_NOT_XML, "line 1", "" },
  { "unknown-element",
    HEAD "\n<fix id='a' scope='node' risk='low' restart='true' reversible='true' order='1'>\n"
    "<command>format c:</command></fix></catalog>", TIDE_CATALOG_ERROR_INVALID, "line 4", "a" },
  { "unconfirmed-error", HEAD "\n\n<rule id='bold' scope='server' confirmed='no' severity='error'>" RULE_TEXTS
    "<source>S</source></rule></catalog>", TIDE_CATALOG_ERROR_INVALID, "line 4", "bold" },
  { "inferred-error", HEAD "<rule id='bold' scope='server' confirmed='inferred' severity='error'>" RULE_TEXTS
    "<source>S</source></rule></catalog>", TIDE_CATALOG_ERROR_INVALID, "line 2", "bold" },
  { "unconfirmed-warning", HEAD "<rule id='bold' scope='server' confirmed='no' severity='warning'>" RULE_TEXTS
    "<source>S</source></rule></catalog>", TIDE_CATALOG_ERROR_INVALID, "line 2", "bold" },
  { "no-source",
    HEAD "<rule id='bare' scope='server' confirmed='yes' severity='error'>" RULE_TEXTS "</rule></catalog>",
    TIDE_CATALOG_ERROR_INVALID, "line 2", "bare" },
  { "inline-element", HEAD "<role id='R' generations='2007' configures='true'>\n<title>A <b>role</b></title>"
    "<source>S</source></role></catalog>", TIDE_CATALOG_ERROR_INVALID, "line 3", "R" },
  { "dangling-fix", HEAD "<rule id='lost' scope='server' confirmed='yes' severity='error'>" RULE_TEXTS
    "\n<fix ref='no-such-fix'/><source>S</source></rule></catalog>",
    TIDE_CATALOG_ERROR_INCONSISTENT, "line 3", "lost" },
  { "twice", HEAD "<event-source id='E' log='System' message-file='m' generations='2007'><source>S</source>"
    "</event-source>\n"
    "<event-source id='e' log='System' message-file='m' generations='2007'><source>S</source>"
    "</event-source></catalog>", TIDE_CATALOG_ERROR_INCONSISTENT, "line 3", "e" },
};

static void
test_refused (gconstpointer data)
{
  const Refused *row = data;
  g_autofree char *path = write_file ("refused.xml", row->text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = load_with (path, &error);

  g_test_message ("%s", error != NULL ? error->message : "no error");
  g_assert_null (catalog);
  g_assert_error (error, TIDE_CATALOG_ERROR, row->code);
  g_assert_nonnull (strstr (error->message, "refused.xml"));
  g_assert_nonnull (strstr (error->message, row->line));
  g_assert_nonnull (strstr (error->message, row->id));
}

static void
assert_failed (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = load_with (path, &error);

  g_assert_null (catalog);
  g_assert_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_FAILED);
}

static void
test_unreadable (void)
{
  g_autofree char *big = NULL;
  g_autofree char *fifo = g_build_filename (g_get_user_cache_dir (), "fifo.xml", NULL);
  g_autofree char *missing = g_build_filename (g_get_user_cache_dir (), "missing.xml", NULL);
  g_autofree char *spaces = g_strnfill (TIDE_CATALOG_MAX_SIZE + 1, ' ');

  big = write_file ("big.xml", spaces, TIDE_CATALOG_MAX_SIZE + 1);
  assert_failed (big);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_failed (fifo);
  assert_failed (missing);
  assert_failed (g_get_user_cache_dir ());
}

/* A person's file with elements inside each other must not exhaust the stack. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<rule>");
  path = write_file ("deep.xml", text->str, text->len);
  g_assert_null (load_with (path, &error));
  g_assert_error (error, TIDE_CATALOG_ERROR, TIDE_CATALOG_ERROR_NOT_XML);
}

#define OWN_ROLE \
  HEAD "<role id='HubTransportRole' setup-code='%s' generations='2007' configures='true'>\n" \
  "<title>  My\n   own  role </title><source>S</source></role></catalog>"

static void
test_replaced (void)
{
  g_autofree char *text = g_strdup_printf (OWN_ROLE, "XX");
  g_autofree char *path = write_file ("own.xml", text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = load_with (path, &error);
  const TideCatalogRole *role;

  g_assert_no_error (error);
  role = tide_catalog_find_role (catalog, "HubTransport");
  g_assert_cmpstr (role->setup_code, ==, "XX");
  g_assert_cmpstr (role->title, ==, "My own role");
  g_assert_cmpstr (tide_catalog_get_replaced (catalog)[0], ==, "HubTransportRole");
  g_assert_null (tide_catalog_get_replaced (catalog)[1]);
}

/* Files of the data folder go in by name, and before those that are named on the command line. */
static void
test_data_folder (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "tidemark", "catalog", NULL);
  g_autofree char *second = g_build_filename (folder, "b.xml", NULL);
  g_autofree char *first = g_build_filename (folder, "a.xml", NULL);
  g_autofree char *other = g_build_filename (folder, "c.txt", NULL);
  g_autofree char *aa = g_strdup_printf (OWN_ROLE, "AA");
  g_autofree char *bb = g_strdup_printf (OWN_ROLE, "BB");
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (second, bb, -1, NULL));
  g_assert_true (g_file_set_contents (first, aa, -1, NULL));
  g_assert_true (g_file_set_contents (other, "not a catalogue", -1, NULL));
  catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tide_catalog_find_role (catalog, "HubTransport")->setup_code, ==, "BB");
  g_assert_cmpuint (g_strv_length ((char **) tide_catalog_get_replaced (catalog)), ==, 2);
  g_unlink (first);
  g_unlink (second);
  g_unlink (other);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
test_async (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TideCatalog) catalog = NULL;
  g_autoptr (GError) error = NULL;

  tide_catalog_load_async (NULL, cancellable, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  catalog = tide_catalog_load_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tide_catalog_get_rules (catalog)->len, >, 0);

  g_clear_object (&result);
  g_cancellable_cancel (cancellable);
  tide_catalog_load_async (NULL, cancellable, on_loaded, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (tide_catalog_load_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Cases stand from the special to the general; a|b is either, blanks are and. */
static void
test_cases (void)
{
  g_auto (GStrv) words = g_strsplit ("2007|2010 fail", " ", -1);
  TideCatalogText text = { words, NULL };
  g_autoptr (GHashTable) true_words = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_false (tide_catalog_text_fits (&text, true_words));
  g_hash_table_add (true_words, (gpointer) "2010");
  g_assert_false (tide_catalog_text_fits (&text, true_words));
  g_hash_table_add (true_words, (gpointer) "fail");
  g_assert_true (tide_catalog_text_fits (&text, true_words));
}

int
main (int    argc,
      char **argv)
{
  char *folders = own_folders_make ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/bundled", test_bundled);
  g_test_add_func ("/catalog/generations", test_generations);
  g_test_add_func ("/catalog/gates", test_gates);
  g_test_add_func ("/catalog/texts", test_texts);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/catalog/refused/", refused[i].name, NULL);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/catalog/unreadable", test_unreadable);
  g_test_add_func ("/catalog/deep", test_deep);
  g_test_add_func ("/catalog/replaced", test_replaced);
  g_test_add_func ("/catalog/data-folder", test_data_folder);
  g_test_add_func ("/catalog/async", test_async);
  g_test_add_func ("/catalog/cases", test_cases);

  result = g_test_run ();
  own_folders_remove (folders);

  return result;
}
