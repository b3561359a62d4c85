/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "parsing.h"

void
parsed_clear (Parsed *self)
{
  g_clear_pointer (&self->answer.reading, g_variant_unref);
  g_clear_pointer (&self->answer.argument, g_free);
}

static Parsed
parse_input (TideParser parser,
             TideInput  input)
{
  g_autofree guint8 *head = g_malloc (65536);
  Parsed parsed = { 0 };
  struct stat info;
  gssize n;

  g_assert_no_errno (fstat (input.fd, &info));
  n = pread (input.fd, head, 65536, 0);
  g_assert_cmpint (n, >=, 0);
  input.size = info.st_size;
  input.head = head;
  input.head_length = n;

  parsed.mine = parser (&input, &parsed.answer);
  if (parsed.answer.reading != NULL)
    g_variant_take_ref (parsed.answer.reading);
  return parsed;
}

Parsed
parse_fd (TideParser  parser,
          int         fd,
          const char *name)
{
  return parse_input (parser, (TideInput) { .fd = fd, .name_hint = name });
}

Parsed
parse_with_logs (int         fd,
                 const char *name,
                 const int  *logs,
                 guint       n_logs)
{
  return parse_input (tide_hive_parse,
                      (TideInput) { .fd = fd, .name_hint = name, .logs = logs, .n_logs = n_logs });
}

int
memory_file (const void *bytes,
             gsize       length)
{
  int fd = memfd_create ("test", MFD_CLOEXEC);

  g_assert_no_errno (fd);
  g_assert_cmpint (write (fd, bytes, length), ==, length);
  return fd;
}

Parsed
parse_bytes (TideParser  parser,
             const void *bytes,
             gsize       length,
             const char *name)
{
  int fd = memory_file (bytes, length);
  Parsed parsed = parse_fd (parser, fd, name);

  close (fd);
  return parsed;
}

Parsed
parse_hive (GBytes     *bytes,
            const char *name)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return parse_bytes (tide_hive_parse, data, length, name);
}

gboolean
parse_sample (TideParser  parser,
              const char *name,
              Parsed     *parsed)
{
  const char *samples = g_getenv ("TIDE_SAMPLES");
  g_autofree char *path = g_build_filename (samples != NULL ? samples : "", "hives", name, NULL);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *lower = g_ascii_strdown (base, -1);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd == -1)
    {
      g_test_skip ("The samples are not there (TIDE_SAMPLES)");
      return FALSE;
    }

  *parsed = parse_fd (parser, fd, lower);
  close (fd);
  return TRUE;
}

static gboolean
has_bytes (GVariant   *row,
           const char *text)
{
  g_autoptr (GVariant) bytes = g_variant_get_child_value (row, 0);
  gsize length;
  const char *data = tide_wire_get_bytes (bytes, &length);

  return length == strlen (text) && (length == 0 || memcmp (data, text, length) == 0);
}

static GVariant *
find_row (GVariant   *rows,
          const char *text)
{
  for (gsize i = 0; i < g_variant_n_children (rows); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (rows, i);

      if (has_bytes (row, text))
        return g_steal_pointer (&row);
    }

  return NULL;
}

static GVariant *
get_part (const Parsed *parsed,
          gsize         i)
{
  g_assert_nonnull (parsed->answer.reading);
  g_assert_cmpstr (g_variant_get_type_string (parsed->answer.reading), ==, TIDE_WIRE_REGISTRY);
  return g_variant_get_child_value (parsed->answer.reading, i);
}

GVariant *
registry_key (const Parsed *parsed,
              const char   *path)
{
  g_autoptr (GVariant) keys = get_part (parsed, 2);

  return find_row (keys, path);
}

gsize
registry_n_keys (const Parsed *parsed)
{
  g_autoptr (GVariant) keys = get_part (parsed, 2);

  return g_variant_n_children (keys);
}

GVariant *
registry_value (const Parsed *parsed,
                const char   *path,
                const char   *name)
{
  g_autoptr (GVariant) key = registry_key (parsed, path);
  g_autoptr (GVariant) values = key != NULL ? g_variant_get_child_value (key, 5) : NULL;

  return values != NULL ? find_row (values, name) : NULL;
}

char *
registry_text (const Parsed *parsed,
               const char   *path,
               const char   *name)
{
  g_autoptr (GVariant) value = registry_value (parsed, path, name);
  g_autoptr (GVariant) data = value != NULL ? g_variant_get_child_value (value, 2) : NULL;
  const char *bytes;
  gsize length;

  if (data == NULL)
    return g_strdup ("(none)");

  bytes = tide_wire_get_bytes (data, &length);
  return tide_safe_utf16 ((const guint8 *) bytes, length, TIDE_SAFE_LINE);
}

guint64
registry_info (const Parsed *parsed,
               const char   *name)
{
  g_autoptr (GVariant) info = get_part (parsed, 1);
  guint64 number;

  g_assert_true (g_variant_lookup (info, name, "t", &number));
  return number;
}

gboolean
registry_flag (const Parsed *parsed,
               const char   *name)
{
  g_autoptr (GVariant) info = get_part (parsed, 1);
  gboolean flag;

  g_assert_true (g_variant_lookup (info, name, "b", &flag));
  return flag;
}

char *
registry_scopes (const Parsed *parsed)
{
  g_autoptr (GVariant) scopes = get_part (parsed, 0);
  g_autofree const char **strings = g_variant_get_strv (scopes, NULL);

  return g_strjoinv (", ", (char **) strings);
}

void
assert_text (const Parsed *parsed,
             const char   *path,
             const char   *name,
             const char   *expected)
{
  g_autofree char *text = registry_text (parsed, path, name);

  g_assert_cmpstr (text, ==, expected);
}

void
assert_no_key (const Parsed *parsed,
               const char   *path)
{
  g_autoptr (GVariant) key = registry_key (parsed, path);

  g_assert_null (key);
}
