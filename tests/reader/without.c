/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <seccomp.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/*
 * "without WHAT PROGRAM…" runs a program as on another kernel: one that lacks "landlock", "seccomp", "both"
 * or "nothing" more than this one, or one on which a lock is there and does not close: "landlock-late",
 * "seccomp-late".
 */

static int
refuse (scmp_filter_ctx filter,
        int             call,
        int             error)
{
  return seccomp_rule_add (filter, SCMP_ACT_ERRNO (error), call, 0);
}

static int
refuse_filters (scmp_filter_ctx filter)
{
  if (seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (seccomp), 1, SCMP_A0 (SCMP_CMP_EQ, 1)) != 0)
    return -1;

  return seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (prctl), 1,
                           SCMP_A0 (SCMP_CMP_EQ, PR_SET_SECCOMP));
}

static int
add (scmp_filter_ctx filter,
     const char     *what)
{
  if (strcmp (what, "nothing") == 0)
    return 0;
  if (strcmp (what, "landlock") == 0)
    return refuse (filter, SCMP_SYS (landlock_create_ruleset), ENOSYS);
  if (strcmp (what, "seccomp") == 0)
    return refuse (filter, SCMP_SYS (seccomp), ENOSYS);
  if (strcmp (what, "both") == 0)
    return add (filter, "landlock") == 0 ? add (filter, "seccomp") : -1;
  if (strcmp (what, "landlock-late") == 0)
    return refuse (filter, SCMP_SYS (landlock_restrict_self), EPERM);
  if (strcmp (what, "seccomp-late") == 0)
    return refuse_filters (filter);

  return -1;
}

int
main (int   argc,
      char *argv[])
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  if (argc < 3 || add (filter, argv[1]) != 0 || seccomp_load (filter) != 0)
    return 1;
  execv (argv[2], argv + 2);

  return 1;
}
