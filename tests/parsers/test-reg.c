/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/tide-problem.h"
#include "base/tide-wire.h"
#include "parsing.h"

#define HEAD_5 "Windows Registry Editor Version 5.00\r\n\r\n"
#define V15 "SOFTWARE\\Microsoft\\ExchangeServer\\v15"
#define CLASSES "SOFTWARE\\Classes\\CLSID"
#define SOURCES "SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application"

static Parsed
parse_text (const char *text)
{
  return parse_bytes (tide_reg_parse, text, strlen (text), "export.reg");
}

/* As Windows writes it */
static Parsed
parse_utf16 (const char *text)
{
  glong n;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
  for (glong i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8[]) { units[i] & 0xff, units[i] >> 8 }, 2);

  return parse_bytes (tide_reg_parse, bytes->data, bytes->len, "export.reg");
}

static void
assert_value (const Parsed *parsed,
              const char   *path,
              const char   *name,
              guint32       type,
              const char   *data,
              gsize         length)
{
  g_autoptr (GVariant) value = registry_value (parsed, path, name);
  g_autoptr (GVariant) bytes = NULL;
  const char *found;
  gsize n_found;
  guint32 found_type;

  g_assert_nonnull (value);
  g_variant_get_child (value, 1, "u", &found_type);
  bytes = g_variant_get_child_value (value, 2);
  found = tide_wire_get_bytes (bytes, &n_found);
  g_assert_cmpuint (found_type, ==, type);
  g_assert_cmpmem (found, n_found, data, length);
}

static const char windows[] = HEAD_5
  "[HKEY_LOCAL_MACHINE\\" V15 "]\r\n"
  "\r\n"
  "[HKEY_LOCAL_MACHINE\\" V15 "\\MailboxRole]\r\n"
  "\"ConfiguredVersion\"=\"15.1\"\r\n"
  "\"Quoted \\\"name\\\" \\\\\"=\"C:\\\\x \\\"y\\\"\"\r\n"
  "\"Lines\"=\"one\r\ntwo\"\r\n"
  "@=\"the default\"\r\n"
  "\"Number\"=dword:0001000a\r\n"
  "\"Bytes\"=hex:01,02,\\\r\n"
  "  03\r\n"
  "\"Expand\"=hex(2):25,00,78,00,25,00,00,00\r\n"
  "\"Long number\"=hex(b):01,00,00,00,00,00,00,00\r\n"
  "\"Nothing\"=hex(0):\r\n"
  "\"Stra\303\237e\"=\"\360\235\204\236\"\r\n"
  "\r\n"
  "[HKEY_LOCAL_MACHINE\\" V15 "\\[odd] key]\r\n";

static void
assert_windows (const Parsed *parsed)
{
  const char *role = V15 "\\MailboxRole";
  g_autofree char *scopes = registry_scopes (parsed);
  g_autoptr (GVariant) odd = registry_key (parsed, V15 "\\[odd] key");

  g_assert_true (parsed->mine);
  g_assert_cmpstr (parsed->answer.kind, ==, "registry-export");
  g_assert_cmpstr (parsed->answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_cmpstr (scopes, ==, V15);
  g_assert_cmpuint (registry_info (parsed, "keys"), ==, 3);
  g_assert_nonnull (odd);

  assert_value (parsed, role, "ConfiguredVersion", 1, "1\0005\0.\0001\0\0\0", 10);
  assert_text (parsed, role, "Quoted \"name\" \\", "C:\\x \"y\"");
  assert_value (parsed, role, "Lines", 1, "o\0n\0e\0\r\0\n\0t\0w\0o\0\0\0", 18);
  assert_text (parsed, role, "", "the default");
  assert_value (parsed, role, "Number", 4, "\x0a\x00\x01\x00", 4);
  assert_value (parsed, role, "Bytes", 3, "\x01\x02\x03", 3);
  assert_value (parsed, role, "Expand", 2, "%\0x\0%\0\0\0", 8);
  assert_value (parsed, role, "Long number", 11, "\1\0\0\0\0\0\0\0", 8);
  assert_value (parsed, role, "Nothing", 0, "", 0);
  assert_value (parsed, role, "Stra\303\237e", 1, "\x34\xd8\x1e\xdd\0\0", 6);
}

static void
test_version_5 (void)
{
  g_auto (Parsed) wide = parse_utf16 (windows);
  g_auto (Parsed) narrow = parse_text (windows);
  g_autofree char *with_mark = g_strconcat ("\357\273\277", windows, NULL);
  g_auto (Parsed) marked = parse_text (with_mark);

  assert_windows (&wide);
  assert_windows (&narrow);
  assert_windows (&marked);
  g_assert_cmpuint (registry_info (&narrow, "assumed"), ==, 0);
}

/* In the first version strings in hex are in the server's code page. */
static void
test_version_4 (void)
{
  g_auto (Parsed) parsed = parse_text ("REGEDIT4\r\n\r\n"
                                       "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Exchange\\Setup]\r\n"
                                       "\"Services\"=\"D:\\\\Gesch\344ft\"\r\n"
                                       "\"Expand\"=hex(2):80,61,00\r\n"
                                       "\"Several\"=hex(7):61,00,62,00,00\r\n"
                                       "\"Bytes\"=hex:80,61\r\n"
                                       "\"NewestBuild\"=dword:00001dd6\r\n");
  const char *setup = "SOFTWARE\\Microsoft\\Exchange\\Setup";

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  assert_text (&parsed, setup, "Services", "D:\\Gesch\303\244ft");
  assert_value (&parsed, setup, "Expand", 2, "\xac\x20" "a\0\0\0", 6);
  assert_value (&parsed, setup, "Several", 7, "a\0\0\0b\0\0\0\0\0", 10);
  assert_value (&parsed, setup, "Bytes", 3, "\x80\x61", 2);
  g_assert_cmpuint (registry_info (&parsed, "assumed"), ==, 2);
  assert_value (&parsed, setup, "NewestBuild", 4, "\xd6\x1d\0\0", 4);
}

static void
test_roots (void)
{
  g_auto (Parsed) parsed = parse_text (HEAD_5
    "[HKEY_CURRENT_USER\\Software\\Microsoft\\ExchangeServer\\v15\\MailboxRole]\n"
    "\"Action\"=\"Install\"\n"
    "[HKEY_LOCAL_MACHINERY\\SOFTWARE\\Microsoft\\ExchangeServer\\v15]\n"
    "[hkey_classes_root\\CLSID\\{1}\\InprocServer32]\n"
    "@=\"C:\\\\WINDOWS\\\\Cluster\\\\EXCLUADM.dll\"\n"
    "[HKEY_CLASSES_ROOT\\CLSID\\{2}\\InprocServer32]\n"
    "@=\"C:\\\\WINDOWS\\\\system32\\\\shell32.dll\"\n"
    "[HKEY_LOCAL_MACHINE\\" SOURCES "\\MSExchangeCluster]\n"
    "\"TypesSupported\"=dword:7\n"
    "[HKEY_LOCAL_MACHINE\\Cluster]\n"
    "\"ClusterName\"=\"EXCLUS\"\n"
    "[HKEY_LOCAL_MACHINE\\Cluster\\Nodes\\1]\n"
    "[HKEY_LOCAL_MACHINE\\ClusterTwo]\n");
  g_autofree char *scopes = registry_scopes (&parsed);

  g_assert_cmpstr (scopes, ==,
                   CLASSES "\\{1}\\InprocServer32, " CLASSES "\\{2}\\InprocServer32, "
                   SOURCES "\\MSExchangeCluster, Cluster, ClusterTwo");
  g_assert_cmpuint (registry_n_keys (&parsed), ==, 4);
  assert_text (&parsed, CLASSES "\\{1}\\InprocServer32", "", "C:\\WINDOWS\\Cluster\\EXCLUADM.dll");
  assert_value (&parsed, SOURCES "\\MSExchangeCluster", "TypesSupported", 4, "\7\0\0\0", 4);
  assert_text (&parsed, "Cluster", "ClusterName", "EXCLUS");
}

static void
test_deletions (void)
{
  g_auto (Parsed) parsed = parse_text (HEAD_5 "; a comment [HKEY_LOCAL_MACHINE\\" V15 "]\n"
                                              "[-HKEY_LOCAL_MACHINE\\" V15 "\\MailboxRole]\n"
                                              "\"Action\"=\"Install\"\n"
                                              "[HKEY_LOCAL_MACHINE\\" V15 "\\CafeRole]\n"
                                              "\"Action\"=-\n"
                                              "[HKEY_LOCAL_MACHINE\\" V15 "\\AdminTools]\n"
                                              "\"Action\"=-\n"
                                              "\"Version\"=\"x\"\n");
  g_autofree char *scopes = registry_scopes (&parsed);

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_cmpstr (scopes, ==, V15 "\\AdminTools");
  g_assert_cmpuint (registry_n_keys (&parsed), ==, 1);
  g_assert_cmpuint (registry_info (&parsed, "deletions"), ==, 3);
  assert_text (&parsed, V15 "\\AdminTools", "Action", "(none)");
  assert_text (&parsed, V15 "\\AdminTools", "Version", "x");
}

/* An export that was cut off, or whose end stuck to another: the key that follows is one of its own. */
static void
test_cut_in_bytes (void)
{
  static const char *const ends[] = { "01,", "01,\\", "01,\\\r\n", "01,\\\r\n\r\n",
                                      "01,\\\r\n[HKEY_LOCAL_MACHINE\\" V15 "\\CafeRole]\r\n"
                                      "\"C\"=\"c\"\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat (HEAD_5 "[HKEY_LOCAL_MACHINE\\" V15 "\\MailboxRole]\r\n"
                                           "\"B\"=hex:", ends[i], NULL);
      g_auto (Parsed) parsed = parse_text (text);

      g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_KEYS_UNREADABLE);
      assert_text (&parsed, V15 "\\MailboxRole", "B", "(none)");
      assert_text (&parsed, V15 "\\MailboxRole", "C", "(none)");
      if (i == G_N_ELEMENTS (ends) - 1)
        assert_text (&parsed, V15 "\\CafeRole", "C", "c");
    }
}

/* A fault costs what it stands in, and is counted; what follows is read. */
static void
test_damaged (void)
{
  g_auto (Parsed) parsed = parse_text (HEAD_5 "[HKEY_LOCAL_MACHINE\\" V15 "\\MailboxRole]\n"
                                              "\"A\"=dword:xyz\n"
                                              "\"B\"=hex:01,zz\n"
                                              "\"C\"=\"text\" and more\n"
                                              "\"D\" \"E\"\n"
                                              "\"F\"=\"good\"\n"
                                              "\"G\"=\"no end\n"
                                              "[HKEY_LOCAL_MACHINE\\" V15 "\\CafeRole\n"
                                              "\"H\"=\"in no key\"\n"
                                              "[HKEY_LOCAL_MACHINE\\" V15 "\\AdminTools]\n"
                                              "\"I\"=\"good\"\n"
                                              "\"J\"=\"cut");

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_KEYS_UNREADABLE);
  g_assert_cmpstr (parsed.answer.argument, ==, "3");
  g_assert_cmpuint (registry_n_keys (&parsed), ==, 2);
  assert_text (&parsed, V15 "\\MailboxRole", "A", "(none)");
  assert_text (&parsed, V15 "\\MailboxRole", "B", "(none)");
  assert_text (&parsed, V15 "\\MailboxRole", "C", "(none)");
  assert_text (&parsed, V15 "\\MailboxRole", "F", "good");
  assert_text (&parsed, V15 "\\AdminTools", "I", "good");
  assert_text (&parsed, V15 "\\AdminTools", "J", "(none)");
}

static void
test_place_in_file (void)
{
  const char *text = HEAD_5 "[HKEY_LOCAL_MACHINE\\" V15 "]\r\n\r\n"
                            "[HKEY_LOCAL_MACHINE\\" V15 "\\MailboxRole]\r\n"
                            "\"Several\"=hex(7):61,00,\\\r\n  00,00\r\n"
                            "\"Action\"=\"Install\"\r\n";
  g_auto (Parsed) parsed = parse_text (text);
  g_autoptr (GVariant) key = registry_key (&parsed, V15 "\\MailboxRole");
  g_autoptr (GVariant) value = registry_value (&parsed, V15 "\\MailboxRole", "Action");
  guint64 key_line, key_offset, value_line, value_offset;

  g_variant_get_child (key, 2, "t", &key_offset);
  g_variant_get_child (key, 3, "t", &key_line);
  g_variant_get_child (value, 3, "t", &value_offset);
  g_variant_get_child (value, 4, "t", &value_line);

  g_assert_cmpuint (key_line, ==, 5);
  g_assert_true (g_str_has_prefix (text + key_offset, "[HKEY_LOCAL_MACHINE\\" V15 "\\MailboxRole]"));
  g_assert_cmpuint (value_line, ==, 8);
  g_assert_true (g_str_has_prefix (text + value_offset, "\"Action\"="));
}

static void
test_not_an_export (void)
{
  g_auto (Parsed) empty = parse_text ("");
  g_auto (Parsed) other = parse_text ("Windows Registry Editor Version 6.00\n");
  g_auto (Parsed) late = parse_text ("See REGEDIT4 for this\n");

  g_assert_false (empty.mine);
  g_assert_false (other.mine);
  g_assert_false (late.mine);
}

static void
test_too_large (void)
{
  int fd = memory_file (HEAD_5, strlen (HEAD_5));
  g_auto (Parsed) parsed = { 0 };

  g_assert_no_errno (ftruncate (fd, 5l << 30));
  parsed = parse_fd (tide_reg_parse, fd, "export.reg");
  close (fd);

  g_assert_true (parsed.mine);
  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_TOO_LARGE);
  g_assert_cmpstr (parsed.answer.argument, ==, "64");
}

/* One line of some megabytes, whatever it claims to be */
static void
test_long_lines (void)
{
  static const char *const starts[] = {
    "[HKEY_LOCAL_MACHINE\\" V15 "\\", "\"", "\"x\"=\"", "\"x\"=hex:", "\"x\"=hex(7):00,\\", ";", "x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD_5 "[HKEY_LOCAL_MACHINE\\" V15 "]\n");
      g_auto (Parsed) parsed = { 0 };
      const gsize n = 4 * 1024 * 1024;

      g_string_append (text, starts[i]);
      g_string_set_size (text, text->len + n);
      memset (text->str + text->len - n, i == 3 ? '1' : 'a', n);
      parsed = parse_bytes (tide_reg_parse, text->str, text->len, "export.reg");

      g_assert_nonnull (parsed.answer.reading);
      g_assert_cmpuint (g_variant_get_size (parsed.answer.reading), <, 1024 * 1024);
    }
}

static void
test_budget (void)
{
  g_autoptr (GString) text = g_string_new (HEAD_5 "[HKEY_LOCAL_MACHINE\\Cluster]\n");
  g_auto (Parsed) parsed = { 0 };

  for (guint i = 0; i < TIDE_WIRE_MAX_ROWS + 6; i++)
    g_string_append_printf (text, "[HKEY_LOCAL_MACHINE\\Cluster\\Resources\\%u]\n\"Name\"=\"x\"\n", i);
  parsed = parse_text (text->str);

  g_assert_cmpstr (parsed.answer.problem, ==, TIDE_PROBLEM_KEYS_DROPPED);
  g_assert_cmpstr (parsed.answer.argument, ==, "7");
  g_assert_cmpuint (registry_n_keys (&parsed), ==, TIDE_WIRE_MAX_ROWS);
}

/* Wherever the text ends, and whatever one byte becomes: an answer of the right type */
static void
test_mutations (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1985);

  for (gsize length = strlen (HEAD_5); length < sizeof windows - 1; length++)
    {
      g_autofree char *copy = g_memdup2 (windows, length);
      g_auto (Parsed) parsed = { 0 };

      copy[g_rand_int_range (rand, strlen (HEAD_5) - 1, length)] = g_rand_int_range (rand, 0, 256);
      parsed = parse_bytes (tide_reg_parse, copy, length, "export.reg");
      g_assert_nonnull (parsed.answer.reading);
      g_assert_cmpstr (g_variant_get_type_string (parsed.answer.reading), ==, TIDE_WIRE_REGISTRY);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reg/version-5", test_version_5);
  g_test_add_func ("/reg/version-4", test_version_4);
  g_test_add_func ("/reg/roots", test_roots);
  g_test_add_func ("/reg/deletions", test_deletions);
  g_test_add_func ("/reg/cut-in-bytes", test_cut_in_bytes);
  g_test_add_func ("/reg/damaged", test_damaged);
  g_test_add_func ("/reg/place-in-file", test_place_in_file);
  g_test_add_func ("/reg/not-an-export", test_not_an_export);
  g_test_add_func ("/reg/too-large", test_too_large);
  g_test_add_func ("/reg/long-lines", test_long_lines);
  g_test_add_func ("/reg/budget", test_budget);
  g_test_add_func ("/reg/mutations", test_mutations);

  return g_test_run ();
}
