/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/tide-wire.h"
#include "reader/tide-reader-cage.h"

/* Landlock. Headers of a distribution know less than its kernel may do, so the names are our own. */

#define LANDLOCK_VERSION 1u
#define LOWEST_BITS(n) ((1ull << (n)) - 1)

/* struct landlock_ruleset_attr; what a kernel does not know may be there if it is zero. */
typedef struct
{
  guint64 files;
  guint64 network;
  guint64 scopes;
} Denied;

/* What each version of Landlock can deny; the rights of a version are the lowest bits. */
static const Denied denied_by[] = {
  { LOWEST_BITS (13), 0, 0 },                             /* 1: read, write, run, make, remove */
  { LOWEST_BITS (14), 0, 0 },                             /* 2: link and rename between folders */
  { LOWEST_BITS (15), 0, 0 },                             /* 3: truncate */
  { LOWEST_BITS (15), LOWEST_BITS (2), 0 },               /* 4: TCP */
  { LOWEST_BITS (16), LOWEST_BITS (2), 0 },               /* 5: ioctl on devices */
  { LOWEST_BITS (16), LOWEST_BITS (2), LOWEST_BITS (2) }, /* 6: abstract sockets, signals */
};

/* All is denied and nothing allowed by a rule; what is open stays open, and memfds open by name. */
TideReaderLock
tide_reader_cage_take_files (void)
{
  long version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_VERSION);
  const Denied *denied;
  long rules;
  long taken;

  /* Asking for the version fails for no other reason than that there is nothing to ask. */
  if (version < 1)
    return TIDE_READER_LOCK_LACKING;

  denied = &denied_by[MIN ((gsize) version, G_N_ELEMENTS (denied_by)) - 1];
  rules = syscall (SYS_landlock_create_ruleset, denied, sizeof *denied, 0);
  if (rules < 0)
    return TIDE_READER_LOCK_FAILED;
  taken = syscall (SYS_landlock_restrict_self, rules, 0);
  close (rules);

  return taken == 0 ? TIDE_READER_LOCK_IN_FORCE : TIDE_READER_LOCK_FAILED;
}

/*
 * seccomp. What is not listed kills the process, all threads of it: reading needs none of that, so whoever
 * tries has been taken over, and must not get a second try. The parent sees SIGSYS and says so. An error
 * instead of death is only for questions that libraries ask on their way without needing the answer; which
 * these are differs between versions of glibc and GLib, and no file may become unreadable by an update.
 */

static const int allowed[] = {
  /* The input, and the reply. Files to be had by name are Landlock's affair. */
  SCMP_SYS (read), SCMP_SYS (pread64), SCMP_SYS (readv), SCMP_SYS (preadv), SCMP_SYS (lseek),
  SCMP_SYS (_llseek), SCMP_SYS (fstat), SCMP_SYS (fstat64), SCMP_SYS (fadvise64), SCMP_SYS (close),
  SCMP_SYS (write), SCMP_SYS (writev),
  /* A replayed hive is put together in a memfd. */
  SCMP_SYS (memfd_create), SCMP_SYS (ftruncate), SCMP_SYS (ftruncate64), SCMP_SYS (pwrite64),
  /* Memory, locks and clocks */
  SCMP_SYS (brk), SCMP_SYS (munmap), SCMP_SYS (mremap), SCMP_SYS (madvise), SCMP_SYS (futex),
  SCMP_SYS (futex_time64), SCMP_SYS (sched_yield), SCMP_SYS (getrandom), SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_gettime64), SCMP_SYS (gettimeofday), SCMP_SYS (time), SCMP_SYS (getrusage),
  /* qsort() of glibc sizes its buffer by it. */
  SCMP_SYS (sysinfo),
  /* The end, and abort(): without them a failed assertion would look like an escape. */
  SCMP_SYS (exit), SCMP_SYS (exit_group), SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn), SCMP_SYS (sigreturn), SCMP_SYS (restart_syscall), SCMP_SYS (getpid),
  SCMP_SYS (gettid),
};

static const struct
{
  int call;
  int error;
} questions[] = {
  { SCMP_SYS (ioctl), ENOTTY }, /* is this a terminal? */
  { SCMP_SYS (access), EACCES },
  { SCMP_SYS (faccessat), EACCES },
  { SCMP_SYS (faccessat2), EACCES },
  { SCMP_SYS (readlink), EACCES },
  { SCMP_SYS (readlinkat), EACCES },
  { SCMP_SYS (stat), EACCES },
  { SCMP_SYS (stat64), EACCES },
  { SCMP_SYS (lstat), EACCES },
  { SCMP_SYS (lstat64), EACCES },
  { SCMP_SYS (getcwd), EACCES },
  { SCMP_SYS (prlimit64), EPERM },
  { SCMP_SYS (getrlimit), EPERM },
  { SCMP_SYS (sched_getaffinity), EPERM },
};

static gboolean
add_tables (scmp_filter_ctx filter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0) != 0)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ERRNO (questions[i].error), questions[i].call, 0) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
allow_if (scmp_filter_ctx     filter,
          int                 call,
          struct scmp_arg_cmp condition)
{
  return seccomp_rule_add_array (filter, SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

/* Opening for reading fails or not by Landlock; for writing, or as a mere handle, it kills. */
static gboolean
add_opening (scmp_filter_ctx filter)
{
  const int more = O_ACCMODE | O_CREAT | O_TRUNC | O_PATH;

  return allow_if (filter, SCMP_SYS (open), SCMP_A1 (SCMP_CMP_MASKED_EQ, more, O_RDONLY)) &&
         allow_if (filter, SCMP_SYS (openat), SCMP_A2 (SCMP_CMP_MASKED_EQ, more, O_RDONLY));
}

/* glibc asks so for descriptors, too; for names the answer is no. A name behind AT_EMPTY_PATH cannot be told
 * from none by a filter: who has taken the reader over can learn what files there are, their size and age. */
static gboolean
add_stat (scmp_filter_ctx filter,
          int             call,
          guint           flags)
{
  const struct scmp_arg_cmp descriptor = SCMP_CMP (flags, SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH);
  const struct scmp_arg_cmp name = SCMP_CMP (flags, SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, 0);

  return allow_if (filter, call, descriptor) &&
         seccomp_rule_add_array (filter, SCMP_ACT_ERRNO (EACCES), call, 1, &name) == 0;
}

/* No memory that can be run but what is there: neither at once nor later. */
static gboolean
add_memory (scmp_filter_ctx filter)
{
  const struct scmp_arg_cmp no_code = SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);

  return allow_if (filter, SCMP_SYS (mmap), no_code) && allow_if (filter, SCMP_SYS (mmap2), no_code) &&
         allow_if (filter, SCMP_SYS (mprotect), no_code);
}

/* Not F_SETOWN, by which a descriptor sends signals to others. */
static gboolean
add_fcntl (scmp_filter_ctx filter)
{
  static const int commands[] = { F_GETFD, F_SETFD, F_GETFL, F_ADD_SEALS, F_GET_SEALS };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (!allow_if (filter, SCMP_SYS (fcntl), SCMP_A1_32 (SCMP_CMP_EQ, commands[i])) ||
        !allow_if (filter, SCMP_SYS (fcntl64), SCMP_A1_32 (SCMP_CMP_EQ, commands[i])))
      return FALSE;

  return TRUE;
}

/* abort() sends its signal to itself, and nobody else gets any. */
static gboolean
add_signals (scmp_filter_ctx filter)
{
  return allow_if (filter, SCMP_SYS (tgkill), SCMP_A0_32 (SCMP_CMP_EQ, getpid ()));
}

TideReaderLock
tide_reader_cage_take_calls (void)
{
  const guint32 killing = SECCOMP_RET_KILL_PROCESS;
  scmp_filter_ctx filter;
  gboolean taken;

  /* As with Landlock, the question itself has no other way to fail. */
  if (syscall (SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &killing) != 0)
    return TIDE_READER_LOCK_LACKING;

  filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  if (filter == NULL)
    return TIDE_READER_LOCK_FAILED;
  taken = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
          add_tables (filter) && add_opening (filter) && add_stat (filter, SCMP_SYS (newfstatat), 3) &&
          add_stat (filter, SCMP_SYS (fstatat64), 3) && add_stat (filter, SCMP_SYS (statx), 2) &&
          add_memory (filter) && add_fcntl (filter) && add_signals (filter) && seccomp_load (filter) == 0;
  seccomp_release (filter);

  return taken ? TIDE_READER_LOCK_IN_FORCE : TIDE_READER_LOCK_FAILED;
}

gboolean
tide_reader_cage_close (guint *lacking)
{
  TideReaderLock files = TIDE_LOCKDOWN ? tide_reader_cage_take_files () : TIDE_READER_LOCK_LACKING;
  TideReaderLock calls = TIDE_LOCKDOWN ? tide_reader_cage_take_calls () : TIDE_READER_LOCK_LACKING;

  *lacking = (files == TIDE_READER_LOCK_LACKING ? TIDE_WIRE_LACKS_LANDLOCK : 0) |
             (calls == TIDE_READER_LOCK_LACKING ? TIDE_WIRE_LACKS_SECCOMP : 0);

  return files != TIDE_READER_LOCK_FAILED && calls != TIDE_READER_LOCK_FAILED;
}
