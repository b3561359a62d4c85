/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return FALSE;
  limit.rlim_cur = MIN (limit.rlim_cur, most);
  /* The signal that says why the reader ended comes with the soft limit, a second before the hard one. */
  limit.rlim_max = MIN (limit.rlim_max, resource == RLIMIT_CPU ? most + 1 : most);

  return setrlimit (resource, &limit) == 0;
}

/* Sanitizers need more memory than any limit, and valgrind its files: -Dlockdown=none */
static gboolean
set_budgets (guint64 written)
{
  return !TIDE_LOCKDOWN ||
         (set_limit (RLIMIT_CPU, CPU_SECONDS) && set_limit (RLIMIT_AS, MEMORY) &&
          set_limit (RLIMIT_CORE, 0) && set_limit (RLIMIT_NOFILE, OPEN_FILES) &&
          set_limit (RLIMIT_FSIZE, written) &&
          prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0);
}

gboolean
tide_reader_limits_set (guint64 written,
                        int     last_fd)
{
  /* Times in archives have no zone: taken for UTC, they are the same on every desk. */
  if (clearenv () != 0 || setenv ("TZ", "UTC0", 1) != 0)
    return FALSE;
  if (TIDE_LOCKDOWN && close_range (last_fd + 1, ~0u, 0) != 0)
    return FALSE;

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && set_budgets (written);
}
