/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "parsers-test-util.h"
#include "reader-test-util.h"
#include "zip-test-util.h"

/* tidemark-reader as a process: what goes in on descriptor 3, and what comes out on 4 and 5. */

#define STAMP "[12/23/2020 02:28:45.0480] "

static void
read_bytes (const void *bytes,
            gsize       length,
            Outcome    *outcome)
{
  int in = test_file_new (bytes, length);

  reader_run ("read Name.LOG", in, NULL, 0, NULL, outcome);
  close (in);
}

static void
test_log (void)
{
  static const char text[] = STAMP "[0] Starting Microsoft Exchange Server 2016 Setup\n"
                             STAMP "[1] [ERROR] x\n";
  g_auto (TideAnswer) answer;
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GVariant) reading = NULL;

  read_bytes (text, strlen (text), &outcome);
  assert_reply (&outcome, "managed-log", "", "");
  reading = get_reading (&outcome);
  test_parse (tide_log_parse, text, strlen (text), &answer);
  g_assert_true (g_variant_equal (reading, answer.reading));
}

/* A dirty hive and its logs; what the reader made of them is put together in its own memory. */
static void
test_replay (void)
{
  static const char *const names[] = { "", ".LOG1", ".LOG2" };
  int fds[G_N_ELEMENTS (names)];
  g_auto (TideAnswer) answer = { 0 };
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GVariant) reading = NULL;
  g_autoptr (GVariant) info = NULL;
  gboolean replayed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("hives/win10-dirty-SYSTEM", names[i], NULL);
      g_autoptr (GBytes) bytes = test_sample (name);

      if (bytes == NULL)
        return;
      fds[i] = test_file_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  reader_run ("replay SYSTEM 2", fds[0], fds + 1, 2, NULL, &outcome);
  assert_reply (&outcome, "system-hive", "", "");
  reading = get_reading (&outcome);
  info = g_variant_get_child_value (reading, 1);
  g_assert_true (g_variant_lookup (info, "replayed", "b", &replayed));
  g_assert_true (replayed);

  tide_parsers_replay (fds[0], "system", fds + 1, 2, &answer);
  g_assert_true (g_variant_equal (reading, answer.reading));
  for (guint i = 0; i < G_N_ELEMENTS (fds); i++)
    close (fds[i]);
}

static void
test_bad_input (void)
{
  static const struct
  {
    const char *bytes;
    gsize       length;
    const char *problem;
    const char *argument;
  } inputs[] = {
    { "", 0, TIDE_PROBLEM_EMPTY, "" },
    { "\x89PNG\r\n\x1a\n", 8, TIDE_PROBLEM_NOT_RECOGNISED, "picture" },
    { "%PDF-1.4\n", 9, TIDE_PROBLEM_NOT_RECOGNISED, "pdf" },
    { "Dear all,\n", 10, TIDE_PROBLEM_NOT_RECOGNISED, "text" },
    { "\0\0\0\0\0\0\0\0", 8, TIDE_PROBLEM_NOT_RECOGNISED, "zeros" },
    { "\1\2\3\4\5\6\7\x08", 8, TIDE_PROBLEM_NOT_RECOGNISED, "" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, TIDE_PROBLEM_NOT_RECOGNISED, "office document" },
    { "\x1f\x8b\x08", 3, TIDE_PROBLEM_NOT_RECOGNISED, "archive" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      read_bytes (inputs[i].bytes, inputs[i].length, &outcome);
      assert_reply (&outcome, "unknown", inputs[i].problem, inputs[i].argument);
      assert_no_reading (&outcome);
    }
}

/* Two gibibytes of nothing, none of which is stored. */
static void
test_sparse (void)
{
  int in = memfd_create ("zeros", MFD_CLOEXEC);
  g_auto (Outcome) outcome = { 0 };

  g_assert_cmpint (ftruncate (in, 2ll * 1024 * 1024 * 1024), ==, 0);
  reader_run ("read zeros", in, NULL, 0, NULL, &outcome);
  assert_reply (&outcome, "unknown", TIDE_PROBLEM_NOT_RECOGNISED, "zeros");
  close (in);
}

/* A pipe that nobody writes to must not be waited for. */
static void
test_no_file (void)
{
  int ends[2];
  int device = open ("/dev/zero", O_RDONLY | O_CLOEXEC);
  g_auto (Outcome) pipe_outcome;
  g_auto (Outcome) device_outcome;

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  reader_run ("read x", ends[0], NULL, 0, NULL, &pipe_outcome);
  assert_reply (&pipe_outcome, "unknown", TIDE_PROBLEM_NOT_RECOGNISED, "device");
  reader_run ("read x", device, NULL, 0, NULL, &device_outcome);
  assert_reply (&device_outcome, "unknown", TIDE_PROBLEM_NOT_RECOGNISED, "device");
  close (ends[0]);
  close (ends[1]);
  close (device);
}

static void
test_keeps (void)
{
  static const char text[] = STAMP "[1] not this\n" STAMP "[1] a Class Not registered\n";
  int in = test_file_new (text, strlen (text));
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GVariant) reading = NULL;
  g_autoptr (GVariant) entries = NULL;

  reader_run ("read x nowhere REGISTERED", in, NULL, 0, NULL, &outcome);
  close (in);
  assert_reply (&outcome, "managed-log", TIDE_PROBLEM_NONE, "");
  g_variant_get (outcome.reply, TIDE_WIRE_REPLY, NULL, NULL, NULL, NULL, &reading);
  entries = g_variant_get_child_value (reading, 2);
  g_assert_cmpuint (g_variant_n_children (entries), ==, 1);
}

static void
test_usage (void)
{
  static const char *const words[] = { "",         "read",     "write x",
                                       "copy 1",   "copy x 1", "copy 1 -1",
                                       "replay",   "replay x", "replay x 0",
                                       "replay x 4", "replay x 1 1",
                                       "read x 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      int in = test_file_new ("x", 1);
      g_auto (Outcome) outcome = { 0 };

      reader_run (words[i], in, NULL, 0, NULL, &outcome);
      g_assert_true (WIFEXITED (outcome.status));
      g_assert_cmpint (WEXITSTATUS (outcome.status), ==, TIDE_READER_EXIT_USAGE);
      g_assert_null (outcome.reply);
      close (in);
    }
}

/* @n errors of 20,000 characters */
static char *
make_long_log (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, STAMP "[1] [ERROR] %020000u\n", i);

  return g_string_free (text, FALSE);
}

/* A reply that does not fit into a pipe that nobody reads from */
static void
test_nobody_reads (void)
{
  g_autofree char *text = make_long_log (100);
  const char *arguments[] = { g_getenv ("TIDE_READER"), "read", "x", NULL };
  int in = test_file_new (text, strlen (text));
  int ends[2];
  int status;

  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  close (ends[0]);
  status = reader_wait (reader_start (arguments, in, ends[1], NULL, 0, NULL));
  g_assert_true (WIFSIGNALED (status) ? WTERMSIG (status) == SIGPIPE
                                      : WEXITSTATUS (status) == TIDE_READER_EXIT_REPLY);
  close (ends[1]);
  close (in);
}

/* Enough to start, too little for the reply. */
static void
allow_little_memory (gpointer data)
{
  const struct rlimit limit = { 128 * 1024 * 1024, 128 * 1024 * 1024 };

  setrlimit (RLIMIT_AS, &limit);
}

static void
test_no_memory (void)
{
  g_autofree char *text = NULL;
  g_auto (Outcome) outcome = { 0 };
  int in;

  if (!TIDE_LOCKDOWN)
    {
      g_test_skip ("built without limits");
      return;
    }

  text = make_long_log (8000);
  in = test_file_new (text, strlen (text));
  reader_run ("read x", in, NULL, 0, allow_little_memory, &outcome);
  g_assert_true (WIFEXITED (outcome.status));
  g_assert_cmpint (WEXITSTATUS (outcome.status), ==, TIDE_READER_EXIT_MEMORY);
  g_assert_null (outcome.reply);
  close (in);
}

static void
test_copy (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (Outcome) good;
  g_auto (Outcome) large;
  g_auto (Outcome) missing;
  char copied[8];
  int in;
  int out = memfd_create ("out", MFD_CLOEXEC);
  struct stat info;

  test_zip_add (zip, "a", "first", 5);
  test_zip_add_zeros (zip, "b", 5 * 1024 * 1024);
  bytes = test_zip_finish (zip);
  in = test_file_new (bytes->data, bytes->len);

  reader_run ("copy 0 100", in, &out, 1, NULL, &good);
  assert_reply (&good, "unknown", "", "");
  assert_no_reading (&good);
  g_assert_cmpmem (copied, pread (out, copied, sizeof copied, 0), "first", 5);

  reader_run ("copy 1 1048576", in, &out, 1, NULL, &large);
  assert_reply (&large, "unknown", TIDE_PROBLEM_TOO_LARGE, "1");
  g_assert_cmpint (fstat (out, &info), ==, 0);
  g_assert_cmpint (info.st_size, <=, 2 * 1024 * 1024);

  reader_run ("copy 7 100", in, &out, 1, NULL, &missing);
  assert_reply (&missing, "unknown", TIDE_PROBLEM_BROKEN, "member 8");
  close (in);
  close (out);
}

/* What turns names into UTF-8 is loaded before the lock-down closes. */
static void
test_foreign_name (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (Outcome) outcome = { 0 };
  guint8 *flags;
  int in;

  test_zip_add (zip, "M\303\274nchen/SYSTEM", "x", 1);
  bytes = test_zip_finish (zip);
  flags = memmem (bytes->data, bytes->len, "PK\1\2", 4);
  bytes->data[7] |= 8;
  flags[9] |= 8;
  in = test_file_new (bytes->data, bytes->len);
  reader_run ("read x", in, NULL, 0, NULL, &outcome);
  assert_reply (&outcome, "archive", "", "");
  close (in);
}

/* The place of whoever else reads the descriptor stays where it was. */
static void
test_shared_place (void)
{
  TestZip *zip = test_zip_new (NULL);
  g_autoptr (GByteArray) bytes = NULL;
  g_auto (Outcome) outcome = { 0 };
  int in;

  test_zip_add (zip, "a", "first", 5);
  bytes = test_zip_finish (zip);
  in = test_file_new (bytes->data, bytes->len);
  g_assert_cmpint (lseek (in, 7, SEEK_SET), ==, 7);
  reader_run ("read x", in, NULL, 0, NULL, &outcome);
  assert_reply (&outcome, "archive", "", "");
  g_assert_cmpint (lseek (in, 0, SEEK_CUR), ==, 7);
  close (in);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TIDE_READER"));

  g_test_add_func ("/reader/log", test_log);
  g_test_add_func ("/reader/bad-input", test_bad_input);
  g_test_add_func ("/reader/sparse", test_sparse);
  g_test_add_func ("/reader/no-file", test_no_file);
  g_test_add_func ("/reader/keeps", test_keeps);
  g_test_add_func ("/reader/replay", test_replay);
  g_test_add_func ("/reader/usage", test_usage);
  g_test_add_func ("/reader/nobody-reads", test_nobody_reads);
  g_test_add_func ("/reader/no-memory", test_no_memory);
  g_test_add_func ("/reader/copy", test_copy);
  g_test_add_func ("/reader/foreign-name", test_foreign_name);
  g_test_add_func ("/reader/shared-place", test_shared_place);

  return g_test_run ();
}
