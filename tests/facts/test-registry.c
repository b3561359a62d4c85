/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/tide-wire.h"
#include "tide-test-readings.h"

static TideRegistry *
open_all (TideReading *first,
          TideReading *second)
{
  g_autoptr (GPtrArray) readings = g_ptr_array_new_with_free_func ((GDestroyNotify) tide_reading_unref);

  g_ptr_array_add (readings, first);
  if (second != NULL)
    g_ptr_array_add (readings, second);

  return tide_registry_new (readings);
}

static TideRegistry *
open_one (const char *scopes,
          const char *text)
{
  return open_all (test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", scopes, text), NULL);
}

/* Strings as hives really hold them */
static void
test_texts (void)
{
  static const struct
  {
    const char *data;
    const char *text;
  } cases[] = {
    { "sz:8.1.0240.006", "8.1.0240.006" },
    { "expand:%SystemRoot%\\x", "%SystemRoot%\\x" },
    { "sz:", "" },
    { "hex1:", "" },
    { "hex1:380031003200", "812" },        /* without NUL */
    { "hex1:3800310000004a004b00", "81" }, /* junk behind the NUL */
    { "hex1:3800310032", "81" },           /* an odd byte */
    { "hex1:38", "" },
    { "hex1:38003100000041", "81" },
    { "hex1:0ad80000", "\\u{D80A}" },  /* a lone surrogate */
    { "hex1:0a002e20", "␊\\u{202E}" }, /* what would write on another line, or backwards */
    { "dword:7", "7" },
    { "dword:0xffffffff", "4294967295" },
    { "hex:00ff10", "00 ff 10" },
    { "multi:{A}|{B}|", "{A}; {B}" },
    { "multi:{A}|{B}", "{A}; {B}" },
    { "hex7:", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("[SOFTWARE\\K]\nv=", cases[i].data, "\n", NULL);
      g_autoptr (TideRegistry) registry = open_one ("SOFTWARE", text);
      g_autofree char *got = tide_registry_dup_string (registry, "SOFTWARE\\K", "V");

      g_test_message ("%s", cases[i].data);
      g_assert_cmpstr (got, ==, cases[i].text);
    }
}

static void
test_numbers (void)
{
  g_autoptr (TideRegistry) registry = open_one ("SOFTWARE",
                                                "[SOFTWARE\\K]\na=dword:4\nb=sz:4\nc=hex:04000000\n");
  guint32 number = 0;

  g_assert_true (tide_registry_get_dword (registry, "software\\k", "A", &number));
  g_assert_cmpuint (number, ==, 4);
  g_assert_false (tide_registry_get_dword (registry, "SOFTWARE\\K", "b", &number));
  g_assert_false (tide_registry_get_dword (registry, "SOFTWARE\\K", "c", &number));
  g_assert_false (tide_registry_get_dword (registry, "SOFTWARE\\K", "d", &number));
  g_assert_false (tide_registry_get_dword (registry, "SOFTWARE\\L", "a", &number));
}

static void
test_strings (void)
{
  static const struct
  {
    const char *data;
    const char *strings;
  } cases[] = {
    { "multi:{A}|{B}|", "{A},{B}" },
    { "multi:{A}|{B}", "{A},{B}" },
    { "hex7:4100000042", "A" },
    { "hex7:41004200", "AB" },
    { "hex7:0000410000000000", "" },
    { "sz:{A}", "{A}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("[K]\n@=", cases[i].data, "\n", NULL);
      g_autoptr (TideRegistry) registry = open_one ("K", text);
      g_auto (GStrv) strings = tide_registry_value_dup_strings (tide_registry_find_value (registry, "K", ""));
      g_autofree char *got = g_strjoinv (",", strings);

      g_test_message ("%s", cases[i].data);
      g_assert_cmpstr (got, ==, cases[i].strings);
    }
}

static void
test_keys (void)
{
  g_autoptr (TideRegistry) registry = open_one ("SOFTWARE", "[SOFTWARE\\A] 1700000000\nv=sz:1\n"
                                                            "[SOFTWARE\\A\\Z]\n[SOFTWARE\\A\\b] 1600000000\n"
                                                            "[SOFTWARE\\A\\b\\deep]\n[SOFTWARE\\a]\nv=sz:2\n"
                                                            "");
  g_autoptr (GPtrArray) children = tide_registry_children (registry, "software\\a");
  g_autoptr (GPtrArray) none = tide_registry_children (registry, "SOFTWARE\\X");
  g_autoptr (GPtrArray) all = tide_registry_all (registry);
  g_autofree char *value = tide_registry_dup_string (registry, "SOFTWARE\\A", "v");
  g_autoptr (TideCitation) citation = tide_registry_key_cite (tide_registry_find (registry,
                                                                                  "SOFTWARE\\A\\B"));

  g_assert_cmpuint (children->len, ==, 2);
  g_assert_cmpstr (tide_registry_key_get_name (children->pdata[0]), ==, "Z");
  g_assert_cmpstr (tide_registry_key_get_name (children->pdata[1]), ==, "b");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (value, ==, "1");
  g_assert_cmpint (tide_registry_get_latest (registry), ==, 1700000000);
  g_assert_cmpstr (tide_citation_get_key (citation), ==, "SOFTWARE\\A\\b");
  g_assert_cmpstr (tide_citation_get_evidence (citation), ==, "/c/SOFTWARE");
}

/* A whole hive answers before an export, whichever came first; what only the export has is there too. */
static void
test_several_files (void)
{
  g_autoptr (TideRegistry) registry = open_all (
    test_registry (TIDE_EVIDENCE_KIND_REGISTRY_EXPORT, "/c/a.reg", "SOFTWARE\\X",
                   "[SOFTWARE\\X]\nv=sz:export\n[SOFTWARE\\X\\Y]\n"),
    test_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE",
                   "[SOFTWARE\\x]\nv=sz:hive\n"));
  g_autofree char *value = tide_registry_dup_string (registry, "SOFTWARE\\X", "v");

  g_assert_cmpstr (value, ==, "hive");
  g_assert_cmpstr (tide_registry_key_get_evidence (tide_registry_find (registry, "SOFTWARE\\X\\Y")), ==,
                   "/c/a.reg");
}

static void
test_covers (void)
{
  g_autoptr (TideRegistry) registry = open_one ("SOFTWARE\\Microsoft\\Exchange|SYSTEM", "");
  g_autoptr (TideRegistry) damaged = open_all (
    test_damaged_registry (TIDE_EVIDENCE_KIND_SOFTWARE_HIVE, "/c/SOFTWARE", "SOFTWARE", ""), NULL);

  g_assert_true (tide_registry_covers (registry, "software\\microsoft\\exchange"));
  g_assert_true (tide_registry_covers (registry, "SOFTWARE\\Microsoft\\Exchange\\v8.0\\MailboxRole"));
  g_assert_false (tide_registry_covers (registry, "SOFTWARE\\Microsoft\\ExchangeServer\\v15"));
  g_assert_false (tide_registry_covers (registry, "SOFTWARE"));
  g_assert_true (tide_registry_touches (registry, "SOFTWARE"));
  g_assert_false (tide_registry_touches (registry, "Cluster"));

  /* What could not be read may be what is asked for. */
  g_assert_false (tide_registry_covers (damaged, "SOFTWARE\\Classes"));
  g_assert_true (tide_registry_touches (damaged, "SOFTWARE\\Classes"));
}

/* Names with bytes that are no text: shown as what they are, and no path is cut at what stands for them. */
static void
test_odd_names (void)
{
  g_autoptr (TideRegistry) registry = open_one ("SOFTWARE",
                                                "[SOFTWARE\\a\xe2\x80\xae]\n[SOFTWARE\\b\xff]\nn\xff=sz:1\n");
  g_autoptr (GPtrArray) children = tide_registry_children (registry, "SOFTWARE");
  g_autofree char *value = tide_registry_dup_string (registry, "SOFTWARE\\b\\xFF", "n\\xFF");

  g_assert_cmpuint (children->len, ==, 2);
  g_assert_cmpstr (tide_registry_key_get_name (children->pdata[0]), ==, "a\\u{202E}");
  g_assert_cmpstr (tide_registry_key_get_path (children->pdata[1]), ==, "SOFTWARE\\b\\xFF");
  g_assert_cmpstr (value, ==, "1");
}

static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TideRegistry) registry = NULL;
  g_autoptr (GPtrArray) children = NULL;

  for (guint i = 0; i < TIDE_WIRE_MAX_ROWS; i++)
    g_string_append_printf (text, "[SYSTEM\\S\\K%u]\nStart=dword:%u\n", i, i);
  registry = open_one ("SYSTEM", text->str);
  children = tide_registry_children (registry, "SYSTEM\\S");

  g_assert_cmpuint (children->len, ==, TIDE_WIRE_MAX_ROWS);
  for (guint i = 0; i < TIDE_WIRE_MAX_ROWS; i++)
    {
      g_autofree char *path = g_strdup_printf ("system\\s\\k%u", i);
      guint32 start;

      g_assert_true (tide_registry_find (registry, path) == children->pdata[i]);
      g_assert_true (tide_registry_get_dword (registry, path, "start", &start));
      g_assert_cmpuint (start, ==, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/registry/texts", test_texts);
  g_test_add_func ("/registry/numbers", test_numbers);
  g_test_add_func ("/registry/strings", test_strings);
  g_test_add_func ("/registry/keys", test_keys);
  g_test_add_func ("/registry/several-files", test_several_files);
  g_test_add_func ("/registry/covers", test_covers);
  g_test_add_func ("/registry/odd-names", test_odd_names);
  g_test_add_func ("/registry/many-keys", test_many_keys);

  return g_test_run ();
}
