/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "evidence/tide-parsers.h"
#include "findings/tide-finding-private.h"
#include "findings/tide-findings.h"
#include "made-logs.h"

/*
 * The sample logs against known-issues.tsv, which names every rule that may fire in each: nothing more
 * fires, nothing less, the lines are those, and the advice says what it must.
 */
static TideCatalog *catalog;
static GPtrArray *rows; /* GStrv: log, named check, rules, lines, words of the advice */

enum
{
  LOG,
  CHECK,
  RULES,
  LINES,
  WORDS,
  N_COLUMNS,
};

static TideReading *
read_log (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  TideAnswer answer;

  g_assert_cmpint (fd, >=, 0);
  tide_parsers_read (fd, "exchangesetup.log", tide_catalog_get_keeps (catalog), &answer);
  close (fd);
  g_assert_nonnull (answer.reading);
  g_free (answer.argument);

  return tide_reading_new (path, TIDE_EVIDENCE_KIND_MANAGED_LOG, TIDE_EVIDENCE_STATE_OK, "ExchangeSetup.log",
                           "", NULL, -1, answer.reading);
}

static GListModel *
judge (const char *path)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);
  g_autoptr (TideFacts) facts = NULL;

  g_ptr_array_add (readings, read_log (path));
  facts = tide_facts_new (readings, catalog, NULL, NULL);

  return G_LIST_MODEL (tide_findings_evaluate (facts));
}

static gboolean
is_of_logs (TideFinding *finding)
{
  static const char *const checks[] = { "readiness", "cause-unknown", NULL };
  const char *check = finding->rule_entry->check;

  return finding->rule_entry->match != NULL || (check != NULL && g_strv_contains (checks, check));
}

static gboolean
fires (TideFinding *finding)
{
  return is_of_logs (finding) && (finding->state == TIDE_FINDING_STATE_FAIL ||
                                  finding->state == TIDE_FINDING_STATE_INFORMATION);
}

/* "rule:subject", "!" after the fatal ones */
static char *
write_rule (TideFinding *finding)
{
  gboolean fatal = g_hash_table_contains (finding->words, "fatal") ||
                   g_hash_table_contains (finding->words, "fatal-check");

  return g_strconcat (tide_finding_get_rule (finding), finding->subject != NULL ? ":" : "",
                      finding->subject != NULL ? finding->subject : "", fatal ? "!" : "", NULL);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_fired (GListModel *findings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (fires (finding))
        g_ptr_array_add (names, write_rule (finding));
    }
  g_ptr_array_sort (names, compare_strings);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (GStrv) names->pdata);
}

static gboolean
cites (TideFinding *finding,
       guint64      line)
{
  GListModel *citations = tide_finding_get_citations (finding);

  for (guint i = 0; i < g_list_model_get_n_items (citations); i++)
    {
      g_autoptr (TideCitation) citation = g_list_model_get_item (citations, i);

      if (tide_citation_get_line (citation) == line)
        return TRUE;
    }

  return FALSE;
}

/* Whether a finding under the check's public name cites the line */
static gboolean
is_cited (GListModel *findings,
          const char *check,
          guint64     line)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      if (fires (finding) && g_strv_contains (tide_finding_get_aliases (finding), check) &&
          cites (finding, line))
        return TRUE;
    }

  return FALSE;
}

/* Title, detail and advice of all that fires */
static char *
join_texts (GListModel *findings)
{
  GString *texts = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *title = tide_finding_get_title (finding);
      g_autofree char *detail = tide_finding_get_detail (finding);
      g_auto (GStrv) advice = tide_finding_get_advice (finding);
      g_autofree char *paragraphs = g_strjoinv ("\n", advice);

      if (fires (finding))
        g_string_append_printf (texts, "%s\n%s\n%s\n\n", title, detail, paragraphs);
    }

  return g_string_free (texts, FALSE);
}

static void
test_log (gconstpointer data)
{
  const char *const *row = data;
  g_autofree char *path = g_build_filename (g_getenv ("TIDE_SAMPLES"), "setup-logs", row[LOG], NULL);
  g_autoptr (GListModel) findings = NULL;
  g_autofree char *fired = NULL;
  g_autofree char *texts = NULL;
  g_auto (GStrv) lines = g_strsplit (row[LINES], "+", -1);
  g_auto (GStrv) words = g_strsplit (row[WORDS], "; ", -1);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the sample logs are not there");
      return;
    }
  findings = judge (path);
  fired = list_fired (findings);
  g_assert_cmpstr (fired, ==, row[RULES]);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_test_message ("line %s under %s", lines[i], row[CHECK]);
      g_assert_true (is_cited (findings, row[CHECK], g_ascii_strtoull (lines[i], NULL, 10)));
    }
  texts = join_texts (findings);
  g_test_message ("%s", texts);
  g_assert_false (g_regex_match_simple ("\\{[a-z-]+\\}", texts, 0, 0));
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_test_message ("advice names %s", words[i]);
      g_assert_nonnull (strstr (texts, words[i]));
    }
}

/* Logs made by hand: what fires beside what nearly does */
static const struct
{
  const char *what;
  const char *log;
  const char *fired;
} made[] = {
  { "fatal", FAILED (NO_DATABASE), "mailbox-without-database!" },
  { "nothing known", FAILED (ENTRY ("[ERROR] Something odd.")), "cause-unknown" },
  { "same task, another cause", FAILED (ENTRY ("[ERROR] Something odd.") FIPS_TASK), "cause-unknown" },
  { "same cause, another task", FAILED (ENTRY ("[ERROR] Access to the path is denied.")), "cause-unknown" },
  { "both", FAILED (ENTRY ("[ERROR] Access to the path is denied.") FIPS_TASK), "fips-configuration!" },
  { "harmless line", FAILED (ENTRY ("Database is mandatory on UserMailbox.") ENTRY ("[ERROR] Odd.")),
    "cause-unknown" },
  { "earlier, in another block",
    FAILED (NO_DATABASE ENTRY ("Ending processing Install-X") ENTRY ("Beginning processing Install-Y")
              ENTRY ("[ERROR] Access to the path is denied.") FIPS_TASK),
    "fips-configuration! mailbox-without-database" },
  { "again and again before the stop",
    FAILED (NO_DATABASE NO_DATABASE NO_DATABASE NO_DATABASE NO_DATABASE ENTRY ("Ending processing Install-X")
              ENTRY ("Beginning processing Install-Y") NO_DATABASE),
    "mailbox-without-database!" },
  { "in an earlier run", FAILED (NO_DATABASE) SUCCEEDED (""), "mailbox-without-database" },
  { "in a run that succeeded", SUCCEEDED (NO_DATABASE), "mailbox-without-database" },
  { "taken back",
    SUCCEEDED (NO_DATABASE ENTRY ("The previous errors were generated by a non-critical task and will be "
                                  "ignored.")),
    "" },
  { "half a condition", SUCCEEDED (ENTRY ("Schema Update Required Status : 'True'.")), "" },
  { "a rule that is not to be reported",
    SUCCEEDED (ENTRY ("Started [Rule:Odd] [Parent:X] [RuleType:None]")
                 ENTRY ("Evaluated [Rule:Odd] [HasException:False] [Value:\"True\"]")),
    "" },
  { "a message of several lines, as the level repeats it",
    STOPPED (ENTRY ("Failed [Rule:Odd] [Message:Close these:\n\tone\n\ttwo]")
               ENTRY ("[REQUIRED] Close these:\n\tone\n\ttwo")),
    "readiness:Odd!" },
  /* Which product a native log is of, its sources tell. */
  { "2000", NATIVE ("K:\\admin\\src"), "msdtc-not-running!" },
  { "2003", NATIVE ("f:\\titanium\\admin"), "msdtc-not-running!" },
  { "2003 with its second service pack", NATIVE ("f:\\tisp2\\admin"), "msdtc-not-running!" },
  { "no product that is known", NATIVE ("f:\\08.00\\admin"), "" },
};

static GListModel *
judge_text (const char *log)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("tidemark-known-XXXXXX.log", &path, NULL);
  GListModel *findings;

  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_true (g_file_set_contents (path, log, -1, NULL));
  findings = judge (path);
  unlink (path);

  return findings;
}

/* Only the run that counts makes failures. */
static gboolean
has_failure (GListModel *findings)
{
  gboolean failure = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);

      failure |= is_of_logs (finding) && finding->state == TIDE_FINDING_STATE_FAIL;
    }

  return failure;
}

static void
test_made (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      g_autoptr (GListModel) findings = judge_text (made[i].log);
      g_autofree char *fired = list_fired (findings);

      g_test_message ("%s", made[i].what);
      g_assert_cmpstr (fired, ==, made[i].fired);
      g_assert_true (has_failure (findings) == (strchr (fired, '!') != NULL));
    }
}

/* The place where setup stopped is cited first, and is not crowded out by others. */
static void
test_fatal_first (void)
{
  static const char log[] =
    FAILED (NO_DATABASE NO_DATABASE NO_DATABASE NO_DATABASE NO_DATABASE ENTRY ("Ending processing Install-X")
              ENTRY ("Beginning processing Install-Y") NO_DATABASE);
  g_autoptr (GListModel) findings = judge_text (log);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      g_autoptr (TideCitation) first = NULL;

      if (strcmp (tide_finding_get_rule (finding), "mailbox-without-database") != 0)
        continue;
      first = g_list_model_get_item (tide_finding_get_citations (finding), 0);
      g_assert_cmpuint (tide_citation_get_line (first), ==, 13);
      return;
    }
  g_assert_not_reached ();
}

/* What restoring the server brings about is no cause, and setup did not go on after it either. */
static void
test_after_stop (void)
{
  static const char log[] =
    STARTED ("BuildToBuildUpgrade") ENTRY ("[ERROR] Access to the path is denied.") FIPS_TASK
    ENTRY ("Setup is stopping now because of one or more critical errors.") NO_DATABASE
    ENTRY ("The Exchange Server setup operation didn't complete.");
  g_autoptr (GListModel) findings = judge_text (log);
  g_autofree char *fired = list_fired (findings);
  g_autofree char *texts = join_texts (findings);

  g_assert_cmpstr (fired, ==, "fips-configuration! mailbox-without-database");
  g_assert_nonnull (strstr (texts, "It stands after the stop"));
  g_assert_null (strstr (texts, "Setup went on after it"));
}

static void
read_table (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "findings", "known-issues.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GStrv columns = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] != '#' && g_strv_length (columns) == N_COLUMNS)
        g_ptr_array_add (rows, columns);
      else
        g_strfreev (columns);
    }
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
  read_table ();
  g_assert_cmpuint (rows->len, ==, 29);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *const *row = g_ptr_array_index (rows, i);
      g_autofree char *path = g_strconcat ("/known-issues/", row[LOG], NULL);

      g_test_add_data_func (path, row, test_log);
    }
  g_test_add_func ("/known-issues/made", test_made);
  g_test_add_func ("/known-issues/fatal-first", test_fatal_first);
  g_test_add_func ("/known-issues/after-stop", test_after_stop);
  result = g_test_run ();
  g_ptr_array_unref (rows);
  g_object_unref (catalog);

  return result;
}
