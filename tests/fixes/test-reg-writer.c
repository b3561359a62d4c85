/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "facts/registry/tide-registry.h"
#include "fixes/tide-reg-writer.h"

/* "…" with \\ and \" : (transfer full) (nullable) */
static char *
unquote (const char **at)
{
  GString *out = g_string_new (NULL);
  const char *p = *at;

  g_assert_cmpint (*p, ==, '"');
  for (p++; *p != '"'; p++)
    {
      g_assert_cmpint (*p, !=, '\0');
      if (*p == '\\')
        {
          p++;
          g_assert_true (*p == '\\' || *p == '"');
        }
      g_string_append_c (out, *p);
    }
  *at = p + 1;

  return g_string_free (out, FALSE);
}

/* Two digits a byte; a line may end after a comma and a backslash, and goes on after blanks. */
static char *
read_hex (const char *p)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (g_ascii_isxdigit (*p))
    {
      guint8 byte = g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]);

      g_byte_array_append (bytes, &byte, 1);
      p += 2;
      if (*p == ',')
        p++;
      if (g_str_has_prefix (p, "\\\n"))
        p += 2 + strspn (p + 2, " ");
    }
  g_assert_cmpstr (p, ==, "\n");
  g_assert_cmpuint (bytes->len % 2, ==, 0);
  g_assert_cmpuint (bytes->len, >=, 2);
  g_assert_cmpuint (bytes->data[bytes->len - 1] | bytes->data[bytes->len - 2], ==, 0);

  return g_convert ((char *) bytes->data, bytes->len - 2, "UTF-8", "UTF-16LE", NULL, NULL, NULL);
}

static void
assert_text (const char *name,
             guint32     kind,
             const char *text)
{
  g_autoptr (GString) script = g_string_new (NULL);
  g_autofree char *read_name = NULL;
  g_autofree char *read_text = NULL;
  g_autofree char *hex = g_strdup_printf ("hex(%u):", kind);
  const char *p;
  g_auto (GStrv) lines = NULL;

  tide_reg_text (script, name, kind, text);
  lines = g_strsplit (script->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL && strstr (script->str, "hex(") != NULL; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, 80);

  p = script->str;
  read_name = unquote (&p);
  g_assert_cmpstr (read_name, ==, name);
  g_assert_cmpint (*p++, ==, '=');
  if (*p == '"')
    {
      g_assert_cmpuint (kind, ==, TIDE_REG_SZ);
      read_text = unquote (&p);
      g_assert_cmpstr (p, ==, "\n");
    }
  else
    {
      g_assert_true (g_str_has_prefix (p, hex));
      read_text = read_hex (p + strlen (hex));
    }
  g_assert_cmpstr (read_text, ==, text);
}

static void
test_texts (void)
{
  static const char *const texts[] = {
    "plain", "C:\\a\\b\\", "say \"no\"", "\\\"", "%SystemRoot%\\Cluster\\clusmsg.dll", "[x]", "a=b;c", "-",
    "@",
    "caf\xc3\xa9", "\xf0\x9f\x8c\x8a", "tab\there", "line\nend", "cr\r", "\x01",
    "a long text that has to be wrapped in hex because it needs more than one line of a registry file",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_text ("EventMessageFile", TIDE_REG_SZ, texts[i]);
      assert_text ("EventMessageFile", TIDE_REG_EXPAND_SZ, texts[i]);
      assert_text ("a\"b\\c", TIDE_REG_SZ, texts[i]);
    }
}

static void
test_random (void)
{
  static const char *const pieces[] = { "\\", "\"", "%", "a", " ", "[", "]", "=", "@", "\xc3\xa9", "\n", "\r",
                                        "\t", "\x01", ";", ",", "\xe2\x80\xae", "\xf0\x9f\x8c\x8a" };

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint k = g_test_rand_int_range (0, 40); k > 0; k--)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      assert_text ("x", i % 2 == 0 ? TIDE_REG_SZ : TIDE_REG_EXPAND_SZ, text->str);
    }
}

static void
test_exact_form (void)
{
  g_autoptr (GString) script = g_string_new (NULL);

  tide_reg_key (script, "SYSTEM\\A]b");
  tide_reg_dword (script, "TypesSupported", 7);
  tide_reg_text (script, "s", TIDE_REG_SZ, "C:\\\"x\"");
  tide_reg_text (script, "e", TIDE_REG_EXPAND_SZ, "%a");
  g_assert_cmpstr (script->str, ==,
                   "\n[HKEY_LOCAL_MACHINE\\SYSTEM\\A]b]\n"
                   "\"TypesSupported\"=dword:00000007\n"
                   "\"s\"=\"C:\\\\\\\"x\\\"\"\n"
                   "\"e\"=hex(2):25,00,61,00,00,00\n");
}

static void
test_refused (void)
{
  static const char *const table[] = { "", "a\nb", "a\rb", "a\x01", "\xff", "x\\u{D800}", "x\\xFF",
                                       "\xe2\x90\x8a" };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_nonnull (tide_reg_refuse (table[i]));
  g_assert_nonnull (tide_reg_refuse (NULL));
  g_assert_null (tide_reg_refuse ("MSExchange Cluster"));
  g_assert_null (tide_reg_refuse ("caf\xc3\xa9 \"x\" [y] ;"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reg-writer/texts", test_texts);
  g_test_add_func ("/reg-writer/random", test_random);
  g_test_add_func ("/reg-writer/exact-form", test_exact_form);
  g_test_add_func ("/reg-writer/refused", test_refused);

  return g_test_run ();
}
