/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"
#include "read-case.h"

/*
 * Each generated case through parsers, facts and rules, against the table in tests/cases/expected.tsv, whose
 * README says how to read it. Both ways: each row has its finding, and each finding its row.
 */
typedef struct
{
  char    *rule;    /* "*": every rule of the server that no other row names */
  char    *subject; /* "*": every finding of the rule and server that no other row names */
  char    *server;  /* "*": any or none */
  GStrv    states;
  gboolean met;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->rule);
  g_free (row->subject);
  g_free (row->server);
  g_strfreev (row->states);
  g_free (row);
}

static Row *
row_new (GStrv columns)
{
  Row *row = g_new0 (Row, 1);

  row->rule = g_strdup (columns[1]);
  row->subject = g_strdup (columns[2]);
  row->server = g_strdup (columns[3]);
  row->states = g_strsplit (columns[4], "|", -1);

  return row;
}

/* case → its rows, in the order of the table */
static GHashTable *
read_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cases", "expected.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *cases =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      GPtrArray *rows;

      if (*lines[i] == '#' || g_strv_length (columns) != 5 || strcmp (columns[0], "case") == 0)
        continue;
      rows = g_hash_table_lookup (cases, columns[0]);
      if (rows == NULL)
        g_hash_table_insert (cases, g_strdup (columns[0]), rows = g_ptr_array_new_with_free_func (row_free));
      g_ptr_array_add (rows, row_new (columns));
    }

  return cases;
}

typedef enum
{
  BY_SUBJECT,
  BY_RULE,
  BY_SERVER,
  N_WAYS,
} Way;

static gboolean
row_speaks_of (const Row   *row,
               TideFinding *finding,
               Way          way)
{
  const char *server = finding->server_name != NULL ? finding->server_name : "";
  const char *subject = tide_finding_get_subject (finding);

  if (strcmp (row->server, "*") != 0 && g_ascii_strcasecmp (row->server, server) != 0)
    return FALSE;
  if (way == BY_SERVER)
    return strcmp (row->rule, "*") == 0;
  if (strcmp (row->rule, tide_finding_get_rule (finding)) != 0)
    return FALSE;
  if (way == BY_RULE)
    return strcmp (row->subject, "*") == 0;

  return subject != NULL && g_ascii_strcasecmp (row->subject, subject) == 0;
}

static Row *
find_row (GPtrArray   *rows,
          TideFinding *finding)
{
  for (Way way = 0; way < N_WAYS; way++)
    for (guint i = 0; i < rows->len; i++)
      if (row_speaks_of (g_ptr_array_index (rows, i), finding, way))
        return g_ptr_array_index (rows, i);

  return NULL;
}

/* "{name}" where an argument should stand; registry paths hold braces with other things in them */
static gboolean
has_gap (const char *text)
{
  return g_regex_match_simple ("\\{[a-z-]+\\}", text, 0, 0);
}

/* What a person reads is whole sentences: no argument is left open, and a failure shows where it was seen. */
static guint
check_words (TideFinding *finding)
{
  g_autofree char *title = tide_finding_get_title (finding);
  g_autofree char *detail = tide_finding_get_detail (finding);
  g_auto (GStrv) advice = tide_finding_get_advice (finding);
  g_autofree char *paragraphs = g_strjoinv ("\n", advice);
  const char *texts[] = { title, detail, paragraphs };
  guint n_bad = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == NULL || has_gap (texts[i]))
      {
        g_test_message ("%s: not a sentence: %s", tide_finding_get_id (finding), texts[i]);
        n_bad++;
      }
  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_NOT_CHECKED &&
      g_strcmp0 (detail, "Not checked.") == 0)
    {
      g_test_message ("%s: does not say what is missing", tide_finding_get_id (finding));
      n_bad++;
    }
  if (tide_finding_get_state (finding) == TIDE_FINDING_STATE_FAIL &&
      g_list_model_get_n_items (tide_finding_get_citations (finding)) == 0)
    {
      g_test_message ("%s: fails and cites nothing", tide_finding_get_id (finding));
      n_bad++;
    }

  return n_bad;
}

static guint
compare_finding (GPtrArray   *rows,
                 TideFinding *finding)
{
  const char *state = tide_enum_to_word (TIDE_TYPE_FINDING_STATE, tide_finding_get_state (finding));
  Row *row = find_row (rows, finding);
  g_autofree char *wanted = row != NULL ? g_strjoinv ("|", row->states) : g_strdup ("in the table");
  g_autofree char *detail = NULL;
  gboolean right = row != NULL && g_strv_contains ((const char *const *) row->states, state);

  if (row != NULL)
    row->met = TRUE;
  if (right)
    return 0;
  detail = tide_finding_get_detail (finding);
  g_test_message ("%s is %s instead of %s: %s", tide_finding_get_id (finding), state, wanted, detail);

  return 1;
}

static guint
compare (GPtrArray  *rows,
         GListModel *findings)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_bad = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      n_bad += compare_finding (rows, finding) + check_words (finding);
      if (g_hash_table_add (ids, g_strdup (tide_finding_get_id (finding))))
        continue;
      g_test_message ("%s stands twice", tide_finding_get_id (finding));
      n_bad++;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = g_ptr_array_index (rows, i);

      if (row->met)
        continue;
      g_test_message ("no finding for %s %s %s", row->rule, row->subject, row->server);
      n_bad++;
    }

  return n_bad;
}

/* A rule without a word would be a rule that nobody knows was run. */
static guint
find_silent (TideCatalog *catalog,
             GListModel  *findings)
{
  g_autoptr (GHashTable) heard = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rules = tide_catalog_get_rules (catalog);
  guint n_bad = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      g_hash_table_add (heard, (gpointer) tide_finding_get_rule (finding));
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const char *id = ((TideCatalogRule *) g_ptr_array_index (rules, i))->id;

      if (g_hash_table_contains (heard, id))
        continue;
      g_test_message ("nothing is said of %s", id);
      n_bad++;
    }

  return n_bad;
}

static GHashTable *table;

static void
test_case (gconstpointer data)
{
  const char *name = data;
  g_autofree char *folder = g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);
  g_autoptr (GPtrArray) readings = read_case (folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, &error);
  g_autoptr (TideFacts) facts = NULL;
  g_autoptr (GListStore) findings = NULL;

  g_assert_no_error (error);
  facts = tide_facts_new (readings, catalog, NULL, NULL);
  findings = tide_findings_evaluate (facts);
  if (compare (g_hash_table_lookup (table, name), G_LIST_MODEL (findings)) +
        find_silent (catalog, G_LIST_MODEL (findings)) > 0)
    g_test_fail ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree const char **names = NULL;
  int result;

  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("TIDE_CASES") == NULL)
    {
      g_print ("1..0 # SKIP TIDE_CASES does not name the generated cases\n");
      return 0;
    }
  table = read_table ();
  names = (const char **) g_hash_table_get_keys_as_array (table, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/expected/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  result = g_test_run ();
  g_hash_table_unref (table);

  return result;
}
