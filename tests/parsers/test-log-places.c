/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "log-test-util.h"

/* The entries' own lines in the file, for a text in which each is known. */
static const char *const pieces[] = {
  "continued from a file that is not here\n",
  STAMP "[0] Starting Microsoft Exchange Server 2016 Setup\n",
  STAMP "[0] nothing that is kept\n  nor this\n",
  STAMP "[1] [ERROR] Zugriff für Müller\n  at A\n\n  at B\n",
  STAMP "[1] [WARNING] 1\n",
  STAMP "[2]  F (d:\\x.cxx:1)\n           Error code 0X8000500D (20493): é.\n",
  STAMP "[0] End of Setup",
};
static const int kept_pieces[] = { 1, 3, 4, 5, 6 };

static const struct
{
  const char *name;
  const char *encoding;
  const char *bom;
  gsize       bom_length;
  const char *told;
} encodings[] = {
  { "utf-8", "UTF-8", "", 0, "UTF-8" },
  { "utf-8-bom", "UTF-8", "\xef\xbb\xbf", 3, "UTF-8" },
  { "windows-1252", "WINDOWS-1252", "", 0, "WINDOWS-1252" },
  { "utf-16le", "UTF-16LE", "\xff\xfe", 2, "UTF-16LE" },
  { "utf-16le-no-bom", "UTF-16LE", "", 0, "UTF-16LE" },
  { "utf-16be", "UTF-16BE", "\xfe\xff", 2, "UTF-16BE" },
  { "utf-16be-no-bom", "UTF-16BE", "", 0, "UTF-16BE" },
};

static gsize
encoded_length (const char *text,
                gsize       e,
                gboolean    crlf)
{
  g_autoptr (GByteArray) bytes = test_encode (text, encodings[e].encoding, "", 0, crlf);

  return bytes->len;
}

/* Where piece @i begins, and how long it is without its last line end. */
static void
find_piece (int      i,
            gsize    e,
            gboolean crlf,
            guint64 *offset,
            guint64 *length)
{
  g_autofree char *trimmed = g_strdup (pieces[i]);

  *offset = encodings[e].bom_length;
  for (int k = 0; k < i; k++)
    *offset += encoded_length (pieces[k], e, crlf);
  if (g_str_has_suffix (trimmed, "\n"))
    trimmed[strlen (trimmed) - 1] = '\0';
  *length = encoded_length (trimmed, e, crlf);
}

static void
assert_same_entries (const TideAnswer *answer,
                     gsize             e,
                     gboolean          crlf)
{
  static const guint64 lines[] = { 2, 5, 9, 10, 12 };
  static const guint64 n_lines[] = { 1, 4, 1, 2, 1 };
  static const char *const texts[] = {
    "Starting Microsoft Exchange Server 2016 Setup", "Zugriff für Müller\n  at A\n\n  at B", "1",
    "F (d:\\x.cxx:1)\n           Error code 0X8000500D (20493): é.", "End of Setup",
  };

  g_assert_cmpuint (test_log_n_entries (answer), ==, G_N_ELEMENTS (texts));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TestLogEntry entry = test_log_get_entry (answer, i);
      guint64 offset;
      guint64 length;

      find_piece (kept_pieces[i], e, crlf, &offset, &length);
      g_assert_cmpuint (entry.offset, ==, offset);
      g_assert_cmpuint (entry.length, ==, length);
      g_assert_cmpuint (entry.line, ==, lines[i]);
      g_assert_cmpuint (entry.n_lines, ==, n_lines[i]);
      test_log_assert_text (&entry, texts[i]);
    }
}

static void
test_positions (gconstpointer data)
{
  gsize e = GPOINTER_TO_SIZE (data);
  const char *joined[] = { pieces[0], pieces[1], pieces[2], pieces[3],
                           pieces[4], pieces[5], pieces[6], NULL };
  g_autofree char *text = g_strjoinv ("", (char **) joined);

  for (gboolean crlf = FALSE; crlf <= TRUE; crlf++)
    {
      g_autoptr (GByteArray) bytes = test_encode (text, encodings[e].encoding, encodings[e].bom,
                                                  encodings[e].bom_length, crlf);
      g_auto (TideAnswer) answer;
      g_autofree char *encoding = NULL;

      g_assert_true (test_parse (tide_log_parse, bytes->data, bytes->len, &answer));
      g_assert_cmpstr (answer.kind, ==, "managed-log");
      g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_NONE);
      assert_same_entries (&answer, e, crlf);
      g_assert_cmpuint (test_log_get_info (&answer, "lines"), ==, 12);
      g_assert_cmpuint (test_log_get_info (&answer, "entries"), ==, 6);
      g_assert_cmpuint (test_log_get_info (&answer, "size"), ==, bytes->len);
      encoding = test_log_dup_encoding (&answer);
      g_assert_cmpstr (encoding, ==, encodings[e].told);
    }
}

/* Lines of all lengths over many blocks, and one over many buffers. */
static char *
make_long_text (void)
{
  GString *text = g_string_new (STAMP "[0] Starting Microsoft Exchange Server 2016 Setup\n");

  for (int i = 0; i < 20000; i++)
    {
      g_string_append_printf (text, "%*s%d\n", i % 97, "", i);
      if (i == 10000)
        {
          g_string_append (text, STAMP "[1] [ERROR] ");
          for (int k = 0; k < 3 * 1024 * 1024; k++)
            g_string_append_c (text, 'a' + k % 26);
          g_string_append (text, "\n" STAMP "[1] [WARNING] after it\n");
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_index (const TideAnswer *answer,
              const GByteArray *bytes,
              const char       *encoding)
{
  g_autoptr (GVariant) index = g_variant_get_child_value (answer->reading, 3);
  gsize unit = g_str_has_prefix (encoding, "UTF-16") ? 2 : 1;
  gsize low = g_str_equal (encoding, "UTF-16BE") ? 1 : 0;
  guint64 n_line_ends = 0;
  gsize n;
  const guint64 *counts = g_variant_get_fixed_array (index, &n, sizeof (guint64));

  g_assert_cmpuint (n, ==, (bytes->len + TIDE_WIRE_INDEX_BLOCK - 1) / TIDE_WIRE_INDEX_BLOCK);
  for (gsize i = 0; i < bytes->len; i += unit)
    {
      if (i % TIDE_WIRE_INDEX_BLOCK == 0)
        g_assert_cmpuint (counts[i / TIDE_WIRE_INDEX_BLOCK], ==, n_line_ends);
      n_line_ends += bytes->data[i + low] == '\n' && (unit == 1 || bytes->data[i + 1 - low] == 0);
    }
}

static void
test_long_lines (gconstpointer data)
{
  gsize e = GPOINTER_TO_SIZE (data);
  g_autofree char *text = make_long_text ();

  for (gboolean crlf = FALSE; crlf <= TRUE; crlf++)
    {
      g_autoptr (GByteArray) bytes = test_encode (text, encodings[e].encoding, encodings[e].bom,
                                                  encodings[e].bom_length, crlf);
      gsize unit = g_str_has_prefix (encodings[e].encoding, "UTF-16") ? 2 : 1;
      g_auto (TideAnswer) answer;
      TestLogEntry entry;
      TestLogEntry after;

      g_assert_true (test_parse (tide_log_parse, bytes->data, bytes->len, &answer));
      g_assert_cmpuint (test_log_n_entries (&answer), ==, 3);
      assert_index (&answer, bytes, encodings[e].encoding);

      entry = test_log_get_entry (&answer, 1);
      g_assert_cmpstr (entry.level, ==, "ERROR");
      g_assert_cmpuint (entry.line, ==, 10003);
      g_assert_cmpuint (entry.length, ==, (strlen (STAMP "[1] [ERROR] ") + 3 * 1024 * 1024) * unit);
      g_assert_cmpuint (entry.text_length, ==, 16 * 1024);
      g_assert_true (strncmp (entry.text, "abcdefghijklmnopqrstuvwxyzabc", 29) == 0);

      after = test_log_get_entry (&answer, 2);
      g_assert_cmpuint (after.offset, ==, entry.offset + entry.length + (crlf ? 2 : 1) * unit);
      g_assert_cmpuint (after.line, ==, 10004);
      g_assert_cmpuint (test_log_get_info (&answer, "lines"), ==, 20003);
    }
}

/* The blocks that a last line without line end reaches into count the line ends before it, and no more. */
static void
test_long_last_line (gconstpointer data)
{
  gsize e = GPOINTER_TO_SIZE (data);

  for (guint n = 1; n < 512 * 1024; n *= 8)
    {
      g_autofree char *dots = g_strnfill (n, '.');
      g_autofree char *text = g_strconcat (STAMP "[0] one\n" STAMP "[1] [ERROR] two", dots, NULL);
      g_autoptr (GByteArray) bytes = test_encode (text, encodings[e].encoding, encodings[e].bom,
                                                  encodings[e].bom_length, FALSE);
      g_auto (TideAnswer) answer;

      g_assert_true (test_parse (tide_log_parse, bytes->data, bytes->len, &answer));
      assert_index (&answer, bytes, encodings[e].encoding);
      g_assert_cmpuint (test_log_get_info (&answer, "lines"), ==, 2);
    }
}

static void
test_nuls (void)
{
  static const char bytes[] = STAMP "[1] [ERROR] a\0b\n\0\0\0\n" STAMP "[1] [ERROR] c\n\0";
  g_auto (TideAnswer) answer;
  TestLogEntry entry;

  g_assert_true (test_parse (tide_log_parse, bytes, sizeof bytes - 1, &answer));
  g_assert_cmpuint (test_log_get_info (&answer, "nuls"), ==, 5);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 2);
  entry = test_log_get_entry (&answer, 0);
  g_assert_cmpmem (entry.text, entry.text_length, "a\0b\n\0\0\0", 7);
  entry = test_log_get_entry (&answer, 1);
  g_assert_cmpuint (entry.line, ==, 3);
}

/* A single byte that is no UTF-8 costs the reader of the log that character alone. */
static void
test_broken_utf8 (void)
{
  g_auto (TideAnswer) answer;
  TestLogEntry entry;

  test_log_parse (STAMP "[1] [ERROR] M\xc3\xbcller und M\xfcller\n", &answer);
  entry = test_log_get_entry (&answer, 0);
  g_assert_true (g_utf8_validate (entry.text, entry.text_length, NULL));
}

/* A log may have lost its beginning, or begin with a line longer than what is looked at first. */
static void
test_late_beginning (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (TideAnswer) answer;

  for (int i = 0; i < 200000; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, "\n" STAMP "[1] [ERROR] at last\n");
  test_log_parse (text->str, &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 1);
  g_assert_cmpuint (test_log_get_entry (&answer, 0).line, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize e = 0; e < G_N_ELEMENTS (encodings); e++)
    {
      g_autofree char *positions = g_strconcat ("/log/positions/", encodings[e].name, NULL);
      g_autofree char *long_lines = g_strconcat ("/log/long-lines/", encodings[e].name, NULL);
      g_autofree char *last_line = g_strconcat ("/log/long-last-line/", encodings[e].name, NULL);

      g_test_add_data_func (positions, GSIZE_TO_POINTER (e), test_positions);
      g_test_add_data_func (long_lines, GSIZE_TO_POINTER (e), test_long_lines);
      g_test_add_data_func (last_line, GSIZE_TO_POINTER (e), test_long_last_line);
    }
  g_test_add_func ("/log/nuls", test_nuls);
  g_test_add_func ("/log/broken-utf8", test_broken_utf8);
  g_test_add_func ("/log/late-beginning", test_late_beginning);

  return g_test_run ();
}
