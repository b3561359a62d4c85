/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "hostile.h"
#include "needed.h"
#include "reader/tide-reader-cage.h"
#include "reader/tide-reader-limits.h"

/*
 * What somebody could try who has taken the reader over: "hostile LOCK ACT FOLDER" locks itself in, tries one
 * thing, and ends with the error that it got, 0 if it succeeded. Descriptor 3 is a memfd with "input".
 */

static char victim[4096]; /* a file in the folder */
static char other[4096];  /* a name in it that is free */

/* Got before the lock closes, so that each act is the one call that it is about. */
static pid_t parent;
static int tcp;
static int local;

static int
close_opened (int fd)
{
  return fd >= 0 ? close (fd) : -1;
}

static int
read_file (void)
{
  return close_opened (open (victim, O_RDONLY));
}

static int
list_folder (void)
{
  return close_opened (open ("/", O_RDONLY | O_DIRECTORY));
}

static int
write_file (void)
{
  return close_opened (open (victim, O_WRONLY));
}

static int
create_file (void)
{
  return close_opened (open (other, O_CREAT | O_RDONLY, 0600));
}

static int
truncate_on_open (void)
{
  return close_opened (open (victim, O_RDONLY | O_TRUNC));
}

static int
truncate_file (void)
{
  return truncate (victim, 0);
}

static int
unlink_file (void)
{
  return unlink (victim);
}

static int
rename_file (void)
{
  return rename (victim, other);
}

static int
make_folder (void)
{
  return mkdir (other, 0700);
}

static int
make_link (void)
{
  return symlink (victim, other);
}

static int
chmod_file (void)
{
  return chmod (victim, 0);
}

static int
own_memory (void)
{
  return close_opened (open ("/proc/self/mem", O_RDWR));
}

static int
execute (void)
{
  return execl ("/bin/true", "true", NULL);
}

static int
fork_off (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);

  return pid > 0 ? 0 : -1;
}

static void *
do_nothing (void *data)
{
  return data;
}

static int
start_thread (void)
{
  pthread_t thread;

  errno = pthread_create (&thread, NULL, do_nothing, NULL);
  return errno == 0 ? pthread_join (thread, NULL) : -1;
}

static int
make_socket (void)
{
  return close_opened (socket (AF_UNIX, SOCK_STREAM, 0));
}

/* Nobody listens; to be told so is to have got through. */
static int
reach (int         fd,
       const void *address,
       socklen_t   length)
{
  return connect (fd, address, length) == 0 || errno == ECONNREFUSED ? 0 : -1;
}

static int
connect_tcp (void)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (1) };

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  return reach (tcp, &address, sizeof address);
}

static int
connect_unix (void)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "\0nobody-listens-to-this" };

  return reach (local, &address, sizeof address);
}

static int
trace_parent (void)
{
  return ptrace (PTRACE_SEIZE, parent, NULL, NULL);
}

static int
kill_parent (void)
{
  return kill (parent, 0);
}

static int
kill_parent_thread (void)
{
  return syscall (SYS_tgkill, parent, parent, 0);
}

static int
map_code (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED ? 0 : -1;
}

static int
protect_code (void)
{
  void *page = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mprotect (page, 4096, PROT_READ | PROT_EXEC);
}

/* By it, every page that can be read could be run. */
static int
read_implies_code (void)
{
  return personality (READ_IMPLIES_EXEC) >= 0 ? 0 : -1;
}

static int
signal_by_descriptor (void)
{
  return fcntl (3, F_SETOWN, parent);
}

/* What somebody left open who started the reader */
static int
use_inherited (void)
{
  return fcntl (tcp, F_GETFD);
}

static int
set_limit (void)
{
  const struct rlimit none = { 0, 0 };

  return setrlimit (RLIMIT_CORE, &none);
}

/* Onto nothing, for whoever may do it would have done it. */
static int
mount_nowhere (void)
{
  return mount ("none", other, "tmpfs", MS_RDONLY, NULL);
}

/* A ring does what a filter of calls does not see. */
static int
make_ring (void)
{
  struct io_uring_params parameters = { 0 };

  return close_opened (syscall (SYS_io_uring_setup, 1, &parameters));
}

/* getpid by the numbers of another architecture: what is 20 there is writev here. */
static int
foreign_call (void)
{
#ifdef __x86_64__
  long result = 20;

  __asm__ volatile ("int $0x80" : "+a"(result) : : "memory");
  return result > 0 ? 0 : -1;
#else
  raise (SIGSYS);
  return 0;
#endif
}

/* Too much of what may be had */

static int
fill_file (void)
{
  char block[64 * 1024] = "";
  int fd = memfd_create ("full", MFD_CLOEXEC);

  for (int i = 0; i < 1024; i++)
    if (write (fd, block, sizeof block) < 0)
      return -1;

  return 0;
}

static int
take_memory (void)
{
  const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  void *memory = mmap (NULL, 3ul << 30, PROT_READ | PROT_WRITE, flags, -1, 0);

  return memory != MAP_FAILED ? 0 : -1;
}

static int
open_many (void)
{
  for (int i = 0; i < 100; i++)
    if (memfd_create ("one of many", 0) < 0)
      return -1;

  return 0;
}

/* Without end: a loop that counts is over before its second on a machine that is fast enough. */
static int
spin (void)
{
  volatile gboolean on = TRUE;

  while (on)
    ;

  return 0;
}

static const struct
{
  const char *name;
  int (*try) (void);
} acts[] = {
  { "read-file", read_file },
  { "list-folder", list_folder },
  { "write-file", write_file },
  { "create", create_file },
  { "truncate-on-open", truncate_on_open },
  { "truncate", truncate_file },
  { "unlink", unlink_file },
  { "rename", rename_file },
  { "make-folder", make_folder },
  { "make-link", make_link },
  { "chmod", chmod_file },
  { "own-memory", own_memory },
  { "execute", execute },
  { "fork", fork_off },
  { "thread", start_thread },
  { "make-socket", make_socket },
  { "connect-tcp", connect_tcp },
  { "connect-unix", connect_unix },
  { "trace-parent", trace_parent },
  { "kill-parent", kill_parent },
  { "kill-parent-thread", kill_parent_thread },
  { "map-code", map_code },
  { "protect-code", protect_code },
  { "read-implies-code", read_implies_code },
  { "signal-by-descriptor", signal_by_descriptor },
  { "set-limit", set_limit },
  { "mount", mount_nowhere },
  { "ring", make_ring },
  { "foreign-call", foreign_call },

  { "use-inherited", use_inherited },
  { "fill-file", fill_file },
  { "take-memory", take_memory },
  { "open-many", open_many },
  { "spin", spin },

  { "read-by-name", needed_read_by_name },
  { "make-sealed", needed_make_sealed },
  { "use-memory", needed_use_memory },
  { "complain", needed_complain },
  { "write-reply", needed_write_reply },
  { "abort", needed_abort_self },
};

/* Whoever started the tests may have set a hard limit, which nobody but root can raise. */
static gboolean
allow_a_second (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_CPU, &limit) != 0)
    return FALSE;
  limit.rlim_cur = 1;

  return setrlimit (RLIMIT_CPU, &limit) == 0;
}

/* As "ulimit -t 2" sets it, by somebody who does not hear the signal */
static gboolean
inherit_two_seconds (void)
{
  const struct rlimit seconds = { 2, 2 };

  return signal (SIGXCPU, SIG_IGN) != SIG_ERR && setrlimit (RLIMIT_CPU, &seconds) == 0;
}

static TideReaderLock
lock (const char *name)
{
  guint lacking;

  if (strcmp (name, "none") == 0)
    return TIDE_READER_LOCK_IN_FORCE;
  if (strcmp (name, "short") == 0)
    return allow_a_second () ? lock ("whole") : TIDE_READER_LOCK_FAILED;
  if (strcmp (name, "inherited") == 0)
    return inherit_two_seconds () ? lock ("whole") : TIDE_READER_LOCK_FAILED;
  if (strcmp (name, "whole") == 0)
    return !tide_reader_limits_set (1024 * 1024, 4) || !tide_reader_cage_close (&lacking)
               ? TIDE_READER_LOCK_FAILED
               : (lacking != 0 ? TIDE_READER_LOCK_LACKING : TIDE_READER_LOCK_IN_FORCE);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return TIDE_READER_LOCK_FAILED;

  return strcmp (name, "landlock") == 0 ? tide_reader_cage_take_files () : tide_reader_cage_take_calls ();
}

int
main (int   argc,
      char *argv[])
{
  if (argc != 4)
    return HOSTILE_NOT_TRIED;
  parent = getppid ();
  tcp = socket (AF_INET, SOCK_STREAM, 0);
  local = socket (AF_UNIX, SOCK_STREAM, 0);
  g_snprintf (victim, sizeof victim, "%s/victim", argv[3]);
  g_snprintf (other, sizeof other, "%s/other", argv[3]);

  switch (lock (argv[1]))
    {
    case TIDE_READER_LOCK_LACKING:
      return HOSTILE_NO_LOCK;
    case TIDE_READER_LOCK_FAILED:
      return HOSTILE_NOT_TRIED;
    default:
      break;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    if (strcmp (argv[2], acts[i].name) == 0)
      return acts[i].try () == 0 ? 0 : errno;

  return HOSTILE_NOT_TRIED;
}
