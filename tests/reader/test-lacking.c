/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/tide-wire.h"

/* The reader itself on kernels that lack a lock, or have one that does not close. */

#define LOG "[12/23/2020 02:28:45.0480] [1] [ERROR] x\n"

/* Runs the reader on a log; a status of waitpid(). */
static int
read_without (const char *what,
              GVariant  **reply)
{
  const char *arguments[] = { g_getenv ("TIDE_WITHOUT"), what, g_getenv ("TIDE_READER"), "read", "x", NULL };
  int input = memfd_create ("log", MFD_CLOEXEC);
  const int to[] = { 3, 4 };
  g_autoptr (GError) error = NULL;
  int ends[2];
  int status;
  GPid pid;

  g_assert_cmpint (write (input, LOG, strlen (LOG)), ==, strlen (LOG));
  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  g_spawn_async_with_pipes_and_fds (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, -1, -1, -1,
                                    (const int[]){ input, ends[1] }, to, 2, &pid, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  close (input);
  close (ends[1]);
  *reply = tide_wire_read (ends[0], TIDE_WIRE_REPLY);
  close (ends[0]);
  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);

  return status;
}

/* What this machine's own kernel lacks, or the container that it runs */
static guint
own_lacking (void)
{
  const guint32 killing = SECCOMP_RET_KILL_PROCESS;
  guint lacking = TIDE_LOCKDOWN ? 0 : TIDE_WIRE_LACKS_BOTH;

  if (syscall (SYS_landlock_create_ruleset, NULL, 0, 1) < 1)
    lacking |= TIDE_WIRE_LACKS_LANDLOCK;
  if (syscall (SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &killing) != 0)
    lacking |= TIDE_WIRE_LACKS_SECCOMP;

  return lacking;
}

/* The reading is the same, and the reply says what was not in force. */
static void
test_lacking (void)
{
  static const struct
  {
    const char *what;
    guint       lacking;
  } kernels[] = {
    { "nothing", 0 },
    { "landlock", TIDE_WIRE_LACKS_LANDLOCK },
    { "seccomp", TIDE_WIRE_LACKS_SECCOMP },
    { "both", TIDE_WIRE_LACKS_BOTH },
  };
  const guint own = own_lacking ();

  for (gsize i = 0; i < G_N_ELEMENTS (kernels); i++)
    {
      g_autoptr (GVariant) reply = NULL;
      g_autoptr (GVariant) reading = NULL;
      const char *kind;
      guint lacking;

      g_assert_cmpint (read_without (kernels[i].what, &reply), ==, 0);
      g_assert_nonnull (reply);
      g_variant_get (reply, "(&s&s&suv)", &kind, NULL, NULL, &lacking, &reading);
      g_assert_cmpstr (kind, ==, "managed-log");
      g_assert_cmpuint (lacking, ==, own | kernels[i].lacking);
      g_assert_true (g_variant_is_of_type (reading, G_VARIANT_TYPE (TIDE_WIRE_LOG)));
    }
}

/* A lock that is there and does not close: nothing is looked at. */
static void
test_not_closing (gconstpointer data)
{
  const guint lock = GPOINTER_TO_UINT (data);
  g_autoptr (GVariant) reply = NULL;
  int status;

  if (own_lacking () & lock)
    {
      g_test_skip ("this kernel or build lacks the lock");
      return;
    }

  status = read_without (lock == TIDE_WIRE_LACKS_LANDLOCK ? "landlock-late" : "seccomp-late", &reply);
  g_assert_null (reply);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, TIDE_READER_EXIT_LIMITS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TIDE_READER"));
  g_assert_nonnull (g_getenv ("TIDE_WITHOUT"));

  g_test_add_func ("/lacking/kernel", test_lacking);
  g_test_add_data_func ("/lacking/not-closing/landlock", GUINT_TO_POINTER (TIDE_WIRE_LACKS_LANDLOCK),
                        test_not_closing);
  g_test_add_data_func ("/lacking/not-closing/seccomp", GUINT_TO_POINTER (TIDE_WIRE_LACKS_SECCOMP),
                        test_not_closing);

  return g_test_run ();
}
