/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <tidemark/tide-enum-types.h>

#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"
#include "read-case.h"

/*
 * Two nodes that differ, and the same with their names exchanged in every file: each finding has its mirror
 * image, so that none depends on which node is read first or is called what. Usage: test-swapped GENERATOR
 */
#define FIRST "NODE1"
#define SECOND "NODE2"

static const char *generator;

static void
replace_last (GString    *text,
              const char *what,
              const char *by)
{
  const char *last = g_strrstr (text->str, what);

  g_assert_nonnull (last);
  g_string_erase (text, last - text->str, strlen (what));
  g_string_insert (text, last - text->str, by);
}

static char *
swap_names (const char *text)
{
  g_autoptr (GString) swapped = g_string_new (text);

  g_string_replace (swapped, FIRST, "\001", 0);
  g_string_replace (swapped, SECOND, FIRST, 0);
  g_string_replace (swapped, "\001", SECOND, 0);

  return g_string_free (g_steal_pointer (&swapped), FALSE);
}

static char *
read_description (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "cases", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
write_description (const char *folder,
                   const char *name,
                   const char *text,
                   gboolean    swapped)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *written = swapped ? swap_names (text) : g_strdup (text);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, written, -1, &error);
  g_assert_no_error (error);
}

static void
write_parts (const char *folder,
             gboolean    swapped)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "cases", "parts", NULL);
  g_autofree char *parts = g_build_filename (folder, "parts", NULL);
  g_autoptr (GDir) dir = g_dir_open (source, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (parts, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename ("parts", name, NULL);
      g_autofree char *text = read_description (below);

      write_description (folder, below, text, swapped);
    }
}

/* The case of two nodes; the second loses its event source and its class besides. */
static void
write_case (const char *folder,
            gboolean    swapped)
{
  g_autofree char *given = read_description ("2007-two-nodes.case");
  g_autoptr (GString) text = g_string_new (given);

  replace_last (text, "include parts/event-source-2007.inc", "include parts/event-source-other.inc");
  replace_last (text, "  include parts/excluadm-class.inc\n", "");
  write_description (folder, "two.case", text->str, swapped);
  write_parts (folder, swapped);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      remove_tree (below);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static GPtrArray *
generate (gboolean swapped)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tide-swapped-XXXXXX", &error);
  g_autofree char *description = g_build_filename (folder, "two.case", NULL);
  g_autofree char *made = g_build_filename (folder, "made", NULL);
  const char *command[] = { generator, description, made, NULL };
  GPtrArray *readings;
  int status;

  g_assert_no_error (error);
  write_case (folder, swapped);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  readings = read_case (made);
  remove_tree (folder);

  return readings;
}

static char *
describe (TideFinding *finding)
{
  g_autofree char *title = tide_finding_get_title (finding);

  return g_strdup_printf ("%s\t%s\t%s\t%s\t%u", tide_finding_get_id (finding),
                          tide_enum_to_word (TIDE_TYPE_FINDING_STATE, tide_finding_get_state (finding)),
                          tide_enum_to_word (TIDE_TYPE_SEVERITY, tide_finding_get_severity (finding)), title,
                          g_list_model_get_n_items (tide_finding_get_citations (finding)));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A line for each cell in which a node stands beside the others */
static void
add_row (GPtrArray   *lines,
         TideNodeRow *row,
         gboolean     mirrored)
{
  GListModel *cells = tide_node_row_get_cells (row);

  for (guint i = 0; i < g_list_model_get_n_items (cells); i++)
    {
      g_autoptr (TideNodeCell) cell = g_list_model_get_item (cells, i);
      const char *value = tide_node_cell_get_value (cell);
      g_autofree char *line =
        g_strdup_printf ("%s, %s: %s %s %s %s", tide_node_row_get_name (row), tide_node_row_get_caption (row),
                         tide_node_cell_get_node (cell),
                         tide_enum_to_word (TIDE_TYPE_PRESENCE, tide_node_cell_get_presence (cell)),
                         value != NULL ? value : "-",
                         tide_enum_to_word (TIDE_TYPE_NODE_MARK, tide_node_cell_get_mark (cell)));

      g_ptr_array_add (lines, mirrored ? swap_names (line) : g_strdup (line));
    }
}

static void
add_rows (GPtrArray *lines,
          TideFacts *facts,
          gboolean   mirrored)
{
  g_autoptr (TideNodeMatrix) matrix = tide_node_matrix_new (facts);
  GListModel *rows = tide_node_matrix_get_rows (matrix);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (TideNodeRow) row = g_list_model_get_item (rows, i);

      add_row (lines, row, mirrored);
    }
}

/* What is found, a line each, in an order that does not depend on the servers' */
static GPtrArray *
find_all (gboolean swapped,
          gboolean mirrored)
{
  g_autoptr (GPtrArray) readings = generate (swapped);
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, NULL);
  g_autoptr (TideFacts) facts = tide_facts_new (readings, catalog, NULL, NULL);
  g_autoptr (GListStore) findings = tide_findings_evaluate (facts);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      g_autofree char *line = describe (finding);

      g_ptr_array_add (lines, mirrored ? swap_names (line) : g_strdup (line));
    }
  add_rows (lines, facts, mirrored);
  g_ptr_array_sort (lines, compare_lines);

  return lines;
}

static gboolean
has_line (GPtrArray  *lines,
          const char *start)
{
  for (guint i = 0; i < lines->len; i++)
    if (g_str_has_prefix (lines->pdata[i], start))
      return TRUE;

  return FALSE;
}

static void
test_mirrored (void)
{
  g_autoptr (GPtrArray) mirrored = find_all (FALSE, TRUE);
  g_autoptr (GPtrArray) swapped = find_all (TRUE, FALSE);

  g_assert_cmpuint (mirrored->len, ==, swapped->len);
  for (guint i = 0; i < swapped->len; i++)
    g_assert_cmpstr (mirrored->pdata[i], ==, swapped->pdata[i]);

  /* The nodes do differ. */
  g_assert_true (has_line (swapped, "event-source:MSExchange Cluster@" FIRST "\tfail"));
  g_assert_true (has_line (swapped, "event-source:MSExchange Cluster@" SECOND "\tpass"));
  g_assert_true (has_line (swapped, "excluadm-com@" FIRST "\tfail"));
  g_assert_true (has_line (swapped, "excluadm-com@" SECOND "\tpass"));
  g_assert_true (has_line (swapped, "cluster-file-versions:exres.dll\tfail"));
  g_assert_true (has_line (swapped, "MSExchange Cluster, Event source: " FIRST " missing - differs"));
  g_assert_true (has_line (swapped, "MSExchange Cluster, Event source: " SECOND " present - same"));
  g_assert_true (has_line (swapped, "excluadm.dll, COM class: " FIRST " missing - differs"));
  g_assert_true (has_line (swapped, "exres.dll, Version: " FIRST " present 8.1.278.2 unequal"));
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  generator = argv[1];
  g_test_add_func ("/swapped/mirrored", test_mirrored);

  return g_test_run ();
}
