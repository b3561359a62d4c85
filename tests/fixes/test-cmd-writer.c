/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cmd-parser.h"
#include "fixes/tide-cmd-writer.h"

/* What goes in is refused, or comes out again at the other end. */
static void
assert_exact_or_refused (const char *data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  if (tide_cmd_refuse (data) != NULL)
    return;

  tide_cmd_line (line, 7, "tool.exe {data} /type:{data} step_{#}", "data", data, NULL);
  g_assert_cmpstr (line->str + line->len - 1, ==, "\n");
  g_string_truncate (line, line->len - 1);
  g_assert_true (g_str_is_ascii (line->str));
  g_assert_cmpuint (line->len, <, 8191);

  words = cmd_parse (line->str, NULL);
  if (words == NULL)
    g_test_message ("not one command: %s", line->str);
  g_assert_nonnull (words);
  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_cmpstr (words[1], ==, data);
  g_assert_true (g_str_has_prefix (words[2], "/type:"));
  g_assert_cmpstr (words[2] + strlen ("/type:"), ==, data);
  g_assert_cmpstr (words[3], ==, "step_7");
}

static void
test_quoting (void)
{
  static const struct
  {
    const char *data;
    const char *quoted;
  } table[] = {
    { "plain", "\"plain\"" },
    { "two words", "\"two words\"" },
    { "100%", "\"100%%\"" },
    { "%PATH%", "\"%%PATH%%\"" },
    { "%%", "\"%%%%\"" },
    { "C:\\dir\\", "\"C:\\dir\\\\\"" },
    { "\\\\", "\"\\\\\\\\\"" },
    { "C:\\a\\b", "\"C:\\a\\b\"" },
    { "a&b|c<d>e^f", "\"a&b|c<d>e^f\"" },
    { "!x!", "\"!x!\"" },
    { "(a)", "\"(a)\"" },
    { "a;b,c=d", "\"a;b,c=d\"" },
    { ":label", "\":label\"" },
    { "it's`", "\"it's`\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *expected = g_strdup_printf ("%s\n", table[i].quoted);

      g_assert_null (tide_cmd_refuse (table[i].data));
      tide_cmd_line (line, 0, "{x}", "x", table[i].data, NULL);
      g_assert_cmpstr (line->str, ==, expected);
      assert_exact_or_refused (table[i].data);
    }
}

static void
test_refused (void)
{
  static const char *const table[] = {
    "", "\"", "a\"b", "a\rb", "a\nb", "a\x1a", "a\tb", "\x01", "a\x7f", "caf\xc3\xa9", "\xff", "/x", "-x",
    "a\xe2\x80\xae", "\xe2\x90\x8a", "x\\u{202E}y", "x\\xFFy",
  };
  g_autofree char *too_long = g_strnfill (9000, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("row %u", i);
      g_assert_nonnull (tide_cmd_refuse (table[i]));
    }
  g_assert_nonnull (tide_cmd_refuse (NULL));
  g_assert_nonnull (tide_cmd_refuse (too_long));
}

/* Every byte at every place of a text of three */
static void
test_each_byte (void)
{
  guint written = 0;

  for (guint c = 1; c < 256; c++)
    for (guint at = 0; at < 3; at++)
      {
        char data[] = "aaa";

        data[at] = c;
        written += tide_cmd_refuse (data) == NULL;
        assert_exact_or_refused (data);
      }
  /* Printable ASCII without the quotation mark; '/' and '-' only at the start are refused. */
  g_assert_cmpuint (written, ==, 94 * 3 - 2);
}

static void
test_random (void)
{
  static const char hostile[] = "a \"%\\\\\\^&|<>!()/-:;,=*?'`~{}[]@#$+.\n\r\x1a\x7f\xc3\xa9x1%%";

  for (guint i = 0; i < 20000; i++)
    {
      char data[24];
      guint length = g_test_rand_int_range (1, sizeof data - 1);

      for (guint k = 0; k < length; k++)
        data[k] = hostile[g_test_rand_int_range (0, sizeof hostile - 1)];
      data[length] = '\0';
      assert_exact_or_refused (data);
    }
}

static void
test_computers (void)
{
  g_assert_null (tide_cmd_refuse_computer ("NODE1"));
  g_assert_null (tide_cmd_refuse_computer ("node-1_%a"));
  g_assert_nonnull (tide_cmd_refuse_computer (NULL));
  g_assert_nonnull (tide_cmd_refuse_computer (""));
  g_assert_nonnull (tide_cmd_refuse_computer ("NODE1\\"));
  g_assert_nonnull (tide_cmd_refuse_computer ("NODE 1"));
  g_assert_nonnull (tide_cmd_refuse_computer ("a|b"));
  g_assert_nonnull (tide_cmd_refuse_computer ("n\xc3\xb6" "de"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cmd-writer/quoting", test_quoting);
  g_test_add_func ("/cmd-writer/refused", test_refused);
  g_test_add_func ("/cmd-writer/each-byte", test_each_byte);
  g_test_add_func ("/cmd-writer/random", test_random);
  g_test_add_func ("/cmd-writer/computers", test_computers);

  return g_test_run ();
}
