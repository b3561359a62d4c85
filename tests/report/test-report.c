/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "report-made.h"
#include "report/tide-report-cut.h"
#include "report/tide-report-words.h"
#include "report/tide-text-out.h"
#include "tests/facts/tide-test-readings.h"

static char *
write_report (TideDiagnosis   *diagnosis,
              TideReportFormat format)
{
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, NULL);
  const TideReportOptions options = { format, plan };

  return tide_report_to_string (diagnosis, &options);
}

/* As the vendor calls them: the year stood in the middle once. */
static void
test_product_names (void)
{
  static const struct
  {
    TideGeneration generation;
    const char    *name;
  } rows[] = {
    { TIDE_GENERATION_2000, "Exchange 2000 Server" },
    { TIDE_GENERATION_2003, "Exchange Server 2003" },
    { TIDE_GENERATION_SE, "Exchange Server Subscription Edition" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = tide_report_dup_generation (rows[i].generation);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

/* Twenty thousand findings with long texts stay below the limit, and what is missing is counted. */
static void
test_size (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_hostile ();
  GListStore *findings = G_LIST_STORE (tide_diagnosis_get_findings (diagnosis));
  g_autofree char *text = g_strnfill (300, 'w');

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (TideFinding) finding = make_finding (diagnosis, i % 7, i, text);

      g_list_store_append (findings, finding);
    }
  for (TideReportFormat format = TIDE_REPORT_FORMAT_TEXT; format <= TIDE_REPORT_FORMAT_HTML; format++)
    {
      g_autofree char *report = write_report (diagnosis, format);

      g_test_message ("format %u: %zu bytes", format, strlen (report));
      g_assert_cmpuint (strlen (report), <, 2000000);
      g_assert_cmpuint (strlen (report), >, 100000);
      g_assert_nonnull (strstr (report, "entries were left out"));
      g_assert_true (g_utf8_validate (report, -1, NULL));
    }
}

/* Once the report is over the limit, the worst findings are those that stay. */
static void
test_nothing_cut_without_need (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_hostile ();

  for (TideReportFormat format = TIDE_REPORT_FORMAT_TEXT; format <= TIDE_REPORT_FORMAT_HTML; format++)
    {
      g_autofree char *report = write_report (diagnosis, format);

      g_assert_null (strstr (report, "left out"));
    }
}

static guint
columns_of (const char *line)
{
  return g_utf8_strlen (line, -1);
}

static void
test_wrapping (void)
{
  TideTextOut out = { g_string_new (NULL) };
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) read = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (words, "%s%.*s", i > 0 ? " " : "", (int) (1 + i % 17), "abcdefghijklmnopq");
  tide_text_out_prose (&out, 4, "-> ", words->str);
  lines = g_strsplit (out.text->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_assert_cmpuint (columns_of (lines[i]), <=, 80);
      g_assert_true (g_str_has_prefix (lines[i], i == 0 ? "    -> a" : "       "));
      g_string_append_printf (read, "%s%s", i > 0 ? " " : "", lines[i] + 7);
    }
  g_assert_cmpstr (read->str, ==, words->str);
  g_string_free (out.text, TRUE);
}

static void
test_summary (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-cluster-stopped");
  g_autofree char *summary = tide_report_get_summary (diagnosis);
  g_auto (GStrv) lines = g_strsplit (summary, "\n", -1);

  g_assert_true (g_str_has_prefix (summary, "Tidemark: Setup failed\n"));
  g_assert_nonnull (strstr (summary, "NODE1, Exchange Server 2007"));
  g_assert_nonnull (strstr (summary, "Setup.com /mode:Install /roles:MB"));
  g_assert_cmpuint (g_strv_length (lines), <, 40);
}

/* The words before the first finding, where a reader in a hurry stops, on one line */
static char *
write_head (const char *name)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case (name);
  g_autofree char *text = write_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);
  g_auto (GStrv) words = NULL;
  char *end = strstr (text, "Made by Tidemark");

  g_assert_nonnull (end);
  *end = '\0';
  words = g_regex_split_simple ("\\s+", text, 0, 0);

  return g_strjoinv (" ", words);
}

static void
test_head (void)
{
  static const struct
  {
    const char *name;
    const char *words[5];
  } heads[] = {
    { "2007-cluster-stopped",
      { "NODE1, Exchange Server 2007", "MailboxRole stopped in run 2 of 2",
        "is not registered in the cluster", "Setup.com /mode:Install /roles:MB", "Failed (6)" } },
    /* All nodes are set up, and yet something is wrong. */
    { "2007-two-nodes",
      { "Setup succeeded", "What was found: - exres.dll differs between nodes", "Failed (1)",
        "-> Bring every node to the same update" } },
    { "2003-evs-faults",
      { "Result of setup on NODE1: Not checked", "What was found: - The type", "3 more findings failed" } },
    { "2007-clustered-role-only", { "has recorded the action Install", "/newCMS" } },
    { "run-open", { "MBX16, Exchange Server 2016", "ends without a result", "Failed (0)" } },
    { "2003-cluster-healthy", { "NODE1, Exchange Server 2003", "Result of setup on NODE1: Not checked" } },
    { "wizard-succeeded", { "Setup succeeded MBX16", "Failed (0)" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *head = write_head (heads[i].name);

      for (guint j = 0; j < G_N_ELEMENTS (heads[i].words) && heads[i].words[j] != NULL; j++)
        if (strstr (head, heads[i].words[j]) == NULL)
          g_error ("%s does not begin with “%s”: %s", heads[i].name, heads[i].words[j], head);
    }
}

/* In HTML, too, what a person has to type stands at the head. */
static void
test_steps (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-cluster-stopped");
  g_autofree char *html = write_report (diagnosis, TIDE_REPORT_FORMAT_HTML);
  const char *steps = strstr (html, "What to do:");
  const char *end = steps != NULL ? strstr (steps, "</ol>") : NULL;

  g_assert_nonnull (end);
  g_assert_nonnull (g_strstr_len (steps, end - steps, "Setup.com /mode:Install /roles:MB"));
}

static void
test_cluster (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2003-cluster-healthy");
  g_autofree char *text = write_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);

  g_assert_nonnull (strstr (text, "\nGroups and the nodes that own them:\n  "));
  g_assert_nonnull (strstr (text, "\nResource types:\n  "));
}

/* What was cut is counted, and nothing is that was not. */
static void
test_cuts (void)
{
  g_autofree char *items = tide_report_cut_describe (&(TideReportCut) { .n_items = 2 });
  g_autofree char *texts = tide_report_cut_describe (&(TideReportCut) { .n_texts = 1 });
  g_autofree char *both = tide_report_cut_describe (&(TideReportCut) { .n_items = 1, .n_texts = 2 });

  g_assert_cmpstr (items, ==, "To keep this report short, 2 entries were left out.");
  g_assert_cmpstr (texts, ==, "To keep this report short, 1 text was shortened.");
  g_assert_cmpstr (both, ==, "To keep this report short, 1 entry was left out and 2 texts were shortened.");
}

/* Every rule is in each report, also where it was not run. */
static void
test_all_rules_are_there (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-standalone");
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);
  g_autofree char *html = write_report (diagnosis, TIDE_REPORT_FORMAT_HTML);
  g_autofree char *json = write_report (diagnosis, TIDE_REPORT_FORMAT_JSON);

  g_assert_cmpuint (tide_diagnosis_count (diagnosis, TIDE_FINDING_STATE_NOT_APPLICABLE), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *in_json = g_strdup_printf ("\"id\" : \"%s\"", tide_finding_get_id (finding));

      g_assert_nonnull (strstr (html, tide_finding_get_id (finding)));
      g_assert_nonnull (strstr (json, in_json));
    }
}

static void
test_says_where_it_comes_from (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-cluster-stopped");
  g_autofree char *html = write_report (diagnosis, TIDE_REPORT_FORMAT_HTML);
  g_autofree char *text = write_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);
  const char *version = tide_catalog_get_version (tide_diagnosis_get_catalog (diagnosis));

  for (guint i = 0; i < 2; i++)
    {
      const char *report = i == 0 ? html : text;

      g_assert_nonnull (strstr (report, "Tidemark " PACKAGE_VERSION));
      g_assert_nonnull (strstr (report, version));
      g_assert_nonnull (strstr (report, "no server was"));
      g_assert_nonnull (strstr (report, "Setup.com /mode:Install /roles:MB"));
      g_assert_nonnull (strstr (report, "@echo off"));
    }
}

/* What differs between nodes has a line for each, all of one width; what is the same is said once. */
static void
test_nodes (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-two-nodes");
  g_autofree char *text = write_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);

  g_assert_nonnull (strstr (text, "\n- exres.dll, Version: unequal\n"
                                  "  ≠ NODE1  8.1.240.6  (unequal)\n"
                                  "  ≠ NODE2  8.1.278.2  (unequal)\n"));
  g_assert_nonnull (strstr (text, "\n- clusmsg.dll, Version: the same (8.1.240.6)\n"));
  g_assert_nonnull (strstr (text, "\n- Windows, Version: the same (5.2)\n"));
}

/* Of one node, each report names the other, and has nothing to compare. */
static void
test_node_absent (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-cluster-healthy");
  g_autofree char *html = write_report (diagnosis, TIDE_REPORT_FORMAT_HTML);
  g_autofree char *text = write_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);
  g_autofree char *json = write_report (diagnosis, TIDE_REPORT_FORMAT_JSON);

  g_assert_nonnull (strstr (html, "so nothing was compared: NODE2."));
  g_assert_nonnull (strstr (text, "so nothing was compared: NODE2."));
  g_assert_null (strstr (html, "What the nodes have"));
  g_assert_nonnull (strstr (json, "\"absent\" : [\n        \"NODE2\"\n      ],\n      \"rows\" : []"));
}

/* A group of later generations, and a server that stands alone, have no table of what 2007 needed. */
static void
test_no_nodes (void)
{
  static const char *const names[] = { "2007-standalone", "2003-standalone" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TideDiagnosis) diagnosis = make_case (names[i]);
      g_autofree char *text = write_report (diagnosis, TIDE_REPORT_FORMAT_TEXT);

      g_assert_null (tide_diagnosis_get_node_matrix (diagnosis));
      g_assert_null (strstr (text, "Nodes Side by Side"));
    }
}

/* The same diagnosis gives the same bytes. */
static void
test_repeatable (void)
{
  g_autoptr (TideDiagnosis) first = make_case ("2007-two-nodes");
  g_autoptr (TideDiagnosis) second = make_case ("2007-two-nodes");

  for (TideReportFormat format = TIDE_REPORT_FORMAT_TEXT; format <= TIDE_REPORT_FORMAT_HTML; format++)
    {
      g_autofree char *a = write_report (first, format);
      g_autofree char *b = write_report (second, format);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_stream (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_hostile ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  TideReportOptions options = { TIDE_REPORT_FORMAT_JSON, NULL };

  tide_report_write_async (diagnosis, &options, stream, NULL, on_done, &result);
  options.format = TIDE_REPORT_FORMAT_TEXT; /* copied, so this changes nothing */
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tide_report_write_finish (result, &error));
  g_assert_no_error (error);

  options.format = TIDE_REPORT_FORMAT_JSON;
  expected = tide_report_to_string (diagnosis, &options);
  g_assert_cmpmem (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                   g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), expected,
                   strlen (expected));
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/report/size", test_size);
  g_test_add_func ("/report/nothing-cut-without-need", test_nothing_cut_without_need);
  g_test_add_func ("/report/product-names", test_product_names);
  g_test_add_func ("/report/wrapping", test_wrapping);
  g_test_add_func ("/report/stream", test_stream);
  g_test_add_func ("/report/summary", test_summary);
  g_test_add_func ("/report/head", test_head);
  g_test_add_func ("/report/steps", test_steps);
  g_test_add_func ("/report/cluster", test_cluster);
  g_test_add_func ("/report/cuts", test_cuts);
  g_test_add_func ("/report/all-rules", test_all_rules_are_there);
  g_test_add_func ("/report/origin", test_says_where_it_comes_from);
  g_test_add_func ("/report/repeatable", test_repeatable);
  g_test_add_func ("/report/nodes", test_nodes);
  g_test_add_func ("/report/node-absent", test_node_absent);
  g_test_add_func ("/report/no-nodes", test_no_nodes);

  return g_test_run ();
}
