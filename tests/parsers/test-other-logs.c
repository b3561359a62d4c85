/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-log-heads.h"
#include "log-test-util.h"

/* Windows Installer logs and ldif.err, made by hand. */

#define SESSION "=== Verbose logging started: 11/3/2020  22:01:12  Build type: SHIP UNICODE 5.00.10011.00  " \
                "Calling process: D:\\setup.exe ===\n"
#define MISSING "MSI (s) (A0:F4) [22:01:33:123]: Note: 1: 2203 2: C:\\Windows\\Installer\\1a2b3c.msi 3: " \
                "-2147287038 \n"

static const char english[] =
  SESSION
  "MSI (c) (10:4C) [22:01:12:345]: Resetting cached policy values\n"
  "Action start 22:01:20: INSTALL.\n"
  "Action ended 22:01:21: AppSearch. Return value 1.\n"
  "MSI (s) (A0:F4) [22:01:22:003]: Note: 1: 2262 2: AdminProperties 3: -2147287038 \n"
  "MSI (s) (A0:F4) [22:01:22:004]: Note: 1: 2203 2: C:\\Windows\\Installer\\inprogressinstallinfo.ipi 3: "
  "-2147287038 \n"
  MISSING
  "MSI (s) (A0:F4) [22:01:39:123]: Product: Synthetic Product -- Error 1706. No valid source was found.\n"
  "CustomAction CA_SYNTHETIC returned actual error code 1603 (note this may not be 100% accurate)\n"
  "Action 22:01:40: GenerateScript. Generating script operations for action: 13\n"
  "Action ended 22:01:40: InstallFinalize. Return value 3.\n"
  "Action ended 22:01:40: INSTALL. Return value 3.\n"
  "Property(S): ProductName = Synthetic Product\n"
  "=== Verbose logging stopped: 11/3/2020  22:01:41 ===\n";

static void
assert_english (const TideAnswer *answer)
{
  static const char *const heads[] = {
    TIDE_HEAD_MSI_SESSION, TIDE_HEAD_MSI_MISSING, TIDE_HEAD_MSI_ERROR,   TIDE_HEAD_MSI_CUSTOM,
    TIDE_HEAD_MSI_ENDED,   TIDE_HEAD_MSI_ENDED,   TIDE_HEAD_MSI_PRODUCT, TIDE_HEAD_MSI_SESSION,
  };
  static const guint64 lines[] = { 1, 7, 8, 9, 11, 12, 13, 14 };

  g_assert_cmpstr (answer->kind, ==, "installer-log");
  g_assert_cmpstr (answer->problem, ==, TIDE_PROBLEM_NONE);
  g_assert_true (g_variant_is_of_type (answer->reading, G_VARIANT_TYPE (TIDE_WIRE_LOG)));
  g_assert_cmpuint (test_log_n_entries (answer), ==, G_N_ELEMENTS (heads));
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_assert_cmpstr (test_log_get_entry (answer, i).head, ==, heads[i]);
      g_assert_cmpuint (test_log_get_entry (answer, i).line, ==, lines[i]);
    }
  g_assert_cmpstr (test_log_get_entry (answer, 4).stamp, ==, "22:01:40");
}

/* The same rows in every encoding, each at its place in the original. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *name, *bom;
    gsize       bom_length, unit;
  } encodings[] = { { "UTF-8", "", 0, 1 }, { "UTF-16LE", "\xff\xfe", 2, 2 }, { "UTF-16BE", "\xfe\xff", 2, 2 },
                    { "WINDOWS-1252", "", 0, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GByteArray) bytes =
        test_encode (english, encodings[i].name, encodings[i].bom, encodings[i].bom_length, TRUE);
      g_auto (TideAnswer) answer = { 0 };
      TestLogEntry missing;

      g_assert_true (test_parse (tide_log_parse, bytes->data, bytes->len, &answer));
      assert_english (&answer);
      missing = test_log_get_entry (&answer, 1);
      g_assert_cmpuint (missing.length, ==, (strlen (MISSING) - 1) * encodings[i].unit);
      missing.offset += encodings[i].bom[0] == '\xfe'; /* big endian: behind the NUL */
      g_assert_cmpuint (bytes->data[missing.offset], ==, 'M');
    }
}

/* Windows translates the words; the time, the name and the number stay where they are. */
static void
test_languages (void)
{
  static const char *const failures[] = {
    "Aktion beendet um 22:01:40: InstallFinalize. Rückgabewert 3.",
    "Fin de l'action 22:01:40 : InstallFinalize. Valeur renvoyée 3.",
    "La acción terminó a las 22:01:40: InstallFinalize. Valor devuelto 3.",
    "アクション終了 22:01:40: InstallFinalize。戻り値 3。",
    "操作结束 22:01:40: InstallFinalize。返回值 3。",
    "Действие закончено 22:01:40: InstallFinalize. Возвращенное значение 3.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("=== Protokollierung gestartet: 03.11.2020  22:01:12 ===\n%s\n"
                         "Produkt: Synthetisch -- Fehler 1706. Keine gültige Quelle.\n", failures[i]);
      g_autoptr (GByteArray) bytes = test_encode (text, "UTF-16LE", "\xff\xfe", 2, TRUE);
      g_auto (TideAnswer) answer = { 0 };

      g_assert_true (test_parse (tide_log_parse, bytes->data, bytes->len, &answer));
      g_assert_cmpuint (test_log_n_entries (&answer), ==, 3);
      g_assert_cmpstr (test_log_get_entry (&answer, 1).head, ==, TIDE_HEAD_MSI_ENDED);
      test_log_assert_text (&(TestLogEntry []) { test_log_get_entry (&answer, 1) }[0], failures[i]);
      g_assert_cmpstr (test_log_get_entry (&answer, 2).head, ==, TIDE_HEAD_MSI_ERROR);
    }
}

static void
test_harmless (void)
{
  static const char *const lines[] = {
    "Action ended 22:01:40: InstallFinalize. Return value 1.",
    "Action ended 22:01:40: InstallFinalize. Return value 13.",
    "Action start 22:01:40: Step3.",
    "Action ended 22:01: InstallFinalize. Return value 3.",
    "CustomAction CA returned actual error code 0",
    "Product: Synthetic -- Installation completed successfully.",
    "MSI (s) (A0:F4) [22:01:33:123]: Command line -- 1706",
    "MSI (s) (A0:F4) [22:01:33:123]: Note: 1: 2205 2:  3: Error ",
    "MSI (s) (A0:F4) [22:01:33:123]: Note: 1: 2203 2: C:\\Windows\\Installer\\x.msi 3: -2147287035 ",
    "=== IGNORING PREVIOUS ERRORS ===",
  };
  g_autoptr (GString) text = g_string_new (SESSION);
  g_auto (TideAnswer) answer = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (text, "%s\n", lines[i]);
  test_log_parse (text->str, &answer);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 1);
}

/* Cut at every byte but the first, since an empty file never gets here, and with every byte replaced. */
static void
assert_survives (TideParser  parser,
                 const void *bytes,
                 gsize       length)
{
  g_autofree guint8 *copy = g_memdup2 (bytes, length);

  for (gsize i = 0; i < length; i++)
    {
      g_auto (TideAnswer) cut = { 0 };
      g_auto (TideAnswer) changed = { 0 };
      guint8 kept = copy[i];

      test_parse (parser, bytes, i + 1, &cut);
      copy[i] = i % 3 == 0 ? 0 : i % 3 == 1 ? 0xff : '\n';
      test_parse (parser, copy, length, &changed);
      copy[i] = kept;
    }
}

static void
test_hostile (void)
{
  g_autoptr (GByteArray) wide = test_encode (english, "UTF-16LE", "\xff\xfe", 2, TRUE);
  g_autoptr (GString) many = g_string_new (SESSION);
  g_auto (TideAnswer) answer = { 0 };

  assert_survives (tide_log_parse, english, strlen (english));
  assert_survives (tide_log_parse, wide->data, wide->len);

  /* The first that failed and the last stay; what lies between is counted. */
  for (guint i = 0; i < 12000; i++)
    g_string_append_printf (many, "Action ended 1:00:00: A%u. Return value 3.\n", i);
  test_log_parse (many->str, &answer);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_ENTRIES_DROPPED);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, TIDE_WIRE_MAX_ROWS);
  g_assert_cmpuint (test_log_get_entry (&answer, 1).line, ==, 2);
  g_assert_cmpuint (test_log_get_entry (&answer, TIDE_WIRE_MAX_ROWS - 1).line, ==, 12001);
}

static const char ldif[] =
  "Entry DN: CN=ms-Exch-Synthetic,CN=Schema,CN=Configuration,DC=Example,DC=local\n"
  "Add error on entry starting on line 78: Unwilling To Perform\n"
  "\n"
  "The server side error is: 0x20bb Schema update failed: duplicate OID.\n"
  "\n"
  "Entry DN: CN=Other,DC=Example,DC=local\n"
  "Modify error on entry starting on line 90: No Such Object\n"
  "\n"
  "An error has occurred in the program\n";

static void
test_ldif (void)
{
  g_autoptr (GByteArray) wide = test_encode (ldif, "UTF-16LE", "\xff\xfe", 2, TRUE);
  g_auto (TideAnswer) answer = { 0 };
  g_auto (TideAnswer) again = { 0 };

  g_assert_true (test_parse (tide_ldif_parse, ldif, strlen (ldif), &answer));
  g_assert_cmpstr (answer.kind, ==, "ldif-errors");
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 2);
  g_assert_cmpstr (test_log_get_entry (&answer, 0).head, ==, TIDE_HEAD_LDIF_ENTRY);
  g_assert_cmpuint (test_log_get_entry (&answer, 0).line, ==, 1);
  g_assert_cmpuint (test_log_get_entry (&answer, 0).n_lines, ==, 5);
  g_assert_cmpuint (test_log_get_entry (&answer, 1).line, ==, 6);

  g_assert_true (test_parse (tide_ldif_parse, wide->data, wide->len, &again));
  g_assert_cmpuint (test_log_n_entries (&again), ==, 2);
  assert_survives (tide_ldif_parse, ldif, strlen (ldif));
}

static void
test_not_ldif (void)
{
  static const char *const texts[] = { "Entry DN: \n", "dn: CN=X,DC=Y\nchangetype: add\n", "Entry DN = 1\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (TideAnswer) answer = { 0 };

      g_assert_false (test_parse (tide_ldif_parse, texts[i], strlen (texts[i]), &answer));
    }
}

static void
test_ldif_sample (void)
{
  g_autoptr (GBytes) bytes = test_sample ("setup-logs/KnownIssues/ldif.err");
  g_auto (TideAnswer) answer = { 0 };
  TestLogEntry entry;

  if (bytes == NULL)
    return;
  g_assert_true (test_parse (tide_ldif_parse, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                             &answer));
  g_assert_cmpuint (test_log_n_entries (&answer), ==, 1);
  entry = test_log_get_entry (&answer, 0);
  g_assert_nonnull (memmem (entry.text, entry.text_length, "line 78", 7));
  g_assert_nonnull (memmem (entry.text, entry.text_length, "0x20bb", 6));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/installer-log/encodings", test_encodings);
  g_test_add_func ("/installer-log/languages", test_languages);
  g_test_add_func ("/installer-log/harmless", test_harmless);
  g_test_add_func ("/installer-log/hostile", test_hostile);
  g_test_add_func ("/ldif/entries", test_ldif);
  g_test_add_func ("/ldif/others", test_not_ldif);
  g_test_add_func ("/ldif/sample", test_ldif_sample);

  return g_test_run ();
}
