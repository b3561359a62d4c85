/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "read-beside.h"

#include <fcntl.h>
#include <unistd.h>

void
read_beside (const char        *path,
             const char *const *keeps,
             TideAnswer        *answer)
{
  static const char *const suffixes[] = { ".LOG1", ".LOG2", ".LOG" };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hint = g_ascii_strdown (name, -1);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  int logs[G_N_ELEMENTS (suffixes)];
  guint n_logs = 0;

  g_assert_cmpint (fd, >=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *log = g_strconcat (path, suffixes[i], NULL);

      logs[n_logs] = open (log, O_RDONLY | O_CLOEXEC);
      n_logs += logs[n_logs] >= 0;
    }

  if (n_logs > 0)
    tide_parsers_replay (fd, hint, logs, n_logs, answer);
  else
    tide_parsers_read (fd, hint, keeps, answer);
  while (n_logs > 0)
    close (logs[--n_logs]);
  close (fd);
}
