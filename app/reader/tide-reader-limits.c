/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "reader/tide-reader-limits.h"

#define CPU_SECONDS 60
#define MEMORY (2ull * 1024 * 1024 * 1024)
#define OPEN_FILES 64

/* Lower limits than ours, which whoever started the reader may have set, stay. */
static gboolean
set_limit (int     resource,
           guint64 most)
{
  /* The signal that says why the reader ended comes with the soft limit, a second before the hard one. */
  const guint64 notice = resource == RLIMIT_CPU ? 1 : 0;
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return FALSE;
  limit.rlim_max = MIN (limit.rlim_max, most + notice);
  limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max - notice);

  return setrlimit (resource, &limit) == 0;
}

/* Sanitizers need more memory than any limit, and valgrind its files: -Dlockdown=none */
static gboolean
set_budgets (guint64 written)
{
  return !TIDE_LOCKDOWN ||
         (signal (SIGXCPU, SIG_DFL) != SIG_ERR && set_limit (RLIMIT_CPU, CPU_SECONDS) &&
          set_limit (RLIMIT_AS, MEMORY) && set_limit (RLIMIT_CORE, 0) &&
          set_limit (RLIMIT_NOFILE, OPEN_FILES) && set_limit (RLIMIT_FSIZE, written) &&
          prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

gboolean
tide_reader_limits_set (guint64 written,
                        int     last_fd)
{
  /* Times in archives may have no zone: read as if they were in UTC, they are the same on every desk. */
  if (clearenv () != 0 || setenv ("TZ", "UTC0", 1) != 0)
    return FALSE;
  /* Unlike close_range(), it also works on a kernel or in a container without that call. */
  if (TIDE_LOCKDOWN)
    closefrom (last_fd + 1);

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && set_budgets (written);
}
