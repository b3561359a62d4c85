/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <tidemark/tidemark.h>

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <tidemark/tide-enum-types.h>

#include "read-beside.h"
#include "tide-test-readings.h"

/*
 * The generated cases, through the parsers to the facts: what servers.tsv, roles.tsv and runs.tsv say. The
 * tables were written from what is known of Exchange.
 */
static TideEvidenceKind
kind_of_nick (const char *nick)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (TIDE_TYPE_EVIDENCE_KIND);
  GEnumValue *value = g_enum_get_value_by_nick (class, nick);

  g_assert_nonnull (value);
  return value->value;
}

static TideReading *
read_file (const char *path,
           const char *name,
           const char *group)
{
  TideAnswer answer = { 0 };
  TideEvidenceKind kind;
  struct stat      status;

  g_assert_cmpint (stat (path, &status), ==, 0);
  read_beside (path, NULL, &answer);
  g_free (answer.argument);
  kind = answer.kind != NULL ? kind_of_nick (answer.kind) : TIDE_EVIDENCE_KIND_UNKNOWN;

  return tide_reading_new (path, kind, TIDE_EVIDENCE_STATE_OK, name, group, NULL, status.st_mtime,
                           answer.reading);
}

static void
read_folder (const char *path,
             GPtrArray  *readings)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GString) members = g_string_new (NULL);
  const char *entry;

  g_assert_nonnull (dir);
  while ((entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, entry, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        {
          read_folder (full, readings);
          continue;
        }
      g_string_append_printf (members, "%s%s", members->len > 0 ? "|" : "", entry);
      g_ptr_array_add (readings, read_file (full, entry, path));
    }

  if (g_ascii_strcasecmp (name, "Cluster") == 0)
    g_ptr_array_add (readings, test_listing (TIDE_EVIDENCE_KIND_CLUSTER_DIRECTORY, path, members->str, -1));
}

/* @captured: (nullable): ISO 8601, in place of the time of capture that the files tell */
static TideFacts *
read_case_at (const char *name,
              const char *captured)
{
  g_autoptr (GDateTime) time = captured != NULL ? g_date_time_new_from_iso8601 (captured, NULL) : NULL;
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);

  read_folder (path, readings);
  g_assert_cmpuint (readings->len, >, 0);

  return tide_facts_new (readings, test_catalog (), NULL, time);
}

static TideFacts *
read_case (const char *name)
{
  return read_case_at (name, NULL);
}

/* Rows of a table in tests/cases: (transfer full) (element-type GStrv) */
static GPtrArray *
read_table (const char *name,
            guint       n_columns)
{
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_CASE_TABLES"), name, NULL);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = NULL;

      if (*lines[i] == '#' || *lines[i] == '\0' || g_str_has_prefix (lines[i], "case\t"))
        continue;
      columns = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (columns), ==, n_columns);
      g_ptr_array_add (rows, g_steal_pointer (&columns));
    }
  g_assert_cmpuint (rows->len, >, 0);

  return rows;
}

static gboolean
is_expected (const char *expected,
             const char *word)
{
  g_auto (GStrv) words = g_strsplit (expected, "|", -1);

  if (g_str_equal (expected, "*"))
    return TRUE;
  if (*expected == '\0')
    return word == NULL || *word == '\0';

  return g_strv_contains ((const char *const *) words, word != NULL ? word : "");
}

static void
check (char      **row,
       const char *what,
       const char *expected,
       const char *word)
{
  if (is_expected (expected, word))
    return;

  g_test_message ("%s, %s: %s is %s, not %s", row[0], row[1], what, word, expected);
  g_test_fail ();
}

static const char *
word (GType type,
      int   value)
{
  return tide_enum_to_word (type, value);
}

/* Evidence that names nobody is of a server without a name: empty in the tables. */
static TideServer *
find_server (TideFacts  *facts,
             const char *name)
{
  return test_server (facts, *name != '\0' ? name : NULL);
}

static void
test_servers (void)
{
  g_autoptr (GPtrArray) rows = read_table ("servers.tsv", 8);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_autoptr (TideFacts) facts = read_case (row[0]);
      TideServer *server = find_server (facts, row[1]);
      TideCluster *cluster = tide_facts_get_cluster (facts);

      check (row, "generation", row[2], word (TIDE_TYPE_GENERATION, tide_server_get_generation (server)));
      check (row, "windows", row[3], tide_server_get_windows (server));
      check (row, "cluster node", row[4], word (TIDE_TYPE_TRUTH, tide_server_get_cluster_node (server)));
      check (row, "cluster", row[5], cluster != NULL ? tide_cluster_get_name (cluster) : NULL);
      check (row, "model", row[6],
             cluster != NULL ? word (TIDE_TYPE_CLUSTER_MODEL, tide_cluster_get_model (cluster)) : NULL);
      check (row, "verdict", row[7], word (TIDE_TYPE_VERDICT, tide_server_get_verdict (server)));
    }
}

static const char *
find_role_state (TideServer *server,
                 const char *name)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_str_equal (tide_role_get_name (role), name))
        return word (TIDE_TYPE_ROLE_STATE, tide_role_get_state (role));
    }

  return NULL;
}

static gboolean
is_listed (GPtrArray  *rows,
           char      **server,
           const char *role)
{
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      if (g_str_equal (row[0], server[0]) && g_str_equal (row[1], server[1]) && g_str_equal (row[2], role))
        return TRUE;
    }

  return FALSE;
}

/* Whatever the table does not name is not installed. */
static void
check_other_roles (GPtrArray  *rows,
                   char      **row,
                   TideServer *server)
{
  GListModel *roles = tide_server_get_roles (server);

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (!is_listed (rows, row, tide_role_get_name (role)))
        check (row, tide_role_get_name (role), "not-installed",
               word (TIDE_TYPE_ROLE_STATE, tide_role_get_state (role)));
    }
}

static void
test_roles (void)
{
  g_autoptr (GPtrArray) rows = read_table ("roles.tsv", 4);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_autoptr (TideFacts) facts = read_case (row[0]);
      TideServer *server = find_server (facts, row[1]);

      check (row, row[2], row[3], find_role_state (server, row[2]));
      check_other_roles (rows, row, server);
    }
}

static TideRun *
find_run (TideServer *server,
          guint64     number)
{
  GListModel *runs = tide_server_get_runs (server);
  g_autoptr (TideRun) run = g_list_model_get_item (runs, number - 1);

  g_assert_nonnull (run);
  return run; /* the list keeps it */
}

/* How many rows of the table speak of the server of @row */
static guint
count_rows (GPtrArray *rows,
            char     **row)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      char **other = rows->pdata[i];

      n += g_str_equal (row[0], other[0]) && g_str_equal (row[1], other[1]);
    }

  return n;
}

static void
test_runs (void)
{
  g_autoptr (GPtrArray) rows = read_table ("runs.tsv", 9);

  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];
      g_autoptr (TideFacts) facts = read_case (row[0]);
      TideServer *server = find_server (facts, row[1]);
      TideRun *run = find_run (server, g_ascii_strtoull (row[2], NULL, 10));

      g_assert_cmpuint (g_list_model_get_n_items (tide_server_get_runs (server)), ==, count_rows (rows, row));
      check (row, "kind", row[3], word (TIDE_TYPE_RUN_KIND, tide_run_get_kind (run)));
      check (row, "interface", row[4], word (TIDE_TYPE_INTERFACE, tide_run_get_interface (run)));
      check (row, "installation mode", row[5], tide_run_get_installation_mode (run));
      check (row, "version", row[6], tide_run_get_version (run));
      check (row, "verdict", row[7], word (TIDE_TYPE_VERDICT, tide_run_get_verdict (run)));
      check (row, "deciding", row[8], tide_run_get_deciding (run) ? "yes" : "no");
    }
}

/* Of a run without an end, the time of capture tells whether it may have been at work: up to ten minutes
 * after its last entry, at 16:06:20. */
static void
test_open_ends (void)
{
  static const struct
  {
    const char *captured;
    const char *verdict;
  } times[] = {
    { NULL, "unknown" },
    { "2022-07-02T16:06:40Z", "running" },
    { "2022-07-02T18:16:00+02:00", "running" },
    { "2022-07-02T16:18:00Z", "interrupted" },
    { "2022-07-03T16:06:40Z", "interrupted" },
    { "2022-07-02T12:00:00Z", "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (TideFacts) facts = read_case_at ("run-open", times[i].captured);
      TideRun *run = find_run (test_server (facts, "MBX16"), 1);

      g_assert_cmpstr (word (TIDE_TYPE_VERDICT, tide_run_get_verdict (run)), ==, times[i].verdict);
    }
}

/* What fails while the server is put back comes after the cause, whatever its stamps say. */
static void
test_cause (void)
{
  g_autoptr (TideFacts) facts = read_case ("errors-after-cause");
  TideRun *run = find_run (test_server (facts, "MBX19"), 1);
  GListModel *errors = tide_run_get_errors (run);
  guint n = g_list_model_get_n_items (errors);
  g_autoptr (TideCitation) first = g_list_model_get_item (errors, 0);
  g_autoptr (TideCitation) last = g_list_model_get_item (errors, n - 1);

  g_assert_cmpuint (n, >, 1);
  g_assert_nonnull (strstr (tide_citation_get_text (first), "service could not be started"));
  g_assert_nonnull (strstr (tide_citation_get_text (last), "component state could not be saved"));
  g_assert_cmpuint (tide_citation_get_line (first), <, tide_citation_get_line (last));
  g_assert_cmpstr (tide_run_get_failed_component (run), ==, "Install-MailboxRole");
  g_assert_cmpstr (tide_run_get_failed_task (run), ==,
                   "MailboxComponent___00998877ff66ee55dd44cc33bb22aa33");
  g_assert_cmpstr (tide_run_get_started (run), >, tide_run_get_ended (run));
}

/* A German server's log: day first, names beyond ASCII. */
static void
test_day_first (void)
{
  g_autoptr (TideFacts) facts = read_case ("2007-ccr-stopped");
  TideRun *run = find_run (test_server (facts, "NODE1"), 3);

  g_assert_cmpstr (tide_run_get_started (run), ==, "2009-05-14T15:58:02");
  g_assert_cmpstr (tide_run_get_user (run), ==, "BEISPIEL\\Jürgen.Weiß");
}

/* The sample, in what the tables do not say: the watermark leads into the script. */
static void
test_sample (void)
{
  g_autoptr (TideFacts) facts = read_case ("2007-cluster-stopped");
  TideServer *server = test_server (facts, "NODE1");
  GListModel *roles = tide_server_get_roles (server);
  TideTask *task = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (roles); i++)
    {
      g_autoptr (TideRole) role = g_list_model_get_item (roles, i);

      if (g_str_equal (tide_role_get_name (role), "MailboxRole"))
        task = tide_role_get_task (role);
    }

  g_assert_nonnull (task);
  g_assert_nonnull (tide_task_get_script (task));
  g_assert_cmpuint (tide_task_get_line (task), >, 0);
  g_assert_cmpint (tide_server_get_exchange_clustering (server), ==, TIDE_TRUTH_YES);
  g_assert_cmpint (tide_server_get_excluadm_com (server), ==, TIDE_PRESENCE_MISSING);
  g_assert_cmpint (tide_cluster_get_excluadm (tide_facts_get_cluster (facts)), ==, TIDE_PRESENCE_MISSING);
}

static void
test_unrelated (void)
{
  g_autoptr (TideFacts) unrelated = read_case ("unrelated-servers");
  g_autoptr (TideFacts) nodes = read_case ("2007-two-nodes");

  g_assert_cmpuint (g_strv_length ((char **) tide_facts_get_unrelated (unrelated)), ==, 2);
  g_assert_cmpuint (g_strv_length ((char **) tide_facts_get_unrelated (nodes)), ==, 0);
  g_assert_cmpuint (tide_facts_get_available (nodes, NULL) & TIDE_NEED_TWO_NODES, !=, 0);
}

/* Real hives: the name stands in the current control set, and others hold older names. */
static void
test_real_hives (void)
{
  static const struct
  {
    const char *file;
    const char *server;
    TideTruth   node;
  } cases[] = {
    { "hives/win7-SYSTEM", "WKS-WIN732BITA", TIDE_TRUTH_NO },
    { "hives/win10-dirty-SYSTEM", "DESKTOP-PM6C56D", TIDE_TRUTH_NO },
    { "hives/generated/SYSTEM", "NODE1", TIDE_TRUTH_YES },
  };
  const char *samples = g_getenv ("TIDE_SAMPLES");

  if (samples == NULL || !g_file_test (samples, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the sample data is not there");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (samples, cases[i].file, NULL);
      g_autoptr (TideFacts) facts = test_facts (NULL, read_file (path, "SYSTEM", "/c"), NULL);
      TideServer *server = test_server (facts, cases[i].server);

      g_assert_cmpstr (tide_server_get_control_set (server), ==, "ControlSet001");
      g_assert_cmpint (tide_server_get_cluster_node (server), ==, cases[i].node);
      g_assert_cmpint (tide_server_get_generation (server), ==, TIDE_GENERATION_UNKNOWN);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/cases/servers", test_servers);
  g_test_add_func ("/cases/roles", test_roles);
  g_test_add_func ("/cases/runs", test_runs);
  g_test_add_func ("/cases/open-ends", test_open_ends);
  g_test_add_func ("/cases/cause", test_cause);
  g_test_add_func ("/cases/day-first", test_day_first);
  g_test_add_func ("/cases/sample", test_sample);
  g_test_add_func ("/cases/unrelated", test_unrelated);
  g_test_add_func ("/cases/real-hives", test_real_hives);

  return g_test_run ();
}
