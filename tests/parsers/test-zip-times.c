/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "parsers-test-util.h"
#include "reader-test-util.h"

/* 3 August 2007, 16:46:12, as a zip writes it */
#define DOS_TIME (16u << 11 | 46u << 5 | 12u / 2)
#define DOS_DATE (27u << 9 | 8u << 5 | 3u)
#define AS_UTC G_GUINT64_CONSTANT (1186159572)
#define BERLIN (AS_UTC - 2 * 60 * 60) /* what time it was where the archive was made */

#define LOCAL_FIELD "\x99\x99\3\0abc"
#define EXTENDED "UT\5\0\1\xb4\x3f\xb3\x46" /* BERLIN */
#define EXTENDED_ACCESS "UT\5\0\2\xb4\x3f\xb3\x46"
#define UNIX "UX\x08\0\0\0\0\0\xb4\x3f\xb3\x46"
#define NTFS_HEAD "\x0a\0\x20\0\0\0\0\0\1\0\x18\0"
#define NTFS NTFS_HEAD "\0\xd2\x11\x09\xdd\xd5\xc7\1" "\0\0\0\0\0\0\0\0" "\0\0\0\0\0\0\0\0"
#define NTFS_NONE NTFS_HEAD "\0\0\0\0\0\0\0\0" "\0\0\0\0\0\0\0\0" "\0\0\0\0\0\0\0\0"
#define NTFS_CUT "\x0a\0\x0a\0\0\0\0\0\1\0\x18\0\0\0"

static void
add (GByteArray *bytes,
     guint64     number,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    g_byte_array_append (bytes, &(guint8) { number >> 8 * i }, 1);
}

/* What both headers of a member share: an empty file of one letter */
static void
add_header (GByteArray *bytes,
            gsize       field)
{
  add (bytes, 20, 2);
  add (bytes, 0, 4);
  add (bytes, DOS_TIME, 2);
  add (bytes, DOS_DATE, 2);
  add (bytes, 0, 12);
  add (bytes, 1, 2);
  add (bytes, field, 2);
}

/* Two members with the one @field in the central directory */
static GByteArray *
new_zip (const char *field,
         gsize       length)
{
  GByteArray *bytes = g_byte_array_new ();
  guint places[2];
  guint directory;

  for (guint i = 0; i < 2; i++)
    {
      places[i] = bytes->len;
      g_byte_array_append (bytes, (const guint8 *) "PK\3\4", 4);
      add_header (bytes, sizeof LOCAL_FIELD - 1);
      add (bytes, 'a' + i, 1);
      g_byte_array_append (bytes, (const guint8 *) LOCAL_FIELD, sizeof LOCAL_FIELD - 1);
    }
  directory = bytes->len;
  for (guint i = 0; i < 2; i++)
    {
      g_byte_array_append (bytes, (const guint8 *) "PK\1\2\24\0", 6);
      add_header (bytes, length);
      add (bytes, 0, 10);
      add (bytes, places[i], 4);
      add (bytes, 'a' + i, 1);
      g_byte_array_append (bytes, (const guint8 *) field, length);
    }
  places[0] = bytes->len - directory;
  g_byte_array_append (bytes, (const guint8 *) "PK\5\6\0\0\0\0\2\0\2\0", 12);
  add (bytes, places[0], 4);
  add (bytes, directory, 4);
  add (bytes, 0, 2);

  return bytes;
}

static void
assert_times (const GByteArray *bytes,
              guint64           expected)
{
  int in = test_file_new (bytes->data, bytes->len);
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GVariant) reading = NULL;
  g_autoptr (GVariant) members = NULL;

  reader_run ("read x", in, NULL, 0, NULL, &outcome);
  close (in);
  reading = get_reading (&outcome);
  g_assert_true (g_variant_is_of_type (reading, G_VARIANT_TYPE (TIDE_WIRE_LISTING)));
  members = g_variant_get_child_value (reading, 0);
  g_assert_cmpuint (g_variant_n_children (members), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      guint64 modified;

      g_variant_get_child (members, i, "(@ayttb)", NULL, NULL, &modified, NULL);
      g_assert_cmphex (modified, ==, expected);
    }
}

/* A time is one in UTC only where the archive says so, and the machine that reads it has no say. */
static void
test_fields (gconstpointer zone)
{
  static const struct
  {
    const char *field;
    gsize       length;
    guint64     modified;
  } fields[] = {
#define FIELD(bytes) bytes, sizeof bytes - 1
    { FIELD (""), TIDE_WIRE_NO_ZONE | AS_UTC },
    { FIELD (LOCAL_FIELD), TIDE_WIRE_NO_ZONE | AS_UTC },
    { FIELD (EXTENDED), BERLIN },
    { FIELD (UNIX), BERLIN },
    { FIELD (NTFS), BERLIN },
    { FIELD (LOCAL_FIELD EXTENDED), BERLIN },
    { FIELD (NTFS_NONE EXTENDED), BERLIN },
    { FIELD (NTFS_NONE), TIDE_WIRE_NO_ZONE | AS_UTC },
    { FIELD (NTFS_CUT), TIDE_WIRE_NO_ZONE | AS_UTC },
    { FIELD (EXTENDED_ACCESS), TIDE_WIRE_NO_ZONE | AS_UTC },
#undef FIELD
  };

  g_setenv ("TZ", zone, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GByteArray) bytes = new_zip (fields[i].field, fields[i].length);

      g_test_message ("field %u", i);
      assert_times (bytes, fields[i].modified);
    }
}

/* Without the central directory the times of the members are had as they stand. */
static void
test_cut (void)
{
  g_autoptr (GByteArray) bytes = new_zip (EXTENDED, sizeof EXTENDED - 1);

  g_byte_array_set_size (bytes, bytes->len - 4);
  assert_times (bytes, TIDE_WIRE_NO_ZONE | AS_UTC);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TIDE_READER"));

  g_test_add_data_func ("/zip-times/fields/utc", "UTC0", test_fields);
  g_test_add_data_func ("/zip-times/fields/india", "IST-5:30", test_fields);
  g_test_add_func ("/zip-times/cut", test_cut);

  return g_test_run ();
}
