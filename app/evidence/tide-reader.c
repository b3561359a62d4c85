/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tidemark/tide-enum-types.h>
#include <tidemark/tide-evidence.h>

#include "base/tide-problem.h"
#include "base/tide-wire.h"
#include "evidence/tide-reader.h"
#include "evidence/tide-reading.h"
#include "evidence/tide-sentences.h"

#define INPUT_FD 3
#define REPLY_FD 4
#define MORE_FD 5 /* the output of a copy, or a hive's logs */

#define BYTES_PER_SECOND (10 * 1024 * 1024)
#define LOOK_AGAIN (G_USEC_PER_SEC / 1000)

static guint patience = TIDE_READER_PATIENCE;

void
tide_reader_set_patience (guint seconds)
{
  patience = seconds;
}

void
tide_reply_clear (TideReply *reply)
{
  g_clear_pointer (&reply->kind, g_free);
  g_clear_pointer (&reply->problem, g_free);
  g_clear_pointer (&reply->argument, g_free);
  g_clear_pointer (&reply->reading, g_variant_unref);
}

static void
set_problem (TideReply  *reply,
             const char *problem,
             const char *argument)
{
  tide_reply_clear (reply);
  reply->kind = g_strdup ("unknown");
  reply->problem = g_strdup (problem);
  reply->argument = g_strdup (argument);
}

/* What a child is given beside its arguments */
typedef struct
{
  int        input;
  const int *more;
  guint      n_more;
} Descriptors;

static void
hand_over (GSubprocessLauncher *launcher,
           const Descriptors   *given)
{
  g_subprocess_launcher_take_fd (launcher, fcntl (given->input, F_DUPFD_CLOEXEC, 16), INPUT_FD);
  for (guint i = 0; i < given->n_more; i++)
    g_subprocess_launcher_take_fd (launcher, fcntl (given->more[i], F_DUPFD_CLOEXEC, 16), MORE_FD + i);
}

static GSubprocess *
spawn (const char *const *arguments,
       const Descriptors *given,
       int               *reply_pipe,
       GError           **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  const char *environment[] = { "PATH=/usr/bin:/bin", NULL };
  int ends[2];

  if (pipe2 (ends, O_CLOEXEC) != 0)
    {
      g_set_error_literal (error, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_READER, g_strerror (errno));
      return NULL;
    }

  /* Nothing is inherited that could steer the child: no LD_PRELOAD, no locale. */
  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  hand_over (launcher, given);
  g_subprocess_launcher_take_fd (launcher, ends[1], REPLY_FD);

  process = g_subprocess_launcher_spawnv (launcher, arguments, error);
  /* The write end must be the child's alone, or its end would never be seen. */
  g_subprocess_launcher_close (launcher);
  if (process == NULL)
    {
      close (ends[0]);
      return NULL;
    }

  *reply_pipe = ends[0];
  return g_steal_pointer (&process);
}

typedef enum
{
  REPLY_WHOLE,
  REPLY_TOO_LONG,
  REPLY_TOO_LATE,
  REPLY_CANCELLED,
} ReplyEnd;

/* REPLY_WHOLE: there is something to be had from the descriptor. */
static ReplyEnd
wait_for (int           fd,
          gint64        deadline,
          GCancellable *cancellable)
{
  for (;;)
    {
      GPollFD polls[2] = { { .fd = fd, .events = G_IO_IN } };
      gboolean watched = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &polls[1]);
      gint64 left = (deadline - g_get_monotonic_time ()) / 1000;
      int ready;

      ready = left > 0 ? g_poll (polls, watched ? 2 : 1, (int) MIN (left, G_MAXINT)) : 0;
      if (watched)
        g_cancellable_release_fd (cancellable);
      if (g_cancellable_is_cancelled (cancellable))
        return REPLY_CANCELLED;
      if (ready == 0)
        return REPLY_TOO_LATE;
      if (ready > 0)
        return REPLY_WHOLE;
    }
}

/* Takes what the child writes, within time and size. */
static ReplyEnd
collect (int           fd,
         gint64        deadline,
         GCancellable *cancellable,
         GByteArray   *bytes)
{
  guint8 block[64 * 1024];

  for (;;)
    {
      ReplyEnd end = wait_for (fd, deadline, cancellable);
      gssize n;

      if (end != REPLY_WHOLE)
        return end;

      n = read (fd, block, sizeof block);
      if (n < 0 && (errno == EINTR || errno == EAGAIN))
        continue;
      if (n <= 0)
        return REPLY_WHOLE;
      if (bytes->len + (gsize) n > TIDE_WIRE_MAX_REPLY)
        return REPLY_TOO_LONG;
      g_byte_array_append (bytes, block, n);
    }
}

/* A child that has closed its pipe need not have ended, and has no more time than any other. One that has
 * ended has no identifier; that can be asked on every kernel. */
static ReplyEnd
await_end (GSubprocess  *process,
           gint64        deadline,
           GCancellable *cancellable)
{
  while (g_subprocess_get_identifier (process) != NULL)
    {
      if (g_cancellable_is_cancelled (cancellable))
        return REPLY_CANCELLED;
      if (g_get_monotonic_time () >= deadline)
        return REPLY_TOO_LATE;
      g_usleep (LOOK_AGAIN);
    }

  return REPLY_WHOLE;
}

static TideEvidenceKind
kind_of_word (const char *word)
{
  int kind = TIDE_EVIDENCE_KIND_UNKNOWN;

  tide_enum_from_word (TIDE_TYPE_EVIDENCE_KIND, word, &kind);
  return kind;
}

/* No reading of ours has more rows, and each costs more than its bytes. */
static gboolean
has_room (GVariant *reading)
{
  for (gsize i = 0; i < g_variant_n_children (reading); i++)
    {
      g_autoptr (GVariant) part = g_variant_get_child_value (reading, i);

      if (g_variant_is_of_type (part, G_VARIANT_TYPE ("ar")) &&
          g_variant_n_children (part) > TIDE_WIRE_MAX_ROWS)
        return FALSE;
    }

  return TRUE;
}

/* Unpacks the envelope; a problem that is no word of ours is nonsense, and so is a reading that is not of
 * its kind's type. */
static gboolean
open_reply (GByteArray *bytes,
            TideReply  *reply)
{
  g_autoptr (GBytes) frozen = g_bytes_new (bytes->data, bytes->len);
  g_autoptr (GVariant) envelope = tide_wire_open (frozen, TIDE_WIRE_REPLY);
  g_autoptr (GVariant) reading = NULL;
  const char *type;

  if (envelope == NULL)
    return FALSE;

  g_variant_get (envelope, TIDE_WIRE_REPLY, &reply->kind, &reply->problem, &reply->argument, &reply->lacking,
                 &reading);
  if (!tide_problem_is_known (reply->problem) || reply->lacking > TIDE_WIRE_LACKS_BOTH)
    return FALSE;
  if (g_variant_is_of_type (reading, G_VARIANT_TYPE_UNIT))
    return TRUE;

  type = tide_reading_type_of (kind_of_word (reply->kind));
  if (type == NULL || !g_variant_is_of_type (reading, G_VARIANT_TYPE (type)) || !has_room (reading))
    return FALSE;
  reply->reading = g_steal_pointer (&reading);

  return TRUE;
}

static void
judge_end (GSubprocess *process,
           GByteArray  *bytes,
           TideReply   *reply)
{
  int signal_number = g_subprocess_get_if_signaled (process) ? g_subprocess_get_term_sig (process) : 0;
  int status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : 0;

  if (signal_number == SIGXCPU)
    set_problem (reply, TIDE_PROBLEM_TOOK_TOO_LONG, "");
  else if (signal_number == SIGSYS)
    set_problem (reply, TIDE_PROBLEM_STOPPED, "");
  else if (signal_number != 0)
    set_problem (reply, TIDE_PROBLEM_CRASHED, g_strsignal (signal_number));
  else if (status == TIDE_READER_EXIT_MEMORY)
    set_problem (reply, TIDE_PROBLEM_TOO_MUCH_MEMORY, "");
  else if (status == TIDE_READER_EXIT_LIMITS)
    set_problem (reply, TIDE_PROBLEM_NOT_LOCKED, "");
  else if (status != 0 || !open_reply (bytes, reply))
    set_problem (reply, TIDE_PROBLEM_NONSENSE, "");
}

static guint64
size_of (int fd)
{
  struct stat info = { 0 };

  fstat (fd, &info);
  return info.st_size;
}

static gint64
deadline_for (const Descriptors *given)
{
  guint64 size = size_of (given->input);

  for (guint i = 0; i < given->n_more; i++)
    size += size_of (given->more[i]);

  return g_get_monotonic_time () + (patience + size / BYTES_PER_SECOND) * (gint64) G_USEC_PER_SEC;
}

static gboolean
run (const char *const *arguments,
     const Descriptors *given,
     GCancellable      *cancellable,
     TideReply         *reply,
     GError           **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) local = NULL;
  gint64 deadline = deadline_for (given);
  ReplyEnd end;
  int fd;

  process = spawn (arguments, given, &fd, &local);
  if (process == NULL)
    {
      g_set_error (error, TIDE_EVIDENCE_ERROR, TIDE_EVIDENCE_ERROR_READER,
                   _("The reader could not be started: %s"), local->message);
      return FALSE;
    }

  end = collect (fd, deadline, cancellable, bytes);
  close (fd);
  if (end == REPLY_WHOLE)
    end = await_end (process, deadline, cancellable);
  if (end != REPLY_WHOLE)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);

  if (end == REPLY_CANCELLED)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (end == REPLY_TOO_LATE)
    set_problem (reply, TIDE_PROBLEM_TOOK_TOO_LONG, "");
  else if (end == REPLY_TOO_LONG)
    set_problem (reply, TIDE_PROBLEM_NONSENSE, "");
  else
    judge_end (process, bytes, reply);

  return TRUE;
}

/* An uninstalled build names its reader in the environment. */
static const char *
reader_program (void)
{
  const char *program = g_getenv ("TIDE_READER");

  return program != NULL ? program : LIBEXECDIR "/tidemark-reader";
}

gboolean
tide_reader_read (int                fd,
                  const char        *name,
                  const char *const *keeps,
                  GCancellable      *cancellable,
                  TideReply         *reply,
                  GError           **error)
{
  const char *arguments[3 + TIDE_WIRE_MAX_KEEPS + 1] = { reader_program (), "read", name };
  const Descriptors given = { fd, NULL, 0 };

  for (gsize i = 0; keeps != NULL && keeps[i] != NULL && i < TIDE_WIRE_MAX_KEEPS; i++)
    arguments[3 + i] = keeps[i];

  return run (arguments, &given, cancellable, reply, error);
}

gboolean
tide_reader_replay (int           fd,
                    const char   *name,
                    const int    *logs,
                    guint         n_logs,
                    GCancellable *cancellable,
                    TideReply    *reply,
                    GError      **error)
{
  g_autofree char *count = g_strdup_printf ("%u", n_logs);
  const char *arguments[] = { reader_program (), "replay", name, count, NULL };
  const Descriptors given = { fd, logs, n_logs };

  return run (arguments, &given, cancellable, reply, error);
}

gboolean
tide_reader_copy (int           fd,
                  guint         member,
                  guint64       limit,
                  int           out,
                  GCancellable *cancellable,
                  TideReply    *reply,
                  GError      **error)
{
  g_autofree char *member_text = g_strdup_printf ("%u", member);
  g_autofree char *limit_text = g_strdup_printf ("%" G_GUINT64_FORMAT, limit);
  const char *arguments[] = { reader_program (), "copy", member_text, limit_text, NULL };
  const Descriptors given = { fd, &out, 1 };

  return run (arguments, &given, cancellable, reply, error);
}
