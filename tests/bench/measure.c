/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/*
 * Runs a command with its output thrown away, and says: its wall time in seconds, the peak memory of it and
 * all its descendants in KiB, and how it ended. The memory is the largest sum, over samples, of the highest
 * resident set that each living process has had (VmHWM): pages that two share count twice, and peaks that
 * were not at the same time count as if they were. The true figure is no higher, but for a process that
 * grew and ended between two samples.
 */
#define SAMPLE_EVERY_MS 4

static unsigned long
read_peak (pid_t pid)
{
  char          path[64];
  char          line[256];
  unsigned long kib = 0;
  FILE         *status;

  snprintf (path, sizeof path, "/proc/%d/status", pid);
  status = fopen (path, "r");
  if (status == NULL)
    return 0;
  while (fgets (line, sizeof line, status) != NULL)
    if (sscanf (line, "VmHWM: %lu kB", &kib) == 1)
      break;
  fclose (status);

  return kib;
}

static unsigned long sum_tree (pid_t pid);

/* Children are listed by the thread that started them. */
static unsigned long
sum_children (pid_t       pid,
              const char *thread)
{
  char          path[320];
  unsigned long kib = 0;
  int           child;
  FILE         *children;

  snprintf (path, sizeof path, "/proc/%d/task/%s/children", pid, thread);
  children = fopen (path, "r");
  if (children == NULL)
    return 0;
  while (fscanf (children, "%d", &child) == 1)
    kib += sum_tree (child);
  fclose (children);

  return kib;
}

static unsigned long
sum_tree (pid_t pid)
{
  char           path[64];
  unsigned long  kib = read_peak (pid);
  struct dirent *entry;
  DIR           *threads;

  snprintf (path, sizeof path, "/proc/%d/task", pid);
  threads = opendir (path);
  if (threads == NULL)
    return kib;
  while ((entry = readdir (threads)) != NULL)
    if (entry->d_name[0] != '.')
      kib += sum_children (pid, entry->d_name);
  closedir (threads);

  return kib;
}

static void
run (char **command)
{
  int null = open ("/dev/null", O_WRONLY);

  dup2 (null, STDOUT_FILENO);
  dup2 (null, STDERR_FILENO);
  execvp (command[0], command);
  _exit (127);
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int
main (int   argc,
      char *argv[])
{
  unsigned long peak = 0;
  double        started = now ();
  double        ended;
  struct pollfd ending = { .events = POLLIN };
  int           status;
  pid_t         pid;

  if (argc < 2)
    {
      fputs ("usage: measure COMMAND [ARGUMENT…]\n", stderr);
      return 64;
    }

  pid = fork ();
  if (pid == 0)
    run (argv + 1);
  ending.fd = syscall (SYS_pidfd_open, pid, 0);
  if (pid < 0 || ending.fd < 0)
    {
      perror ("measure");
      return 1;
    }

  do
    {
      unsigned long kib = sum_tree (pid);

      peak = kib > peak ? kib : peak;
    }
  while (poll (&ending, 1, SAMPLE_EVERY_MS) == 0);
  ended = now ();
  waitpid (pid, &status, 0);
  printf ("%.4f %lu %d\n", ended - started, peak, WIFEXITED (status) ? WEXITSTATUS (status) : -1);

  return 0;
}
