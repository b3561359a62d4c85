/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "parsers-test-util.h"

int
test_file_new (const void *bytes,
               gsize       length)
{
  int fd = memfd_create ("test", MFD_CLOEXEC);
  const guint8 *p = bytes;

  g_assert_cmpint (fd, >=, 0);
  while (length > 0)
    {
      gssize n = write (fd, p, length);

      g_assert_cmpint (n, >, 0);
      p += n;
      length -= n;
    }

  return fd;
}

gboolean
test_parse_keeping (TideParser         parser,
                    const void        *bytes,
                    gsize              length,
                    const char *const *keeps,
                    TideAnswer        *answer)
{
  int fd = test_file_new (bytes, length);
  gsize head_length = MIN (length, 64 * 1024);
  /* An allocation of its own, so that a sanitizer sees a step past its end. */
  g_autofree guint8 *head = g_memdup2 (bytes, head_length);
  TideInput input = {
    .fd = fd, .size = length, .head = head, .head_length = head_length, .name_hint = "x", .keeps = keeps,
  };
  gboolean taken;

  *answer = (TideAnswer) { .kind = "unknown", .problem = TIDE_PROBLEM_NONE };
  taken = parser (&input, answer);
  if (answer->reading != NULL)
    g_variant_ref_sink (answer->reading);
  close (fd);

  return taken;
}

gboolean
test_parse (TideParser  parser,
            const void *bytes,
            gsize       length,
            TideAnswer *answer)
{
  return test_parse_keeping (parser, bytes, length, NULL, answer);
}

void
test_answer_clear (TideAnswer *answer)
{
  g_clear_pointer (&answer->argument, g_free);
  g_clear_pointer (&answer->reading, g_variant_unref);
}

GBytes *
test_sample (const char *name)
{
  const char *samples = g_getenv ("TIDE_SAMPLES");
  g_autofree char *path = g_build_filename (samples != NULL ? samples : "", name, NULL);
  char *bytes;
  gsize length;

  if (samples == NULL || !g_file_get_contents (path, &bytes, &length, NULL))
    {
      g_test_skip ("no samples");
      return NULL;
    }

  return g_bytes_new_take (bytes, length);
}

GByteArray *
test_encode (const char *text,
             const char *encoding,
             const char *bom,
             gsize       bom_length,
             gboolean    crlf)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *encoded = NULL;
  gsize length;

  /* By hand: under a sanitizer g_strsplit() takes time in the square of a text of megabytes. */
  for (const char *c = text; *c != '\0'; c++)
    {
      if (crlf && *c == '\n')
        g_string_append_c (lines, '\r');
      g_string_append_c (lines, *c);
    }
  encoded = g_convert (lines->str, lines->len, encoding, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (encoded);
  g_byte_array_append (bytes, (const guint8 *) bom, bom_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, length);

  return bytes;
}
