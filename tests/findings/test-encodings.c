/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "../tide-await.h"

/*
 * What a log says does not hang on how its server wrote text: the report of a case whose text files are in
 * other encodings is the same, but for the places in bytes and what identifies the files.
 */
typedef struct
{
  const char *name;
  const char *charset;
  gboolean    bom;
  gboolean    lf;
} Variant;

static const Variant variants[] = {
  { "utf-8-crlf", "UTF-8", FALSE, FALSE },        { "utf-8-lf", "UTF-8", FALSE, TRUE },
  { "utf-8-bom-crlf", "UTF-8", TRUE, FALSE },     { "utf-8-bom-lf", "UTF-8", TRUE, TRUE },
  { "utf-16le-crlf", "UTF-16LE", TRUE, FALSE },   { "utf-16le-lf", "UTF-16LE", TRUE, TRUE },
  { "utf-16be-crlf", "UTF-16BE", TRUE, FALSE },   { "utf-16be-lf", "UTF-16BE", TRUE, TRUE },
  { "utf-16be-bare-lf", "UTF-16BE", FALSE, TRUE }, { "utf-16le-bare-crlf", "UTF-16LE", FALSE, FALSE },
  { "1252-crlf", "WINDOWS-1252", FALSE, FALSE },  { "1252-lf", "WINDOWS-1252", FALSE, TRUE },
};

static const char *const names[] = {
  "2003-cluster-ins-failed",
  "2007-ccr-stopped",
  "2007-cluster-stopped",
  "2010-update-failed",
  "2016-update-left-off",
  "errors-after-cause",
  "run-interrupted",
  "run-open",
  "run-running",
  "runs-failed-aborted",
  "runs-failed-failed-succeeded",
  "server-state-not-restored",
  "wizard-failed",
  "wizard-succeeded",
};

static char *folder; /* the same for all variants: reports hold paths */

/* In place, with the times that file and folder had: they may tell when the files were taken. */
static void
encode (const char    *path,
        const Variant *variant)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  struct utimbuf times;
  GStatBuf status;
  gsize length;
  FILE *file;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_string_append_printf (lines, "%s%s", variant->bom ? "\xef\xbb\xbf" : "", text);
  if (variant->lf)
    g_string_replace (lines, "\r\n", "\n", 0);
  bytes = g_convert (lines->str, lines->len, variant->charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);

  file = g_fopen (path, "we");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (bytes, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
  times = (struct utimbuf) { status.st_mtime, status.st_mtime };
  g_assert_cmpint (g_utime (path, &times), ==, 0);
}

static gboolean
is_text (const char *name)
{
  static const char *const endings[] = { ".log", ".msilog", ".ps1", ".INS", ".err", ".xml" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;

  return FALSE;
}

static guint
encode_folder (const char    *path,
               const Variant *variant)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      if (g_file_test (below, G_FILE_TEST_IS_DIR))
        n += encode_folder (below, variant);
      else if (is_text (name))
        {
          encode (below, variant);
          n++;
        }
    }

  return n;
}

static char *
dup_evidence_path (TideCase   *evidence,
                   const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (evidence)); i++)
    {
      g_autoptr (TideEvidence) row = g_list_model_get_item (G_LIST_MODEL (evidence), i);

      if (g_str_equal (tide_evidence_get_id (row), id))
        return g_strdup (tide_evidence_get_path (row));
    }

  return NULL;
}

/* The bytes that are cited, in whatever encoding, end with the quoted text. */
static void
check_place (TideCase      *evidence,
             TideCitation  *citation,
             const Variant *variant)
{
  g_autofree char *path = dup_evidence_path (evidence, tide_citation_get_evidence (citation));
  guint64 offset = tide_citation_get_offset (citation), length = tide_citation_get_length (citation);
  g_autoptr (GString) quoted = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *text = NULL;
  gsize size;

  g_assert_nonnull (path);
  if (!is_text (path) || g_str_has_suffix (path, ".xml")) /* of XML the values are told, not the text */
    return;
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (offset + length, <=, size);
  text = g_convert (bytes + offset, length, "UTF-8", variant->charset, NULL, NULL, NULL);
  g_assert_nonnull (text);
  quoted = g_string_new (text);
  g_string_replace (quoted, "\r\n", "\n", 0);
  if (!g_str_has_suffix (quoted->str, tide_citation_get_text (citation)))
    g_error ("%s: “%s” does not end with “%s”", variant->name, quoted->str,
             tide_citation_get_text (citation));
}

static guint
check_places (TideCase      *evidence,
              TideDiagnosis *diagnosis,
              const Variant *variant)
{
  GListModel *findings = tide_diagnosis_get_findings (diagnosis);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (TideFinding) finding = g_list_model_get_item (findings, i);
      GListModel *citations = tide_finding_get_citations (finding);

      for (guint j = 0; j < g_list_model_get_n_items (citations); j++)
        {
          g_autoptr (TideCitation) citation = g_list_model_get_item (citations, j);

          if (tide_citation_get_length (citation) == 0 || tide_citation_get_line (citation) == 0)
            continue;
          check_place (evidence, citation, variant);
          n++;
        }
    }

  return n;
}

/* The report without what may differ. */
static char *
dup_report (TideDiagnosis *diagnosis)
{
  static const TideReportOptions options = { .format = TIDE_REPORT_FORMAT_JSON };
  g_autoptr (GRegex) differs = g_regex_new ("^ *\"(offset|length|size|sha256)\" : .*\n", G_REGEX_MULTILINE, 0,
                                            NULL);
  g_autofree char *report = tide_report_to_string (diagnosis, &options);

  return g_regex_replace_literal (differs, report, -1, 0, "", 0, NULL);
}

static char *
diagnose (TideCatalog   *catalog,
          const char    *name,
          const Variant *variant)
{
  g_autoptr (TideCase) evidence = tide_case_new (catalog);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *original = g_build_filename (g_getenv ("TIDE_CASES"), name, NULL);
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autoptr (GError) error = NULL;

  tide_copy_tree (original, path);
  g_assert_cmpuint (encode_folder (path, variant), >, 0);
  tide_await_add (evidence, path, &error);
  g_assert_no_error (error);
  diagnosis = tide_await_diagnose (evidence, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check_places (evidence, diagnosis, variant), >, 0);
  tide_remove_folder (path);

  return dup_report (diagnosis);
}

/* Names the first line that differs: a report is long. */
static void
compare (const char    *expected,
         const char    *report,
         const Variant *variant)
{
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (report, "\n", -1);
  guint i = 0;

  while (expected_lines[i] != NULL && g_strcmp0 (expected_lines[i], lines[i]) == 0)
    i++;
  if (expected_lines[i] == NULL && lines[i] == NULL)
    return;
  g_test_message ("%s: line %u of the report is “%s”, not “%s”", variant->name, i + 1, lines[i],
                  expected_lines[i]);
  g_test_fail ();
}

static void
test_case (gconstpointer data)
{
  const char *name = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, &error);
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  expected = diagnose (catalog, name, &variants[0]);
  for (guint i = 1; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *report = diagnose (catalog, name, &variants[i]);

      compare (expected, report, &variants[i]);
    }
}

/* The comparison is worth something only if names beyond ASCII reach the report, and places differ. */
static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TideCatalog) catalog = tide_catalog_load (NULL, &error);
  g_autofree char *report = NULL;

  g_assert_no_error (error);
  report = diagnose (catalog, "2007-ccr-stopped", &variants[G_N_ELEMENTS (variants) - 1]);
  g_assert_nonnull (strstr (report, "Jürgen Weiß"));
  g_assert_nonnull (strstr (report, "5 € Prüfgebühr – „Übung“"));
  g_assert_null (strstr (report, "\"offset\""));
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = tide_make_folder ();
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/encodings/", names[i], NULL);

      g_test_add_data_func (path, names[i], test_case);
    }
  g_test_add_func ("/encodings/names", test_names);
  result = g_test_run ();
  tide_remove_folder (folder);
  g_free (folder);

  return result;
}
