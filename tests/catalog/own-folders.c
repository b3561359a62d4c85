/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "own-folders.h"

#include <ftw.h>
#include <glib/gstdio.h>

char *
own_folders_make (void)
{
  char *folder = g_dir_make_tmp ("tidemark-test-XXXXXX", NULL);
  g_autofree char *data = NULL;
  g_autofree char *cache = NULL;

  g_assert_nonnull (folder);
  data = g_build_filename (folder, "data", NULL);
  cache = g_build_filename (folder, "cache", NULL);
  g_mkdir (cache, 0700);
  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);

  return folder;
}

static int
remove_one (const char        *path,
            const struct stat *status,
            int                type,
            struct FTW        *walk)
{
  return g_remove (path);
}

void
own_folders_remove (char *folder)
{
  nftw (folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  g_free (folder);
}
