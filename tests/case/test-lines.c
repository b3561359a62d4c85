/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "tide-await.h"

/* The log viewer's lines are those of the file, in whatever encoding and wherever in it they stand. */

#define STAMP "[07/02/2022 16:05:00.0000] [1] "
#define N_LINES 20000
#define LONG_LINE 9000 /* the number of one that is longer than a block of the index */

typedef struct
{
  const char *charset;
  const char *mark; /* in UTF-8 */
  const char *line_end;
} Form;

static const Form forms[] = {
  { "UTF-8", "", "\r\n" },       { "UTF-8", "\xef\xbb\xbf", "\n" }, { "UTF-16LE", "\xef\xbb\xbf", "\r\n" },
  { "UTF-16LE", "", "\n" },      { "UTF-16BE", "\xef\xbb\xbf", "\n" }, { "UTF-16BE", "", "\r\n" },
  { "WINDOWS-1252", "", "\r\n" },
};

typedef struct
{
  TideCatalog *catalog;
  TideCase    *evidence;
  char        *folder;
  char        *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->catalog = tide_catalog_load (NULL, &error);
  g_assert_no_error (error);
  fixture->evidence = tide_case_new (fixture->catalog);
  fixture->folder = tide_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "ExchangeSetup.log", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  tide_assert_finalizes (fixture->evidence);
  tide_assert_finalizes (fixture->catalog);
  tide_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* More than 1 MiB: entries of different lengths, some with a continuation line, most beyond ASCII. U+0A0A and
 * U+0D0A hold the bytes of line ends. */
static GPtrArray *
make_lines (gboolean wide)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *many = g_strnfill (200000, 'x');

  g_ptr_array_add (lines, g_strdup (STAMP "Starting Microsoft Exchange Server 2016 Setup"));
  for (guint i = 2; i <= N_LINES; i++)
    if (i == LONG_LINE)
      g_ptr_array_add (lines, g_strdup_printf (STAMP "%s", many));
    else if (i % 11 == 0)
      g_ptr_array_add (lines, g_strdup_printf ("   at Tidemark.Synthetic.Größe%u()", i));
    else if (i % 13 == 0)
      g_ptr_array_add (lines, g_strdup (""));
    else
      g_ptr_array_add (lines, g_strdup_printf (STAMP "%u „Größe“ %s%.*s", i, wide ? "\u0a0a\u0d0a" : "",
                                               (int) (i % 97), many));

  return lines;
}

static void
write_log (const char *path,
           GPtrArray  *lines,
           const Form *form)
{
  g_autoptr (GString) text = g_string_new (form->mark);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", (char *) lines->pdata[i], form->line_end);
  bytes = g_convert (text->str, text->len, form->charset, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

static TideText *
open_log (Fixture *fixture)
{
  g_autoptr (TideEvidence) row = NULL;
  g_autoptr (GError) error = NULL;
  TideText *text;

  tide_await_add (fixture->evidence, fixture->path, &error);
  g_assert_no_error (error);
  row = tide_find_evidence (fixture->evidence, "ExchangeSetup.log");
  g_assert_nonnull (row);
  text = tide_await_open_text (row, &error);
  g_assert_no_error (error);

  return text;
}

/* @count lines from @first on; a long one is cut and says so. */
static void
check_lines (TideText  *text,
             GPtrArray *lines,
             guint64    first,
             guint      count)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) read = tide_await_read_text (text, first, count, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (read), ==, MIN (count, lines->len + 1 - first));
  for (guint i = 0; read[i] != NULL; i++)
    if (first + i == LONG_LINE)
      {
        g_assert_true (g_str_has_prefix (read[i], STAMP "xxx"));
        g_assert_true (g_str_has_suffix (read[i], "…"));
      }
    else
      g_assert_cmpstr (read[i], ==, lines->pdata[first + i - 1]);
}

static void
test_form (Fixture      *fixture,
           gconstpointer data)
{
  const Form *form = data;
  g_autoptr (GPtrArray) lines = make_lines (strcmp (form->charset, "WINDOWS-1252") != 0);
  g_autoptr (TideText) text = NULL;
  GStatBuf status;

  write_log (fixture->path, lines, form);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 1024 * 1024);
  text = open_log (fixture);
  g_assert_cmpuint (tide_text_get_n_lines (text), ==, N_LINES);

  check_lines (text, lines, 1, 40);
  for (guint64 line = 41; line <= N_LINES; line += 613)
    check_lines (text, lines, line, 3);
  check_lines (text, lines, LONG_LINE - 1, 3);
  check_lines (text, lines, LONG_LINE, 1);
  check_lines (text, lines, LONG_LINE + 1, 1);
  check_lines (text, lines, N_LINES, 5);
  check_lines (text, lines, N_LINES + 1, 5);
  check_lines (text, lines, 1, 10000);
}

/* The generated cases, all of their lines */
static void
test_case (Fixture      *fixture,
           gconstpointer data)
{
  const Form *form = data;
  g_autofree char *original = g_build_filename (g_getenv ("TIDE_CASES"), "2007-ccr-stopped", "NODE1",
                                                "ExchangeSetupLogs", "ExchangeSetup.log", NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TideText) text = NULL;
  g_autofree char *bytes = NULL;
  g_auto (GStrv) split = NULL;

  g_assert_true (g_file_get_contents (original, &bytes, NULL, NULL));
  split = g_strsplit (bytes, "\r\n", -1);
  for (guint i = 0; split[i + 1] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (split[i]));
  g_assert_nonnull (strstr (bytes, "Jürgen.Weiß"));

  write_log (fixture->path, lines, form);
  text = open_log (fixture);
  g_assert_cmpuint (tide_text_get_n_lines (text), ==, lines->len);
  for (guint64 line = 1; line <= lines->len; line++)
    check_lines (text, lines, line, 1);
  check_lines (text, lines, 1, lines->len);
}

static void
check_changed (TideText *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (tide_await_read_text (text, 1, 1, &error));
  g_assert_error (error, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_CHANGED);
}

/* A log that grows, shrinks or is written anew at the same length is not the one that was read. */
static void
test_changed (Fixture      *fixture,
              gconstpointer data)
{
  struct utimbuf old = { 1000000000, 1000000000 };
  g_autoptr (GPtrArray) lines = make_lines (TRUE);
  g_autoptr (TideText) text = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  write_log (fixture->path, lines, data);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  text = open_log (fixture);
  check_lines (text, lines, N_LINES, 1);

  g_assert_true (g_file_set_contents (fixture->path, bytes, length / 2, NULL));
  check_changed (text);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  g_assert_cmpint (g_utime (fixture->path, &old), ==, 0);
  check_changed (text);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  check_changed (text);
}

/* Lone surrogates and NULs: what can be shown of a line is shown. */
static void
test_odd_units (Fixture      *fixture,
                gconstpointer data)
{
  static const guint8 odd[] = { 0x61, 0x00, 0x00, 0xd8, 0x62, 0x00, 0x00, 0x00, 0x63, 0x00, 0x0a, 0x00 };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TideText) text = NULL;
  g_auto (GStrv) read = NULL;
  FILE *file;

  g_ptr_array_add (lines, g_strdup (STAMP "Starting Microsoft Exchange Server 2016 Setup"));
  write_log (fixture->path, lines, data);
  file = g_fopen (fixture->path, "ae");
  g_assert_cmpuint (fwrite (odd, 1, sizeof odd, file), ==, sizeof odd);
  g_assert_cmpint (fclose (file), ==, 0);

  text = open_log (fixture);
  read = tide_await_read_text (text, 2, 1, NULL);
  g_assert_true (g_str_has_prefix (read[0], "a\xef\xbf\xbd" "b"));
  g_assert_true (g_str_has_suffix (read[0], "c"));
}

/* Far behind the beginning that tells the encoding: the same name in the run and in the viewer */
static void
test_late_name (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TideDiagnosis) diagnosis = NULL;
  g_autoptr (TideServer) server = NULL;
  g_autoptr (TideText) text = NULL;
  g_autoptr (TideRun) run = NULL;

  g_ptr_array_add (lines, g_strdup (STAMP "Starting Microsoft Exchange Server 2016 Setup"));
  for (guint i = 0; i < 4000; i++)
    g_ptr_array_add (lines, g_strdup_printf (STAMP "Synthetic entry %u of a long beginning.", i));
  g_ptr_array_add (lines, g_strdup (STAMP "Logged on user: BEISPIEL\\Jürgen.Weiß."));
  write_log (fixture->path, lines, data);
  text = open_log (fixture);
  check_lines (text, lines, lines->len, 1);

  diagnosis = tide_await_diagnose (fixture->evidence, NULL);
  server = g_list_model_get_item (tide_diagnosis_get_servers (diagnosis), 0);
  run = g_list_model_get_item (tide_server_get_runs (server), 0);
  g_assert_cmpstr (tide_run_get_user (run), ==, "BEISPIEL\\Jürgen.Weiß");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *large = g_strdup_printf ("/lines/large/%u-%s", i, forms[i].charset);
      g_autofree char *whole = g_strdup_printf ("/lines/case/%u-%s", i, forms[i].charset);

      g_test_add (large, Fixture, &forms[i], set_up, test_form, tear_down);
      g_test_add (whole, Fixture, &forms[i], set_up, test_case, tear_down);
    }
  g_test_add ("/lines/changed", Fixture, &forms[2], set_up, test_changed, tear_down);
  g_test_add ("/lines/odd-units", Fixture, &forms[2], set_up, test_odd_units, tear_down);
  g_test_add ("/lines/late-name", Fixture, &forms[6], set_up, test_late_name, tear_down);

  return g_test_run ();
}
