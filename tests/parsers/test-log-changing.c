/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "log-test-util.h"

/* Logs that are still written, or cut off, while they are read. */

#define N_ENTRIES 40000
#define ENTRY_LENGTH 64

/* Entries of one length, so that where each has to be is known. */
static char *
make_log (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_ENTRIES; i++)
    g_string_append_printf (text, STAMP "[1] [%s] number %06u%*s\n", i % 10 == 0 ? "ERROR" : "     ", i,
                            ENTRY_LENGTH - 26 - 29 + 1, "");
  g_assert_cmpuint (text->len % N_ENTRIES, ==, 0);

  return g_string_free (text, FALSE);
}

static void
parse (int         fd,
       guint64     size,
       TideAnswer *answer)
{
  guint8 head[4096];
  gssize n = pread (fd, head, sizeof head, 0);
  TideInput input = { .fd = fd, .size = size, .head = head, .head_length = n, .name_hint = "x" };

  *answer = (TideAnswer) { .kind = "unknown", .problem = TIDE_PROBLEM_NONE };
  g_assert_true (tide_log_parse (&input, answer));
  g_assert_nonnull (answer->reading);
  g_variant_ref_sink (answer->reading);
}

/* Every entry says what its place in the whole log says. */
static void
assert_in_place (const TideAnswer *answer,
                 const char       *text)
{
  gsize length = strlen (text) / N_ENTRIES;

  for (gsize i = 0; i < test_log_n_entries (answer); i++)
    {
      TestLogEntry entry = test_log_get_entry (answer, i);
      const char *line = text + entry.offset;

      g_assert_cmpuint (entry.offset, ==, (entry.line - 1) * length);
      g_assert_cmpuint (entry.length, <=, length - 1);
      g_assert_cmpmem (entry.text, MIN (entry.text_length, strlen ("number 123456")), strstr (line, "number"),
                       MIN (entry.text_length, strlen ("number 123456")));
    }
}

/* It is shorter than it was when it was opened. */
static void
test_shrunk (void)
{
  g_autofree char *text = make_log ();
  gsize length = strlen (text);
  int fd = test_file_new (text, length / 2 + 100);
  g_auto (TideAnswer) answer;

  parse (fd, length, &answer);
  close (fd);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, N_ENTRIES / 2 / 10 + 1);
  g_assert_cmpuint (test_log_get_info (&answer, "lines"), ==, N_ENTRIES / 2 + 2);
  assert_in_place (&answer, text);
}

/* It is longer: what was written since is left for the next time. */
static void
test_grown (void)
{
  g_autofree char *text = make_log ();
  gsize length = strlen (text);
  int fd = test_file_new (text, length);
  g_auto (TideAnswer) answer;

  parse (fd, length / 2, &answer);
  close (fd);
  g_assert_cmpuint (test_log_n_entries (&answer), ==, N_ENTRIES / 2 / 10);
  g_assert_cmpuint (test_log_get_info (&answer, "size"), ==, length / 2);
  g_assert_cmpuint (test_log_get_info (&answer, "lines"), ==, N_ENTRIES / 2);
  assert_in_place (&answer, text);
}

/* Of a page that is cut off while it is read NULs may come, and with them longer lines and lost levels; but
 * entries stay in order, apart, and within the file as it was. */
static void
assert_sane (const TideAnswer *answer,
             gsize             length)
{
  guint64 end = 0;
  guint64 last_line = 0;

  for (gsize i = 0; i < test_log_n_entries (answer); i++)
    {
      TestLogEntry entry = test_log_get_entry (answer, i);

      g_assert_cmpuint (entry.offset, >=, end);
      g_assert_cmpuint (entry.line, >, last_line);
      g_assert_cmpstr (entry.stamp, !=, "");
      end = entry.offset + entry.length;
      last_line = entry.line;
    }
  g_assert_cmpuint (end, <=, length);
  g_assert_cmpuint (test_log_get_info (answer, "lines"), <=, N_ENTRIES);
}

typedef struct
{
  int         fd;
  const char *text;
  gsize       length;
  int         done; /* atomic */
} Writer;

/* Cuts the file off somewhere, then writes it again up to somewhere. */
static gpointer
write_and_cut (gpointer data)
{
  Writer *self = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  while (!g_atomic_int_get (&self->done))
    {
      gsize from = g_rand_int_range (random, 0, self->length);
      gsize to = g_rand_int_range (random, from, self->length) + 1;

      g_assert_cmpint (ftruncate (self->fd, from), ==, 0);
      g_assert_cmpint (pwrite (self->fd, self->text + from, to - from, from), ==, to - from);
    }

  return NULL;
}

/* While it is read, it is cut off and written again, time after time. */
static void
test_changing (void)
{
  g_autofree char *text = make_log ();
  gsize length = strlen (text);
  int fd = test_file_new (text, length);
  Writer writer = { fd, text, length, FALSE };
  GThread *thread = g_thread_new ("writer", write_and_cut, &writer);

  for (guint round = 0; round < 30; round++)
    {
      g_auto (TideAnswer) answer;
      guint8 head[4096];
      TideInput input = { .fd = fd, .size = length, .head = head, .head_length = sizeof head,
                          .name_hint = "x" };

      memcpy (head, text, sizeof head);
      answer = (TideAnswer) { .kind = "unknown", .problem = TIDE_PROBLEM_NONE };
      g_assert_true (tide_log_parse (&input, &answer));
      g_assert_nonnull (answer.reading);
      g_variant_ref_sink (answer.reading);
      g_assert_true (g_variant_is_of_type (answer.reading, G_VARIANT_TYPE (TIDE_WIRE_LOG)));
      assert_sane (&answer, length);
    }

  g_atomic_int_set (&writer.done, TRUE);
  g_thread_join (thread);
  close (fd);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/log-changing/shrunk", test_shrunk);
  g_test_add_func ("/log-changing/grown", test_grown);
  g_test_add_func ("/log-changing/changing", test_changing);

  return g_test_run ();
}
