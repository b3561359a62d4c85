/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "needed.h"

int
needed_read_by_name (void)
{
  char text[8] = "";
  int fd = open ("/proc/self/fd/3", O_RDONLY);

  return fd >= 0 && read (fd, text, sizeof text) == 5 && strcmp (text, "input") == 0 ? close (fd) : -1;
}

int
needed_make_sealed (void)
{
  const int seals = F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  int fd = memfd_create ("image", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  char path[64];

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  if (fd < 0 || ftruncate (fd, 8) != 0 || pwrite (fd, "regf", 4, 0) != 4 || write (fd, "regf", 4) != 4 ||
      fcntl (fd, F_ADD_SEALS, seals) != 0 || fcntl (fd, F_GET_SEALS) != seals)
    return -1;

  return close (open (path, O_RDONLY | O_CLOEXEC));
}

static int
compare (const void *a,
         const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* Arenas, mappings that grow, and a sort that asks how much memory there is */
int
needed_use_memory (void)
{
  const size_t n = 4 * 1024 * 1024;
  int *numbers = malloc (n);

  numbers = realloc (numbers, n * sizeof *numbers);
  for (size_t i = 0; i < n; i++)
    numbers[i] = n - i;
  qsort (numbers, n, sizeof *numbers, compare);
  printf ("%d\n", numbers[0]);
  free (numbers);

  return fflush (stdout);
}

/* GLib asks what the time is and whether this is a terminal. */
int
needed_complain (void)
{
  g_log_set_writer_func (g_log_writer_standard_streams, NULL, NULL);
  g_message ("complaint");
  return 0;
}

int
needed_write_reply (void)
{
  return write (4, "reply", 5) == 5 ? 0 : -1;
}

int
needed_abort_self (void)
{
  abort ();
}
