/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "reader-test-util.h"

void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->reply, g_variant_unref);
}

GPid
reader_start (const char *const   *arguments,
              int                  in,
              int                  reply,
              const int           *others,
              guint                n_others,
              GSpawnChildSetupFunc setup)
{
  const int to[] = { 3, 4, 5, 6, 7 };
  int from[G_N_ELEMENTS (to)] = { in, reply };
  g_autoptr (GError) error = NULL;
  GPid pid;

  for (guint i = 0; i < n_others; i++)
    from[2 + i] = others[i];
  g_spawn_async_with_pipes_and_fds (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, setup, NULL, -1, -1, -1,
                                    from, to, 2 + n_others, &pid, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return pid;
}

int
reader_wait (GPid pid)
{
  int status;

  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);

  return status;
}

void
reader_run (const char          *words,
            int                  in,
            const int           *others,
            guint                n_others,
            GSpawnChildSetupFunc setup,
            Outcome             *outcome)
{
  /* The reader's place takes the first one; there may be blanks in it. */
  g_autofree char *line = g_strconcat ("reader ", words, NULL);
  g_auto (GStrv) arguments = g_strsplit (line, " ", -1);
  int ends[2];
  GPid pid;

  g_free (arguments[0]);
  arguments[0] = g_strdup (g_getenv ("TIDE_READER"));
  g_assert_cmpint (pipe2 (ends, O_CLOEXEC), ==, 0);
  pid = reader_start ((const char *const *) arguments, in, ends[1], others, n_others, setup);
  close (ends[1]);
  outcome->reply = tide_wire_read (ends[0], TIDE_WIRE_REPLY);
  close (ends[0]);
  outcome->status = reader_wait (pid);
}

void
assert_reply (const Outcome *outcome,
              const char    *kind,
              const char    *problem,
              const char    *argument)
{
  const char *words[3];

  g_assert_cmpint (outcome->status, ==, 0);
  g_assert_nonnull (outcome->reply);
  g_variant_get (outcome->reply, "(&s&s&suv)", &words[0], &words[1], &words[2], NULL, NULL);
  g_assert_cmpstr (words[0], ==, kind);
  g_assert_cmpstr (words[1], ==, problem);
  g_assert_cmpstr (words[2], ==, argument);
}

GVariant *
get_reading (const Outcome *outcome)
{
  g_autoptr (GVariant) box = g_variant_get_child_value (outcome->reply, 4);

  return g_variant_get_variant (box);
}

void
assert_no_reading (const Outcome *outcome)
{
  g_autoptr (GVariant) reading = get_reading (outcome);

  g_assert_true (g_variant_is_of_type (reading, G_VARIANT_TYPE_UNIT));
}
