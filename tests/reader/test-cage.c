/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "hostile.h"

/* The lock-down by what it refuses: each act in a child of its own, behind either of the locks, and both. */

#define DONE 0
#define KILLED (-1) /* by SIGSYS */
#define BY(signal_number) (-1000 - (signal_number))

static const struct
{
  const char *act;
  int         landlock; /* DONE, KILLED or an errno */
  int         seccomp;
  int         version;  /* of Landlock that is the first to refuse it */
  gboolean    free;     /* whether everybody may do it who is not locked in */
} acts[] = {
  { "read-file", EACCES, DONE, 1, TRUE },
  { "list-folder", EACCES, DONE, 1, TRUE },
  { "write-file", EACCES, KILLED, 1, TRUE },
  { "create", EACCES, KILLED, 1, TRUE },
  { "truncate-on-open", EACCES, KILLED, 1, TRUE },
  { "truncate", EACCES, KILLED, 3, TRUE },
  { "unlink", EACCES, KILLED, 1, TRUE },
  { "rename", EACCES, KILLED, 1, TRUE },
  { "make-folder", EACCES, KILLED, 1, TRUE },
  { "make-link", EACCES, KILLED, 1, TRUE },
  { "chmod", DONE, KILLED, 1, TRUE },
  { "own-memory", EACCES, KILLED, 1, TRUE },
  { "execute", EACCES, KILLED, 1, TRUE },
  { "fork", DONE, KILLED, 1, TRUE },
  { "thread", DONE, KILLED, 1, TRUE },
  { "make-socket", DONE, KILLED, 1, TRUE },
  { "connect-tcp", EACCES, KILLED, 4, FALSE },
  { "connect-unix", DONE, KILLED, 1, TRUE },
  { "trace-parent", EPERM, KILLED, 1, FALSE },
  { "kill-parent", EPERM, KILLED, 6, TRUE },
  { "kill-parent-thread", EPERM, KILLED, 6, TRUE },
  { "map-code", DONE, KILLED, 1, TRUE },
  { "protect-code", DONE, KILLED, 1, TRUE },
  { "read-implies-code", DONE, KILLED, 1, FALSE },
  { "signal-by-descriptor", DONE, KILLED, 1, TRUE },
  { "set-limit", DONE, EPERM, 1, TRUE },
  { "mount", DONE, KILLED, 1, FALSE },
  { "ring", DONE, KILLED, 1, FALSE },
};

typedef struct
{
  char *folder;
  char *victim;
  int   mode;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  struct stat info;

  fixture->folder = g_dir_make_tmp ("tidemark-cage-XXXXXX", NULL);
  fixture->victim = g_build_filename (fixture->folder, "victim", NULL);
  g_assert_true (g_file_set_contents (fixture->victim, "untouched", -1, NULL));
  g_assert_cmpint (stat (fixture->victim, &info), ==, 0);
  fixture->mode = info.st_mode;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);

  g_remove (other);
  g_remove (fixture->victim);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->victim);
  g_free (fixture->folder);
}

static int
landlock_version (void)
{
  return syscall (SYS_landlock_create_ruleset, NULL, 0, 1);
}

static void
check_untouched (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *text = NULL;
  struct stat info;

  g_assert_cmpstr (g_dir_read_name (folder), ==, "victim");
  g_assert_null (g_dir_read_name (folder));
  g_assert_true (g_file_get_contents (fixture->victim, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "untouched");
  g_assert_cmpint (stat (fixture->victim, &info), ==, 0);
  g_assert_cmpint (info.st_mode, ==, fixture->mode);
}

/* Runs the program; a status of waitpid(). What it writes to 4 goes to @reply. */
static int
try (Fixture    *fixture,
     const char *lock,
     const char *act,
     char        reply[16])
{
  const char *arguments[] = { g_getenv ("TIDE_HOSTILE"), lock, act, fixture->folder, NULL };
  int input = memfd_create ("input", MFD_CLOEXEC);
  const GSpawnFlags flags = G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL;
  const int to[] = { 3, 4 };
  g_autoptr (GError) error = NULL;
  int ends[2];
  int status;
  GPid pid;

  g_assert_cmpint (write (input, "input", 5), ==, 5);
  g_assert_cmpint (pipe (ends), ==, 0);
  g_spawn_async_with_pipes_and_fds (NULL, arguments, NULL, flags, NULL, NULL, -1, -1, -1,
                                    (const int[]){ input, ends[1] }, to, 2, &pid, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  close (input);
  close (ends[1]);
  memset (reply, 0, 16);
  g_assert_cmpint (read (ends[0], reply, 15), >=, 0);
  close (ends[0]);
  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);

  return status;
}

static int
outcome_of (int status)
{
  if (WIFSIGNALED (status))
    return WTERMSIG (status) == SIGSYS ? KILLED : BY (WTERMSIG (status));

  return WEXITSTATUS (status);
}

static int
try_outcome (Fixture    *fixture,
             const char *lock,
             const char *act)
{
  char reply[16];

  return outcome_of (try (fixture, lock, act, reply));
}

static void
expect (Fixture    *fixture,
        const char *lock,
        const char *act,
        int         expected)
{
  int outcome = try_outcome (fixture, lock, act);

  if (outcome != expected)
    g_error ("%s behind %s: %d instead of %d", act, lock, outcome, expected);
}

/* A kernel without it, or a build without any lock-down */
static gboolean
is_lacking (Fixture    *fixture,
            const char *lock)
{
  if (TIDE_LOCKDOWN && try_outcome (fixture, lock, "write-reply") != HOSTILE_NO_LOCK)
    return FALSE;

  g_test_skip ("not to be had here");
  return TRUE;
}

static void
renew (Fixture *fixture)
{
  tear_down (fixture, NULL);
  set_up (fixture, NULL);
}

/* The acts are what they are called: unlocked, they all succeed. */
static void
test_none (Fixture      *fixture,
           gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].free)
      {
        expect (fixture, "none", acts[i].act, DONE);
        renew (fixture);
      }
}

static void
test_landlock (Fixture      *fixture,
               gconstpointer data)
{
  if (is_lacking (fixture, "landlock"))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (acts[i].version <= landlock_version () && (acts[i].landlock != DONE || acts[i].free))
      {
        expect (fixture, "landlock", acts[i].act, acts[i].landlock);
        if (acts[i].landlock != DONE)
          check_untouched (fixture);
        else
          renew (fixture);
      }
}

static void
test_seccomp (Fixture      *fixture,
              gconstpointer data)
{
  if (is_lacking (fixture, "seccomp"))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      expect (fixture, "seccomp", acts[i].act, acts[i].seccomp);
      check_untouched (fixture);
    }
}

/* As the reader has it: of all these, nothing succeeds. */
static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  if (is_lacking (fixture, "whole"))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      int expected = acts[i].seccomp != DONE ? acts[i].seccomp : acts[i].landlock;

      g_assert_cmpint (expected, !=, DONE);
      expect (fixture, "whole", acts[i].act, expected);
      check_untouched (fixture);
    }
}

/* By the numbers of i386; a kernel that does not have them raises SIGSEGV. */
static void
test_foreign (Fixture      *fixture,
              gconstpointer data)
{
  int outcome;

  if (is_lacking (fixture, "seccomp"))
    return;
  outcome = try_outcome (fixture, "seccomp", "foreign-call");
  g_assert_true (outcome == KILLED || outcome == BY (SIGSEGV));
}

static void
test_allowed (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const needed[] = { "read-by-name", "make-sealed", "use-memory", "complain" };
  char reply[16];

  if (is_lacking (fixture, "whole"))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    expect (fixture, "whole", needed[i], DONE);
  g_assert_cmpint (try (fixture, "whole", "write-reply", reply), ==, 0);
  g_assert_cmpstr (reply, ==, "reply");
}

/* hivex has assertions; they must not look like escapes. */
static void
test_abort (Fixture      *fixture,
            gconstpointer data)
{
  char reply[16];
  int status;

  if (is_lacking (fixture, "whole"))
    return;
  status = try (fixture, "whole", "abort", reply);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGABRT);
}

/* Files, memory, descriptors and time; what is allowed at all ends somewhere. */
static void
test_budgets (Fixture      *fixture,
              gconstpointer data)
{
  if (is_lacking (fixture, "whole"))
    return;

  expect (fixture, "none", "use-inherited", DONE);
  expect (fixture, "whole", "use-inherited", EBADF);
  expect (fixture, "whole", "fill-file", BY (SIGXFSZ));
  expect (fixture, "whole", "take-memory", ENOMEM);
  expect (fixture, "whole", "open-many", EMFILE);
  expect (fixture, "short", "spin", BY (SIGXCPU));
  expect (fixture, "inherited", "spin", BY (SIGXCPU));
}

#define ADD(path, function) g_test_add ("/cage/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TIDE_HOSTILE"));

  ADD ("none", test_none);
  ADD ("landlock", test_landlock);
  ADD ("seccomp", test_seccomp);
  ADD ("whole", test_whole);
  ADD ("foreign", test_foreign);
  ADD ("allowed", test_allowed);
  ADD ("abort", test_abort);
  ADD ("budgets", test_budgets);

  return g_test_run ();
}
