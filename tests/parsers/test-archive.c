/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "parsers-test-util.h"
#include "zip-test-util.h"

#define MIB (1024ull * 1024)

static void
list (const GByteArray *bytes,
      TideAnswer       *answer)
{
  g_assert_true (test_parse (tide_archive_parse, bytes->data, bytes->len, answer));
  g_assert_cmpstr (answer->kind, ==, "archive");
}

static gsize
n_members (const TideAnswer *answer)
{
  g_autoptr (GVariant) members = g_variant_get_child_value (answer->reading, 0);

  g_assert_true (g_variant_is_of_type (answer->reading, G_VARIANT_TYPE (TIDE_WIRE_LISTING)));

  return g_variant_n_children (members);
}

static void
assert_member (const TideAnswer *answer,
               gsize             i,
               const char       *expected_name,
               guint64           expected_size,
               gboolean          expected_encrypted)
{
  g_autoptr (GVariant) members = g_variant_get_child_value (answer->reading, 0);
  g_autoptr (GVariant) row = g_variant_get_child_value (members, i);
  g_autoptr (GVariant) name = NULL;
  guint64 size;
  guint64 modified;
  gboolean encrypted;
  const char *bytes;
  gsize length;

  g_variant_get (row, "(@ayttb)", &name, &size, &modified, &encrypted);
  bytes = tide_wire_get_bytes (name, &length);
  g_assert_cmpmem (bytes, length, expected_name, strlen (expected_name));
  g_assert_cmpuint (size, ==, expected_size);
  g_assert_cmpuint (modified, ==, 1186159572);
  g_assert_cmpint (encrypted, ==, expected_encrypted);
}

static const char *
copy (const GByteArray *bytes,
      guint             member,
      guint64           limit,
      GByteArray      **copied)
{
  int in = test_file_new (bytes->data, bytes->len);
  int out = memfd_create ("out", MFD_CLOEXEC);
  TideInput input = { .fd = in, .size = bytes->len, .name_hint = "" };
  const char *problem = tide_archive_copy (&input, member, out, limit);
  struct stat info;

  g_assert_cmpint (fstat (out, &info), ==, 0);
  g_assert_cmpuint (info.st_size, <=, limit);
  if (copied != NULL)
    {
      *copied = g_byte_array_new ();
      g_byte_array_set_size (*copied, info.st_size);
      g_assert_cmpint (pread (out, (*copied)->data, info.st_size, 0), ==, info.st_size);
    }
  close (in);
  close (out);

  return problem;
}

static void
assert_copy (const GByteArray *bytes,
             guint             member,
             const char       *expected)
{
  g_autoptr (GByteArray) copied = NULL;

  g_assert_cmpstr (copy (bytes, member, MIB, &copied), ==, TIDE_PROBLEM_NONE);
  g_assert_cmpmem (copied->data, copied->len, expected, strlen (expected));
}

static void
test_good (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (TideAnswer) answer;

  test_zip_add_folder (zip, "logs/");
  test_zip_add (zip, "logs/ExchangeSetup.log", "one", 3);
  test_zip_add (zip, "Größe/SYSTEM", "three", 5);
  test_zip_add (zip, "empty", "", 0);
  test_zip_add (zip, "./a//b", "x", 1);
  bytes = test_zip_finish (zip);

  list (bytes, &answer);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_NONE);
  g_assert_cmpuint (n_members (&answer), ==, 4);
  assert_member (&answer, 0, "logs/ExchangeSetup.log", 3, FALSE);
  assert_member (&answer, 1, "Größe/SYSTEM", 5, FALSE);
  assert_member (&answer, 2, "empty", 0, FALSE);
  assert_member (&answer, 3, "a/b", 1, FALSE);
  assert_copy (bytes, 0, "one");
  assert_copy (bytes, 1, "three");
  assert_copy (bytes, 2, "");
  g_assert_cmpstr (copy (bytes, 4, MIB, NULL), ==, TIDE_PROBLEM_BROKEN);
}

/* What leads outside is not listed and cannot be copied; numbers count what is listed. */
static void
test_escapes (void)
{
  static const char *const refused[] = {
    "../up",         "a/../../up",   "..",   "/etc/absolute", "C:\\drive",     "c:drive",
    "\\\\server\\x", "..\\up",       "a\\..\\up", "a/C:/x",   "\\absolute",
  };
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *count = g_strdup_printf ("%zu", G_N_ELEMENTS (refused) + 1);
  g_auto (TideAnswer) answer;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    test_zip_add (zip, refused[i], "bad", 3);
  test_zip_add (zip, "good\\..name", "good", 4);
  test_zip_add (zip, "../again", "bad", 3);
  test_zip_add (zip, "...", "dots", 4);
  bytes = test_zip_finish (zip);

  list (bytes, &answer);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_MEMBERS_REFUSED);
  g_assert_cmpstr (answer.argument, ==, count);
  g_assert_cmpuint (n_members (&answer), ==, 2);
  assert_member (&answer, 0, "good/..name", 4, FALSE);
  assert_member (&answer, 1, "...", 4, FALSE);
  assert_copy (bytes, 0, "good");
  assert_copy (bytes, 1, "dots");
}

static void
test_encrypted (void)
{
  TestZip *zip = test_zip_new ("secret");
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (TideAnswer) answer;

  test_zip_add (zip, "SYSTEM", "regf", 4);
  bytes = test_zip_finish (zip);

  list (bytes, &answer);
  g_assert_cmpuint (n_members (&answer), ==, 1);
  assert_member (&answer, 0, "SYSTEM", 4, TRUE);
  g_assert_cmpstr (copy (bytes, 0, MIB, NULL), ==, TIDE_PROBLEM_ENCRYPTED);
}

static void
test_limits (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;

  test_zip_add_zeros (zip, "bomb", 256 * MIB);
  test_zip_add_zeros (zip, "hive", 16 * MIB);
  test_zip_add (zip, "exact", "12345678", 8);
  bytes = test_zip_finish (zip);

  g_assert_cmpstr (copy (bytes, 0, MIB, NULL), ==, TIDE_PROBLEM_TOO_LARGE);
  /* Within the limit, but no log and no hive packs to a thousandth. */
  g_assert_cmpstr (copy (bytes, 0, 1024 * MIB, NULL), ==, TIDE_PROBLEM_TOO_LARGE);
  g_assert_cmpstr (copy (bytes, 1, 1024 * MIB, NULL), ==, TIDE_PROBLEM_NONE);
  g_assert_cmpstr (copy (bytes, 2, 8, NULL), ==, TIDE_PROBLEM_NONE);
  g_assert_cmpstr (copy (bytes, 2, 7, NULL), ==, TIDE_PROBLEM_TOO_LARGE);
}

static void
test_nested (void)
{
  TestZip *inner = test_zip_new (NULL);
  TestZip *outer = test_zip_new (NULL);
  g_autoptr (GByteArray) inside = NULL;
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (GByteArray) copied = NULL;
  g_auto (TideAnswer) answer;

  test_zip_add (inner, "x.log", "x", 1);
  inside = test_zip_finish (inner);
  test_zip_add (outer, "logs.zip", inside->data, inside->len);
  bytes = test_zip_finish (outer);

  list (bytes, &answer);
  g_assert_cmpuint (n_members (&answer), ==, 1);
  assert_member (&answer, 0, "logs.zip", inside->len, FALSE);
  g_assert_cmpstr (copy (bytes, 0, MIB, &copied), ==, TIDE_PROBLEM_NONE);
  g_assert_cmpmem (copied->data, copied->len, inside->data, inside->len);
}

static void
fill (guint8 *bytes,
      gsize   length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (gsize i = 0; i < length; i++)
    bytes[i] = g_rand_int (rand);
}

/* Cut off in the second member: the first is still to be had, and it is said that something is missing. */
static void
test_truncated (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autofree guint8 *noise = g_malloc (MIB);
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (TideAnswer) answer;

  fill (noise, MIB);
  test_zip_add (zip, "first", "first", 5);
  test_zip_add (zip, "second", noise, MIB);
  test_zip_add (zip, "third", noise, MIB);
  bytes = test_zip_finish (zip);
  g_byte_array_set_size (bytes, MIB / 2);

  list (bytes, &answer);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_CUT_SHORT);
  g_assert_cmpuint (n_members (&answer), ==, 2);
  assert_copy (bytes, 0, "first");
  g_assert_cmpstr (copy (bytes, 1, 2 * MIB, NULL), ==, TIDE_PROBLEM_CUT_SHORT);
}

static void
test_garbled (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autofree guint8 *noise = g_malloc (MIB);
  g_autoptr (GByteArray) bytes = NULL;

  fill (noise, MIB);
  test_zip_add (zip, "a", noise, MIB);
  bytes = test_zip_finish (zip);
  bytes->data[MIB / 2] ^= 0xff;
  g_assert_cmpstr (copy (bytes, 0, 2 * MIB, NULL), ==, TIDE_PROBLEM_BROKEN);
}

static void
test_many (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (TideAnswer) answer;

  for (guint i = 0; i < TIDE_WIRE_MAX_ROWS + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      test_zip_add (zip, name, "", 0);
    }
  bytes = test_zip_finish (zip);

  list (bytes, &answer);
  g_assert_cmpuint (n_members (&answer), ==, TIDE_WIRE_MAX_ROWS);
  g_assert_cmpstr (answer.problem, ==, TIDE_PROBLEM_MEMBERS_DROPPED);
  g_assert_cmpstr (answer.argument, ==, "5");
}

static void
test_not_archives (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) office = NULL;
  g_auto (TideAnswer) answer;

  test_zip_add (zip, "[Content_Types].xml", "<Types/>", 8);
  office = test_zip_finish (zip);
  g_assert_false (test_parse (tide_archive_parse, office->data, office->len, &answer));
  g_assert_false (test_parse (tide_archive_parse, "PK", 2, &answer));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive/good", test_good);
  g_test_add_func ("/archive/escapes", test_escapes);
  g_test_add_func ("/archive/encrypted", test_encrypted);
  g_test_add_func ("/archive/limits", test_limits);
  g_test_add_func ("/archive/nested", test_nested);
  g_test_add_func ("/archive/truncated", test_truncated);
  g_test_add_func ("/archive/garbled", test_garbled);
  g_test_add_func ("/archive/many", test_many);
  g_test_add_func ("/archive/not-archives", test_not_archives);

  return g_test_run ();
}
