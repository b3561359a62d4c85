/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "report-made.h"
#include "report/tide-html.h"
#include "tests/facts/tide-test-readings.h"

static xmlDoc *
parse_xml (const char *text)
{
  xmlDoc *document = xmlReadMemory (text, strlen (text), "report.html", "UTF-8", XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static guint
count (xmlDoc     *document,
       const char *path)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathObject *found = xmlXPathEvalExpression ((const xmlChar *) path, context);
  guint n = found->nodesetval != NULL ? found->nodesetval->nodeNr : 0;

  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n;
}

/* Texts and attribute values come back as they went in, whatever they are. */
static void
test_escaping (void)
{
  static const char *const texts[] = { HOSTILE, "<", "&amp;", "\"", "'", "]]>", "<!--", "-->", "&#60;",
                                       "caf\xc3\xa9",
                                       "a\tb\nc", "\xe2\x80\xae", "\xf0\x9f\x8c\x8a" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *written = NULL;
      xmlDoc *document;
      xmlNode *root;
      xmlChar *text, *title;
      TideHtml html;

      tide_html_init (&html);
      tide_html_begin (&html, "p", "title", texts[i], NULL);
      tide_html_text (&html, texts[i]);
      written = tide_html_finish (&html);

      document = parse_xml (written);
      root = xmlDocGetRootElement (document);
      text = xmlNodeGetContent (root);
      title = xmlGetProp (root, (const xmlChar *) "title");
      g_assert_cmpstr ((char *) text, ==, texts[i]);
      if (strpbrk (texts[i], "\t\n") == NULL)
        g_assert_cmpstr ((char *) title, ==, texts[i]);
      g_assert_null (root->children->next);
      xmlFree (text);
      xmlFree (title);
      xmlFreeDoc (document);
    }
}

/* Bytes that no HTML file may hold do not make it unreadable. */
static void
test_bytes (void)
{
  for (guint byte = 1; byte < 256; byte++)
    {
      const char text[] = { 'a', (char) byte, 'b', '\0' };
      g_autofree char *written = NULL;
      TideHtml html;

      tide_html_init (&html);
      tide_html_element (&html, "p", text, text);
      written = tide_html_finish (&html);
      g_assert_true (g_utf8_validate (written, -1, NULL));
      xmlFreeDoc (parse_xml (written));
    }
}

static void
assert_harmless (xmlDoc *document)
{
  static const char *const loads[] = { "//script", "//img", "//link", "//iframe", "//object", "//embed",
                                       "//form", "//base", "//a", "//@src", "//@href", "//@style",
                                       "//@onerror", "//@onload",
                                       "//meta[@http-equiv='refresh']" };

  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    g_assert_cmpuint (count (document, loads[i]), ==, 0);
  g_assert_cmpuint (count (document, "/html[@lang='en']"), ==, 1);
  g_assert_cmpuint (count (document, "/html/head/meta[@http-equiv='Content-Security-Policy' and "
                                     "@content=\"default-src 'none'; style-src 'unsafe-inline'\"]"), ==, 1);
  g_assert_cmpuint (count (document, "//table[not(caption)]"), ==, 0);
  g_assert_cmpuint (count (document, "//th[not(@scope)]"), ==, 0);
  g_assert_cmpuint (count (document, "//h1"), ==, 1);
}

/* Who goes from heading to heading misses no level. */
static void
assert_headings (const char *report)
{
  char level = '1';

  for (const char *p = strstr (report, "<h1"); p != NULL; p = strstr (p + 1, "<h"))
    if (p[2] >= '1' && p[2] <= '6')
      {
        if (p[2] > level + 1)
          g_error ("Below a heading of level %c stands %.60s", level, p);
        level = p[2];
      }
}

static void
assert_report (TideDiagnosis *diagnosis)
{
  g_autoptr (TideFixPlan) plan = tide_fix_plan_new (diagnosis, tide_diagnosis_get_fixes (diagnosis));
  const TideReportOptions options = { TIDE_REPORT_FORMAT_HTML, plan };
  g_autofree char *report = tide_report_to_string (diagnosis, &options);
  xmlDoc *document = parse_xml (report);
  htmlDocPtr as_html = htmlReadMemory (report, strlen (report), NULL, "UTF-8",
                                       HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);

  assert_harmless (document);
  assert_headings (report);
  g_assert_cmpuint (count (as_html, "//script"), ==, 0);
  g_assert_cmpuint (count (as_html, "//img"), ==, 0);
  g_assert_cmpuint (count (as_html, "//article"), ==, count (document, "//article"));
  g_assert_null (strstr (report, "url("));
  xmlFreeDoc (document);
  xmlFreeDoc (as_html);
}

/* The hostile text is in the report, many times and as text. */
static void
test_hostile_report (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_hostile ();
  const TideReportOptions options = { TIDE_REPORT_FORMAT_HTML, NULL };
  g_autofree char *report = tide_report_to_string (diagnosis, &options);
  g_auto (GStrv) places = g_strsplit (report, "&lt;script&gt;alert(1)", -1);

  g_assert_cmpuint (g_strv_length (places), >, 20);
  assert_report (diagnosis);
}

static void
test_sample_report (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-cluster-stopped");

  assert_report (diagnosis);
}

/* The nodes side by side: heads of rows and columns have their scope, and what differs says so in words. */
static void
test_nodes (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_case ("2007-two-nodes");
  const TideReportOptions options = { TIDE_REPORT_FORMAT_HTML, NULL };
  g_autofree char *report = tide_report_to_string (diagnosis, &options);
  xmlDoc *document = parse_xml (report);
  const char *const table = "//table[caption='What the nodes have']";
  const char *const row = "//tr[th[@scope='row'][span[1]='exres.dll' and span[2]='Version']]";
  g_autofree char *columns = g_strconcat (table, "/thead/tr[th[@scope='col'][2]='NODE1' and th[3]='NODE2']",
                                          NULL);
  g_autofree char *odd = g_strconcat (table, row, "[td[1][span='8.1.240.6'] and td[2][span='8.1.278.2']]"
                                      "/td/strong[contains(., 'unequal')]", NULL);
  g_autofree char *uneven = g_strconcat (table, "/tbody/tr[count(th) != 1 or count(td) != 2]", NULL);

  assert_report (diagnosis);
  g_assert_cmpuint (count (document, columns), ==, 1);
  g_assert_cmpuint (count (document, odd), ==, 2);
  g_assert_cmpuint (count (document, uneven), ==, 0);
  g_assert_cmpuint (count (document, "//td/strong"), ==, 2 * tide_node_matrix_count (
    tide_diagnosis_get_node_matrix (diagnosis), TIDE_NODE_MARK_UNEQUAL));
  xmlFreeDoc (document);
}

/* A cluster whose hive names types and DLLs as badly as it can, differently on each node */
static TideDiagnosis *
make_hostile_nodes (void)
{
#define NODES "[Cluster]\nClusterName=sz:" HOSTILE "\n[Cluster\\Nodes\\1]\nNodeName=sz:N1\n" \
  "[Cluster\\Nodes\\2]\nNodeName=sz:N2\n[Cluster\\ResourceTypes\\" HOSTILE "]\nDllName=sz:" HOSTILE
  g_autoptr (GListStore) evidence = g_list_store_new (TIDE_TYPE_EVIDENCE);
  TideReading *first = test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "e1", "Cluster", NODES "1\n");
  TideReading *second = test_registry (TIDE_EVIDENCE_KIND_CLUSTER_HIVE, "e2", "Cluster", NODES "2\n");
  g_autoptr (TideFacts) facts = test_facts (NULL, test_with_assigned (first, "N1"),
                                            test_with_assigned (second, "N2"), NULL);

  return tide_diagnosis_new (facts, G_LIST_MODEL (evidence), NULL);
}

static void
test_hostile_nodes (void)
{
  g_autoptr (TideDiagnosis) diagnosis = make_hostile_nodes ();
  const TideReportOptions options = { TIDE_REPORT_FORMAT_HTML, NULL };
  g_autofree char *report = tide_report_to_string (diagnosis, &options);
  xmlDoc *document = parse_xml (report);

  assert_report (diagnosis);
  g_assert_cmpuint (count (document, "//table[caption='What the nodes have']//td[strong]"
                                     "[span[starts-with(., '<script>alert(1)')]]"), ==, 2);
  xmlFreeDoc (document);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/html/escaping", test_escaping);
  g_test_add_func ("/html/bytes", test_bytes);
  g_test_add_func ("/html/hostile-report", test_hostile_report);
  g_test_add_func ("/html/hostile-nodes", test_hostile_nodes);
  if (g_getenv ("TIDE_CASES") != NULL)
    {
      g_test_add_func ("/html/sample-report", test_sample_report);
      g_test_add_func ("/html/nodes", test_nodes);
    }

  return g_test_run ();
}
