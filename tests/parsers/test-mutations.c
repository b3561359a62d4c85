/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "parsers-test-util.h"
#include "zip-test-util.h"

/*
 * Small inputs with bytes changed, cut, doubled: whatever a parser makes of them, it ends, and what it says
 * is well-formed. Sanitizers see the rest. The same bytes in every run.
 */
#define ROUNDS 3000

static const char log_text[] =
    "[12/23/2020 02:28:45.0480] [0] Starting Microsoft Exchange Server 2016 Setup\r\n"
    "[12/23/2020 02:28:45.0480] [1] [ERROR] x\r\n   at y\r\n"
    "[12/23/2020 02:28:45.0480] [2]  F (d:\\x.cxx:1)\r\n     Error code 0X8000500D (20493): z.\r\n"
    "[12/23/2020 02:28:45.0480] [2] The command x failed, returning error code 5 (x).\r\n"
    "[12/23/2020 02:28:45.0480] [0] End of Setup\r\n";

static const char native_text[] = "[13:43:33] Entering ScSetupAtom\n[13:43:33]  F (f:\\x.cxx:722)\n"
                                  "  Error code 0XC0070424 (1060): x.\n"
                                  "[13:43:34] Interpreting line <SetDword:A;1>\n";

static const char script_text[] = "# Default Start steps for X.\n# Programmatically generated on 1.\n"
                                  "$RoleA = 'b''c'\n"
                                  "# Tasks for 'X' component\n"
                                  "# [ID = fdfe6b1a, Wt = 1, isFatal = False] \"d\"\n";

static const char *const snippets[] = { "[", "]", "\n", "\r", "'", "\"", "[ID = ", "# ", "PK\5\6", "../",
                                        "\xff\xff\xff\xff", "\xef\xbb\xbf", "\xff\xfe",
                                        "99999999999999999999" };

static void
mutate (GByteArray *bytes,
        GRand      *rand)
{
  for (int n = g_rand_int_range (rand, 1, 6); n > 0 && bytes->len > 0; n--)
    {
      guint at = g_rand_int_range (rand, 0, bytes->len);
      guint wanted = g_rand_int_range (rand, 1, 40);
      guint length = MIN (bytes->len - at, wanted);
      const char *snippet = snippets[g_rand_int_range (rand, 0, G_N_ELEMENTS (snippets))];
      g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          bytes->data[at] = g_rand_int (rand);
          break;
        case 1:
          bytes->data[at] ^= 1 << g_rand_int_range (rand, 0, 8);
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 3:
          g_byte_array_append (bytes, piece, length);
          break;
        case 4:
          memset (bytes->data + at, 0, length);
          break;
        default:
          memcpy (bytes->data + at, snippet, MIN (strlen (snippet), bytes->len - at));
          break;
        }
    }
}

static void
assert_sane (const TideAnswer *answer,
             gboolean          taken)
{
  if (!taken)
    return;
  g_assert_nonnull (answer->kind);
  g_assert_nonnull (answer->problem);
  g_assert_true (answer->reading != NULL || answer->problem[0] != '\0');
  if (answer->reading != NULL)
    {
      g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (answer->reading);
      g_autoptr (GVariant) again = tide_wire_open (bytes, g_variant_get_type_string (answer->reading));

      g_assert_nonnull (again);
    }
}

static void
parse_mutations (TideParser  parser,
                 const void *original,
                 gsize       length,
                 void (*further) (const GByteArray *))
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2007);
  guint n_taken = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_auto (TideAnswer) answer;
      gboolean taken;

      g_byte_array_append (bytes, original, length);
      mutate (bytes, rand);
      taken = test_parse (parser, bytes->data, bytes->len, &answer);
      assert_sane (&answer, taken);
      n_taken += taken;
      if (further != NULL)
        further (bytes);
    }
  /* Mutations that nothing recognises would test nothing. */
  g_assert_cmpuint (n_taken, >, ROUNDS / 4);
}

static void
parse_encoded (TideParser  parser,
               const char *text)
{
  g_autoptr (GByteArray) little = test_encode (text, "UTF-16LE", "\xff\xfe", 2, FALSE);
  g_autoptr (GByteArray) big = test_encode (text, "UTF-16BE", "", 0, FALSE);

  parse_mutations (parser, text, strlen (text), NULL);
  parse_mutations (parser, little->data, little->len, NULL);
  parse_mutations (parser, big->data, big->len, NULL);
}

static void
test_log (void)
{
  parse_encoded (tide_log_parse, log_text);
  parse_encoded (tide_log_parse, native_text);
}

static void
test_script (void)
{
  parse_encoded (tide_script_parse, script_text);
}

static void
copy_members (const GByteArray *bytes)
{
  int in = test_file_new (bytes->data, bytes->len);
  TideInput input = { .fd = in, .size = bytes->len, .name_hint = "" };

  for (guint member = 0; member < 3; member++)
    {
      int out = memfd_create ("out", MFD_CLOEXEC);

      g_assert_nonnull (tide_archive_copy (&input, member, out, 100000));
      g_assert_cmpint (lseek (out, 0, SEEK_END), <=, 100000);
      close (out);
    }
  close (in);
}

static void
test_archive (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;

  test_zip_add (zip, "ExchangeSetupLogs/ExchangeSetup.log", log_text, strlen (log_text));
  test_zip_add (zip, "Größe", "", 0);
  test_zip_add_zeros (zip, "zeros", 50000);
  bytes = test_zip_finish (zip);
  parse_mutations (tide_archive_parse, bytes->data, bytes->len, copy_members);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mutations/log", test_log);
  g_test_add_func ("/mutations/script", test_script);
  g_test_add_func ("/mutations/archive", test_archive);

  return g_test_run ();
}
