/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/tide-problem.h"
#include "evidence/tide-input.h"

#define BLOCK (256 * 1024)

static int
fail (const char **problem,
      char       **argument,
      const char  *word,
      char        *what)
{
  *problem = word;
  g_free (*argument);
  *argument = what;
  return -1;
}

static int
fail_errno (const char **problem,
            char       **argument,
            int          saved_errno)
{
  return fail (problem, argument, TIDE_PROBLEM_IO, g_strdup (g_strerror (saved_errno)));
}

static const char *
name_of_type (mode_t mode)
{
  if (S_ISFIFO (mode))
    return "pipe";
  if (S_ISCHR (mode) || S_ISBLK (mode))
    return "device";
  if (S_ISSOCK (mode))
    return "socket";
  if (S_ISLNK (mode))
    return "link";
  return "folder";
}

/* Opening a device can have effects, so what it is gets asked first, and again of what was opened. */
int
tide_input_open (const char  *filename,
                 gboolean     follow_links,
                 const char **problem,
                 char       **argument)
{
  struct stat info;
  int fd;

  if (fstatat (AT_FDCWD, filename, &info, follow_links ? 0 : AT_SYMLINK_NOFOLLOW) != 0)
    return fail_errno (problem, argument, errno);
  if (!S_ISREG (info.st_mode))
    return fail (problem, argument, TIDE_PROBLEM_NOT_A_FILE, g_strdup (name_of_type (info.st_mode)));

  fd = open (filename, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow_links ? 0 : O_NOFOLLOW));
  if (fd < 0)
    return fail_errno (problem, argument, errno);
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (fd);
      return fail (problem, argument, TIDE_PROBLEM_NOT_A_FILE, g_strdup (name_of_type (info.st_mode)));
    }

  return fd;
}

int
tide_input_new_memory (void)
{
  return memfd_create ("tidemark", MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

gboolean
tide_input_seal (int fd)
{
  return fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         length)
{
  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      length -= n;
    }

  return TRUE;
}

/* Where the bytes of a copy come from: a descriptor or a stream. */
typedef gssize (*ReadBlock) (gpointer source, guint64 offset, guint8 *block, GCancellable *, char **why);

static gssize
read_descriptor (gpointer      source,
                 guint64       offset,
                 guint8       *block,
                 GCancellable *cancellable,
                 char        **why)
{
  gssize n;

  do
    n = pread (GPOINTER_TO_INT (source), block, BLOCK, offset);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    *why = g_strdup (g_strerror (errno));

  return n;
}

static gssize
read_stream (gpointer      source,
             guint64       offset,
             guint8       *block,
             GCancellable *cancellable,
             char        **why)
{
  g_autoptr (GError) error = NULL;
  gssize n = g_input_stream_read (source, block, BLOCK, cancellable, &error);

  if (n < 0)
    *why = g_strdup (error->message);

  return n;
}

static int
copy_sealed (ReadBlock     read_block,
             gpointer      source,
             guint64       limit,
             GCancellable *cancellable,
             const char  **problem,
             char        **argument)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  int memory = tide_input_new_memory ();
  guint64 size = 0;

  if (memory < 0)
    return fail_errno (problem, argument, errno);

  for (;;)
    {
      char *why = NULL;
      gssize n = read_block (source, size, block, cancellable, &why);

      if (n == 0 && tide_input_seal (memory))
        return memory;
      if (n > 0 && size + n > limit)
        fail (problem, argument, TIDE_PROBLEM_TOO_LARGE, g_strdup_printf ("%" G_GUINT64_FORMAT, limit >> 20));
      else if (n <= 0)
        fail (problem, argument, TIDE_PROBLEM_IO, why != NULL ? why : g_strdup (g_strerror (errno)));
      else if (g_cancellable_is_cancelled (cancellable))
        fail (problem, argument, TIDE_PROBLEM_IO, g_strdup (g_strerror (ECANCELED)));
      else if (!write_all (memory, block, n))
        fail_errno (problem, argument, errno);
      else
        {
          size += n;
          continue;
        }

      close (memory);
      return -1;
    }
}

int
tide_input_copy_stream (GInputStream *stream,
                        guint64       limit,
                        GCancellable *cancellable,
                        const char  **problem,
                        char        **argument)
{
  return copy_sealed (read_stream, stream, limit, cancellable, problem, argument);
}

int
tide_input_copy (int           fd,
                 GCancellable *cancellable,
                 const char  **problem,
                 char        **argument)
{
  struct stat info;

  /* What is too large as it stands is not copied first. */
  if (fstat (fd, &info) == 0 && info.st_size > (gint64) TIDE_INPUT_MAX_BINARY)
    return fail (problem, argument, TIDE_PROBLEM_TOO_LARGE,
                 g_strdup_printf ("%llu", TIDE_INPUT_MAX_BINARY >> 20));

  return copy_sealed (read_descriptor, GINT_TO_POINTER (fd), TIDE_INPUT_MAX_BINARY, cancellable, problem,
                      argument);
}

gboolean
tide_input_is_binary (int fd)
{
  char head[4] = { 0 };

  if (pread (fd, head, sizeof head, 0) != sizeof head)
    return FALSE;

  return memcmp (head, "regf", 4) == 0 || memcmp (head, "MZ", 2) == 0;
}

char *
tide_input_hash (int               fd,
                 TideInputProgress progress,
                 gpointer          user_data,
                 GCancellable     *cancellable)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  g_autoptr (GString) hex = g_string_sized_new (2 * SHA256_DIGEST_SIZE);
  guint8 digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx context;
  struct stat info = { 0 };
  guint64 done = 0;

  fstat (fd, &info);
  sha256_init (&context);
  for (;;)
    {
      char *why = NULL;
      gssize n = read_descriptor (GINT_TO_POINTER (fd), done, block, cancellable, &why);

      g_free (why);
      if (n < 0 || g_cancellable_is_cancelled (cancellable))
        return NULL;
      if (n == 0)
        break;
      sha256_update (&context, n, block);
      done += n;
      if (progress != NULL)
        progress (done, info.st_size, user_data);
    }

  sha256_digest (&context, sizeof digest, digest);
  for (guint i = 0; i < sizeof digest; i++)
    g_string_append_printf (hex, "%02x", digest[i]);

  return g_string_free (g_steal_pointer (&hex), FALSE);
}
