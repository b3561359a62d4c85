/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "gen-log.h"
#include "generating.h"

/*
 * tide-generate's transaction logs: what they make of the file that lags behind.
 */
#define TIME "time 2008-01-01T00:00:00Z\n"

/* The hashes that Windows wrote */
static void
test_hash (void)
{
  const char *samples = g_getenv ("TIDE_SAMPLES");
  g_autofree char *path = g_build_filename (samples != NULL ? samples : "", "hives",
                                             "win10-dirty-SYSTEM.LOG2", NULL);
  g_autofree char *data = NULL;
  gsize length;
  guint n = 0;

  if (!g_file_get_contents (path, &data, &length, NULL))
    {
      g_test_skip ("The samples are not there (TIDE_SAMPLES)");
      return;
    }
  for (gsize at = 512; at + 512 <= length && memcmp (data + at, "HvLE", 4) == 0 && n < 10; n++)
    {
      gsize size = number_at (data, at + 4);
      guint64 hash = gen_marvin ((const guint8 *) data + at + 40, size - 40);

      g_assert_cmpuint (hash, ==, number_at (data, at + 24) | (guint64) number_at (data, at + 28) << 32);
      hash = gen_marvin ((const guint8 *) data + at, 32);
      g_assert_cmpuint (hash, ==, number_at (data, at + 32) | (guint64) number_at (data, at + 36) << 32);
      at += size;
    }
  g_assert_cmpuint (n, ==, 10);
}

#define BEFORE \
  "  key Tidemark\n  text O x\n  key Exchange\\Role\n  text Action Install\n  key Old\\Gone\n  text a b\n"
#define LATER_1 \
  "  later\n  key Exchange\\Role\n  text Action Install\n  text Watermark deadbeef\n"
#define LATER_2 \
  "  later to=2\n  key Old\\Gone gone=yes\n  key New\\Big\n  filler Big 40000\n"

/* What the pages of the log make of the file, without a look at hashes */
static GByteArray *
apply_new (GByteArray *file,
           GBytes     *log)
{
  gsize length;
  const char *data = g_bytes_get_data (log, &length);

  for (gsize at = 512; at < length; at += number_at (data, at + 4))
    {
      guint n = number_at (data, at + 20);
      const char *page = data + at + 40 + 8 * n;

      g_assert_cmpmem (data + at, 4, "HvLE", 4);
      g_byte_array_set_size (file, 4096 + number_at (data, at + 16));
      for (guint i = 0; i < n; i++)
        {
          gsize size = number_at (data, at + 40 + 8 * i + 4);

          memcpy (file->data + 4096 + number_at (data, at + 40 + 8 * i), page, size);
          page += size;
        }
    }

  return file;
}

static guint32
sequence (GByteArray *file,
          gsize       at)
{
  return number_at ((const char *) file->data, at);
}

static GByteArray *
read_primary (void)
{
  g_autoptr (GBytes) bytes = generated_file ("FILE");
  GByteArray *file = g_byte_array_new ();

  g_byte_array_append (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (sequence (file, 4), ==, sequence (file, 8) + 1);

  return file;
}

static void
assert_bins (GByteArray *file,
             const char *description)
{
  g_autoptr (GBytes) bytes = generate_one (description);
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_cmpuint (file->len, ==, g_bytes_get_size (bytes));
  g_assert_cmpmem (file->data + 4096, file->len - 4096, data + 4096, file->len - 4096);
}

/* The file as it was, and with the logs what it would have become; `flushed` is the same, written back. */
static void
test_new_log (void)
{
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GByteArray) file = NULL;

  generate_text (TIME "hive FILE\n" BEFORE LATER_1 LATER_2);
  first = generated_file ("FILE.LOG1");
  second = generated_file ("FILE.LOG2");
  file = read_primary ();
  assert_bins (file, TIME "hive FILE\n" BEFORE);
  g_assert_cmpuint (number_at (g_bytes_get_data (first, NULL), 512 + 12), ==, sequence (file, 8));
  apply_new (apply_new (file, first), second);
  assert_bins (file, TIME "hive FILE log=none\n" BEFORE "  later flushed=yes\n"
               "  key Exchange\\Role\n  text Action Install\n  text Watermark deadbeef\n"
               "  later to=2 flushed=yes\n  key Old\\Gone gone=yes\n  key New\\Big\n  filler Big 40000\n");
}

static void
test_old_log (void)
{
  g_autoptr (GBytes) log = NULL;
  g_autoptr (GByteArray) file = NULL;
  gsize length, at = 1024;
  const char *data;

  generate_text (TIME "hive FILE log=old\n" BEFORE LATER_1);
  log = generated_file ("FILE.LOG");
  file = read_primary ();
  data = g_bytes_get_data (log, &length);
  g_assert_cmpmem (data + 512, 4, "DIRT", 4);
  g_byte_array_set_size (file, 4096 + number_at (data, 40));
  for (guint page = 0; page < number_at (data, 40) / 512; page++)
    if (data[516 + page / 8] >> page % 8 & 1)
      {
        memcpy (file->data + 4096 + 512 * page, data + at, 512);
        at += 512;
      }
  g_assert_cmpuint (at, ==, length);
  assert_bins (file, TIME "hive FILE log=none\n" BEFORE "  later flushed=yes\n"
               "  key Exchange\\Role\n  text Action Install\n  text Watermark deadbeef\n");
}

int
main (int   argc,
      char *argv[])
{
  generating_init (argc, argv);

  g_test_add_func ("/generator/logs/hash", test_hash);
  g_test_add_func ("/generator/logs/new", test_new_log);
  g_test_add_func ("/generator/logs/old", test_old_log);

  return generating_run ();
}
