/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/tide-windows-path.h"

const char *
tide_windows_path_get_name (const char *path)
{
  const char *name = path + strlen (path);

  while (name > path && name[-1] != '\\' && name[-1] != '/')
    name--;

  return name;
}
