/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/tide-safe-text.h"
#include "base/tide-wire.h"
#include "replaying.h"

static void
open_image (TideHiveImage *image,
            int            fd)
{
  TideHiveFault fault;

  tide_hive_image_open (image, fd, lseek (fd, 0, SEEK_END), &fault);
  g_assert_nonnull (image->bytes);
}

void
replayed_init (Replayed   *self,
               int         hive,
               const char *name,
               const int  *logs,
               guint       n_logs)
{
  g_assert_cmpuint (n_logs, <, G_N_ELEMENTS (self->fds));
  *self = (Replayed) { .fds = { hive }, .n_logs = n_logs };
  for (guint i = 0; i < n_logs; i++)
    self->fds[i + 1] = logs[i];

  open_image (&self->hive, hive);
  tide_hive_replay (&self->replay, &self->hive, logs, n_logs);
  if (self->replay.fd >= 0)
    {
      /* hivex opens it by name, and nobody else may change it */
      g_assert_cmpint (fcntl (self->replay.fd, F_GET_SEALS) & F_SEAL_WRITE, !=, 0);
      open_image (&self->after, self->replay.fd);
    }
  self->parsed = parse_with_logs (hive, name, logs, n_logs);
}

void
replayed_clear (Replayed *self)
{
  if (self->hive.bytes == NULL)
    return;

  tide_hive_image_close (&self->hive);
  tide_hive_image_close (&self->after);
  tide_hive_replay_clear (&self->replay);
  parsed_clear (&self->parsed);
  for (guint i = 0; i <= self->n_logs; i++)
    close (self->fds[i]);
}

static int
open_sample (const char *name,
             const char *suffix)
{
  const char *samples = g_getenv ("TIDE_SAMPLES");
  g_autofree char *file = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (samples != NULL ? samples : "", "hives", file, NULL);

  return open (path, O_RDONLY | O_CLOEXEC);
}

gboolean
replay_sample (const char        *name,
               const char *const *logs,
               Replayed          *replayed)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *lower = g_ascii_strdown (base, -1);
  int hive = open_sample (name, "");
  int fds[3];
  guint n = 0;

  if (hive < 0)
    {
      g_test_skip ("The samples are not there (TIDE_SAMPLES)");
      return FALSE;
    }
  for (; logs[n] != NULL; n++)
    {
      fds[n] = open_sample (name, logs[n]);
      g_assert_no_errno (fds[n]);
    }

  replayed_init (replayed, hive, lower, fds, n);
  return TRUE;
}

void
replay_bytes (GByteArray        *hive,
              GByteArray *const *logs,
              guint              n_logs,
              Replayed          *replayed)
{
  int fds[3];

  for (guint i = 0; i < n_logs; i++)
    fds[i] = memory_file (logs[i]->data, logs[i]->len);
  replayed_init (replayed, memory_file (hive->data, hive->len), "software", fds, n_logs);
}

guint
registry_source (const Parsed *parsed,
                 const char   *path,
                 const char   *name)
{
  g_autoptr (GVariant) value = registry_value (parsed, path, name);
  guint8 source;

  g_assert_nonnull (value);
  g_variant_get_child (value, 5, "y", &source);
  return source;
}

guint
registry_key_source (const Parsed *parsed,
                     const char   *path)
{
  g_autoptr (GVariant) key = registry_key (parsed, path);
  guint8 source;

  g_assert_nonnull (key);
  g_variant_get_child (key, 4, "y", &source);
  return source;
}

char *
registry_before (const Parsed *parsed,
                 const char   *path,
                 const char   *name)
{
  g_autoptr (GVariant) value = registry_value (parsed, path, name);
  g_autoptr (GVariant) data = NULL;
  const char *bytes;
  gsize length;

  g_assert_nonnull (value);
  data = g_variant_get_child_value (value, 6);
  bytes = tide_wire_get_bytes (data, &length);
  return tide_safe_utf16 ((const guint8 *) bytes, length, TIDE_SAFE_LINE);
}

void
assert_replay (const Replayed *self,
               const char     *word,
               guint           n_applied)
{
  g_autoptr (GVariant) info = NULL;
  const char *said;
  guint32 entries;
  gboolean replayed;

  g_assert_cmpstr (tide_hive_replay_word (&self->replay), ==, word);
  g_assert_cmpuint (self->replay.n_applied, ==, n_applied);
  g_assert_cmpint (self->replay.fd >= 0, ==, n_applied > 0);

  g_assert_nonnull (self->parsed.answer.reading);
  info = g_variant_get_child_value (self->parsed.answer.reading, 1);
  g_assert_true (g_variant_lookup (info, "replay", "&s", &said));
  g_assert_true (g_variant_lookup (info, "log-entries", "u", &entries));
  g_assert_true (g_variant_lookup (info, "replayed", "b", &replayed));
  g_assert_cmpstr (said, ==, word);
  g_assert_cmpuint (entries, ==, n_applied);
  g_assert_cmpint (replayed, ==, n_applied > 0);
}
